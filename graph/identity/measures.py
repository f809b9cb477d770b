"""Figures and units in one spelling: 18万人 is 180,000名, 18億円 is 1,800百万円, 25か所 is 25箇所, 35ha is 0.35km2.

What counts something else is another unit, however near: 戸 is not 世帯, 団体 is not 市町村, 校 is not 施設.
"""

import re
import unicodedata

_MAGNITUDES = {"百": 10**2, "千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12}
_SMALL = frozenset("百千")
_AMOUNT = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:[百千万億兆](?:\d+(?:\.\d+)?)?)+")
_STEP = re.compile(r"(\d+(?:\.\d+)?)?([百千万億兆])?")
_SPELLINGS = {  # of each unit as it is compared, all others; without case
    "か所": "箇所|カ所|ヵ所|ケ所|ヶ所|個所",
    "か国": "箇国|カ国|ヵ国|ケ国|ヶ国|個国",
    "か月": "箇月|カ月|ヵ月|ケ月|ヶ月|個月",
    "%ポイント": "パーセントポイント",
    "%": "パーセント",
    "t-co2": "tco2|トンco2|トン-co2|トン二酸化炭素",
    "t": "トン",
    "kg": "キログラム",
    "mg": "ミリグラム",
    "g": "グラム",
    "ha": "ヘクタール",
    "a": "アール",
    "km2": "平方キロメートル|平方km|平方キロ",
    "m2": "平方メートル|平方m|平米",
    "m3": "立方メートル|立方m|立米",
    "km": "キロメートル",
    "cm": "センチメートル",
    "mm": "ミリメートル",
    "m": "メートル",
    "kl": "キロリットル",
    "ml": "ミリリットル",
    "l": "リットル",
    "kwh": "キロワット時|キロワットアワー",
    "mwh": "メガワット時|メガワットアワー",
    "gwh": "ギガワット時|ギガワットアワー",
    "kw": "キロワット",
    "mw": "メガワット",
    "gw": "ギガワット",
    "gj": "ギガジュール",
    "tj": "テラジュール",
    "人": "名",
    "店": "店舗",
    "歳": "才",
}
_SCALES = {  # units that are another one so many times
    "km2": ("m2", 10**6), "ha": ("m2", 10**4), "a": ("m2", 100),
    "km": ("m", 1000), "cm": ("m", 0.01), "mm": ("m", 0.001),
    "t": ("kg", 1000), "g": ("kg", 0.001), "mg": ("kg", 10**-6), "kl": ("l", 1000), "ml": ("l", 0.001),
    "gw": ("kw", 10**6), "mw": ("kw", 1000), "gwh": ("kwh", 10**6), "mwh": ("kwh", 1000), "tj": ("gj", 1000),
    "時間": ("分", 60), "割": ("%", 10),
}  # fmt: skip
_UNIT_OF = {other: unit for unit, others in _SPELLINGS.items() for other in others.split("|")}
_OTHERS = "|".join(sorted(_UNIT_OF, key=len, reverse=True))
_OTHER_SPELLING = re.compile(rf"(?<=[\d万億兆千百])(?:{_OTHERS})(?=以[上下内]|未満|程度|超|[^一-龠ァ-ヶ]|$)")
_SCALED = re.compile(
    rf"(?<![\d.])(\d+(?:\.\d+)?)({'|'.join(sorted(_SCALES, key=len, reverse=True))})"
    r"(?!-co2)(?=$|[^a-z一-龠ァ-ヶ23]|[23]\d|[以未程超])"  # 35ha2021年度 is dated
)


def in_one_spelling(plain: str) -> str:
    """Write out magnitudes (18万 → 180000) and give each unit its commonest spelling; takes and gives NFKC."""
    plain = _OTHER_SPELLING.sub(lambda match: _UNIT_OF[match[0]], plain)
    plain = _AMOUNT.sub(lambda match: _written_out(match[0]), plain)
    return _SCALED.sub(lambda match: "{:.12g}{}".format(*in_base_unit(float(match[1]), match[2])), plain)


def in_base_unit(value: float, unit: str | None) -> tuple[float, str | None]:
    """Give a figure in the smallest unit of its kind that plans use (m2, kg, kw, 分); the unit in one spelling."""
    base, times = _SCALES.get(unit or "", (unit, 1))
    return float(f"{value * times:.12g}"), base


def unit_in_one_spelling(unit: str | None) -> str | None:
    """Give a unit that stands alone its commonest spelling, in small letters; 数 says no more: 団体数 is 団体."""
    if not unit:
        return unit
    plain = unicodedata.normalize("NFKC", unit).casefold()
    plain = plain[:-1] if len(plain) > 1 and plain.endswith("数") else plain
    return _OTHER_SPELLING.sub(lambda match: _UNIT_OF[match[0]], f"1{plain}")[1:]


def _written_out(amount: str) -> str:
    total = below = 0.0  # below: what 万, 億 or 兆 has yet to multiply, as the 3500百 of 3500百万
    for figure, magnitude in _STEP.findall(amount):
        if magnitude in _SMALL:
            below += float(figure or 1) * _MAGNITUDES[magnitude]
        elif magnitude:
            total, below = total + (below + float(figure or 0)) * _MAGNITUDES[magnitude], 0.0
        else:
            below += float(figure or 0)
    return f"{total + below:.12g}"
