"""Figures and units in one spelling: 18万人 is 180,000名, 25か所 is 25箇所, 9％ is 9パーセント."""

import re

_MAGNITUDES = {"千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12}
_AMOUNT = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:[千万億兆](?:\d+(?:\.\d+)?)?)+")
_STEP = re.compile(r"(\d+(?:\.\d+)?)?([千万億兆])?")
_SPELLINGS = {  # of each unit as it is compared, all others
    "か所": "箇所|カ所|ヵ所|ケ所|ヶ所|個所",
    "%": "パーセント",
    "t": "トン",
    "ha": "ヘクタール",
    "km": "キロメートル",
    "m2": "平方メートル",
    "m3": "立方メートル",
    "人": "名",
}
_UNITS = tuple(
    (re.compile(rf"(?<=[\d万億兆千])(?:{others})(?![一-龠ァ-ヶ])"), unit) for unit, others in _SPELLINGS.items()
)


def in_one_spelling(plain: str) -> str:
    """Write out magnitudes (18万 → 180000) and give each unit its commonest spelling; takes and gives NFKC."""
    for other, unit in _UNITS:
        plain = other.sub(unit, plain)
    return _AMOUNT.sub(lambda match: _written_out(match[0]), plain)


def unit_in_one_spelling(unit: str | None) -> str | None:
    """Give a unit that stands alone its commonest spelling."""
    return in_one_spelling(f"1{unit}")[1:] if unit else unit


def _written_out(amount: str) -> str:
    total = current = 0.0
    for figure, magnitude in _STEP.findall(amount):
        current += float(figure or 0)
        if magnitude == "千":
            current *= _MAGNITUDES[magnitude]
        elif magnitude:
            total, current = total + current * _MAGNITUDES[magnitude], 0.0
    return f"{total + current:.12g}"
