"""A change as a sentence: 目標値 1,000→1,500団体."""

import re
import unicodedata
from collections.abc import Callable

from graph.diff.change import Change
from graph.diff.found import Found

_LONGEST = 60  # characters of a wording that a sentence quotes
_WIDE_FIGURE = re.compile(r"[０-９]")
_UNIT = re.compile(r"[^\d（）()]*$")  # what a parenthesis holds belongs to its own value


def sentence(found: Found) -> str:
    """Tell a change in Japanese."""
    return _JA.get(found.change, _between)(found)


def english(found: Found) -> str:
    """Tell a change in English; names stay Japanese."""
    ends = " → ".join(_cut(end) if end else "(none)" for end in _ends(found))
    return f"{found.change.words.en.capitalize()}: {_cut(found.thing.label)}{f' ({ends})' if ends else ''}"


def _ends(found: Found) -> tuple[str | None, ...]:
    if found.change in (Change.ADDED, Change.REMOVED, Change.TEXT):
        return ()
    one = {Change.PROGRAMME_ADDED, Change.KPI_ADDED, Change.CHAIN_JOINED}
    other = {Change.PROGRAMME_REMOVED, Change.KPI_REMOVED, Change.CHAIN_BROKEN}
    if found.change in one | other:
        return (found.after,) if found.change in one else (found.before,)
    return found.before, found.after


def arrow(before: str | None, after: str | None) -> str:
    """Write two values with the unit that they share said once: 1,000→1,500団体."""
    if before is None or after is None:
        return f"{before or '（なし）'}→{after or '（なし）'}"
    one, two = ("".join(text.split()) for text in (before, after))
    if _is_wide(one) != _is_wide(two):  # the quotes keep the widths that are printed
        one, two = (unicodedata.normalize("NFKC", text) for text in (one, two))
    unit = _UNIT.search(one)
    return f"{one.removesuffix(unit[0]) or one}→{two}" if unit and two.endswith(unit[0]) else f"{one}→{two}"


def _is_wide(text: str) -> bool:
    return _WIDE_FIGURE.search(text) is not None


def _whole(found: Found) -> str:
    return f"{found.change.words.ja}：「{found.thing.label}」{_noted(found)}"


def _renamed(found: Found) -> str:
    return f"改称：「{found.before}」→「{found.after}」{_noted(found)}"


def _noted(found: Found) -> str:
    return f"（{found.note}）" if found.note else ""


def _figure(found: Found) -> str:
    return f"「{found.thing.label}」の{found.change.words.ja} {arrow(found.before, found.after)}"


def _between(found: Found) -> str:
    return f"「{found.thing.label}」の{found.change.words.ja} {found.before or '（なし）'}→{found.after or '（なし）'}"


def _part(found: Found) -> str:
    return f"「{found.thing.label}」：{found.change.words.ja}「{found.before or found.after}」"


def _broken(found: Found) -> str:
    return f"「{found.thing.label}」から「{found.before}」への連鎖が切れた"


def _joined(found: Found) -> str:
    return f"「{found.thing.label}」から「{found.after}」へ連鎖がつながった"


def _text(found: Found) -> str:
    return f"「{found.thing.label}」の文言が変わった"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_JA: dict[Change, Callable[[Found], str]] = {
    Change.ADDED: _whole,
    Change.REMOVED: _whole,
    Change.RENAMED: _renamed,
    Change.TARGET: _figure,
    Change.DEADLINE: _figure,
    Change.BASELINE: _figure,
    Change.PROGRAMME_ADDED: _part,
    Change.PROGRAMME_REMOVED: _part,
    Change.KPI_ADDED: _part,
    Change.KPI_REMOVED: _part,
    Change.CHAIN_BROKEN: _broken,
    Change.CHAIN_JOINED: _joined,
    Change.TEXT: _text,
}
