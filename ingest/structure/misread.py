"""Letters that were recognised for others: 1,OOO人 is 1,000人, 令和ll年度 is 令和11年度, ＫＰｌ is ＫＰＩ; one for one.

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
_KPI = re.compile(rf"(?<![{_LATIN}])(?P<begun>[KＫ][PＰ])(?P<last>[lｌ])(?![{_LATIN}])")
_LAST = str.maketrans("lｌ", "IＩ")


def with_letters_right(text: str) -> str:
    """Put what was printed in the place of the letters that were recognised for it; the text keeps its length."""
    figures = _MISREAD.sub(lambda match: match[0].translate(_FIGURES), text)
    return _KPI.sub(lambda match: match["begun"] + match["last"].translate(_LAST), figures)
