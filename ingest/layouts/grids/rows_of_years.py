"""Tables of data with a row for every year of an indicator, as open data and the files of review sheets have them.

事業名       | 活動指標／成果指標 | 単位 | 目標年度 | 当該年度 | 当初見込み／目標値 | 活動実績／成果実績
離島航路支援 | 航路の輸送人員     | 万人 | 2027     | 2023     | 360                | 351
離島航路支援 | 航路の輸送人員     | 万人 | 2027     | 2024     | 370                | 362
離島航路支援 | 航路の輸送人員     | 万人 | 2027     | 2027     | 420                |

The last year with a target is that of the KPI, unless it is over. What stays empty below a cell repeats it. Cells may
be parted by commas, too, and stand in quotes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.cue_table import cue_table
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.reviews.words import Kind, sheet_words
from ingest.layouts.rows import Cell, Line, Separator
from ingest.quantity import years_in

_CELLED = (Separator.TAB, Separator.PIPE)
_PART = re.compile(r'(?:"(?P<quoted>[^"]*)"|(?P<bare>[^",]*))(?:,|$)')
_FEWEST_HEADS = 4
_MOST_BETWEEN = 4  # lines of a page break, from row to row
_KINDS = {Kind.NAME: "name", Kind.TARGET: "target", Kind.RESULT: "result", Kind.UNIT: "unit", Kind.OWNER: "owner"}
_ROLES = {Role.INDICATOR: "name", Role.TARGET: "target", Role.UNIT: "unit", Role.OWNER: "owner"}
_NEEDED = frozenset({"name", "year", "target", "result"})
_BARE = re.compile(r"20[0-9]{2}")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by what their heads say; those that repeat are filled in."""

    cells: dict[str, Cell]
    line: int
    year: int

    @property
    def indicator(self) -> tuple[str, str]:
        """Give what all rows of an indicator have in common."""
        owner = self.cells.get("owner")
        return plain_of(owner.text) if owner else "", plain_of(self.cells["name"].text)

    def value(self, kind: str) -> Cell | None:
        """Give a value that is set."""
        cell = self.cells.get(kind)
        return cell if cell is not None and cell.text and not is_dash(cell.text) else None


def read_rows_of_years(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> set[int]:
    """Read every such table; give the lines that it takes."""
    rows = [line for line in lines if _is_celled(line) and line.index not in findings.used]
    taken = set[int]()
    at = 0
    while at < len(rows):
        places = _places(rows[at], cues)
        own = list(_rows(rows, at, places)) if places else []
        groups = [list(group) for _, group in groupby(own, key=lambda row: row.indicator)]
        if own and _are_years(groups, cues):
            findings.kpis += [kpi for kpi in map(_kpi, groups) if kpi is not None]
            taken |= set(range(rows[at].index, own[-1].line + 1))
            at = next((behind for behind in range(at, len(rows)) if rows[behind].index > own[-1].line), len(rows))
        else:
            at += 1
    findings.used |= taken
    return taken


def _is_celled(line: Line) -> bool:
    return line.separator in _CELLED or line.text.count(",") >= _FEWEST_HEADS


def _cells(line: Line) -> list[Cell]:
    """List the cells without their quotes."""
    if line.separator not in _CELLED:
        found = (match for match in _PART.finditer(line.text) if match.end() > match.start())
        return [line.part(*match.span("quoted" if match["quoted"] is not None else "bare")) for match in found]
    return [_unquoted(cell) for cell in line.cells]


def _unquoted(cell: Cell) -> Cell:
    quoted = len(cell.text) > 1 and cell.text[0] == cell.text[-1] == '"'
    return cell.part(1, len(cell.text) - 1) if quoted else cell


def _places(line: Line, cues: LayoutCues) -> dict[str, int]:
    """Find the columns of a line of heads; nothing where one that is needed is missing or there twice."""
    heads = [cell.text for cell in _cells(line)]
    if sum(map(bool, heads)) < _FEWEST_HEADS:
        return {}
    kinds = [_kind(head, cues) for head in heads]
    once = all(kinds.count(kind) == 1 for kind in _NEEDED)
    return {kind: kinds.index(kind) for kind in kinds if kind} if once else {}


def _kind(head: str, cues: LayoutCues) -> str:
    """Tell what a head announces; one of several words only where all announce the same: 活動指標／成果指標."""
    plain, table = plain_of(head), cue_table()["rows_of_years"]
    if plain in table["years"]:
        return "year"
    if plain in table["results"]:
        return "result"
    labels = {sheet_words().kind(part) for part in re.split(r"[/／・]", plain)}
    label = labels.pop() if len(labels) == 1 else None
    if label is not None:
        return _KINDS.get(label, "")
    role = cues.role(plain) if plain else None
    return _ROLES.get(role, "") if role else ""


def _rows(lines: Sequence[Line], at: int, places: dict[str, int]) -> Iterator[_Row]:
    """Go through the rows below the heads; these may be printed again on another page."""
    heads, above = lines[at], lines[at]
    width, nothing, before = len(_cells(heads)), Cell(""), dict[str, Cell]()
    for line in lines[at + 1 :]:
        own = _cells(line)
        if line.index - above.index > _MOST_BETWEEN or len(own) > width:
            return
        above = line
        if line.is_rule or plain_of(line.text) == plain_of(heads.text):
            continue
        cells = {kind: own[place] for kind, place in places.items() if place < len(own)}
        if not cells.get("name", nothing).text and cells.get("year", nothing).text:
            cells |= {kind: before[kind] for kind in ("owner", "name", "unit") if kind in before}
        before = cells
        year = _year(cells["year"].text) if "year" in cells else 0
        if year and cells["name"].text:
            yield _Row(cells, line.index, year)


def _year(text: str) -> int:
    plain = plain_of(text)
    if _BARE.fullmatch(plain):
        return int(plain)
    return max(years_in(plain), default=0) if is_year(plain) else 0


def _are_years(groups: Sequence[Sequence[_Row]], cues: LayoutCues) -> bool:
    """Tell rows whose years go up below each name, most of them more than one, with values or none."""
    rising = all(one.year < other.year for group in groups for one, other in pairwise(group))
    several = sum(len(group) > 1 for group in groups) * 2 > len(groups)
    set_ = [value for group in groups for row in group if (value := row.value("target")) is not None]
    return rising and several and bool(set_) and all(is_value(value.text, cues) for value in set_)


def _kpi(rows: Sequence[_Row]) -> FoundKpi | None:
    """Take the last target of an indicator; none where the last year has its result already."""
    last = next((row for row in reversed(rows) if row.value("target") is not None), None)
    if last is None or last.value("result") is not None:
        return None
    kinds = {Role.INDICATOR: "name", Role.TARGET: "target", Role.UNIT: "unit"}
    held = {role: last.cells[kind] for role, kind in kinds.items() if kind in last.cells}
    return found_kpi(held, last.cells["year"], last.cells.get("owner"))
