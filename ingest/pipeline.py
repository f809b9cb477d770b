"""The way of a text through the readers: source → clean → blocks → outline → results, measures, KPIs, actors."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from ingest.actors import parser_for, read_actors
from ingest.blocks import BlockKind, blocks_of
from ingest.clean import CleanText, clean
from ingest.cues import load_cues
from ingest.doubled import undoubled
from ingest.footnotes import Footnotes
from ingest.kpis import read_kpis
from ingest.labels import label_of
from ingest.law_names import LawNames
from ingest.laws import read_laws
from ingest.layouts.finder import Layouts, find_layouts, relined
from ingest.layouts.reader import Places, add_layouts
from ingest.measures import read_measures
from ingest.organisations import all_organisations
from ingest.outline import Part, outline_of
from ingest.parser import Parser, Progress
from ingest.resolve import Collector
from ingest.results import read_results
from ingest.roadmaps import read_roadmaps
from ingest.source import MAX_BYTES, Source, read_source
from ingest.tables.reader import read_kpi_tables
from ontology.authorities import load_authorities
from ontology.errors import Message, NotAPolicyText
from ontology.iri import DEFAULT_BASE, Minter
from ontology.model import Document, Entity, Extraction, Link, Section

_JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")  # kana: Chinese has none
_WORDS = re.compile(r"[A-Za-z]+|[^\W\d_]")  # a Latin word counts as much as one Japanese character
_KANA_SHARE = 0.05
_LONGEST_TITLE = 60
_TITLE_WITHIN = 12  # blocks from the start of a document
_ENDS_AS_TITLE = re.compile(
    r"(?:戦略|計画|プラン|ビジョン|方針|報告書?|大綱|構想|概要|シート|について|に向けて)"
    r"[ 　]*(?:[（(＜<【].*[)）＞>】])?[ 　]*$"
)
_EDITION = re.compile(r"[（(](?:案|素案|原案|仮称|概要|.{0,12}改[訂定]版?|.{0,12}改正|.{0,12}決定)[)）]|[＜<]概要[＞>]")


@dataclass
class Pipeline:
    """Reads documents. GiNZA is loaded when the first text is parsed, not before."""

    base: str = DEFAULT_BASE
    progress: Progress | None = None

    def source(self, path: Path, *, max_bytes: int = MAX_BYTES) -> Source:
        """Read a file; raises `UnreadableFile`."""
        return read_source(path, max_bytes=max_bytes)

    def identify(self, source: Source, series: str | None = None) -> Document:
        """Name a document and its revision, without reading it; raises `NotAPolicyText` where it has no structure.

        A series without a name takes the title, less the words that tell one edition from another (案, 改訂版).
        """
        _check_language(source)
        root = _outline(source)
        _check_structure(source, root)
        title = _title(root) or Path(source.name).stem
        name = series or _EDITION.sub("", title).strip() or title
        minter = Minter(self.base, name)
        return Document(
            iri=minter.document(source.revision),
            series=minter.series,
            series_name=name,
            title=title,
            source=source.name,
            revision=source.revision,
            ingested_at=datetime.now(UTC).isoformat(timespec="seconds"),
            software=f"sujimichi {version('sujimichi')}",
        )

    def read(self, source: Source, document: Document) -> Extraction:
        """Read all that a document says, with evidence, and what stayed unresolved."""
        cues, authorities = load_cues(), load_authorities()
        cleaned = undoubled(clean(source.text))
        root, layouts = _laid_out(source.text, cleaned)
        collector = Collector(source.text, document.iri, Minter(self.base, document.series_name))
        results = read_results(root, cues, collector)
        measures = read_measures(root, cues, results, collector)
        read_kpi_tables(cleaned, cues, collector)
        read_kpis(root, cues, results, measures, collector)
        add_layouts(layouts, Places(root, results, measures), cues, collector)
        read_roadmaps(root, cues, results, measures, collector)
        notes = Footnotes.of(source.text, cleaned.footnotes)
        read_laws(root, measures, LawNames(authorities, cues.law_endings, notes), collector)
        if measures.of_part:
            read_actors(measures, self._parser, authorities, collector)
        return collector.extraction(replace(document, sections=tuple(_sections(root, len(source.text)))))

    def authority(self) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
        """Give every organisation of the authority files with the bodies above it; they belong to no document."""
        known = all_organisations(load_authorities(), Minter(self.base, ""))
        return known.entities, known.links

    @cached_property
    def _parser(self) -> Parser:
        return parser_for(load_authorities(), self._report)

    def _report(self, done: int, total: int) -> None:
        if self.progress:
            self.progress(done, total)


def _outline(source: Source) -> Part:
    return _laid_out(source.text, undoubled(clean(source.text)))[0]


def _laid_out(text: str, cleaned: CleanText) -> tuple[Part, Layouts]:
    """Find the tables on the printed lines, then build the outline out of what they leave."""
    layouts = find_layouts(cleaned, load_cues())
    return outline_of(relined(blocks_of(cleaned, load_cues()), text, layouts)), layouts


def _check_language(source: Source) -> None:
    words = len(_WORDS.findall(source.text))
    kana = len(_JAPANESE.findall(source.text))
    if kana < _KANA_SHARE * max(words, 1):
        raise NotAPolicyText(
            Message(
                f"「{source.name}」は日本語の文書ではないようです（語・文字 {words:,} のうち仮名 {kana:,}）。"
                "日本語の戦略・計画・報告書を指定してください（例: sujimichi ingest 総合戦略.md）",
                f"'{source.name}' does not seem to be Japanese ({kana:,} kana among {words:,} words and characters). "
                "Give a strategy, plan or report in Japanese (for example: sujimichi ingest strategy.md)",
            ),
            given=source.name,
        )


def _check_structure(source: Source, root: Part) -> None:
    has_lists = any(block.kind in (BlockKind.BULLET, BlockKind.LABEL, BlockKind.ROW) for block in root.body)
    if not root.children and not has_lists:
        raise NotAPolicyText(
            Message(
                f"「{source.name}」には見出しも箇条書きもなく、読み取れる構造がありません。"
                "見出し（第1章、１．、①など）のある戦略・計画・報告書を指定してください",
                f"'{source.name}' has neither headings nor lists: there is no structure to read. "
                "Give a strategy, plan or report with headings (第1章, １．, ① and the like)",
            ),
            given=source.name,
        )


def _title(root: Part) -> str | None:
    """Take the first line that is set like a title: a heading without a number, else a line that ends as titles do."""
    blocks = [block for part in root.walk() for block in ([part.heading] if part.heading else []) + part.body]
    first = sorted(blocks, key=lambda block: block.origins[0])[:_TITLE_WITHIN]
    headings = [block for block in first if block.hashes and block.enumerated is None]
    named = [block for block in first if _ENDS_AS_TITLE.search(block.text) and len(block.text) <= _LONGEST_TITLE]
    return next((label_of(block.text).text for block in (*headings, *named)), None)


def _sections(root: Part, length: int) -> list[Section]:
    """Flatten the outline: every part from its heading to the next heading of its own or a higher rank."""
    sections: list[Section] = []

    def visit(part: Part, end: int, depth: int) -> None:
        starts = [child.title_span[0] for child in part.children]
        for child, start, stop in zip(part.children, starts, [*starts, end][1:], strict=True):
            sections.append(Section(start, stop, depth, child.notation, label_of(child.title).text or child.title))
            visit(child, stop, depth + 1)

    visit(root, length, 0)
    return sections
