"""Changes as files for colleagues: Markdown, grouped by outcome with the quotes of both revisions, and a workbook."""

import io
from collections import Counter
from collections.abc import Iterator

from xlsxwriter import Workbook

from api.answers import flat_rows
from graph.diff import Change, ChangeRow
from graph.diff.groups import by_outcome, quotes_of
from graph.questions import Answer
from ontology.model import Evidence

_WIDTHS = {"sentence": 60, "english": 40, "before": 40, "after": 40, "evidence": 60}  # characters
_WIDTH = 16
_LONGEST = 32_767  # characters that a cell of a workbook holds


def markdown(found: Answer) -> str:
    """Write changes as Markdown."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Answer) -> Iterator[str]:
    yield f"# {found.question.title.ja} / {found.question.title.en}: {_plain(str(found.given['document']))}"
    counts = Counter(row.change for row in found.rows)
    yield from ("", "| 変更 | change | 件 |", "|---|---|---:|")
    yield from (f"| {each.words.ja} | {each.words.en} | {counts[each]} |" for each in Change if counts[each])
    for outcome, rows in by_outcome(found.rows):
        yield from ("", f"## {_plain(outcome) or '（アウトカムの外） / outside the outcomes'}", "")
        for row in rows:
            yield from _change(found, row)


def _change(found: Answer, row: ChangeRow) -> Iterator[str]:
    ministries = "、".join(each.label for each in row.ministry)
    yield f"- {_plain(row.sentence)}{f'（{_plain(ministries)}）' if ministries else ''}"
    before, after = quotes_of(row, str(found.given["old"]))
    yield from (f"  - 前 / before: {_quote(passage)}" for passage in before)
    yield from (f"  - 後 / after: {_quote(passage)}" for passage in after)


def _quote(passage: Evidence) -> str:
    return f"「{_plain(passage.quote)}」"


def _plain(text: str) -> str:
    """Take from a text what Markdown would act on."""
    return "".join(f"\\{each}" if each in "\\`*_[]<>#|" else each for each in " ".join(text.split()))


def workbook(found: Answer) -> bytes:
    """Write changes as an .xlsx workbook of one sheet; texts are never formulas."""
    content = io.BytesIO()
    names, rows = flat_rows(found)
    with Workbook(content, {"in_memory": True}) as book:
        sheet, head, text = book.add_worksheet("diff"), book.add_format({"bold": True}), book.add_format()
        text.set_text_wrap()
        text.set_align("top")
        labels = {column.name: column.words.ja for column in found.question.columns}
        for place, name in enumerate(names):
            sheet.write_string(0, place, labels.get(name, name), head)
            sheet.set_column(place, place, _WIDTHS.get(name, _WIDTH))
            for at, row in enumerate(rows, start=1):
                cell = row[name]
                if isinstance(cell, (int, float)):
                    sheet.write_number(at, place, cell, text)
                elif cell is not None:
                    sheet.write_string(at, place, cell[:_LONGEST], text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(names) - 1)
    return content.getvalue()
