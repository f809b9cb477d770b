"""The way of a text through the readers: source → clean → blocks → outline → results, measures, KPIs, actors."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from ingest.actors.offices import Offices
from ingest.actors.organisations import all_organisations
from ingest.actors.reader import ActorReader, names_of
from ingest.actors.roles import role_patterns
from ingest.beside import Beside, ParserBeside
from ingest.citations.cues import load_citation_cues
from ingest.citations.law_names import LawNames
from ingest.citations.laws import read_laws
from ingest.citations.plan_names import PlanNames
from ingest.citations.reader import read_citations
from ingest.citations.speakers import Speakers
from ingest.claims.about import link_claims
from ingest.claims.cues import load_claim_cues
from ingest.claims.reader import ClaimReader
from ingest.covers.issued import issued_on
from ingest.covers.plan_period import read_plan_period
from ingest.covers.title import series_named_after, title_of
from ingest.cues import load_cues
from ingest.language import check_language
from ingest.layouts.finder import Layouts, find_layouts
from ingest.layouts.owners.owners import Owners
from ingest.layouts.owners.parts_over import Places
from ingest.layouts.reader import add_layouts
from ingest.layouts.relined import relined
from ingest.layouts.works.bullets import read_bullets
from ingest.layouts.works.finder import Tables, find_works, words_of
from ingest.layouts.works.kpi_offices import answer_for_kpis
from ingest.layouts.works.numbered_items import read_numbered
from ingest.layouts.works.prose import read_prose
from ingest.layouts.works.reader import add_works
from ingest.layouts.works.said_programmes import read_said
from ingest.layouts.works.text_ends import offices_at_ends
from ingest.logic.groups import join_groups
from ingest.logic.kpis import read_kpis
from ingest.logic.lists_apart import ListsApart
from ingest.logic.measures import Measures, read_measures
from ingest.logic.results import Results, read_results
from ingest.logic.titled_items import raise_titled_items
from ingest.parser import Parser, Progress
from ingest.parses import Parses
from ingest.prose import sentences_of
from ingest.remembering import RememberingParser
from ingest.resolve import Collector
from ingest.roadmaps.reader import read_roadmaps
from ingest.slides.reader import read_slides, without_goals
from ingest.source import MAX_BYTES, Source, read_source
from ingest.structure.blocks import blocks_of
from ingest.structure.clean import CleanText, clean
from ingest.structure.doubled import undoubled
from ingest.structure.footnotes import Footnotes
from ingest.structure.outline import Part, outline_of
from ingest.structure.sections import sections_of
from ingest.tables.reader import KpiTables, add_kpi_tables, find_kpi_tables
from ontology.authorities import load_authorities
from ontology.iri import DEFAULT_BASE, Minter
from ontology.model import Document, Entity, Extraction, Link

_NOTHING_FOUND = (
    "目標・施策・事業・KPI などを示す見出し、箇条書き、表、文が見当たらない / "
    "no heading, list, table or sentence that names a goal, a measure, a programme or a KPI"
)
LaidOut = tuple[CleanText, Part, KpiTables, Layouts, Tables]


@dataclass
class Pipeline:
    """Reads documents. GiNZA is loaded when the first sentence is parsed that is not kept in `parses`, not before."""

    base: str = DEFAULT_BASE
    progress: Progress | None = None
    parses: Parses = field(default_factory=Parses)
    beside: Beside | None = None  # loads GiNZA in a process of its own, where there is one
    _waiting: dict[str, LaidOut] = field(default_factory=dict, repr=False)  # texts that are named and not yet read

    def __post_init__(self) -> None:
        """Say early what to look for, so that the process beside gets ready for it."""
        if self.beside:
            _ = self.parser

    def source(self, path: Path, *, max_bytes: int = MAX_BYTES) -> Source:
        """Read a file; raises `UnreadableFile`."""
        return read_source(path, max_bytes=max_bytes)

    def identify(self, source: Source, series: str | None = None, as_of: str | None = None) -> Document:
        """Name a document and its revision, without reading it; raises `NotAPolicyText` where it is not Japanese.

        A series without a name takes the title, see `series_named_after`. `as_of` (ISO 8601) overrules the date of the
        cover.
        """
        check_language(source)
        cleaned, root, *_ = self._waiting[source.text] = _laid_out(source)
        title = title_of(source, cleaned, root)
        name = series or series_named_after(title)
        minter = Minter(self.base, name)
        return Document(
            iri=minter.document(source.revision),
            series=minter.series,
            series_name=name,
            title=title,
            source=source.name,
            revision=source.revision,
            ingested_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            issued=as_of or issued_on(cleaned.text),
            software=f"sujimichi {version('sujimichi')}",
        )

    def read(self, source: Source, document: Document) -> Extraction:
        """Read all that a document says, with evidence, and what stayed unresolved."""
        cues, authorities = load_cues(), load_authorities()
        laid_out = self._waiting.pop(source.text) if source.text in self._waiting else _laid_out(source)
        cleaned, root, kpi_tables, layouts, tables = laid_out
        collector = Collector(source.text, document.iri, Minter(self.base, document.series_name), source.page_at)
        for reason, span in source.gaps():
            collector.leave_unresolved(reason, span)
        results = read_results(root, cues, collector)
        raise_titled_items(root, results, cues)
        rows = sorted(kpi.spans[0][0] for kpi in layouts.kpis)
        measures = read_measures(root, cues, results, rows, collector)
        add_kpi_tables(kpi_tables, collector)
        apart = ListsApart.of(root, results, measures, rows, cues)
        read_kpis(root, results, measures, apart, collector)
        read_slides(cleaned, cues, authorities, collector, has_kpis=len(layouts.kpis))
        layouts = without_goals(layouts, collector)
        places = Places(root, results, measures, [kpi.spans[0][0] for kpi in layouts.kpis], apart)
        add_layouts(layouts, places, cues, collector)
        words = words_of(cues)
        listed = (*read_bullets(root, words), *read_numbered(root, words), *read_said(root, words))
        said = (*tables.works, *listed, *read_prose(root, words))
        works = sorted(said, key=lambda work: work.offset)
        offices = Offices(authorities, collector)
        answering = (*tables.said, *offices_at_ends(root, words))
        add_works(works, answering, Owners(places, cues, collector), offices, collector)
        answer_for_kpis(tables.of_kpis, offices, collector)
        join_groups(root, cues, results, collector)
        read_roadmaps(root, cues, results, measures, collector)
        notes = Footnotes.of(source.text, cleaned.footnotes)
        speakers, citing = Speakers(root, results, measures, document, collector), load_citation_cues()
        read_laws(speakers, LawNames(authorities, cues.law_endings, notes), citing)
        read_citations(speakers, PlanNames(citing, notes, (document.title, document.series_name)), citing)
        self._read_sentences(root, results, measures, collector)
        sections = tuple(sections_of(root, len(source.text)))
        _tell_if_empty(source.text, collector)
        return collector.extraction(replace(document, period=read_plan_period(cleaned, collector), sections=sections))

    def authority(self) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
        """Give every organisation of the authority files with the bodies above it; they belong to no document."""
        known = all_organisations(load_authorities(), Minter(self.base, ""))
        return known.entities, known.links

    def _read_sentences(self, root: Part, results: Results, measures: Measures, collector: Collector) -> None:
        """Read who does what and what is done to what end, each sentence parsed once."""
        actors = ActorReader(load_authorities(), collector)
        claims = ClaimReader(load_claim_cues(), collector)
        sentences = list(sentences_of(root, measures, results))
        if sentences:
            for sentence, parsed in zip(sentences, self.parser.parse([s.text for s in sentences]), strict=True):
                if parsed is not None:
                    actors.read(sentence, parsed)
                    claims.read(sentence, parsed)
            link_claims(collector, self.parser.morphemes)
            self.parser.keep()
        actors.read_listed(measures)
        actors.read_curated(measures)

    @cached_property
    def parser(self) -> RememberingParser:
        """Give the parser, made of the words of cues.toml and the authority files."""
        cues = load_claim_cues()
        patterns = {**cues.patterns, **role_patterns()}
        asked = names_of(load_authorities()), dict(cues.labels), patterns, self._report
        parser = ParserBeside(*asked, process=self.beside) if self.beside else Parser(*asked)
        return RememberingParser(parser, self.parses)

    def _report(self, done: int, total: int) -> None:
        if self.progress:
            self.progress(done, total)


def _laid_out(source: Source) -> LaidOut:
    """Find the tables on the printed lines, then the outline in what they leave."""
    cleaned, cues = undoubled(clean(source.text)), load_cues()
    kpi_tables = find_kpi_tables(cleaned, cues)
    layouts = find_layouts(cleaned, cues, kpi_tables.used)
    tables = find_works(cleaned, layouts, cues)
    taken = replace(layouts, used=(*layouts.used, *tables.used))
    return cleaned, outline_of(relined(blocks_of(cleaned, cues), source.text, taken, cues)), kpi_tables, layouts, tables


def _tell_if_empty(text: str, collector: Collector) -> None:
    """Say of a text in which nothing was found why that is so, at its first line."""
    if not collector.entities and not collector.has_unresolved:
        start = len(text) - len(text.lstrip())
        collector.leave_unresolved(_NOTHING_FOUND, (start, start + len(text[start:].split("\n", 1)[0].rstrip())))
