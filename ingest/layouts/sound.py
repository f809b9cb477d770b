"""Whether a KPI can be one: its target is no number of its row, run of values or rest of a sentence, its name whole."""

import re

from ingest.layouts.found import FoundKpi

_BARE = re.compile(r"[0-9０-９]{1,2}")
_VALUE = r"(?:[^ 　（）()]*[0-9０-９][^ 　（）()]*|[－―−ー—-])"
_SEVERAL = re.compile(rf"{_VALUE}(?:[ 　]+{_VALUE})+")
_NAMELESS = re.compile(r"(?:[-－−―—–‐ー]|なし)+(?:[（(].*[)）])?")  # ―（数値目標なし）
_NEXT_TO = 3  # characters
_REST_OF_SENTENCE = re.compile(r"(?:名|人|件|回|か所|社|団体|世帯|年|[％%])[でがをにとの][^0-9０-９]+")


def is_sound(kpi: FoundKpi) -> bool:
    """Tell what was read of a table from a misreading, which is worse than none."""
    cut = _SEVERAL.fullmatch(kpi.target) or _REST_OF_SENTENCE.fullmatch(kpi.target)
    return not (_is_row_number(kpi) or cut or _is_quoted(kpi) or _NAMELESS.fullmatch(kpi.indicator))


def _is_row_number(kpi: FoundKpi) -> bool:
    """Tell the number that stands right before the name of an indicator, where nothing else was read: ４ 寄港便数."""
    if _BARE.fullmatch(kpi.target) is None or kpi.baseline is not None or kpi.unit is not None:
        return False
    begins = kpi.spans[0][0]
    return any(0 <= begins - end <= _NEXT_TO for _, end in kpi.spans[1:])


def _is_quoted(kpi: FoundKpi) -> bool:
    """Tell words out of a quotation that is still open: 他市の例では、「利用者数."""
    return kpi.indicator.count("「") > kpi.indicator.count("」")
