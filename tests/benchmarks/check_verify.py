"""Verification of random small tables against trying every patient: `python tests/benchmarks/check_verify.py [COUNT]`.

All types, hit policies, missing values, `open` and `impossible`; gaps as sets of points, overlaps and
unreachable rules, and every example. Prints each difference and their number.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.decision.verification.random_tables import differences, random_table

COUNT = 2000


def main(count: int) -> int:
    """The number of tables with a difference."""
    different = 0
    for seed in range(count):
        found = differences(*random_table(seed))
        if found:
            different += 1
            print(f"table {seed}: {'; '.join(found)}")  # noqa: T201 - a benchmark prints
    print(f"{count} tables, {different} differences")  # noqa: T201 - a benchmark prints
    return different


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)))
