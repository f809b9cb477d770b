"""Names of laws in a text: those on file, those that the text introduces, and those that have the form of one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.structure.blocks import Block
from ingest.structure.footnotes import Footnote, Footnotes
from ontology.authorities import Authorities

_BREAKS = "、。，,「」『』（）()【】※：:\\s"  # what no name holds, save where it is quoted
_KANJI = "\u30a1-\u30fa\u30fc\u3400-\u9fff々"  # and katakana
_HIRAGANA = "ぁ-おか-ぐけ-ごさ-でと-ねのひ-わん"  # without は, が, に, を, which end what goes before a name
_IS_LAW = "(?<![方手技療司憲])法(?![律制令人的案規定学務曹廷文])"
_FORMS = (
    re.compile(rf"(?<=「)[^「」\n]{{3,120}}?(?:法律|{_IS_LAW})(?=」)"),
    re.compile(
        rf"[^{_BREAKS}]{{2,100}}?(?:に関する|に係る|のための)[^{_BREAKS}]{{0,16}}?(?:法律|措置法)(?![制令人的案])"
    ),
    re.compile(rf"(?:[{_KANJI}{_HIRAGANA}]{{1,10}}・){{1,4}}[{_KANJI}{_HIRAGANA}]{{2,20}}{_IS_LAW}"),
    re.compile(rf"[{_KANJI}]{{2,40}}{_IS_LAW}"),
)
_FULL_NAME = re.compile(r"(?:に関する|に係る|のための).*法律$")
_BEFORE_NAME = re.compile(
    r"^.*(?:において|とともに|さらに|あわせて|くわえて|また|(?<!又)は|ため(?!の)|により)(?=[\u3400-\u9fff\u30a1-\u30fa])|^(?:改正|現行)"
)
_FIGURES = "[0-9０-９元一二三四五六七八九十百〇]"
_LAW_NUMBER = rf"(?:明治|大正|昭和|平成|令和)[ 　]*{_FIGURES}+[ 　]*年[ 　]*法律[ 　]*第[ 　]*{_FIGURES}+[ 　]*号"
_IS_NUMBER = re.compile(rf"({_LAW_NUMBER})[ 　]*。?")
_BEHIND = re.compile(rf"[」』]?[ 　]*[（(][ 　]*({_LAW_NUMBER})")
_SHORT_NAME = re.compile(r"[」』]?[^。「]{0,40}?[（(]以下[、,]?[ 　]*(?:単に)?「([^」]{2,20}法)」と(?:いう|する|呼ぶ)")
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """A law named in a text from `start` to `end`; `note` is the span of the note there that gives its number."""

    name: str
    start: int
    end: int
    note: _Place | None = None


@dataclass(slots=True)
class LawNames:
    """Knows names of laws: those on file from the start, those of the text as it is learnt."""

    authorities: Authorities
    endings: tuple[str, ...]
    notes: Footnotes
    _official: dict[str, str] = field(default_factory=dict)  # every spelling → the name
    _numbers: dict[str, tuple[str, _Place]] = field(default_factory=dict)
    _on_file: dict[str, str] = field(default_factory=dict)
    _known: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        for record in self.authorities.laws:
            for spelling in record.names:
                self._official.setdefault(spelling, record.names[0])
            if record.number:
                self._on_file[record.names[0]] = record.number

    def learn(self, block: Block) -> None:
        """Take in the numbers and the short names that a block gives to laws."""
        for named in self.find(block):
            behind = _BEHIND.match(block.text, named.end)
            if behind is not None:
                self._numbers.setdefault(named.name, (behind[1], block.span(*behind.span(1))))
            short = _SHORT_NAME.match(block.text, named.end)
            if short is not None and short[1] not in self._official:
                self._call(short[1], named.name)
        for _, note in self.notes.in_block(block):
            for named in self.in_note(note):
                behind = _BEHIND.match(note.text, named.end)
                if behind is not None:
                    self._numbers.setdefault(named.name, (behind[1], note.span))

    def find(self, block: Block) -> Iterator[Named]:
        """Go through the laws that a block names, in their order."""
        for start, end in self._places(block.text):
            note, number = self._note(block, end)
            printed = block.text[start:end]
            if note is not None and number is not None:
                self._numbers.setdefault(self._name(printed), (number, note.span))
            elif not (_BEHIND.match(block.text, end) or self._is_law(printed)):
                continue
            yield Named(self._name(printed), start, end, note.span if note and number else None)

    def in_note(self, note: Footnote) -> Iterator[Named]:
        """Go through the laws that a note names with their numbers: 「○○機構法（令和7年法律第79号）。」."""
        for start, end in self._places(note.text):
            if _BEHIND.match(note.text, end):
                yield Named(self._name(note.text[start:end]), start, end)

    def number(self, name: str) -> tuple[str | None, _Place | None]:
        """Give the number of a law and the place that prints it, or the number on file and no place."""
        return self._numbers.get(name) or (self._on_file.get(name), None)

    def spellings(self, name: str) -> set[str]:
        """List all spellings of a law that are known."""
        return {spelling for spelling, official in self._official.items() if official == name} | {name}

    def _name(self, printed: str) -> str:
        return self._official.get(printed, printed)

    def _call(self, short: str, name: str) -> None:
        self._official[short] = name
        self._known = None

    def _is_law(self, printed: str) -> bool:
        ends = printed.endswith(self.endings) and printed not in self.endings  # 促進法 alone is a piece of a name
        return printed in self._official or bool(_FULL_NAME.search(printed)) or ends

    def _note(self, block: Block, end: int) -> tuple[Footnote | None, str | None]:
        """Find the note at the end of a name, or behind its closing bracket, that is nothing but a number."""
        for stop in (end, end + 1) if block.text[end : end + 1] in ("」", "』") else (end,):
            note = self.notes.marked(block, stop)
            number = _IS_NUMBER.fullmatch(note.text) if note else None
            if number is not None:
                return note, number[1]
        return None, None

    def _places(self, text: str) -> list[_Place]:
        """Find what has the name or the form of a law; where two overlap, the one that is known or comes first."""
        if "法" not in text:
            return []
        if self._known is None:
            self._known = re.compile("|".join(map(re.escape, sorted(self._official, key=len, reverse=True))) or "(?!)")
        found: list[_Place] = []
        for pattern in (self._known, *_FORMS):
            for match in pattern.finditer(text):
                start = match.start()
                if pattern is not self._known and (before := _BEFORE_NAME.match(match[0])):
                    start += before.end()
                if all(match.end() <= first or start >= last for first, last in found):
                    found.append((start, match.end()))
        return sorted(found)
