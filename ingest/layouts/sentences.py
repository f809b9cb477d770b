"""KPIs said in sentences: 「…の利用率を、令和５年度の12％から令和11年度までに60％に引き上げる」.

Read only in texts that set their KPIs in no list or table, and in parts that are headed 数値目標 or the like:
elsewhere a sentence with a figure may speak of anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.blocks import Block, BlockKind
from ingest.cues import Cues, Label
from ingest.layouts.cues import LayoutCues, load_layout_cues
from ingest.layouts.found import FoundKpi, Span, indicator_name
from ingest.layouts.values import TIME, is_value
from ingest.outline import Part

_SENTENCE = re.compile(r"[^。]+。?")
_READ = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING)
_BY = rf"(?P<time>{TIME.pattern})(?:まで)?(?:に|で)(?:は)?[、,]?"
_FROM = rf"(?:(?P<base>(?:{TIME.pattern}(?:の|における|時点の|現在の)?)?[^、。]{{1,14}})から[、,]?)?"
_VALUE = r"(?P<target>[^、。]{1,20}?)"
_VERB = (
    r"(?:と|に|へ|まで|を)(?:する|なる|増|減|引き?上げ|引き?下げ|高め|拡大|縮小|向上|低減|改善"
    r"|目標|達成|目指|抑え|伸ば|増や|減ら|すること)"
)
_PAST = re.compile(r"[^。、]{0,5}(?:した|った|ている|ており|しており|いる|した。)")  # what has come about is no target
_NAME = r"(?P<name>[^。]{2,60}?)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    topic = r"(?:については|に関しては|を|は)[、,]?"
    return (
        re.compile(rf"{_NAME}{topic}{_FROM}{_BY}{_FROM.replace('base', 'base2')}{_VALUE}{_VERB}"),
        re.compile(rf"{_BY}{_NAME}{topic}{_FROM}{_VALUE}{_VERB}"),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    name: str
    target: str
    time: str
    base: str | None


def read_sentences(root: Part, cues: Cues, has_others: bool) -> Iterator[FoundKpi]:
    """Go through the KPIs said in sentences; where the text has others, only in parts announced as targets."""
    words = load_layout_cues()
    for part in root.walk():
        if has_others and not _announced(part, cues):
            continue
        blocks = [*([part.heading] if part.heading else []), *part.body]
        for block in blocks:
            if block.kind in _READ:
                yield from _in_block(block, words)


def _announced(part: Part, cues: Cues) -> bool:
    titles = [above.title for above in (part, *part.ancestors()) if above.title]
    return any((label := cues.label(title)) is not None and label.label is Label.KPI for title in titles)


def _in_block(block: Block, words: LayoutCues) -> Iterator[FoundKpi]:
    for match in _SENTENCE.finditer(block.text):
        said = _said(match[0], words)
        if said is not None:
            span: Span = block.span(*match.span())
            yield FoundKpi(said.name, said.target, said.time, said.base, None, (span,))


def _said(sentence: str, words: LayoutCues) -> _Said | None:
    """Read one sentence: name, target and time must all be there, and the name must be one of an indicator."""
    for pattern in _patterns():
        match = pattern.search(sentence)
        if match is None or _PAST.match(sentence, match.end()):
            continue
        name = _last_phrase(match["name"], words)
        groups = match.groupdict()
        if name is None or words.is_money(name) or not _is_figure(match["target"], words):
            continue
        return _Said(name, match["target"].strip(), match["time"].strip(), groups.get("base2") or groups.get("base"))
    return None


def _is_figure(text: str, words: LayoutCues) -> bool:
    return is_value(text, words) and any(character.isdecimal() for character in text)


def _last_phrase(name: str, words: LayoutCues) -> str | None:
    """Take the indicator out of what stands before it in the sentence: what follows the last comma or topic."""
    phrase = re.split(r"[、，]|なお|これにより|とともに", name)[-1]
    phrase = indicator_name(re.sub(r"^(?:また|さらに)", "", phrase))
    return phrase if words.ends_as_indicator(phrase) and len(phrase) > 2 else None
