"""Whether a KPI can be one: its target is no number of its row or run of values, its name no part of a quotation."""

import re

from ingest.layouts.found import FoundKpi

_BARE = re.compile(r"[0-9０-９]{1,2}")
_VALUE = r"(?:[^ 　（）()]*[0-9０-９][^ 　（）()]*|[－―−ー—-])"
_SEVERAL = re.compile(rf"{_VALUE}(?:[ 　]+{_VALUE})+")
_NEXT_TO = 3  # characters


def is_sound(kpi: FoundKpi) -> bool:
    """Tell what was read of a table from a misreading, which is worse than none."""
    return not (_is_row_number(kpi) or _SEVERAL.fullmatch(kpi.target) or _is_quoted(kpi))


def _is_row_number(kpi: FoundKpi) -> bool:
    """Tell the number that stands right before the name of an indicator, where nothing else was read: ４ 寄港便数."""
    if _BARE.fullmatch(kpi.target) is None or kpi.baseline is not None or kpi.unit is not None:
        return False
    begins = kpi.spans[0][0]
    return any(0 <= begins - end <= _NEXT_TO for _, end in kpi.spans[1:])


def _is_quoted(kpi: FoundKpi) -> bool:
    """Tell words out of a quotation that is still open: 他市の例では、「利用者数."""
    return kpi.indicator.count("「") > kpi.indicator.count("」")
