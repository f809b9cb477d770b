"""A name that goes on beside its first group, the groups one a line, perhaps a whole item below them.

週に１回以上体を動かす
児童の割合（小５）  男子 現状（R5） 88％ ⇒ 目標（R10） 93％
               女子 現状（R5） 79％ ⇒ 目標（R10） 87％
握力の全国平均との差（中２男子） 現状（R5） -0.8kg ⇒ 目標（R10） +1.0kg
"""

import re

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement, read_statement
from ingest.layouts.rows import Cell, Line, joined

_REST = re.compile(r"(?P<rest>[^ 　]+)(?: {2,}|　[ 　]*)(?P<group>[^ 　]{1,8})")
_ASIDE = re.compile(r"[（(](?P<words>[^（）()]+)[)）]$")
_GRADE = re.compile(r"(?:小学?校?|中学?校?|高校?)[ 　]?[0-9０-９](?:年生?)?|[0-9０-９]{1,2}(?:歳児?|年生)")
_LONGEST_GROUP = 14


def with_rest(name: Cell, line: Line, said: Statement, cues: LayoutCues) -> tuple[Cell, str] | None:
    """Give the name with its rest, and the group on the line; None where the name was whole."""
    match = _REST.fullmatch(said.indicator)
    own = line.whole
    if match is None or not own.text.startswith(said.indicator) or cues.ends_as_indicator(_ASIDE.sub("", name.text)):
        return None
    full = joined((name, own.part(0, match.end("rest"))))
    return (full, match["group"]) if cues.ends_as_indicator(_ASIDE.sub("", full.text)) else None


def of_group(name: str, group: str) -> str:
    """Name the indicator of one group: 割合（小５） and 男子 → 割合（小５男子）."""
    aside = _ASIDE.search(name)
    inside = aside is not None and group and _GRADE.fullmatch(aside["words"]) and _ASIDE.search(group) is None
    return f"{name[: aside.start()]}（{aside['words']}{group}）" if aside and inside else name + group


def read_itself(text: str, cues: LayoutCues) -> Statement | None:
    """Read an item below groups, no further one of them: a long name or one of an indicator, both values labelled."""
    said = read_statement(text, cues) if "。" not in text else None
    if said is None or said.baseline is None or not said.labelled:
        return None
    named = len(said.indicator) > _LONGEST_GROUP and "の" in said.indicator
    return said if named or cues.ends_as_indicator(said.indicator) else None
