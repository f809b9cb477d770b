"""The heads of an analysis sheet in a stream of words: where they begin and end, in which order its values come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.analyses.words import Sort, Word

_HEADS = (Sort.BASE, Sort.TARGET, Sort.YEARLY, Sort.YEAR_HEAD)
_AMONG = (*_HEADS, Sort.ASIDE, Sort.MARK)
_MOST_BETWEEN = 4  # words of a wrapped head that is not of the official form: the reasons for a target
_MOST = 60
_MOST_OVER = 6  # words between the head of the goals and that of the baseline
_LONGEST_BETWEEN = 60


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads from the first to the one behind the last; how many values of single years stand before the target."""

    start: int
    end: int
    before_target: int
    in_words: bool  # whether what is aimed at is a state: 基準, 目標 without 値
    in_brackets: bool  # whether the years stand in brackets behind their values, without heads of their own
    owned: bool  # whether the goals stand in a column before the indicators


def heads_in(words: Sequence[Word]) -> Iterator[Heads]:
    """Find all heads that say of baseline and target that their years stand with them."""
    end = 0
    for at, word in enumerate(words):
        heads = _heads_at(words, at) if at >= end and word.sort is Sort.BASE else None
        if heads is not None:
            yield heads
            end = heads.end


def _heads_at(words: Sequence[Word], start: int) -> Heads | None:
    end, sorts, years = start, list[Sort](), 0
    while end < len(words) and end - start < _MOST and _is_of_heads(words, end, sorts):
        sorts.append(words[end].sort)
        years += words[end].sort is Sort.TIME
        end += 1
    if Sort.TARGET not in sorts or not (_is_dated(sorts) or (Sort.YEARLY in sorts and Sort.YEAR_HEAD not in sorts)):
        return None
    target, yearly = sorts.index(Sort.TARGET), sorts.index(Sort.YEARLY) if Sort.YEARLY in sorts else len(sorts)
    texts = {word.cell.text for word in words[start:end] if word.sort in (Sort.BASE, Sort.TARGET)}
    over = words[max(0, start - _MOST_OVER) : start]
    return Heads(
        start,
        end,
        years if yearly < target else 0,
        in_words=not any(text[:3].endswith(("値", "（値")) or "値" in text for text in texts),
        in_brackets=Sort.YEAR_HEAD not in sorts,
        owned=any(word.sort is Sort.OWNER for word in over),
    )


def _is_of_heads(words: Sequence[Word], at: int, before: Sequence[Sort]) -> bool:
    """Tell whether the heads go on here: with a word of the form, a year among or behind them, or one that wraps."""
    word = words[at]
    if word.sort in _AMONG:
        return True
    if word.sort is Sort.TIME:
        return before[-1] in (Sort.TIME, Sort.YEAR_HEAD, Sort.YEARLY, Sort.TARGET, Sort.ASIDE, Sort.TEXT)
    if word.sort is not Sort.TEXT or len(word.cell.text) > _LONGEST_BETWEEN or "。" in word.cell.text:
        return False
    behind = words[at + 1 : at + 1 + _MOST_BETWEEN]
    upto = next((n for n, one in enumerate(behind) if one.sort in _HEADS), None)
    return upto is not None and all(one.sort is Sort.TEXT for one in behind[:upto])


def _is_dated(sorts: Sequence[Sort]) -> bool:
    """Tell heads with a year for the baseline and one for the target."""
    return sorts.count(Sort.YEAR_HEAD) >= len((Sort.BASE, Sort.TARGET))
