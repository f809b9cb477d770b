"""Names of plans, strategies and decisions in a text, and when they were adopted.

    「灯台のある町づくり計画」（令和5年6月1日閣議決定）    the name with its adoption behind it
    「灯台のある町づくり計画 2025」<sup>3</sup>              or in the note, which is nothing but that
    「灯台のある町づくり計画」に基づき                       a name that something rests on
    灯台基本計画（令和5年6月1日閣議決定）                    without brackets only with its adoption
    …（以下「町づくり計画」という。）                        a short name, which then stands for it
    第２期「町づくり計画」                                   another plan than the first

A name in brackets alone is taken for a plan's only where it ends as hardly anything else does (…基本方針).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.citations.cues import CitationCues
from ingest.citations.plan_forms import TERM, TERM_BEFORE, in_brackets, plan_key, runs, without_edition
from ingest.structure.blocks import Block
from ingest.structure.footnotes import Footnote, Footnotes
from ontology.normalise import comparable

_COMING = re.compile(r"(?:次期|新たな|次の)[ 　]*$")
_DEFINES = re.compile(r"以下[、,]?[ 　]*(?:単に)?$")
_BEHIND = re.compile(r"[」』]?[ 　]*[（(]((?:[^（）()]|[（(][^（）()]*[)）])+)[)）]")
_SHORT = re.compile(
    r"[」』]?[^。「」]{0,40}?[（(]以下[、,]?[ 　]*(?:単に)?「([^」]{2,24})」と(?:いう|する|呼ぶ|総称する)"
)
_WORD = r"[\u30a1-\u30fa\u30fc\u3400-\u9fff々A-Za-zＡ-Ｚａ-ｚ]"
_BODY = re.compile(r"^[^（(]*「[^「」]*」[^（(]*(?=決定)")  # 国土交通省「…」本部決定
_SHORTEST = 5
_SHORTEST_BARE = 8  # without brackets: 推進基本計画 may be part of a longer name
_SELF = ("本", "この", "当該")


@dataclass(frozen=True, slots=True)
class Cited:
    """A plan named in a text from `start` to `end`; `note` is the span of the note there that tells of its adoption."""

    name: str
    start: int
    end: int
    note: tuple[int, int] | None = None
    recalled: bool = False  # a name that is known from another place


@dataclass(slots=True)
class PlanNames:
    """Knows the plans that a text names, as it is learnt; `itself` are the names of the text."""

    cues: CitationCues
    notes: Footnotes
    itself: tuple[str, ...]
    adoptions: dict[str, tuple[str, tuple[int, int]]] = field(default_factory=dict)
    _official: dict[str, str] = field(default_factory=dict)  # every spelling → the name
    _known: re.Pattern[str] | None = None

    def learn(self, block: Block) -> None:
        """Take in the adoptions and the short names that a block gives to plans."""
        for cited in self._introduced(block):
            self._official.setdefault(cited.name, cited.name)
            if short := self._short(block.text, cited.end):
                self._official.setdefault(short, cited.name)
        self._known = None

    def find(self, block: Block) -> Iterator[Cited]:
        """Go through the plans that a block names, in their order: new names, and those known by now."""
        found = [*self._introduced(block)]
        found += [cited for cited in self._recalled(block) if not any(_overlap(cited, one) for one in found)]
        return iter(sorted(found, key=lambda cited: cited.start))

    def in_note(self, note: Footnote) -> Iterator[Cited]:
        """Go through the plans that a note names with their adoption."""
        for start, end in in_brackets(note.text):
            adoption = self._behind(note.text, end)
            if adoption and self.cues.plan.search(without_edition(note.text[start:end])):
                cited = Cited(note.text[start:end].strip(), start, end, note.span)
                self.adoptions.setdefault(plan_key(cited.name), (adoption, note.span))
                yield cited

    def _introduced(self, block: Block) -> Iterator[Cited]:
        for start, end in in_brackets(block.text):
            name = block.text[start:end]
            before = block.text[: start - 1]
            if not self.cues.plan.search(without_edition(name)) or _COMING.search(before) or _DEFINES.search(before):
                continue
            cited = self._cite(block, start, end)
            told = plan_key(cited.name) in self.adoptions or self.cues.rests_on(block.text, end)
            sure = self.cues.surely_plan.search(without_edition(name)) is not None or without_edition(name) != name
            if (told or sure) and self._is_name(name):
                yield cited
        yield from self._unbracketed(block)

    def _unbracketed(self, block: Block) -> Iterator[Cited]:
        for start, end in runs(block.text):
            name = block.text[start:end]
            if not self.cues.plan.search(name) or not self._is_name(name) or block.text[end : end + 1] in ("」", "』"):
                continue
            sure = self.cues.surely_plan.search(name) is not None
            rests = sure and len(name) >= _SHORTEST_BARE and self.cues.rests_on(block.text, end)
            if rests or self._behind(block.text, end) or (sure and self._short(block.text, end)):
                yield self._cite(block, start, end)

    def _recalled(self, block: Block) -> Iterator[Cited]:
        if not self._official:
            return
        if self._known is None:
            names = sorted(self._official, key=len, reverse=True)
            self._known = re.compile(rf"(?<!{_WORD})(?:{'|'.join(map(re.escape, names))})(?!{_WORD})")
        for match in self._known.finditer(block.text):
            if not _COMING.search(block.text[: match.start()].rstrip("「『")):
                yield replace(self._cite(block, match.start(), match.end()), recalled=True)

    def _cite(self, block: Block, start: int, end: int) -> Cited:
        """Name a plan, with the term before it, and keep what is said of its adoption behind it."""
        before = block.text[:start].rstrip("「『")
        term = TERM_BEFORE.search(before)
        name = block.text[start:end].strip()
        name = self._official.get(name, name)
        name = term[0].strip() + TERM.sub("", name) if term else name
        adoption, note = self._behind(block.text, end), self._note(block, end)
        if adoption:
            at = block.text.index(adoption, end)
            self.adoptions.setdefault(plan_key(name), (adoption, block.span(at, at + len(adoption))))
        elif note:
            self.adoptions.setdefault(plan_key(name), (note.text.rstrip("。"), note.span))
        return Cited(name, term.start() if term else start, end, note.span if note else None)

    def _short(self, text: str, end: int) -> str | None:
        """Read the short name that the words behind a name give to it."""
        match = _SHORT.match(text, end)
        return (
            match[1]
            if match and self.cues.plan.search(without_edition(match[1])) and not match[1].startswith(_SELF)
            else None
        )

    def _behind(self, text: str, end: int) -> str | None:
        match = _BEHIND.match(text, end)
        return match[1].strip() if match and self.cues.adopted(match[1]) else None

    def _note(self, block: Block, end: int) -> Footnote | None:
        """Find the note at the end of a name, or behind its closing bracket, that is nothing but an adoption."""
        for stop in (end, end + 1) if block.text[end : end + 1] in ("」", "』") else (end,):
            note = self.notes.marked(block, stop)
            if note is not None and self.cues.adopted(note.text) and "「" not in _BODY.sub("", note.text):
                return note
        return None

    def _is_name(self, name: str) -> bool:
        """Tell a name from that of the text itself, of a kind of plans, and from a word that is no name."""
        plain = comparable(TERM.sub("", name, count=1))
        return (
            len(plain) >= _SHORTEST
            and plain not in self.cues.kinds
            and not name.startswith(_SELF)
            and not any(plain == comparable(without_edition(own)) for own in self.itself)
        )


def _overlap(one: Cited, other: Cited) -> bool:
    return one.start < other.end and other.start < one.end
