"""Decisions out of a table: one that was exported, or one that somebody wrote by hand with the few columns it takes."""

from collections.abc import Iterable, Iterator, Mapping

from graph.decisions import refusals
from graph.decisions.fields import word
from graph.decisions.proposal import Proposal
from graph.exports.cells import unguarded
from ontology.decisions import Anchor, Named, Way, Withdrawal
from ontology.errors import SujimichiError
from ontology.model import Evidence, Kind

COLUMNS = ("ruling", "source", "relation", "target", "reason")  # what no table can do without
_ENDS = ("source", "target", "to_source", "to_target")
_EDITED = ("source", "relation", "target", "role")
_TO_THE_LETTER = ("quote", "before", "after")
Row = Mapping[str, str]


def proposals(rows: Iterable[Mapping[str, str | None]], author: str, at: str) -> Iterator[Proposal]:
    """Read rows; `author` and `at` fill what a row leaves empty. Raises `BadParameter`, with the fact `place`."""
    for place, row in enumerate(rows):
        try:
            yield _proposal({name: _cell(name, value or "") for name, value in row.items() if name}, author, at)
        except SujimichiError as error:
            error.facts["place"] = place
            raise


def _cell(name: str, value: str) -> str:
    text = unguarded(value)
    return text if name in _TO_THE_LETTER else text.strip()


def _proposal(row: Row, author: str, at: str) -> Proposal:
    for name in ("ruling", "source", "target", "reason"):
        if not row.get(name):
            raise refusals.empty(name)
    return Proposal(
        ruling=row["ruling"],
        source=row["source"],
        target=row["target"],
        relation=row.get("relation") or None,
        role=row.get("role") or None,
        instead=tuple((name, row[f"to_{name}"]) for name in _EDITED if row.get(f"to_{name}")),
        reason=row["reason"],
        author=row.get("author") or author,
        at=row.get("at") or at,
        document=row.get("document") or None,
        quote=row.get("quote") or None,
        anchor=_anchor(row),
        withdrawn=_withdrawal(row),
        names=tuple(_names(row)),
        iri=row.get("id") or None,
        series=row.get("series") or None,
    )


def _anchor(row: Row) -> Anchor | None:
    """Give the passage that the decision was made on where the row says which one, and where it stood."""
    quote, start = row.get("quote"), row.get("start", "")
    if not (row.get("document") and quote and start.isdecimal()):
        return None
    passage = Evidence(row["document"], int(start), int(start) + len(quote), quote)
    around = row.get("before", ""), row.get("after", "")
    return Anchor(row["document"], passage, Way.MADE, 1.0, *around, row.get("names") or None)


def _withdrawal(row: Row) -> Withdrawal | None:
    if not row.get("withdrawn_at"):
        return None
    return Withdrawal(row.get("withdrawn_by", ""), row["withdrawn_at"], row.get("withdrawn_reason", ""))


def _names(row: Row) -> Iterator[Named]:
    for end in _ENDS:
        if row.get(end) and row.get(f"{end}_label") and row.get(f"{end}_kind"):
            yield Named(row[end], word(f"{end}_kind", row[f"{end}_kind"], Kind), row[f"{end}_label"])
