"""Words that extraction gives three times and more: a bold face drawn by printing each piece of a line again.

1. 1. 1. 1.船に 船に 船に 船に乗って 乗って 乗って 乗って育つ 育つ 育つ 育つ   is    1.船に乗って育つ
◎数値目標 数値目標 数値目標 数値目標

Heads of a table may stand side by side as often, 実績 実績 実績, so words must be glued to the next that are repeated
as often, or stand behind the sign of a heading where a text has such lines.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_RUN = re.compile(r"(?P<word>[^\s0-9０-９\-－―%％][^\s]{0,39}?|[0-9０-９]{1,2}[.．、])(?:\s(?P=word)){2,}")
_SIGNS = "◎○●■◆☆★□◇▼▲"
_BEGINS = re.compile(rf"(?:(?<=[{_SIGNS}])|(?<![^\s{_SIGNS}]))(?=(?P<first>[^\s]{{2}}))[^\s]{{1,40}}\s(?P=first)")
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
Span = tuple[int, int]


def repeated(text: str) -> list[Span]:
    """List what to leave out of a text so that each of such words stands there once."""
    chains = list(_chains(text))
    sure = [chain for chain in chains if _is_glued(chain)]
    often = {_times(run) for chain in sure for run in chain}
    signed = [chain for chain in chains if chain not in sure and _is_headed(text, chain) and _times(chain[0]) in often]
    return [(run.end("word"), run.end()) for chain in (*sure, *signed) for run in chain]


def _chains(text: str) -> Iterator[list[re.Match[str]]]:
    behind = 0
    for begin in _BEGINS.finditer(text):
        chain = _chain(text, begin.start()) if begin.start() >= behind else []
        if chain:
            yield chain
            behind = chain[-1].end()


def _chain(text: str, start: int) -> list[re.Match[str]]:
    """Follow words repeated equally often from a place on, glued or with one space between."""
    found: list[re.Match[str]] = []
    run = _RUN.match(text, start)
    while run is not None and (not found or _times(run) == _times(found[0])):
        found.append(run)
        end = run.end()
        run = _RUN.match(text, end) or (_RUN.match(text, end + 1) if text[end : end + 1].isspace() else None)
    return found if any(_WORDS.search(one["word"]) for one in found) else []


def _times(run: re.Match[str]) -> int:
    return (len(run[0]) + 1) // (len(run["word"]) + 1)


def _is_glued(chain: list[re.Match[str]]) -> bool:
    """Tell a chain in which one word of letters goes on with the next."""
    pairs = pairwise(chain)
    return any(one.end() == other.start() and _WORDS.search(other["word"]) is not None for one, other in pairs)


def _is_headed(text: str, chain: list[re.Match[str]]) -> bool:
    return text[max(0, chain[0].start() - 1) : chain[0].start()] in tuple(_SIGNS) and len(chain) == 1
