"""The list of all KPIs at the end of a plan: it measures no measure that happens to stand before it.

（８）女性の健康づくり
…
数値目標一覧
【基本目標Ⅰ】                   the goal of the rows below, or the measure: 表２ 分野１ 女性の健康
審議会等における女性の割合  38％  50％
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.cues import Cues, Label
from ingest.layouts.cues import plain_of
from ingest.logic.measure_parts import prose_of
from ingest.logic.measures import Measures
from ingest.logic.results import Results
from ingest.structure.block import Block, BlockKind
from ingest.structure.outline import Part

_MARKS = "【】〔〕［］[]＜＞<>《》〈〉■□◆◇●○▼▶ 　・*"
_LIST = re.compile(
    r"(?:[^。、：:→]{0,16}?|[(\[]?(?:別表|別紙|別添|付表)[0-9]{0,2}[)\]]?[^。、：:→]{0,40}?)(?:数値目標|目標指標|成果指標|評価指標|活動指標|目標値|指標|KPI|目標)(?:等|\(KPI\))?の?一覧表?"
)
_TABLE = re.compile(r"[ 　]*表[ 　]?[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})?[ 　.．:：]+(?=\S)")
_ASIDE_AT_END = re.compile(r"\([^()]*\)$")
_FEWEST = 2  # measures; what stands below one alone is its own
_FEWEST_MEASURES = 3  # without KPIs, before a list that is not called one, or below plain headings
_FEWEST_KPIS = 3  # in it


@dataclass(frozen=True, slots=True)
class ListAtEnd:
    """Where the list begins in the source, and its captions of goals."""

    start: int
    captions: tuple[tuple[int, Part | None], ...]  # with the offsets of what stands below them

    def goal(self, offset: int) -> Part | None:
        """Give the goal that the nearest caption over a place names."""
        return next((goal for start, goal in reversed(self.captions) if start <= offset), None)


def list_at_end(root: Part, results: Results, measures: Measures, kpis: Sequence[int], cues: Cues) -> ListAtEnd | None:
    """Find the list; `kpis` are offsets of those in rows and lines."""
    named = [part for part in root.walk() if part in measures.of_part] or _sections(root)
    if len(named) < _FEWEST:
        return None
    below = [part for part in root.walk() if part.heading and part.title_span[0] >= named[-1].title_span[0]]
    blocks = [block for part in below for block in _blocks(part, is_measure=part is named[-1])]
    title = next((block for block in blocks if _is_title(block, root, named, kpis, cues)), None)
    if title is None:
        return None
    start = title.span()[0]
    return ListAtEnd(start, tuple(_captions((block for block in blocks if block.span()[0] > start), results, measures)))


def _sections(root: Part) -> list[Part]:
    """List the numbered headings with texts of a plan that names no measures, where they are several."""
    found = [part for part in root.walk() if part.reading and not part.children and any(True for _ in prose_of(part))]
    return found if len(found) >= _FEWEST_MEASURES else []


def _blocks(part: Part, *, is_measure: bool) -> Iterator[Block]:
    """Go through the blocks of a part and its heading, in reading order."""
    if part.heading is not None and not is_measure:
        yield part.heading
    yield from (block for block in part.body if block.text)


def _is_title(block: Block, root: Part, named: list[Part], kpis: Sequence[int], cues: Cues) -> bool:
    """Tell what heads the list: its name, said nowhere before, or a label over all KPIs of several measures."""
    if block.kind is BlockKind.BULLET:
        return False
    if _LIST.fullmatch(_title_of(block)):
        return not _is_said_before(block, root)
    start = block.span()[0]
    all_below = len(kpis) >= _FEWEST_KPIS and min(kpis) > start
    if not all_below or len(named) < _FEWEST_MEASURES or not _is_label(block, cues):
        return False
    headings = (part.heading for part in root.walk() if part.heading)
    labels = (*headings, *(other for part in root.walk() for other in part.body))
    return sum(_is_label(label, cues) for label in labels) == 1


def _title_of(block: Block) -> str:
    """Give a title as words are compared, without its number."""
    text = block.enumerated.title if block.enumerated else block.text
    return plain_of(text.strip(_MARKS)).strip(_MARKS)


def _is_label(block: Block, cues: Cues) -> bool:
    told = cues.label(block.enumerated.title if block.enumerated else block.text)
    return told is not None and told.label is Label.KPI


def _is_said_before(title: Block, root: Part) -> bool:
    """Tell a list that several measures have, each of its own."""
    text, start = _title_of(title), title.span()[0]
    blocks = (block for part in root.walk() for block in (*((part.heading,) if part.heading else ()), *part.body))
    return any(block.text and block.span()[0] < start and _title_of(block) == text for block in blocks)


def _captions(blocks: Iterator[Block], results: Results, measures: Measures) -> Iterator[tuple[int, Part | None]]:
    names = {name: part for part in measures.of_part for name in _numbered_names(part)}
    names |= {name: part for part in results.of_part for name in (plain_of(part.title), *_numbered_names(part))}
    for block in blocks:
        text = plain_of(_TABLE.sub("", block.text).strip(_MARKS)).strip(_MARKS)
        if text in names or block.text.startswith(("【", "〔", "《", "■", "◆")):
            yield block.span()[0], names.get(text)


def _numbered_names(part: Part) -> Iterator[str]:
    """Give the ways in which a caption may call a goal by its word and number, perhaps with its title."""
    if part.reading is None or not part.reading.family:
        return
    title, number = plain_of(part.title), plain_of(f"{part.reading.family}{part.reading.label}")
    yield number
    for told in {title, _ASIDE_AT_END.sub("", title)}:
        yield from (f"{number}{told}", f"{number}:{told}")
