"""Indicators with several entries, or with both years behind both values, dealt out: value, year, value, year.

窯元の割合 / ①登り窯 / ②電気窯 / ①31％ / ②44％ / ２年度 / ①50％ / ②60％ / 10年度
農家の数 / 210戸 / 260戸 / ４年度 / ９年度
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layouts.analyses.words import Sort, Word, sort_of
from ingest.layouts.boxes.entries import entries_of
from ingest.layouts.cues import LayoutCues

_VALUES, _TIMES = (Sort.VALUE, Sort.DASH), (Sort.TIME, Sort.DASH)
_PAIRED = (_VALUES, _TIMES, (Sort.VALUE,), (Sort.TIME,))
_APART = (_VALUES, (Sort.VALUE,), _TIMES, (Sort.TIME,))  # what is only read behind a name
_FEWEST, _MOST, _MOST_OF_NAME = 2, 20, 3  # entries, and words before them


def dealt_out(words: Sequence[Word], cues: LayoutCues) -> list[Word]:
    """Give each entry the name before all of them, and each value its year."""
    out: list[Word] = []
    at = 0
    while at < len(words):
        dealt = _entries(words, at, cues) if words[at].cell.text.startswith("①") else None
        if dealt is None:
            out.append(words[at])
            at += 1
            continue
        name = list(_before(out))
        first, *others = dealt[0]
        out += [*first, *(word for entry in others for word in (*name, *entry))]
        at = dealt[1]
    return list(_in_pairs(out))


def _before(words: Sequence[Word]) -> Sequence[Word]:
    """Take the words of a name off the end."""
    start = len(words)
    while start and words[start - 1].sort is Sort.TEXT and len(words) - start < _MOST_OF_NAME:
        start -= 1
    return words[start:]


def _entries(words: Sequence[Word], at: int, cues: LayoutCues) -> tuple[list[list[Word]], int] | None:
    """Read a name for each entry, then a value or year for each or for all; give them with the place behind them."""
    names = _without_marks(words, at, cues)
    end, count = at + len(names), len(names)
    entries = [[replace(word, sort=Sort.TEXT)] for word in words[at:end]]
    if count < _FEWEST or any(word.sort is not Sort.TEXT for word in names):
        return None
    for sorts in _PAIRED:
        own = _without_marks(words, end, cues) or list(words[end : end + 1])
        if len(own) not in (1, count) or any(word.sort not in sorts for word in own):
            return None
        end += len(own)
        entries = [[*entry, own[place % len(own)]] for place, entry in enumerate(entries)]
    return entries, end


def _without_marks(words: Sequence[Word], at: int, cues: LayoutCues) -> list[Word]:
    """Take the words ①…, ②…, … from a place on, without their marks."""
    cells, _ = entries_of([word.cell for word in words[at : at + _MOST]])
    own = zip(words[at:], cells, strict=False)
    return [replace(word, cell=cell, sort=sort_of(cell, cues)) for word, cell in own]


def _in_pairs(words: Sequence[Word]) -> Iterator[Word]:
    """Set each value before its year where both years stand behind both values."""
    at = 0
    while at < len(words):
        own = words[at : at + len(_APART)]
        named = not at or words[at - 1].sort is Sort.TEXT
        if named and len(own) == len(_APART) and all(word.sort in of for word, of in zip(own, _APART, strict=True)):
            base, target, since, due = own
            yield from (base, since, target, due)
            at += len(own)
        else:
            yield words[at]
            at += 1
