"""Letters that were recognised for figures: 1,OOO人 is 1,000人, 令和ll年度 is 令和11年度; one for one.

A letter is taken for a figure only among figures: in a number grouped by commas, before a unit, in a year of an era.
"""

import re

_FIGURES = str.maketrans("lIｌＩOoＯｏ", "11１１00００")
_L = "lIｌＩOoＯｏ"
_D = "0-9０-９"
_LATIN = "A-Za-zＡ-Ｚａ-ｚ"
_UNITS = "％%人件社校か箇円千万億年月日回台団施世戸組"
_MISREAD = re.compile(
    rf"(?<![{_LATIN}{_D},，.．])(?=[{_L},，]*[{_D}])[{_D}{_L}]{{1,3}}(?:[,，][{_D}{_L}]{{3}})+"
    rf"(?![{_LATIN}{_D}])"  # 1,OOO
    rf"|(?<![{_LATIN}{_D},，.．])(?:[{_D}]+[{_L}]+[{_D}]*|[lIｌＩ][{_D}]+)(?=(?:[.．][{_D}]+)?[{_UNITS}])"  # 9O％, l5件
    rf"|(?<=令和)[{_D}{_L}]{{1,2}}(?=年)|(?<=平成)[{_D}{_L}]{{1,2}}(?=年)"
)


def with_figures(text: str) -> str:
    """Put figures in the place of the letters that were recognised for them; the text keeps its length."""
    return _MISREAD.sub(lambda match: match[0].translate(_FIGURES), text)
