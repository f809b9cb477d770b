"""One cell of a series becomes an observation: the value as printed, when it was measured, the progress.

    人数：1,200人            value 「人数：1,200人 / 金額：30百万円」
    金額：30百万円
    （2013年度）             as_of 「2013年度」
    [33%, 39%]               progress 「33% / 39%」

What else is printed in parentheses at the end is a note.
"""

import re
from dataclasses import dataclass

from ingest.quantity import read_target
from ingest.tables.cells import PROGRESS_END, Piece
from ingest.tables.cues import FIGURES, YEAR, TableCues
from ingest.tables.lines import joined
from ontology.model import Observation

_PARENTHESES = re.compile(r"[（(]((?:[^（）()]|[（(][^（）()]*[)）])*)[)）]")
_DATE = re.compile(rf"{YEAR}(?![{FIGURES},，])")
_LONGEST_DATE = 26
_ASIDES = re.compile(r"(?:[（(](?:[^（）()]|[（(][^（）()]*[)）])*[)）]\s*)+$")
_NOTE = re.compile(r"\n※.*$", re.DOTALL)
_ENTRY_ENDS = re.compile(rf"[{FIGURES}](?:[％%㎥][^\W\d_]{{0,4}}|[^\W\d_]{{1,4}})$")
_ENTRY_BEGINS = re.compile(rf"[＜<（(]|.*[{FIGURES}]|.*[：:]$")
_DATED = "\f"  # stands where a date was cut out: what follows is the next entry
_FIGURE = rf"[{FIGURES}][{FIGURES},.，．]*"
_SINGLE_FIGURE = re.compile(
    rf"[（(]?(?:約|延べ|累計|平均)?[△▲+\-−]?{_FIGURE}(?:[兆億万千百]+{_FIGURE})*[^{FIGURES}]{{0,10}}[）)]?"
)
_SEPARATOR = " / "


@dataclass(frozen=True, slots=True)
class ReadValue:
    """An observation with the remarks printed in its cell."""

    observation: Observation
    notes: tuple[str, ...]


def read_value(at: str, pieces: list[Piece], cues: TableCues) -> ReadValue:
    """Read one cell of the column labelled `at`."""
    lines = [piece.text for piece in pieces]
    progress = None
    if lines and (end := PROGRESS_END.search(lines[-1])):
        progress = _progress(end[0])
        lines[-1:] = [lines[-1][: end.start()].strip()] if end.start() else []
    text, dates = _without_dates("\n".join(lines), cues)
    text, notes = _without_notes(text)
    value = _SEPARATOR.join(filter(None, (_entries(part) for part in text.split(_DATED))))
    number = read_target(value).value if _SINGLE_FIGURE.fullmatch(value) else None
    as_of = _SEPARATOR.join(dates) or None
    return ReadValue(Observation(at=at, value=value, number=number, as_of=as_of, progress=progress), notes)


def _progress(printed: str) -> str | None:
    """Take the figures out of 「[33%, 39%]」; None where none is one."""
    figures = [figure.strip() for figure in re.split(r"[,，、]", printed.strip("[]"))]
    return _SEPARATOR.join(figures) if any(re.search(rf"[{FIGURES}]", figure) for figure in figures) else None


def _without_dates(text: str, cues: TableCues) -> tuple[str, list[str]]:
    """Cut the dates in parentheses out; 「（2021年度集計予定）」 is none of a value that is there."""
    dates: list[str] = []

    def take(match: re.Match[str]) -> str:
        inside = joined(match[1].split("\n"))
        if not _DATE.match(inside) or len(inside) > _LONGEST_DATE or cues.expected.search(inside):
            return match[0]
        dates.append(inside)
        return f"\n{_DATED}\n"

    return _PARENTHESES.sub(take, text), dates


def _without_notes(text: str) -> tuple[str, tuple[str, ...]]:
    """Cut remarks off the end; a value in parentheses, with nothing before it, is none."""
    notes: list[str] = []
    for pattern in (_NOTE, _ASIDES):
        match = pattern.search(text)
        if match and text[: match.start()].strip():
            notes.append(joined(match[0].split("\n")))
            text = text[: match.start()]
    return text, tuple(notes)


def _entries(text: str) -> str:
    """Join the lines of a value, and part the entries that each end in a figure of their own."""
    entries: list[list[str]] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if entries and not (_ENTRY_ENDS.search(entries[-1][-1]) and _ENTRY_BEGINS.match(line)):
            entries[-1].append(line)
        else:
            entries.append([line])
    return _SEPARATOR.join(joined(entry) for entry in entries)
