"""Revise texts again and again, and print how well the changes were found: `python -m tests.revisions FILE…`."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.revisions.kinds import EVERY
from tests.revisions.score import Score
from tests.revisions.trial import Trial


def main() -> None:
    """Print the table of precision and recall over all revisions."""
    parser = argparse.ArgumentParser(prog="python -m tests.revisions", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[Path("samples/mirai-strategy.md")])
    parser.add_argument("-n", "--count", type=int, default=10, help="revisions of each text")
    parser.add_argument("-e", "--each", type=int, default=4, help="times that each kind of revision is made in a text")
    asked = parser.parse_args()
    score = Score()
    for file in asked.files:
        trial = Trial(file)
        for seed in range(asked.count):
            with tempfile.TemporaryDirectory() as folder:
                bench = trial.revised(Path(folder), EVERY, asked.each, seed)
                rows, _ = trial.compare(Path(folder))
            score.add(bench, rows)
            print(f"{file.name} {seed}: {len(bench.expected)} changes", file=sys.stderr)  # noqa: T201  the way so far
    print(score.table())  # noqa: T201  a command prints
    for change, label in score.missed:
        print(f"missed: {change} {label}")  # noqa: T201  as above
    for row in score.extra:
        print(f"extra: {row.change} {row.sentence}")  # noqa: T201  as above


if __name__ == "__main__":
    main()
