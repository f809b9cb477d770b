"""One KPI out of one list item: indicator, target, deadline, out of 「指標：目標（期限）」 and its nested forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role, load_layout_cues, plain_of
from ingest.layouts.figures.glued_values import read_glued_value
from ingest.layouts.figures.kept_levels import read_kept_level
from ingest.layouts.figures.segments import colon_in
from ingest.layouts.figures.statements import Statement, read_statement, read_trailing
from ingest.layouts.figures.values import ARROW, TIME, is_value
from ingest.layouts.lines.change import read_marked_change
from ingest.layouts.saying.changed_items import read_changed_item
from ingest.layouts.saying.items import said_in_item, said_without_verb
from ingest.layouts.saying.sentence import Said
from ingest.layouts.works.cues import load_work_cues
from ingest.layouts.works.offices import without_answering
from ingest.logic.item_parts import target_and_deadline, without_aside, without_baseline, without_results
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.joining import FOR_REFERENCE, KIND_OF_INDICATOR
from ontology.normalise import is_restated, without_restated

_BOXED = re.compile(r"[［\[〔](?P<text>[^［\[〔\]］〕]+)[\]］〕]")  # ［舟の数：12隻→20隻（R11）］
_DATED_NAME = re.compile(rf"(?P<name>.+?)[ 　]+(?P<time>{TIME.pattern})末?")  # …の数　2030年度：50社
_SPACED = re.compile(rf"(?P<name>[^ 　]+)[ 　]+(?P<value>{TIME.pattern}.*)")
_OVER_YEARS = re.compile(  # 転入する世帯数　５年間で10世帯
    r"(?P<name>[^ 　]+)[ 　]+"
    r"(?P<value>[0-9０-９]{1,2}[ 　]?(?:年間|[かヵヶカ]年)(?:の(?:累計|合計))?で[ 　]?[^ 　。、].*)"
)
_LEADER = re.compile(  # 舟の数 …… 12隻
    r"(?<=[^ 　：:…‥⋯・･.．]{3})[ 　]*(?:[…‥⋯]+|[・･]{2,}|[.．]{3,})[ 　]*(?=[0-9０-９約年延毎△▲－―ー-])"
)
_MARK_BEFORE_ARROW = re.compile(rf"[ 　]*※[0-9０-９]{{0,2}}(?={ARROW.pattern})")  # 41％（R5）※ → 80％, a note below
_GOAL_OF_YEAR = re.compile(rf"[^。：: 　]{{1,20}}目標[ 　]+(?P<time>{TIME.pattern}末?)の(?P<name>[^。：:]{{2,40}})")
_AT_YEAR = re.compile(rf"(?P<time>{TIME.pattern}末?)(?:における|時点の)(?P<name>[^。：:]{{2,60}})")
_HEADING_OF_INDICATORS = re.compile(r"(?:に関する|についての|の)?(?:指標|KPI|ＫＰＩ|目標)$")


@dataclass(frozen=True, slots=True)
class KpiItem:
    """An item as printed. `span` is the source span of the whole item, `notes` of its ※ lines."""

    indicator: str
    target: str | None
    deadline: str | None
    restated: bool
    spans: tuple[tuple[int, int], ...]
    notes: tuple[str, ...] = ()
    baseline: str | None = None


@dataclass(slots=True)
class _Node:
    block: Block
    children: list[Block]
    notes: list[str]


def items_of(blocks: tuple[Block, ...]) -> Iterator[KpiItem]:
    """Go through the KPIs of a list, nested ones with what they hang under; labels and references are none."""
    items = (item for item in _all_items(blocks) if not FOR_REFERENCE.match(item.indicator))
    return (item for item in items if not _is_label(item.indicator, load_layout_cues()))


def _is_label(name: str, cues: LayoutCues) -> bool:
    """Tell what only says which value stands behind it: 現況値：62人/ha."""
    return any(plain_of(name) in cues.columns[role] for role in (Role.BASELINE, Role.TARGET))


def _all_items(blocks: tuple[Block, ...]) -> Iterator[KpiItem]:
    for node in _tree(blocks):
        notes = tuple(node.notes)
        if not node.children:
            item = read_item(node.block)
            yield replace(item, notes=(*item.notes, *notes))
            continue
        for child in node.children:
            yield replace(_nested(node.block, child), notes=notes)


def read_item(block: Block) -> KpiItem:
    """Read an item that stands alone; its target is None where no colon sets one off."""
    restated = is_restated(block.text)
    plain = _MARK_BEFORE_ARROW.sub("", without_restated(block.text))
    text, mark, note = KIND_OF_INDICATOR.sub("", plain, count=1).partition("※")
    notes = (mark + note.strip(),) if mark else ()
    said = _statement(without_answering(text.strip(), load_work_cues()), load_layout_cues())
    return KpiItem(said.indicator, said.target, said.deadline, restated, (block.span(),), notes, said.baseline)


def _statement(text: str, cues: LayoutCues) -> Statement:
    """Read what an item says, in whichever form it has; the indicator alone where no target is told."""
    text = text if colon_in(text) is not None else _LEADER.sub("：", text, count=1)
    change = read_marked_change(text, cues) or read_kept_level(text, cues)
    if change is not None:
        return change
    boxed = _BOXED.fullmatch(text)
    text, aside = without_aside(boxed["text"] if boxed else text)
    text, reached = without_results(text)
    said = _told(said_in_item(text, cues)) or _changed(text, cues) or read_statement(text, cues)
    if said is None:
        text, today = without_baseline(text)
        said = _told(said_without_verb(text, cues)) or _after_colon(text, cues)
        aside = today or aside
    aside = aside or (without_baseline(text)[1] if said.target else None)
    return _due_in_name(replace(said, baseline=said.baseline or reached or aside))


def _changed(text: str, cues: LayoutCues) -> Statement | None:
    text, today = without_baseline(text)
    said = _told(read_changed_item(text, cues))
    return replace(said, baseline=today) if said is not None else None


def _due_in_name(said: Statement) -> Statement:
    """Take the year by which a goal names its indicator for that of the target: 令和12年度における人口."""
    undated = said.target is not None and said.deadline is None
    forms = (form.fullmatch(said.indicator) for form in (_GOAL_OF_YEAR, _AT_YEAR))
    named = next(filter(None, forms), None) if undated else None
    return replace(said, indicator=named["name"], deadline=named["time"]) if named is not None else said


def _told(said: Said | None) -> Statement | None:
    return Statement(said.name, said.target, said.time, said.today) if said else None


def _after_colon(text: str, cues: LayoutCues) -> Statement:
    cut = colon_in(text)
    if cut is None:
        said = _by_the_end(text, cues) or read_trailing(text, cues, announced=True)
        said = said or read_glued_value(text, cues) or _over_years(text, cues)
        return said or Statement(text.strip(), None, None, None)
    target, deadline = target_and_deadline(text[cut + 1 :])
    dated = _DATED_NAME.fullmatch(text[:cut].strip()) if deadline is None else None
    if dated is not None and cues.ends_as_indicator(dated["name"]):
        return Statement(dated["name"].strip(), target or None, dated["time"].strip(), None)
    return Statement(text[:cut].strip(), target or None, deadline, None)


def _by_the_end(text: str, cues: LayoutCues) -> Statement | None:
    """Read a target behind its span of years, 採択件数　2026～2030年度の累計で180件."""
    match = _SPACED.fullmatch(text)
    if match is None or not cues.ends_as_indicator(match["name"]):
        return None
    target, deadline = target_and_deadline(match["value"])
    aimed = deadline is not None and is_value(target, cues) and any(sign.isdecimal() for sign in target)
    return Statement(match["name"].strip(), target, deadline, None) if aimed else None


def _over_years(text: str, cues: LayoutCues) -> Statement | None:
    """Read a target counted over the years of the plan, which the item need not name."""
    match = _OVER_YEARS.fullmatch(text)
    named = match is not None and cues.ends_as_indicator(match["name"]) and is_value(match["value"], cues)
    return Statement(match["name"].strip(), match["value"].strip(), None, None) if match and named else None


def _nested(parent: Block, child: Block) -> KpiItem:
    """Read a nested item: an indicator of its own, or a target of the indicator that it hangs under."""
    own = read_item(child)
    spans = (parent.span(), child.span())
    if own.target is not None or _HEADING_OF_INDICATORS.search(parent.text.rstrip("：: ")):
        return replace(own, spans=spans)
    target, deadline = target_and_deadline(without_restated(child.text))
    return KpiItem(parent.text.rstrip("：: 　"), target, deadline, own.restated, spans)


def _tree(blocks: tuple[Block, ...]) -> list[_Node]:
    nodes: list[_Node] = []
    for block in blocks:
        if block.kind is BlockKind.NOTE:
            if nodes:
                nodes[-1].notes.append(block.text)
        elif nodes and block.depth > nodes[-1].block.depth:
            nodes[-1].children.append(block)
        else:
            nodes.append(_Node(block, [], []))
    return nodes
