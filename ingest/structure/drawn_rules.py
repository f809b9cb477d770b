"""Rules drawn with the signs of a keyboard, alone on a line or around a title, as recognised scans have them.

＝＝ 成果指標３ ＝＝＝＝＝＝＝      is  成果指標３
渡し舟の乗客数
＝＝＝＝＝＝＝＝＝＝＝＝＝＝＝
"""

import re
from collections.abc import Iterator

_SIGN = r"[=＝~～〜＊＿＋]"
_TITLED = re.compile(
    rf"^[ \t　]*(?P<before>(?P<sign>{_SIGN})(?P=sign)+[ 　]*)"
    rf"(?=[^\s=＝~～〜＊＿＋|｜│\t])[^=＝|｜│\t\n。]{{1,40}}?(?P<after>[ 　]*(?P=sign){{3,}})[ \t　\r]*$",
    re.MULTILINE,
)
_ALONE = re.compile(rf"^[ \t　]*(?P<sign>(?!=){_SIGN})(?P=sign){{4,}}[ \t　\r]*$", re.MULTILINE)


def drawn_rules(source: str) -> Iterator[tuple[int, int]]:
    """Find what is drawn, as source spans; the titles stand as they would without."""
    for match in _TITLED.finditer(source):
        yield match.span("before")
        yield match.span("after")
    for match in _ALONE.finditer(source):
        yield match.span()
