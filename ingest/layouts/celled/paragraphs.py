"""Cells of web pages, an empty line between each: what follows the name there is what explains it, or another column.

登録者数 / （空行） / 登録した人の数（延べ） / （空行） / 34人 / （空行） / （令和５年度） / （空行） / 60人 / …
"""

from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.celled.cells import OneCell, one_cell
from ingest.layouts.celled.forms import Form
from ingest.layouts.celled.names import Name, name_in
from ingest.layouts.celled.value_sets import ValueSet
from ingest.layouts.cues import LayoutCues
from ingest.layouts.rows import joined

_FEWEST = 2
_MOST_LINES = 4  # of one name


def are_paragraphs(
    form: Form, cells: Sequence[OneCell], sets: Sequence[ValueSet], leads: Sequence[Sequence[OneCell]]
) -> bool:
    """Tell whether names and values all begin paragraphs, where names stand first and nothing stands last."""
    if form.name > 0 or form.has_text_behind or len(sets) < _FEWEST:
        return False
    begins = all(lead[0].line.follows_blank or lead[0].line is cells[0].line for lead in leads[1:])
    apart = sum(cells[values.start].line.follows_blank for values in sets)
    return begins and apart * 2 > len(sets)


def name_of_paragraph(lead: Sequence[OneCell], headings: Sequence[bool], form: Form, cues: LayoutCues) -> Name | None:
    """Read the first paragraph that is no heading as a name, where those after it hold neither value nor year."""
    first = next((at for at, is_heading in enumerate(headings) if not is_heading), 0)
    line = lead[first].line
    own = list(takewhile(lambda one: one.line is line or not one.line.follows_blank, lead[first:]))
    rest = lead[first + len(own) :]
    if len(own) > _MOST_LINES or any(one.is_value or one.is_time for one in rest):
        return None
    if len(own) > 1 and not own[-1].is_aside:  # 停留所の / 設置, of which the second line alone is a value
        own = [one_cell(joined(one.cell for one in own), line, cues)]
    return name_in(own, form, cues, [False] * len(own))


def last_paragraph(lead: Sequence[OneCell], cues: LayoutCues) -> list[OneCell]:
    """Put the lines of the last paragraph together into one cell."""
    first = next((at for at in range(len(lead) - 1, -1, -1) if lead[at].line.follows_blank), 0)
    own = lead[first:]
    whole = len(own) <= _MOST_LINES and all(one.is_text for one in own)
    return [one_cell(joined(one.cell for one in own), own[0].line, cues)] if whole else list(own)
