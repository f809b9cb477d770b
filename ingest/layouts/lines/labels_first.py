"""Labels with their years one below the other, and their values after them in the same order.

指標：里山の保全面積
現在（2023年度）：
2030年度：
136ha
250ha
"""

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import bare, label_and_value, time_of, whole
from ingest.layouts.figures.values import is_time_only, is_value, without_time
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.rows import Cell, Line

_FAR = 3  # lines of something else, such as the number of a goal, between a name, its labels and their values
_AWAITED = [Role.BASELINE, Role.TARGET]
_COLONS = ("：", ":")


def read_labels_first(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such record among the lines that are not used yet."""
    for at, line in enumerate(lines):
        label, name = label_and_value(line)
        if name is not None and cues.role(without_time(label.text)) is Role.INDICATOR:
            _read(lines, at, name, cues, findings)


def _read(lines: list[Line], at: int, name: Cell, cues: LayoutCues, findings: Findings) -> None:
    start = next((index for index in range(at + 1, min(at + 2 + _FAR, len(lines))) if _is_label(lines[index])), None)
    if start is None:
        return
    end = start
    while end < len(lines) and _is_label(lines[end]):
        end += 1
    roles = _roles([bare(whole(line)) for line in lines[start:end]], cues)
    values = _values(lines, end, cues)
    if roles is None or len(values) < len(roles):
        return
    own = _of_one_unit(values, len(roles))
    cells = dict(zip(roles, (whole(line) for line in own), strict=True))
    kpi = found_kpi({**cells, Role.INDICATOR: name}, time_of(whole(lines[start + roles.index(Role.TARGET)])))
    if kpi is not None:
        findings.kpis.append(kpi)
        findings.used.update(line.index for line in lines[at : lines.index(own[-1]) + 1])


def _is_label(line: Line) -> bool:
    text = line.text.strip()
    return text.endswith(_COLONS) and len(text) > 1


def _roles(labels: list[Cell], cues: LayoutCues) -> list[Role] | None:
    """Say what each label announces; a bare year after the value of today is that of the target."""
    roles = [Role.TARGET if is_time_only(label.text) else cues.role(without_time(label.text)) for label in labels]
    return _AWAITED if roles == _AWAITED else None


def _of_one_unit(values: list[Line], count: int) -> list[Line]:
    """Choose values that end alike, so that the number of a goal or of a page is not taken for one."""
    runs = [values[at : at + count] for at in range(len(values) - count + 1)]
    alike = (run for run in runs if len({line.text.strip()[-1] for line in run}) == 1)
    return next((run for run in alike if not run[0].text.strip()[-1].isdecimal()), runs[-1])


def _values(lines: list[Line], start: int, cues: LayoutCues) -> list[Line]:
    """Take the first run of lines that are values and nothing else."""
    found: list[Line] = []
    for line in lines[start : start + 2 * _FAR]:
        if is_value(line.text.strip(), cues):
            found.append(line)
        elif found:
            break
    return found
