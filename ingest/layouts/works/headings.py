"""Offices said of a heading: at the right of it, or on a line of their own below it: 担当：商工課, 【担当】商工課."""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.rows import Cell, Line
from ingest.layouts.works.cues import WorkCues
from ingest.layouts.works.offices import offices_in

_SAID = re.compile(
    r"(?:^|(?<=[ 　]{2})|(?<=　))[（(【［\[■◆●○▶▷]?[ 　]?"
    r"(?:主?担当|所管|主管)[^：:（）()0-9０-９ 　]{0,5}[】］\]]?[：:][ 　]*"
    r"(?P<words>[^：:。（）()【】［］\[\]]{2,60}?)"
    r"(?:[ 　、]+(?:関係|関連|協力|連携)[^：:、 　]{0,6}[：:].*|[)）】］\]]?[ 　]*)$"  # who only helps
)
_BOXED = re.compile(
    r"[【〔［\[](?:主?担当|所管|主管)[^：:（）()【】〔〕［］\[\]0-9０-９ 　]{0,5}[】〕］\]][ 　]*"
    r"(?P<words>[^：:。（）()【】〔〕［］\[\]]{2,60}?)[ 　]*$"
)
_SPACED = re.compile(  # 担当課　　建設課
    r"[ 　]*[■◆●○▶▷]?[ 　]?(?:主?担当|所管|主管)[^：:（）()【】〔〕［］\[\]0-9０-９ 　]{0,5}(?: {2,}|　[ 　]*)"
    r"(?P<words>[^：:。（）()【】〔〕［］\[\]]{2,60}?)[ 　]*$"
)
_ITEM = re.compile(r"[ 　\t]*(?:[・･○●▪‣•]|[-*+][ 　])")  # what stands behind it is its own
_ALONE = re.compile(r"[ 　]*[【（(［\[](?P<words>[^：:。（）()【】［］\[\]]{2,60})[】）)］\]][ 　]*$")


def offices_said(lines: Sequence[Line], cues: WorkCues) -> Iterator[tuple[Cell, ...]]:
    """Go through the lines that say who answers for what they stand under; give the offices of each."""
    for line in lines:
        match = _said(line.text)
        surely = match is not None and match.re is _ALONE
        offices = offices_in(line.part(*match.span("words")), cues, surely=surely) if match else ()
        if offices:
            yield offices


def _said(line: str) -> re.Match[str] | None:
    boxed = _BOXED.search(line)
    if boxed is not None and not _ITEM.match(line):
        return boxed
    if "：" in line or ":" in line:
        return _SAID.search(line)
    return _ALONE.match(line) or _SPACED.match(line)
