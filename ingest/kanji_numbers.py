"""Figures in kanji, as upright texts print them: 二十四人, 三百六十トン, 六十八・五％.

Only before a word that counts: 一部, 十分 and 第三者 are no figures.
"""

import re

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "百": 100, "千": 1_000}
_NUMERALS = "".join((*_DIGITS, *_TENS, "万"))
_COUNTERS = (
    "人|名|世帯|組|件|社|店|校|園|団体|法人|経営体|事業者|事業所|施設|農家|集落|行政区|地区|市町村|自治体|港|路線|便|か所|カ所|ヵ所|ヶ所|箇所|棟|戸(?![市町村])|頭|羽"
    "|台|隻|本|冊|枚|基|回|時間|トン|ヘクタール|キロ|メートル|平方|立方|パーセント|ポイント|割|億円|万円|千円|円|％|%"
)
_OF_NUMBERS = "者員人件戸台校社頭所院設体帯客車棟店"  # 入所者数九百八人, not 数百人 or 利用者数十人
_AFTER_NUMBER = rf"(?:(?<!数)|(?<=[{_OF_NUMBERS}]数)(?![十百千万]{{1,2}}(?:{_COUNTERS})))"
_BEFORE = rf"(?<![0-9０-９第幾{_NUMERALS}])(?<![0-9０-９][ 　]){_AFTER_NUMBER}"
KANJI_FIGURE = rf"{_BEFORE}[{_NUMERALS}]{{1,9}}(?:・[一二三四五六七八九〇]{{1,2}})?(?={_COUNTERS})"
_FIGURE = re.compile(KANJI_FIGURE)


def with_figures(text: str) -> str:
    """Write the figures of a text that are in kanji in Arabic: 二十四人 → 24人."""
    return _FIGURE.sub(lambda match: _written(match[0]), text)


def _written(kanji: str) -> str:
    whole, _, fraction = kanji.partition("・")
    value = str(number_of(whole))
    return f"{value}.{''.join(str(_DIGITS[sign]) for sign in fraction)}" if fraction else value


def number_of(kanji: str) -> int:
    """Read a whole number in kanji, by its places (二十四) or digit by digit (二四)."""
    if set(kanji) <= set(_DIGITS):
        return int("".join(str(_DIGITS[sign]) for sign in kanji))
    total = current = digit = 0
    for sign in kanji:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            current, digit = current + (digit or 1) * _TENS[sign], 0
        else:  # 万
            total, current, digit = total + (current + digit or 1) * 10_000, 0, 0
    return total + current + digit
