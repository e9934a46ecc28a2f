"""Runs `guidepress build` and kills itself with SIGKILL at the n-th thing that the build asks of the system.

Usage: python dying_build.py N MKDOCS_YML. N = 0 does not kill and prints how many such moments there are.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

MOMENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "ctypes.dlsym", "ctypes.call_function"}


def main(moment: int, config: Path) -> None:
    from generator.publish import engine  # noqa: PLC0415 - imported before counting begins

    seen = 0

    def watch(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in MOMENTS:
            seen += 1
            if seen == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    engine.build(config, None, strict=True, progress=lambda _: None, say=print)
    sys.stdout.write(f"{seen}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
