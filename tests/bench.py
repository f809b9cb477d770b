"""Measure what the product promises about speed, side by side in one run: `make bench [DOCS=…]`.

Whole processes are timed, because that is what a user waits for. Machines are shared and noisy: each figure is the
median of several runs, and the claims are ratios between commands of the same run.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

COMMAND = Path(sys.executable).with_name("sujimichi")
RUNS = 3
BARE = """
import sys, spacy
from pathlib import Path
lines = [line for path in sys.argv[1:] for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
nlp = spacy.load("ja_ginza")
for doc in nlp.pipe(lines):
    pass
"""


def main(documents: str = "samples") -> None:
    """Time the commands on a document, or on all of a folder together, and print one table."""
    given = Path(documents)
    texts = [path for path in sorted(given.glob("*.[mt][dx]*")) if not path.name.startswith("README")]
    paths = texts if given.is_dir() else [given]
    with tempfile.TemporaryDirectory() as scratch:
        rows = _rows(paths, Path(scratch) / "store")
    _print(given, rows)


def _rows(paths: list[Path], store: Path) -> list[tuple[str, float]]:
    def fresh() -> None:
        shutil.rmtree(store, ignore_errors=True)

    ingest: list[str | Path] = [COMMAND, "--store", store, "ingest", *paths]
    bare = _median([sys.executable, "-c", BARE, *paths])
    first = _median(ingest, before=fresh)
    second = _median(ingest)
    return [
        ("bare nlp.pipe of ja_ginza over the same lines", bare),
        ("sujimichi ingest, new", first),
        ("  ratio to the bare pipe", first / bare),
        ("sujimichi ingest, the same again", second),
        ("sujimichi documents", _median([COMMAND, "--store", store, "documents"])),
        ("sujimichi export --format json", _median([COMMAND, "--store", store, "export", "-o", store / "graph.json"])),
        ("sujimichi --help", _median([COMMAND, "--help"])),
    ]


def _median(command: Sequence[str | Path], before: Callable[[], None] | None = None) -> float:
    return statistics.median(_time(command, before) for _ in range(RUNS))


def _time(command: Sequence[str | Path], before: Callable[[], None] | None) -> float:
    if before:
        before()
    start = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, capture_output=True)  # our own command
    return time.perf_counter() - start


def _print(path: Path, rows: list[tuple[str, float]]) -> None:
    table = Table(title=f"{path.name}: medians of {RUNS} runs")
    table.add_column("command")
    table.add_column("seconds (or ratio)", justify="right")
    for name, figure in rows:
        table.add_row(name, f"{figure:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
