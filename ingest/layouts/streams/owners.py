"""Names of two columns of measures that stand under each other in a stream: which lines are one of them, torn.

安全 / 水の管 / 理 / 検査の回数 / 12回     under 方針 施策 指標 …     is    安全   水の管理   検査の回数
持続 / 人材と若 / 手 / 職員の数 / 8人                                       持続   人材と若手   職員の数

Where the measures of a column count up, what begins no number is none of them, but the name of a row below:

1 水辺の安 / 全 / 救命具を備えた / 船の数 / 8人 / 灯りのある / 桟橋の数 / 6基 / 2 船を残す / …
"""

import re
from collections.abc import Sequence
from unicodedata import normalize

from ingest.layouts.streams.tokens import Token

MOST_PARTS_COUNTED = 6  # tokens of a measure with its number
UNCOUNTED = 3.0  # what has no number in a column of measures that count up
_NUMBER = re.compile(r"(?P<number>[0-9０-９]{1,2}(?=[.．]?[ 　])|[①-⑳])[.．]?[ 　]*(?=[^0-9０-９ 　△▲約,，.．])")
TORN = 1.5  # two cells of what is the name of one
_ENDS_IN_WORD = re.compile(r".[のとやをに及び][一-龠々]$")  # 水質の管, of 水質の管理
_COUNT = re.compile(r"[ 　]?(?P<number>[0-9０-９]{1,2}|[①-⑳])(?![0-9０-９])")  # 柱１, under 柱
_REST = re.compile(r"[一-龠々ァ-ヶー]{1,3}")


def price_of_tear(above: str, below: str) -> float:
    """Price two names in neighbouring columns that are rather one: the upper cut in a word, the lower a rest."""
    if len(below) == 1 and _REST.fullmatch(below):
        return TORN
    return TORN * (_ENDS_IN_WORD.search(above) is not None and _REST.fullmatch(below) is not None)


def is_counted(token: Token, head: str) -> bool:
    """Tell a token that begins a line with a number, perhaps behind the word of the head, and words behind it."""
    return _number(token, head) is not None


def count_up(tokens: Sequence[Token], head: str) -> bool:
    """Tell whether the first cell of a table has a number, and a line below has the next."""
    numbers = [number for token in tokens if (number := _number(token, head)) is not None]
    first = _number(tokens[0], head) if tokens else None
    return first is not None and numbers[1:2] == [first + 1]


def _number(token: Token, head: str) -> int | None:
    text = token.line.text.lstrip(" 　") if token.begins_line else ""
    match = _COUNT.match(text, len(head)) if head and text.startswith(head) else _NUMBER.match(text)
    return int(normalize("NFKC", match["number"])) if match is not None else None
