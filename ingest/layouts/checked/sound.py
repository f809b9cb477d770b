"""Whether a KPI can be one: its target is no number of its row, run of values or rest of a sentence, its name whole."""

import re

from ingest.layouts.found import FoundKpi

_BARE = re.compile(r"[0-9０-９]{1,2}")
_OF_UNIT = r"[A-Za-zＡ-Ｚａ-ｚ]*[-－]?(?:CO|ＣＯ|m|ｍ)[2２3３](?![0-9０-９,.])"  # 6,100 t-CO2
_VALUE = rf"(?:(?!{_OF_UNIT})[^ 　（）()]*[0-9０-９][^ 　（）()]*|[－―−ー—-])"
_SEVERAL = re.compile(rf"{_VALUE}(?:[ 　]+{_VALUE})+")
_OF_WHOM = re.compile(
    r".*(?:[男女](?:性|子|児|計)?|歳(?:代|以上|以下|未満|児)?|[小中高]学?校?生?|[児生]徒|児童|人|者|全体|総数)[：:]?"
)
_FOR_EACH = re.compile(r"[0-9０-９].*[当あ]たり")
_OF_GROUP = re.compile(rf"(?:{_OF_WHOM.pattern})(?<=[：:])[0-9０-９].*")
_FIGURE = re.compile(r"[0-9０-９].*")
_NAMELESS = re.compile(r"(?:[-－−―—–‐ー]|なし)+(?:[（(].*[)）])?")  # ―（数値目標なし）
_TORN = re.compile(  # を飲酒している者の割合, 割合の増加, and a year of the heads: 令和４年度朝食を食べる人の割合
    r"[を、。）)]|割合の(?:増加|減少|向上|低下|上昇)$"
    r"|(?:令和|平成)[ 　]?[0-9０-９元]{1,2}[ 　]?年度(?=[一-龠ァ-ヶ0-9０-９])(?![末内以時分比当版入卒採中間初])"
)
_NO_NAME = re.compile(  # 86.00 14.00 20.00, 15人 16人, and what is run together of values, or of the labels of rows
    r"[0-9０-９,，.．\s]+"
    r"|(?:.*(?:KPI|ＫＰＩ)(?:[0-9０-９]|[①-⑳])){2}.*|(?:.*(?<![0-9０-９])[0-9０-９,，]+[.．][0-9０-９]{2}(?![0-9０-９])){3}.*"
    r"|.*[^0-9０-９]単位|[0-9０-９,，.．]+(?P<unit>[^\s0-9０-９,，.．]{1,3})(?:[ 　]*[0-9０-９,，.．]+(?P=unit))+"
)
_SOURCE = re.compile(
    r"(?:出典|資料)[ 　]?(?:[①-⑳][ 　]?)?[:：]|(?:^|[ 　])[①-⑳][ 　]?[:：]"
)  # notes under a table: 出典①：意識調査
_REASON = re.compile(  # of the column beside: 事業の終了による, 窓口の開設に伴い追加
    r".*(?:による|に伴(?:い|う)[^、。]{0,8}|(?:た|の)ため|を踏まえ[^、。]{0,10}|[上下]方修正)"
)
_PHONE = re.compile(r"(?:[0-9０-９]{1,5}[-－‐―ー]){2}[0-9０-９]{3,4}")
_AGES = re.compile(r"[0-9０-９]{1,2}(?:歳?[～〜~－-][0-9０-９]{1,2})?歳(?P<bound>以上|以下|未満)?")
_NEXT_TO = 3  # characters
_REST_OF_SENTENCE = re.compile(r"(?:名|人|件|回|か所|社|団体|世帯|年|[％%])[でがをにとの][^0-9０-９]+")


def is_sound(kpi: FoundKpi) -> bool:
    """Tell what was read of a table from a misreading, which is worse than none."""
    several = _SEVERAL.fullmatch(kpi.target) is not None and not _is_parted(kpi.target.split())
    cut = several or any(form.fullmatch(kpi.target) for form in (_PHONE, _REST_OF_SENTENCE, _REASON))
    torn = any(form.fullmatch(kpi.indicator) for form in (_NAMELESS, _NO_NAME)) or _TORN.match(kpi.indicator)
    noted = any(_SOURCE.search(text) for text in (kpi.indicator, kpi.baseline or "", kpi.target))
    return not (_is_row_number(kpi) or cut or torn or noted or _is_quoted(kpi) or _is_of_ages(kpi))


def _is_of_ages(kpi: FoundKpi) -> bool:
    """Tell the heads of a table of the population by age, 15歳未満 … 65歳以上, from an age that is to rise."""
    young, old = (_AGES.fullmatch(text) for text in (kpi.baseline or "", kpi.target))
    bounds = {age["bound"] for age in (young, old) if age is not None}
    return None not in bounds and len(bounds) > 1


def _is_parted(words: list[str]) -> bool:
    """Tell a value for each group, 男性 8,500歩 女性 7,500歩, one with a part of it, 900人 うち市外80人, and a rate."""
    if _FOR_EACH.fullmatch(words[0]) or all(map(_OF_GROUP.fullmatch, words)):  # １日当たり 150分, 男性:50％ 女性:70％
        return True
    groups, values = words[::2], words[1::2]
    each = len(groups) == len(values) > 1 and all(map(_FIGURE.fullmatch, values))
    each = each and all(map(_OF_WHOM.fullmatch, groups))
    return each or (len(words) > 1 and all(word.startswith("うち") for word in words[1:]))


def _is_row_number(kpi: FoundKpi) -> bool:
    """Tell the number that stands right before the name of an indicator, where nothing else was read: ４ 寄港便数."""
    if _BARE.fullmatch(kpi.target) is None or kpi.baseline is not None or kpi.unit is not None:
        return False
    begins = kpi.spans[0][0]
    return any(0 <= begins - end <= _NEXT_TO for _, end in kpi.spans[1:])


def _is_quoted(kpi: FoundKpi) -> bool:
    """Tell words out of a quotation that is still open: 他市の例では、「利用者数."""
    return kpi.indicator.count("「") > kpi.indicator.count("」")
