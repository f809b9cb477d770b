"""What records under heads must be like: few cells between them, none left unexplained, names that can be names."""

import re
from collections.abc import Sequence

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.forms import Form
from ingest.layouts.celled.names import Name
from ingest.layouts.celled.value_sets import ValueSet
from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import VALUES

_MOST_BETWEEN = 14  # cells between the values of two records
_MOST_OF_TEXT = 8  # of them of one column
_TWO_IN_ONE = re.compile("[・、/／]")  # 予算額・執行額
_FEWEST_ROWS, _FEWEST_NAMELESS = 2, 3
_LEAST_NAMED = 0.34


def most_between(form: Form) -> int:
    """Tell how many cells may stand between the values of two records: the lines of each column of texts."""
    texts = sum(column.role is Role.OTHER_TEXT for column in form.columns)
    return max(_MOST_BETWEEN, texts * _MOST_OF_TEXT)


def are_one_line(form: Form, leads: Sequence[Sequence[OneCell]]) -> bool:
    """Tell whether names stand on one line each, so that a line before one is the cell of a merged column."""
    alone = sum(len(lead) == 1 for lead in leads)
    return form.owner is not None and not form.has_text_behind and alone * 2 >= len(leads)


def is_explained(form: Form, before: Sequence[OneCell], *, is_first: bool) -> bool:
    """Tell whether the cells before a name can be texts, the number of the row, and values of columns before names."""
    roles = [column.role for column in form.columns]
    of_texts = 0 if is_first else len(roles) - form.steps[-1] - 1
    of_values = sum(
        1 + len(_TWO_IN_ONE.findall(column.head.text))
        for column in form.columns[: form.name]
        if column.role in (*VALUES, Role.UNKNOWN, Role.OTHER_TEXT)
    )
    numbers = sum(one.is_number for one in before)
    values = sum(one.is_value and not one.is_number for one in before)
    return not any(one.is_time for one in before) and values <= of_values + of_texts and numbers <= 1 + of_texts


def is_likely(form: Form, found: Sequence[tuple[Name, ValueSet]]) -> bool:
    """Tell whether there are records enough, their names different, and named as indicators are or set apart surely."""
    names = [name.cell.text for name, _ in found]
    if len(found) < _FEWEST_ROWS or len(set(names)) < len(names):
        return False
    if sum(name.sure for name, _ in found) >= _LEAST_NAMED * len(found):
        return True
    roles = [form.columns[at].role for at in form.steps]
    dated = any(values.due is not None for _, values in found)
    bounded = Role.BASELINE in roles and not form.has_text_behind
    return len(found) >= _FEWEST_NAMELESS and (form.in_words or dated or bounded)
