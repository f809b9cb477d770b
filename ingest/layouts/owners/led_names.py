"""Names that begin with the measure that they are of, one space between, as the columns of a table run together.

主な施策 ＫＰＩ（成果目標） 基準値 現在値      the head names both columns
渡し場の再生 渡し舟の年間利用者数：            渡し場の再生 / 渡し舟の年間利用者数
1,200人【2028年度】
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.found import FoundKpi
from ingest.layouts.rows import Line
from ontology.normalise import comparable

_IN_BRACKETS = re.compile(r"(?<=.)[（(][^（()）]*[)）]$")
_SHORTEST_TITLE, _SHORTEST_NAME = 4, 3
_FEWEST = 2  # names
_WORDS = 2


def with_led_names(kpis: Sequence[FoundKpi], lines: Sequence[Line], cues: LayoutCues) -> list[FoundKpi]:
    """Part such names where a head says that measures stand before them; a KPI that has its measure is left alone."""
    led = dict(_lines_led(lines, cues))
    found = [_parted(kpi, led, cues) for kpi in kpis] if led else []
    parted = [kpi for kpi, own in zip(kpis, found, strict=False) if own is not kpi]
    return found if len(parted) >= _FEWEST else list(kpis)


def _lines_led(lines: Sequence[Line], cues: LayoutCues) -> Iterator[tuple[int, Line]]:
    """List the lines under such heads by the source offset at which they begin."""
    led = False
    for line in lines:
        heads = [_IN_BRACKETS.sub("", word.text) for word in line.words]
        roles = [cues.role(head) for head in heads]
        if Role.INDICATOR in roles and None not in roles:
            beside = zip(heads, roles[1:], strict=False)
            led = any(plain_of(head) in cues.measures and role is Role.INDICATOR for head, role in beside)
        elif led:
            yield line.span[0], line


def _parted(kpi: FoundKpi, led: Mapping[int, Line], cues: LayoutCues) -> FoundKpi:
    line = led.get(kpi.spans[0][0])
    if kpi.owner is not None or line is None or len(line.words) < _WORDS:
        return kpi
    title = line.words[0]
    plain = comparable(title.text)
    end = next((end for end in range(1, len(kpi.indicator)) if comparable(kpi.indicator[:end]) == plain), 0)
    name = kpi.indicator[end:].strip()
    whole = cues.ends_as_indicator(title.text) or len(title.text) < _SHORTEST_TITLE
    if not end or whole or len(name) < _SHORTEST_NAME or not cues.ends_as_indicator(name):
        return kpi
    spans = ((line.words[1].origins[0], kpi.spans[0][1]), *kpi.spans[1:])
    return replace(kpi, indicator=name, owner=title, spans=spans)
