"""The year that a change is measured from: 2013年度 of 2013年度比で50％削減."""

import re

from ingest.layouts.figures.values import TIME
from ingest.layouts.saying.marks import VALUE, Mark

_COMPARED = re.compile(  # 2013年度比で、2030年度までに
    rf"{TIME.pattern}(?:の?水準)?(?:対?比|(?:と|に)比べて?)で?[、,]?(?:{TIME.pattern}末?(?:まで)?に[、,]?)?$"
)

_WITH_FIGURE = re.compile(  # 2013年度（1,332千t-CO2）比で48％削減し、693千t-CO2とする
    rf"(?P<time>{TIME.pattern})[（(](?P<value>{VALUE})[)）](?:の?水準)?(?:対?比|(?:と|に)比べて?)"
)

_SHARE = re.compile("[%％割]")


def with_base_year(sentence: str, target: Mark) -> Mark:
    """Let a target begin with the year that its change is measured from: 2013年度比で50％削減."""
    compared = _COMPARED.search(sentence[: target.start])
    return Mark(compared.start(), target.end, target.text) if compared else target


def base_year_of(sentence: str, target: Mark) -> str | None:
    """Give the year that a change is measured from: 2013年度 of 2013年度比で50％削減."""
    compared = _COMPARED.search(sentence[: target.start])
    since = TIME.match(compared[0]) if compared else None
    return since[0].strip() if since else None


def base_figure_of(sentence: str, target: Mark) -> str | None:
    """Give the figure, with its year, that one of its unit, or a share, is compared with: 1,332千t-CO2（2013年度）."""
    compared = _WITH_FIGURE.search(sentence, 0, target.start)
    of_unit = compared is not None and Mark(*compared.span("value"), compared["value"]).has_unit_of(target)
    same = of_unit or _SHARE.search(target.text) is not None
    return f"{compared['value']}（{compared['time'].strip()}）" if compared is not None and same else None
