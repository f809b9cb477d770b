"""Heads of tables that are set wide, a space between their letters: 指　標, 区  分 基 準 値 目 標 値.

No letter is lost or gained: the space inside a head goes behind it, or away where no columns of print are kept.
"""

import re
from functools import cache
from itertools import accumulate, chain

from ingest.layouts.cues import load_layout_cues

GAP = re.compile(r" {2,}|[ 　]*　[ 　]*")  # parts cells by where they stand
_JAPANESE = "\u3040-\u30ff\u3400-\u9fff々ー"
_SPACED_WORD = re.compile(  # 指    標    名
    rf"(?:^|(?<![ 　])[ 　]{{2}}|[|｜\t])[ 　]*"
    rf"(?P<word>[{_JAPANESE}](?P<gap>[ 　]{{1,8}})[{_JAPANESE}](?:(?P=gap)[{_JAPANESE}]){{0,4}})"
    r"(?=(?P=gap)[ 　]|[ 　]{2}|[|｜\t（(：:]|\s*$|(?<=[ 　]{2}.)　)"
)
_SPREAD = re.compile(rf"(?<= )[{_JAPANESE}](?: [{_JAPANESE}])+(?= [^ ]{{2}})")  # № 指 標 基準値
_IN_BRACKETS = re.compile(r"(?<=.)[（(][^（()）]*[)）]$")
_FAR_APART = re.compile(r"[ 　]{3}|[0-9０-９|｜\t、。]")
_MOST_IN_HEADS, _FEWEST_HEADS = 40, 3  # letters, words
_FEWEST_SINGLE = 2  # letters that stand alone


def with_heads_whole(text: str, origins: list[int]) -> tuple[str, list[int]]:
    """Put the letters of such heads on a line together; `origins` are the source offsets of its characters."""
    return _closed_up(*(_wide_heads(text, origins) or _heads_apart(text, origins)))


def _wide_heads(text: str, origins: list[int]) -> tuple[str, list[int]] | None:
    """Close up heads whose letters stand farther apart than one head from the next: 項    目 現  状 目標値.

    Every word of the line must be a known head then.
    """
    tokens = list(re.finditer(r"[^ 　]+", text)) if len(text) <= _MOST_IN_HEADS else []
    letters = [at for token in tokens for at in range(*token.span())]
    whole = "".join(text[at] for at in letters)
    ends = set(accumulate(len(token[0]) for token in tokens))
    single = sum(len(token[0]) == 1 for token in tokens)
    words = _known_words(whole, ends - {len(whole)}) if single >= _FEWEST_SINGLE else []
    begins = [letters[at] for at in accumulate(map(len, words[:-1]), initial=0)] if words else []
    beside = all(text[at - 2 : at].strip(" 　") for at in begins[1:])  # by one space, in no columns of print
    if len(words) < _FEWEST_HEADS or not beside:
        return None
    places = [place for at in letters for place in ([at - 1] if at in begins[1:] else []) + [at]]
    return "".join(text[at] for at in places), [origins[at] for at in places]


def _closed_up(text: str, origins: list[int]) -> tuple[str, list[int]]:
    """Set the space inside a head set wide (指　標) behind it, so that nothing moves in the columns of print."""
    cues = load_layout_cues()
    for match in _SPACED_WORD.finditer(text):
        start, end = match.span("word")
        if cues.role("".join(match["word"].split())) is None:
            continue
        places = sorted(range(start, end), key=lambda at: text[at].isspace())
        text = text[:start] + "".join(text[at] for at in places) + text[end:]
        origins = [*origins[:start], *(origins[at] for at in places), *origins[end:]]
    return (text, origins) if GAP.search(text.strip()) else _without_spread(text, origins)


def _without_spread(text: str, origins: list[int]) -> tuple[str, list[int]]:
    """Close up the heads set wide of a line that single spaces part: no columns of print are kept on it."""
    cues = load_layout_cues()
    for match in reversed(list(_SPREAD.finditer(text))):
        start, end = match.span()
        word = match[0].replace(" ", "")
        if cues.role(word) is not None:
            text = text[:start] + word + text[end:]
            origins = [*origins[:start], *origins[start:end:2], *origins[end:]]
    return text, origins


def _heads_apart(text: str, origins: list[int]) -> tuple[str, list[int]]:
    """Part heads set wide that were closed up with their neighbours: 区  分基準値目標値 of 区  分 基 準 値 目 標 値."""
    closed = origins[-1] - origins[0] >= len(text) and len(text) <= _MOST_IN_HEADS
    if not closed or _FAR_APART.search(text.strip()):
        return text, origins
    letters = [at for at, letter in enumerate(text) if not letter.isspace()]
    apart = {count for count, at in enumerate(letters) if count and origins[at] > origins[letters[count - 1]] + 1}
    words = _known_words("".join(text[at] for at in letters), apart)
    if len(words) < _FEWEST_HEADS:
        return text, origins
    ends = list(accumulate(map(len, words)))[:-1]
    places = [
        letters[0],
        *(at for count, at in enumerate(letters[1:], 1) for at in ([at - 1] * (count in ends) + [at])),
    ]
    return " ".join(words), [origins[at] for at in places]


def _is_head(word: str) -> bool:
    """Tell a known head, what it says in brackets aside: 成果目標（期限）."""
    return _IN_BRACKETS.sub("", word) in _head_words()


@cache
def _head_words() -> frozenset[str]:
    return frozenset(chain.from_iterable(load_layout_cues().columns.values()))


def _known_words(letters: str, apart: set[int]) -> list[str]:
    """Part letters where they stand apart into words of heads; none where they do not come out."""
    ways: dict[int, list[str]] = {0: []}
    for end in (*sorted(apart), len(letters)):
        first = next((at for at in ways if _is_head(letters[at:end])), None)
        if first is not None:
            ways[end] = [*ways[first], letters[first:end]]
    return ways.get(len(letters), [])
