"""`sujimichi search`: names and passages, by any usual spelling."""

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from api.cells import Cell
from api.commands.output import folded, results, talk, write_csv, write_json
from api.formats import RowFormat
from api.search_rows import search_rows
from api.settings import Settings
from graph.search.facet import PASSAGE, Facet
from graph.search.finder import Window
from graph.search.hits import Found, Hit
from graph.search.marks import Part
from graph.store import PolicyGraph
from ontology.model import Kind
from viz.style import KINDS

_COLUMNS = ("kind", "label", "id", "documents", "score", "snippet", "also", "section", "start", "end", "quote", "about")
_BETWEEN = "; "
_SECTIONS_SHOWN = 2


def run(  # noqa: PLR0913, PLR0917  one argument per option of the command
    settings: Settings,
    text: str,
    given: Mapping[str, str | int | None],
    revision: str | None,
    limit: int,
    offset: int,
    form: RowFormat,
) -> None:
    """Search and write hits. Raises `StoreError`, `BadParameter` and `UnknownThing`."""
    filters = {Facet(name): str(value) for name, value in given.items() if value}
    with PolicyGraph.open(settings.store) as graph:
        found = graph.search_index(graph.revision_named(revision) if revision else None).find(
            text, filters, Window(limit, offset)
        )
    if form is RowFormat.JSON:
        write_json(search_rows(found, {"q": text, **given, "limit": limit, "offset": offset}, offset))
    elif form is RowFormat.CSV:
        write_csv(_COLUMNS, map(_flat, found.hits))
    else:
        _show(found)
    _remark(found, offset)


def _show(found: Found) -> None:
    console = results()
    for hit in found.hits:
        kind = "本文" if hit.kind == PASSAGE else KINDS[Kind(hit.kind)].ja
        head = Text.assemble((f"{kind} ", "bold"), (f"{hit.notation} " if hit.notation else ""), *_parts(hit.snippet))
        also = Text.assemble(("（", ""), *_parts(hit.also), ("）", "")) if hit.also else Text()
        for line in folded(head.append_text(also), console.width):
            console.print(line, soft_wrap=True)
        console.print(Text(f"   {_place(hit)}", style="dim"), soft_wrap=True)


def _parts(parts: Iterable[Part]) -> Iterator[str | tuple[str, str]]:
    return ((part.text, "bold yellow") if part.marked else part.text for part in parts)


def _place(hit: Hit) -> str:
    titles = "、".join(document.label for document in hit.documents)
    if hit.evidence is None:
        return f"{hit.iri}  {titles}"
    path = " › ".join(hit.sections[-_SECTIONS_SHOWN:])
    return f"{titles} {f'› {path} ' if path else ''}{hit.evidence.start}–{hit.evidence.end}字"


def _remark(found: Found, offset: int) -> None:
    last = offset + len(found.hits)
    if not found.total:
        near = f"近い名称: {'、'.join(found.near)} / near: {', '.join(found.near)}" if found.near else ""
        talk().print(f"見つかりませんでした。 / Nothing was found. {near}".rstrip())
    elif found.is_loosened:
        talk().print("そのままでは一致がないため、語に分けて探しました。 / No hit as typed; its words were looked for.")
    if last < found.total:
        talk().print(f"{found.total} 件のうち {last} 件まで / cut off after {last} of {found.total}")
    if found.is_cut:
        talk().print("一致が多すぎるため、一部だけを順位付けしました。 / Too much fits; only a part of it was ranked.")


def _flat(hit: Hit) -> dict[str, Cell]:
    at = hit.evidence
    return {
        "kind": hit.kind,
        "label": hit.label,
        "id": hit.iri,
        "documents": _joined(document.label for document in hit.documents),
        "score": hit.score,
        "snippet": "".join(part.text for part in hit.snippet),
        "also": "".join(part.text for part in hit.also),
        "section": " › ".join(hit.sections),
        "start": at.start if at else None,
        "end": at.end if at else None,
        "quote": at.quote if at else None,
        "about": _joined(thing.label for thing in hit.about),
    }


def _joined(labels: Iterable[str]) -> str:
    return _BETWEEN.join(labels)
