"""Measure how much is read of forms that nobody has met: `python -m tests.unmet`, some five minutes.

A reader that takes something of a few documents only stands for a form that was once new. Without it these documents
are what the next unknown document is: what the other readers find of them tells how far the rules carry. Sentences
are left out, and with them GiNZA: no layout needs it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from operator import ne
from pathlib import Path
from typing import Any
from unittest import mock

from rich.console import Console
from rich.table import Table

from ingest.layouts import readers
from ingest.layouts.found import Findings
from ingest.layouts.safely import safely
from ingest.pipeline import Pipeline
from tests.ingest.layouts import OTHERS, Score, passages, read_passage, score

_MOST_DOCUMENTS = 4  # of a form that is rare
_FEWEST_LOST = 2  # KPIs of a document that needs its reader


class OfLayouts(Pipeline):
    """Reads all but sentences."""

    def _read_sentences(self, *_: object) -> None:
        return


@dataclass(frozen=True, slots=True)
class Unmet:
    """A document read without the reader of its form, and as it is read with it."""

    reader: str
    without: Score
    known: Score


def main() -> None:
    """Print what is read of each document without its reader, and of all together."""
    found = sorted(unmet(OfLayouts(), passages(OTHERS)), key=lambda one: one.without.recall)
    table = Table(title="Forms nobody has met: what the other readers find")
    for head in ("reader left out", "document", "KPI", "found with it", "found without", "false without"):
        table.add_column(head)
    for one in found:
        counts = (_expected(one.known), len(one.known.pairs), len(one.without.pairs), len(one.without.false))
        table.add_row(one.reader, one.known.name, *map(str, counts))
    pairs, false = (sum(len(getattr(one.without, part)) for one in found) for part in ("pairs", "false"))
    expected = sum(_expected(one.known) for one in found)
    table.add_row("all", "", str(expected), "", f"{pairs} ({pairs / expected:.2f})", str(false))
    Console(width=140).print(table)


def unmet(pipeline: Pipeline, paths: list[Path]) -> Iterator[Unmet]:
    """Read documents, then those of rare forms again without the readers that took something of them."""
    known: dict[Path, Score] = {}
    documents = defaultdict[str, list[Path]](list)
    for path in paths:
        took: set[str] = set()
        with _readers(lambda _: True, took):
            known[path] = score(path, read_passage(pipeline, path))
        for name in took:
            documents[name].append(path)
    for name, own in sorted(documents.items()):
        for path in own if len(own) <= _MOST_DOCUMENTS else ():
            with _readers(partial(ne, name), set()):
                without = score(path, read_passage(pipeline, path))
            if len(known[path].pairs) - len(without.pairs) >= _FEWEST_LOST:
                yield Unmet(name, without, known[path])


@contextmanager
def _readers(may_read: Callable[[str], bool], took: set[str]) -> Iterator[None]:
    """Let only some readers read, and note those that found something or used lines."""

    def read_if(findings: Findings, lines: Any, read: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        name = getattr(read, "__name__", "")
        before = len(findings.kpis), len(findings.used)
        result = safely(findings, lines, read, *args, **kwargs) if may_read(name) else None
        if (len(findings.kpis), len(findings.used)) != before:
            took.add(name)
        return result

    with mock.patch.object(readers, "safely", read_if):
        yield


def _expected(one: Score) -> int:
    return len(one.pairs) + len(one.missed)


if __name__ == "__main__":
    main()
