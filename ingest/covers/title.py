"""The title of a document, and the name of the series that its editions make up."""

import re
from pathlib import Path

from ingest.covers.front import front_of
from ingest.covers.issued import is_dated
from ingest.covers.self_naming import own_name
from ingest.cues import load_cues
from ingest.slides import titles
from ingest.source import Source
from ingest.structure.blocks import BlockKind
from ingest.structure.clean import CleanText
from ingest.structure.labels import label_of
from ingest.structure.outline import Part

_LONGEST_TITLE = 60
_TITLE_WITHIN = 12  # blocks from the start of a document
_ENDS_AS_TITLE = re.compile(
    r"(?:戦略|計画|プラン|ビジョン|方針|報告書?|大綱|構想|概要|シート|について|に向けて)"
    r"[ 　]*(?:[（(＜<【].*[)）＞>】])?[ 　]*$"
)
_EDITION = re.compile(r"[（(](?:案|素案|原案|仮称|概要|.{0,12}改[訂定]版?|.{0,12}改正|.{0,12}決定)[)）]|[＜<]概要[＞>]")
_NO_TITLE = re.compile(  # 資料３, みなと市
    r"#|[（(【＜<\[]|資料|別紙|別添|参考|様式|.{0,5}$|\S{1,10}[都道府県市区町村]$"
)


def title_of(source: Source, cleaned: CleanText, root: Part) -> str:
    """Read the title of a document; the name of its file stands for one that has none.

    A title on the very first line goes before that of slides, which other texts of short lines look like too.
    """
    slides = titles.slides_in(cleaned, source.text)
    of_slides = titles.title_of(slides, load_cues()) if slides and _printed(root, within=1) is None else None
    above = _above_date(cleaned)
    on_cover = next((line for line in above if _ENDS_AS_TITLE.search(line)), None)
    named = of_slides or on_cover or _printed(root, _TITLE_WITHIN) or own_name(root)
    return named or next(iter(above[:1]), None) or Path(source.name).stem


def _above_date(cleaned: CleanText) -> list[str]:
    """List the lines of a cover above its date that may be a title, as labels; [] where it bears no date."""
    lines = front_of(cleaned.text)
    dated = next((at for at, line in enumerate(lines) if is_dated(line)), 0)
    return [label_of(line).text for line in lines[:dated] if not _NO_TITLE.match(line)]


def series_named_after(title: str) -> str:
    """Take the words that tell one edition from another (案, 改訂版) out of a title."""
    return _EDITION.sub("", title).strip() or title


def _printed(root: Part, within: int) -> str | None:
    """Take the first line that is set like a title: a heading without a number, else a line that ends as titles do."""
    blocks = [block for part in root.walk() for block in ([part.heading] if part.heading else []) + part.body]
    first = sorted(blocks, key=lambda block: block.origins[0])[:within]
    headings = [block for block in first if block.hashes and block.enumerated is None]
    set_apart = [block for block in first if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    named = [block for block in set_apart if _ENDS_AS_TITLE.search(block.text) and len(block.text) <= _LONGEST_TITLE]
    return next((label_of(block.text).text for block in (*headings, *named)), None)
