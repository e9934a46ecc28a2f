"""Runs `guidepress build` again and again, and kills it with SIGKILL at the n-th thing that it asks of the system.

Usage: python dying_build.py MKDOCS_YML, and then, for each line with a number n on the standard input, one build in a
process of its own, a copy of this one, which has imported everything. It answers with a line: the status of the process
as Python gives it (-9: killed), and how many such moments were seen. n = 0 does not kill.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

MOMENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "ctypes.dlsym", "ctypes.call_function"}


def build(moment: int, config: Path, answer: int) -> None:
    """One build, killed at a `moment`; else it writes the number of moments to `answer`."""
    from generator.publish import engine  # noqa: PLC0415 - imported before counting begins

    seen = 0

    def watch(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in MOMENTS:
            seen += 1
            if seen == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    engine.build(config, None, strict=True, progress=lambda _: None, say=lambda _: None)
    os.write(answer, str(seen).encode())


def main(config: Path) -> None:
    from generator.publish import engine, worker  # noqa: F401, PLC0415 - the copies have them

    for line in sys.stdin:
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            build(int(line), config, writing)
            os._exit(0)
        os.close(writing)
        seen = os.read(reading, 20).decode()
        os.close(reading)
        _, status = os.waitpid(process, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)} {seen or 0}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
