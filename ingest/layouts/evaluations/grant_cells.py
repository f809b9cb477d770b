"""The cells of plans of grants, each for one thing: labels, names and units that stand in one cell are parted.

ＫＰＩ①：渡し船の乗客数（単位：人） → ＫＰＩ① / 渡し船の乗客数 / 人
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.layouts.evaluations.grant_heads import LABEL
from ingest.layouts.evaluations.stream import Sort, Token

_LABELLED = re.compile(
    r"(?P<label>[【\[(（＜<〈]?(?:KPI|ＫＰＩ|指標|目標)[-－]?(?:[0-9０-９]{1,2}|[①-⑳])[】\])）＞>〉]?)"
    r"(?:[ 　:：.．]+|(?<=[】\])）＞>〉①-⑳]))(?P<name>[^ 　:：0-9０-９】\])）＞>〉].*)"
)
_OF_UNIT = re.compile(r"(?P<name>.*?)[（(]?単位[ 　]*[:：][ 　]*(?P<unit>[^（）()]+)[)）]?")
_NOTE = re.compile(r"[※＊*]|[（(]?注")


def parted(tokens: Iterable[Token]) -> Iterator[Token]:
    """Part labels from names, and both from units; leave out notes."""
    for token in tokens:
        labelled = _LABELLED.fullmatch(token.cell.text) if token.sort is Sort.TEXT else None
        if labelled is not None:
            yield replace(token, cell=token.cell.part(*labelled.span("label")))
            yield from _without_unit(replace(token, cell=token.cell.part(*labelled.span("name"))))
        elif not _NOTE.match(token.cell.text):
            yield from _without_unit(token)


def label_of(token: Token) -> str:
    """Give the number that a label counts an indicator by, nothing where a cell is none."""
    match = LABEL.fullmatch(token.plain)
    return match["number"] if match else ""


def _without_unit(token: Token) -> Iterator[Token]:
    match = _OF_UNIT.fullmatch(token.cell.text)
    if match is None:
        yield token
        return
    if match["name"]:
        yield replace(token, cell=token.cell.part(*match.span("name")))
    yield replace(token, sort=Sort.UNIT, cell=token.cell.part(*match.span("unit")))
