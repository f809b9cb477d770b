"""What it costs to read fragments of print as the name of one indicator."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.value_forms import CLOSED_FIRST, ENDS_OPEN, GRADE, LEFT_OPEN, MISFIT, OFFICE, is_figure
from ingest.layouts.figures.values import is_time_only, is_value
from ingest.layouts.rows import Cell, joined

TOGETHER = 4.0  # two names in one cell
_CUT = 4.0  # a name that begins or ends in the middle of a phrase
_OF_AN_OFFICE = 5.0
_LONGER = 1.0
_ROOM = 4  # columns of print: two characters that may not stand at the end or beginning of a line
_SIDE = (Role.TARGET, Role.BASELINE, Role.UNIT, Role.DEADLINE)  # such words down the side name rows of another kind
_ENTRY = re.compile(r"[・○●■◆①-⑳]|[（(][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．]")  # begins a name, goes on with none
GOES_ON = re.compile(  # している者の割合
    r"(?!がん|がけ|にぎわ|へき地|はしご|とび)[（(のをにはがとへで、。・）)]|[当あ]たり[のに一-龠々]"
    r"|し(?:てい|た(?!い))|され[たてる]|うち[^、]{0,3}$"
)
LABEL = re.compile(r"[（(【〔［\[][^（(）)]{0,8}指標[）)】〕］\]]")  # （アウトカム指標）, on the line before the name
_NOTE = r"(?:[※＊*][0-9０-９]{0,2}|[（(]?注[0-9０-９]{0,2}[)）]?)?"  # 数※２
_TAIL = re.compile(rf"[数率額量者比](?:[（(].*)?{_NOTE}")  # which no name is alone
_NUMBERED = re.compile(r"(?P<number>[0-9０-９]{1,2})(?=[^0-9０-９]+[をがのにはで][^0-9０-９])")
_PART = re.compile(r"うち[^、]{1,3}")  # うち女性, a row of its own
_DASHES = "-−－―–—‐"
_SHORT = re.compile(r".{1,2}|[^（(]{1,2}[（(].*")  # 数（累計） is the end of a name


def name_misfit(cells: Sequence[Cell], cues: LayoutCues) -> float:
    """Price fragments as one name: whole, without figures of other columns, ending as names of indicators do."""
    labels = [LABEL.fullmatch(cell.text) is not None for cell in cells]
    if labels[0] and len(cells) > 1:
        return name_misfit(cells[1:], cues)
    if any(labels):
        return TOGETHER * 2  # a label without its name, or the name before it
    numbered = len(cells) > 1 and _ENTRY.fullmatch(cells[0].text) is not None  # (1) is a cell of its own
    cells = cells[1:] if numbered else [_without_number(cells[0]), *cells[1:]]
    text = joined(cells).text
    if _is_no_name(text, cells, cues):
        return MISFIT
    if OFFICE.search(text) or any(_is_office(a.text, b.text) for a, b in pairwise(cells)):
        return _OF_AN_OFFICE
    together = sum(_ENTRY.match(b.text) is not None or _is_whole(a.text, b.text, cues) for a, b in pairwise(cells))
    if together:
        return TOGETHER * together
    begun = None if _PART.fullmatch(text) else GOES_ON.match(text)
    cut = (LEFT_OPEN.search(text), CLOSED_FIRST.search(text), begun, ENDS_OPEN.search(text))
    short = _SHORT.fullmatch(text) is not None
    tail = _CUT * (_TAIL.fullmatch(text) is not None)
    return _CUT * sum(part is not None for part in cut) + tail + short + (0.0 if cues.ends_as_indicator(text) else 1.0)


def wrap_cost(cells: Sequence[Cell]) -> float:
    """Price fragments that a narrow cell would not have wrapped so: a line longer than the line before it."""
    widths = [cell.right - cell.left for cell in cells]
    return _LONGER * sum(below > above + 2 for above, below in pairwise(widths))


def ragged_cost(cells: Sequence[Cell]) -> float:
    """Price lines of one cell whose ends do not stand under each other: all but the last should be full."""
    widths = [cell.right - cell.left for cell in cells]
    short = sum(width < max(widths) - _ROOM for width in widths[:-1])
    return max(wrap_cost(cells), _LONGER * short)


def _without_number(cell: Cell) -> Cell:
    """Take off a phrase the number of its row, which a gap sets apart: ３ 助言を受けた事業者が輸 counts nothing."""
    numbered = _NUMBERED.match(cell.text)
    at = numbered.end("number") if numbered else 0
    apart = 0 < at < len(cell.origins) and cell.origins[at] > cell.origins[at - 1] + 1
    return Cell(cell.text[at:], cell.origins[at:], cell.left, cell.right) if apart else cell


def _is_no_name(text: str, cells: Sequence[Cell], cues: LayoutCues) -> bool:
    plain = plain_of(text)
    of_a_side = plain in cues.units or any(plain in cues.columns[role] for role in _SIDE)
    figures = len(cells) > 1 and any(is_figure(cell.text, cues) or not cell.text.strip(_DASHES) for cell in cells)
    return is_value(text, cues) or is_time_only(text) or of_a_side or figures or GRADE.fullmatch(text) is not None


def _is_office(text: str, below: str) -> bool:
    """Tell whether a fragment ends the name of an office, 管理室, that the next one does not go on with."""
    return OFFICE.search(text) is not None and GOES_ON.match(below) is None


def _is_whole(text: str, below: str, cues: LayoutCues) -> bool:
    """Tell whether a fragment is a name of its own, 登録者数, that only （累計） or の割合 below would go on."""
    waits = LEFT_OPEN.search(text) is not None  # 医師数（医師少数 / 区域）
    goes_on = waits or GOES_ON.match(below) is not None or _TAIL.fullmatch(below) is not None
    return cues.ends_as_indicator(text) and not goes_on
