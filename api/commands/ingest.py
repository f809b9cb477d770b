"""`sujimichi ingest`: read texts and let them land in the graph together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from api.commands.foretell import foretell, opened, tell_changes
from api.commands.output import results, talk
from api.series import SeriesFinder, Wish, check_date
from api.settings import Settings
from graph.identity import Reading
from graph.store import PolicyGraph, writing
from ingest.pipeline import Pipeline
from ingest.source import SUFFIXES, Source
from ingest.structure.sentences import source_text
from ontology.errors import BadParameter, Message
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
_MIB = 1024 * 1024
Identified = dict[str, tuple[Source, Document]]


def run(settings: Settings, paths: Sequence[Path], wish: Wish, *, dry_run: bool) -> None:
    """Read every file first, then store what is new in one transaction. Raises `BadInput` and `StoreError`."""
    check_date(wish.as_of)
    pipeline = Pipeline(base=_base_of(settings))
    identified = _identify(pipeline, settings, list(_files(paths)), wish)
    if dry_run:
        extractions = _read(pipeline, identified)
        _report(extractions)
        foretell(settings.store, [Reading(each, _text(identified, each)) for each in extractions])
        return
    with writing(settings.store, base=pipeline.base) as writer:
        new = {iri: pair for iri, pair in identified.items() if not writer.holds(iri)}
        _tell_unchanged(document for iri, (_, document) in identified.items() if iri not in new)
        extractions = _read(pipeline, new)
        for extraction in extractions:
            writer.add(extraction, _text(new, extraction))
        if extractions:
            writer.set_authority(*pipeline.authority())
    _report(extractions)
    tell_changes(settings.store, [extraction.document for extraction in extractions])


def _text(identified: Identified, extraction: Extraction) -> SourceText:
    source, document = identified[extraction.document.iri]
    return source_text(source, document.iri)


def _base_of(settings: Settings) -> str:
    """Give what IRIs begin with: a store that exists keeps its own."""
    with opened(settings.store) as graph:
        return graph.base if graph else settings.base


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """List files as given and, of a folder, its texts by name; a README is about the folder, not of it."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        texts = sorted(file for file in path.iterdir() if _is_text(file))
        if not texts:
            raise _empty(path)
        yield from texts


def _is_text(file: Path) -> bool:
    return file.is_file() and file.suffix.lower() in SUFFIXES and not file.name.upper().startswith("README")


def _empty(folder: Path) -> BadParameter:
    accepted = " ".join(SUFFIXES)
    message = Message(
        ja=f"フォルダ「{folder}」に読めるファイルがありません。読めるもの: {accepted}",
        en=f"The folder '{folder}' holds no file that can be read. Accepted: {accepted}",
    )
    return BadParameter(message, name="FILE", given=str(folder), accepted=list(SUFFIXES))


def _identify(pipeline: Pipeline, settings: Settings, files: Iterable[Path], wish: Wish) -> Identified:
    sources = [pipeline.source(file, max_bytes=settings.max_file * _MIB) for file in files]
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


def _tell_unchanged(documents: Iterable[Document]) -> None:
    for document in documents:
        talk().print(f"変更なし / unchanged: {document.title} ({document.source})")


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
