"""`sujimichi trace`: chains told in sentences, with the passages that they stand on."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from api.cells import Cell
from api.commands.output import folded, results, talk, write_csv, write_json
from api.edition import Edition
from api.formats import RowFormat
from api.present import trace_rows
from api.schemas import ChainRow, ChainStep, Passage, Rows
from api.settings import Settings
from graph.chains.contributions import trace_named
from ontology.model import Basis
from viz.style import BASES, RELATIONS

_QUOTES_SHOWN = 2
_QUOTE_LENGTH = 120
_SECTIONS_SHOWN = 2
_OF_THE_TEXT = (Basis.STATED, Basis.STRUCTURAL)
_COLUMNS = (
    "chain", "step", "type", "label", "id", "relation", "inverse", "basis", "confidence", "quote", "section", "page",
    "chain_basis", "sentence",
)  # fmt: skip


def run(settings: Settings, source: str, target: str | None, revision: str | None, form: RowFormat) -> None:
    """Find and write chains. Raises `StoreError`, `UnknownThing` and `AmbiguousName`."""
    edition = Edition.open(settings.store)
    projection = edition.projection_of(revision)
    found = trace_rows(projection, trace_named(projection, source, target, limit=settings.chain_limit))
    if form is RowFormat.JSON:
        write_json(found)
    elif form is RowFormat.CSV:
        write_csv(_COLUMNS, _flat(found.rows))
    else:
        _show(found)
    if found.truncated:
        talk().print(f"{found.total} 本のうち {len(found.rows)} 本まで / cut off after {len(found.rows)} chains")


def _show(found: Rows[ChainRow]) -> None:
    if not found.rows:
        talk().print("筋道は見つかりませんでした。 / No chain was found.")
    console = results()
    for number, row in enumerate(found.rows, 1):
        style = "bold" if row.basis in _OF_THE_TEXT else "bold yellow"
        _say(console, 0, (f"{number}. [{BASES[row.basis].ja}] ", style), row.sentence)
        for lower, upper in pairwise(row.steps):
            _show_step(console, lower, upper)
        console.print()


def _show_step(console: Console, lower: ChainStep, upper: ChainStep) -> None:
    if lower.relation is None or lower.basis is None:
        return
    score = f" 確度{lower.confidence:g}" if lower.confidence is not None and lower.confidence < 1 else ""
    arrow = f"{lower.thing.label} ─{RELATIONS[lower.relation].name}→ {upper.thing.label}"
    _say(console, 3, arrow, (f"  {BASES[lower.basis].ja}{score}", "cyan"))
    for passage in lower.evidence[:_QUOTES_SHOWN]:
        _say(console, 6, f"「{_short(passage.quote)}」", (f" {_place(passage)}", "dim"))
    if len(lower.evidence) > _QUOTES_SHOWN:
        _say(console, 6, (f"他 {len(lower.evidence) - _QUOTES_SHOWN} か所", "dim"))


def _say(console: Console, indent: int, *parts: str | tuple[str, str]) -> None:
    for line in folded(Text.assemble(*parts), console.width - indent):
        console.print(Text(" " * indent).append_text(line), soft_wrap=True)


def _place(passage: Passage) -> str:
    near = passage.sections[-_SECTIONS_SHOWN:]
    above = ["…"] if len(passage.sections) > len(near) else []
    place = " › ".join([*above, *near]) or f"{passage.start}文字目"
    return place if passage.page is None else f"{place} p. {passage.page}"


def _short(quote: str) -> str:
    line = "".join(part.strip() for part in quote.splitlines())
    return line if len(line) <= _QUOTE_LENGTH else f"{line[: _QUOTE_LENGTH - 1]}…"


def _flat(rows: Sequence[ChainRow]) -> Iterator[dict[str, Cell]]:
    for number, row in enumerate(rows, 1):
        for place, step in enumerate(row.steps, 1):
            yield {
                "chain": number,
                "step": place,
                **_step(step),
                **_first(step.evidence),
                "chain_basis": row.basis.value,
                "sentence": row.sentence,
            }


def _step(step: ChainStep) -> dict[str, Cell]:
    return {
        "type": step.thing.type.value,
        "label": step.thing.label,
        "id": step.thing.id,
        "relation": step.relation.value if step.relation else None,
        "inverse": int(step.inverse),
        "basis": step.basis.value if step.basis else None,
        "confidence": step.confidence,
    }


def _first(evidence: Sequence[Passage]) -> dict[str, Cell]:
    if not evidence:
        return {"quote": None, "section": None, "page": None}
    first = evidence[0]
    return {"quote": first.quote, "section": " › ".join(first.sections), "page": first.page}
