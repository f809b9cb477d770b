"""Spaces that recognition of a scan leaves: 平成 2 7 年 ( 速 報 値 ) 1, 1 0 4 人, 道の駅 「 くろまつ 」, ( K P I ).

Every character may stand apart, or only figures, letters and signs, which are narrow: the text itself tells which, by
how many of its neighbours stand apart. Gaps of columns, of two spaces and more, stay.
"""

import re
from collections.abc import Iterator

_D = "0-9０-９"
JAPANESE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff々〆ー"
_APART = re.compile(rf"(?<![{_D}][{JAPANESE}])(?<=[{JAPANESE}、。「」])[ \u3000](?=[{JAPANESE}、。「」])")
_ALONE = re.compile(r"(?:(?<=[\s|｜]\S)|(?<=^\S))[ \u3000](?=\S(?:[\s|｜]|$))", re.MULTILINE)  # （ R 1 1 ）, 9 1 . 3 ％
_TOGETHER = re.compile(rf"[{JAPANESE}](?=[{JAPANESE}])")
_FIGURES_APART, _FIGURES_TOGETHER = (re.compile(rf"[{_D}]{gap}(?=[{_D}])") for gap in ("[ \u3000]", ""))
_NARROW = re.compile(
    rf"(?<=[{_D}])[ ](?=[{_D}.,，．%％]|[.,][ ]?[{_D}])"  # 4 8 . 6 %
    rf"|(?<=[{_D}][.,，．])[ ](?=[{_D}])|(?<=[{_D}][ ][.,，．])[ ](?=[{_D}])"  # 1, 1 0 4
    rf"|(?<=[ (（][{_D}])[ ](?=年|月|日)|(?<=[{_D}] [{_D}])[ ](?=年|月|日)"
    rf"|(?<=平成|令和|昭和)[ ](?=[{_D}])"
    rf"|(?<=[{_D}][ ][億万])[ ](?=[{_D}])|(?<=[{_D}])[ ](?=[億万][ ][{_D}])"  # 1 億 4, 2 0 0 万円
    r"|(?<=[^ \n][(（「『])[ ](?=[^ \n])|(?<=[^ \n][ ][(（「『])[ ](?=[^ \n])|(?<=^[(（「『])[ ](?=[^ \n])"
    r"|(?<=[^ \n])[ ](?=[)）」』])"
    r"|(?<=[、。])[ ](?=[^ \n])"
    r"|(?<=[ (（][A-Za-z])[ ](?=[A-Za-z](?:[ )）\n]|$))",  # K P I
    re.MULTILINE,
)
_YEAR_APART = re.compile(rf"[{_D}][ ][{_D}][ ]?年")
_MOSTLY = 1.5  # times as many neighbours set apart as together
_FEWEST_YEARS = 3


def recognised_gaps(source: str) -> list[tuple[int, int]] | None:
    """Find the spaces in a text that recognition has set apart; None in any other text."""
    figures = _count(_FIGURES_APART, source) > _MOSTLY * _count(_FIGURES_TOGETHER, source)
    apart = [match.span() for match in _APART.finditer(source)]
    if len(apart) > _MOSTLY * _count(_TOGETHER, source):
        return [*apart, *(match.span() for match in _ALONE.finditer(source) if figures)]
    return None


def narrow_gaps(source: str) -> Iterator[tuple[int, int]]:
    """Find the spaces about figures, letters and brackets in a text where these alone were set apart."""
    years = _count(_YEAR_APART, source) >= _FEWEST_YEARS
    if years and _count(_FIGURES_APART, source) > _MOSTLY * _count(_FIGURES_TOGETHER, source):
        yield from (match.span() for match in _NARROW.finditer(source))


def _count(form: re.Pattern[str], source: str) -> int:
    return sum(1 for _ in form.finditer(source))
