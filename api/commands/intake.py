"""Texts are read and land in the graph together, or are only told of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from api.commands.foretell import foretell, opened, tell_changes
from api.commands.output import results, talk
from api.hand import hand_of
from api.series import SeriesFinder
from api.settings import Settings
from api.wish import Wish
from graph.identity import Reading
from graph.store import PolicyGraph, writing
from ingest.beside import Beside
from ingest.parses import NAME, Parses
from ingest.pipeline import Pipeline
from ingest.source import Source
from ingest.structure.sentences import source_text
from ontology.model import Document, Extraction, Kind
from ontology.text import SourceText
from viz.style import KINDS

_SHOWN = (
    Kind.IMPACT,
    Kind.OUTCOME,
    Kind.OUTPUT,
    Kind.MEASURE,
    Kind.PROGRAMME,
    Kind.KPI,
    Kind.ORGANISATION,
)
Identified = dict[str, tuple[Source, Document]]


def take_in(
    settings: Settings, sources: Sequence[Source], wish: Wish, ginza: Beside, author: str | None = None
) -> None:
    """Read texts, store them in one transaction, and tell what they change. Raises `BadInput` and `StoreError`."""
    pipeline = _pipeline(settings, ginza)
    identified = _identify(pipeline, settings, sources, wish)
    with writing(settings.store, base=pipeline.base, hand=hand_of(settings, author)) as writer:
        new = {iri: pair for iri, pair in identified.items() if not writer.holds(iri)}
        extractions = _read(pipeline, new)
        for extraction in extractions:
            writer.add(extraction, _text(new, extraction))
        if extractions:
            writer.set_authority(*pipeline.authority())
    _report(extractions)
    tell_changes(settings.store, [extraction.document for extraction in extractions])


def foretell_changes(settings: Settings, sources: Sequence[Source], wish: Wish, ginza: Beside) -> None:
    """Read texts and tell what storing them would change; nothing is stored. Raises `BadInput` and `StoreError`."""
    pipeline = _pipeline(settings, ginza)
    identified = _identify(pipeline, settings, sources, wish)
    extractions = _read(pipeline, identified)
    _report(extractions)
    foretell(settings.store, [Reading(each, _text(identified, each)) for each in extractions])


def _pipeline(settings: Settings, ginza: Beside) -> Pipeline:
    return Pipeline(base=_base_of(settings), parses=Parses(settings.store / NAME), beside=ginza)


def _text(identified: Identified, extraction: Extraction) -> SourceText:
    source, document = identified[extraction.document.iri]
    return source_text(source, document.iri)


def _base_of(settings: Settings) -> str:
    """Give what IRIs begin with: a store that exists keeps its own."""
    with opened(settings.store) as graph:
        return graph.base if graph else settings.base


def _identify(pipeline: Pipeline, settings: Settings, sources: Iterable[Source], wish: Wish) -> Identified:
    with opened(settings.store) as graph:
        finder = SeriesFinder(pipeline, graph.documents() if graph else (), partial(_content, graph))
        pairs = [(source, finder.document(source, wish)) for source in sources]
    for hint in finder.hints:
        talk().print(f"{hint.ja}\n{hint.en}", markup=False)
    return {document.iri: (source, document) for source, document in pairs}


def _content(graph: PolicyGraph | None, revision: str) -> str | None:
    text = graph.text(revision) if graph else None
    return text.content if text else None


def _read(pipeline: Pipeline, identified: Identified) -> list[Extraction]:
    if not identified:
        return []
    with Progress(
        TextColumn("{task.description}", markup=False), BarColumn(), TimeRemainingColumn(), console=talk()
    ) as bars:
        extractions = []
        for source, document in identified.values():
            bar = bars.add_task(document.title, total=None)
            pipeline.progress = lambda done, total, bar=bar: bars.update(bar, completed=done, total=total)
            extractions.append(pipeline.read(source, document))
            bars.update(bar, completed=1, total=1)
        return extractions


def _report(extractions: Sequence[Extraction]) -> None:
    if not extractions:
        return
    table = Table("文書", *(KINDS[kind].ja for kind in _SHOWN), "つながり", "未解決", title_justify="left")
    for extraction in extractions:
        counts = Counter(entity.kind for entity in extraction.entities)
        numbers = (*(counts[kind] for kind in _SHOWN), len(extraction.links), len(extraction.unresolved))
        table.add_row(extraction.document.title, *(f"{number:,}" for number in numbers))
    for column in table.columns[1:]:
        column.justify = "right"
    results().print(table)
    for extraction in extractions:
        if not extraction.entities:
            talk().print(_nothing_found(extraction))


def _nothing_found(extraction: Extraction) -> str:
    document, why = extraction.document, dict.fromkeys(item.reason for item in extraction.unresolved)
    return f"「{document.title}」（{document.source}）: 何も読み取れませんでした / nothing was read: {'; '.join(why)}"
