"""The year that the remark of a row sets for its target: 備考 目標年度は令和10年度."""

import re
from collections.abc import Iterable

from ingest.layouts.figures.values import TIME
from ingest.layouts.rows import Cell

_DUE = re.compile(
    r"(?:^|[、。（(※])[ 　]*(?:目標|達成)(?:達成)?(?:年度?|年次|期限|時期)(?:は、?|が|[ 　]*[:：])?[ 　]*"
    rf"(?P<time>{TIME.pattern}末?)"
    r"(?=$|[、。）)]|と(?:する|します|した)|まで|です|である)"
)


def due_in_remarks(remarks: Iterable[Cell]) -> Cell | None:
    """Find the year of the target in the remarks; None where they set none."""
    found = ((remark, _DUE.search(remark.text)) for remark in remarks)
    return next((remark.part(*match.span("time")) for remark, match in found if match is not None), None)
