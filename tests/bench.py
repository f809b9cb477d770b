"""Measure what the product promises about speed, side by side in one run: `make bench [DOCS=…]`.

Whole processes are timed, because that is what a user waits for. Machines are shared and noisy: each figure is the
median of several runs, the claims are ratios between commands of the same run, and beside the time that a user waits
stands the time that processors worked for it.
"""

import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

COMMAND = Path(sys.executable).with_name("sujimichi")
RUNS = 3
CHANGED = 0.01  # share of the sentences
BARE = """
import sys, spacy
from pathlib import Path
lines = [line for path in sys.argv[1:] for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
nlp = spacy.load("ja_ginza")
for doc in nlp.pipe(lines):
    pass
"""
_SENTENCE = re.compile(r"(?<=[^\n。]{15})。")
_MORE = "ことに努める。"


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds: that a user waits, and that processors work."""

    waited: float
    worked: float


@dataclass(frozen=True, slots=True)
class Row:
    """A command with what it took, and with which other one it is compared."""

    name: str
    took: Took
    of: "Row | None" = None


def main(documents: str = "samples") -> None:
    """Time the commands on a document, or on all of a folder together, and print one table."""
    given = Path(documents)
    texts = [path for path in sorted(given.glob("*.[mt][dx]*")) if not path.name.startswith("README")]
    paths = texts if given.is_dir() else [given]
    with tempfile.TemporaryDirectory() as scratch:
        rows = _rows(paths, Path(scratch))
    _print(given, rows)


def _rows(paths: list[Path], scratch: Path) -> list[Row]:
    store, first, revised = scratch / "store", scratch / "first", scratch / "revised"
    revised.mkdir()
    later = [changed(path, revised / path.name) for path in paths]
    command: list[str | Path] = [COMMAND, "--store", store]
    bare = Row("bare nlp.pipe of ja_ginza over the same lines", _median([sys.executable, "-c", BARE, *paths]))
    new = Row("ingest, new", _median([*command, "ingest", *paths], lambda: _remove(store)), bare)
    shutil.copytree(store, first)
    return [
        bare,
        new,
        Row(f"ingest, {CHANGED:.0%} changed", _median([*command, "ingest", *later], lambda: _put(first, store)), new),
        Row("ingest, the same again", _median([*command, "ingest", *paths], lambda: _put(first, store)), new),
        Row("documents", _median([*command, "documents"])),
        Row("ask kpis", _median([*command, "ask", "kpis"])),
        Row("search 地域", _median([*command, "search", "地域"])),
        Row("export --format json", _median([*command, "export", "-o", scratch / "graph.json"])),
        Row("--help", _median([COMMAND, "--help"])),
    ]


def changed(path: Path, target: Path) -> Path:
    """Write a text with some of its sentences ended in another way, always the same ones."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    ends = [match.start() for match in _SENTENCE.finditer(text)]
    chosen = random.Random(1).sample(ends, max(1, round(len(ends) * CHANGED))) if ends else [len(text)]  # noqa: S311
    for end in sorted(chosen, reverse=True):
        text = f"{text[:end]}{_MORE}{text[end + 1 :]}"
    target.write_bytes(text.encode())
    return target


def _remove(store: Path) -> None:
    shutil.rmtree(store, ignore_errors=True)


def _put(source: Path, store: Path) -> None:
    _remove(store)
    shutil.copytree(source, store)


def _median(command: Sequence[str | Path], before: Callable[[], None] = lambda: None) -> Took:
    runs = [_time(command, before) for _ in range(RUNS)]
    return Took(statistics.median(run.waited for run in runs), statistics.median(run.worked for run in runs))


def _time(command: Sequence[str | Path], before: Callable[[], None]) -> Took:
    before()
    start, worked = time.perf_counter(), _worked()
    subprocess.run([str(part) for part in command], check=True, capture_output=True)  # our own command
    return Took(time.perf_counter() - start, _worked() - worked)


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _print(path: Path, rows: list[Row]) -> None:
    table = Table(title=f"{path.name}: medians of {RUNS} runs")
    table.add_column("command")
    for head in ("waited (s)", "worked (s)", "waited, of", "worked, of", "what"):
        table.add_column(head, justify="right")
    for row in rows:
        ratios = (
            (f"{row.took.waited / row.of.took.waited:.0%}", f"{row.took.worked / row.of.took.worked:.0%}", row.of.name)
            if row.of
            else ("", "", "")
        )
        table.add_row(row.name, f"{row.took.waited:.2f}", f"{row.took.worked:.2f}", *ratios)
    Console(width=140).print(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
