"""Meetings and who sits in them: （議長）…、（構成員）…, 事務局：…, or a role with the names under it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.layouts.cues import plain_of
from ingest.slides.cues import SlideCues
from ingest.slides.deck import Deck, Line
from ingest.slides.passages import Passage
from ontology.model import Role

_CAPTION = re.compile(r"[＜<【≪《〈「『]")
_OPEN_END = re.compile(r"[、，,・]$")
_LONGEST_NAME = 40
_LONGEST_ENTRY = 36  # a line of a list of members
_MOST_NAMES = 80
_BEHIND_COUNCIL = re.compile(
    r"の?[ \u3000]*(?:構成員?|委員|メンバー|出席者|参加者|名簿|体制|開催|設置|運営|について|[(（].*)"
)
_ROLES: tuple[tuple[str, Role | None], ...] = (
    ("vice-chair", Role.VICE_CHAIR),
    ("chair", Role.CHAIR),
    ("secretariat", Role.SECRETARIAT),
    ("member", Role.MEMBER),
    ("observer", None),
)


@dataclass(frozen=True, slots=True)
class Seat:
    """A name in a meeting with the role over it; `marker` is where the role is printed."""

    name: Passage
    role: Role | None
    marker: Passage


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its seats; `name` is where it is named."""

    name: Passage
    seats: tuple[Seat, ...]
    page: int


@dataclass(frozen=True, slots=True)
class _Marker:
    """A role as printed in a line, and the index in the line where its names begin."""

    passage: Passage
    role: Role | None
    end: int


@dataclass(frozen=True)
class MeetingReader:
    """Reads meetings by the words of the cue table."""

    words: SlideCues

    @cached_property
    def _role_of(self) -> dict[str, Role | None]:
        return {word: role for name, role in _ROLES for word in self.words.of("roles", name)}

    @cached_property
    def _markers(self) -> re.Pattern[str]:
        roles = "|".join(map(re.escape, sorted(self._role_of, key=len, reverse=True)))
        spaced = rf"(?:{roles})"
        return re.compile(
            rf"(?:^|(?<=[ \u3000])|(?<=[）)]))[○●◎◇◆■□・※]?[ \u3000]?(?:"
            rf"[(<【〔《〈\[][ ]?(?P<bracketed>{spaced})[ ]?(?:[(][^()]*[)])?[)>】〕》〉\]][ \u3000]*[:]?"
            rf"|(?P<colon>{spaced})[ \u3000]*[:]"
            rf"|(?P<spaced>{spaced})(?:[ \u3000]+(?=\S)|$))[ \u3000]*"
        )

    @cached_property
    def _council(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<name>[^、。:：]{{0,{_LONGEST_NAME}}}?(?:{self.words.any_of('meetings', 'councils')}))$"
        )

    def read(self, deck: Deck) -> Iterator[Meeting]:
        """Go through the meetings of a deck that have a role printed under their name, and their sisters."""
        pages: dict[int, list[Line]] = {}
        for line in deck.lines:
            pages.setdefault(line.page, []).append(line)
        for page, lines in pages.items():
            yield from self._on_page(page, lines)

    def _on_page(self, page: int, lines: list[Line]) -> Iterator[Meeting]:
        names = [(index, name) for index, line in enumerate(lines) if (name := self.council_of(line.passage))]
        seats: dict[int, list[Seat]] = {}
        for index, line in enumerate(lines):
            for marker, stop in self._markers_of(line.passage):
                place = self._meeting_at(index, names)
                if place is None:
                    continue
                seats.setdefault(place, []).extend(self._seats(lines, index, marker, stop, names))
        if not any(seats.values()):
            return
        for position, (index, name) in enumerate(names):
            found = tuple(seats.get(position, ()))
            if found or _CAPTION.match(lines[index].passage.text):
                yield Meeting(name, found, page)

    def council_of(self, line: Passage) -> Passage | None:
        """Find the name of a meeting that a line is: ＜…会議＞, …協議会（案）, …会議 構成員名簿; else None."""
        core = line.without("＜＞<>【】≪≫《》〈〉「」『』○●◎◇◆■□・ ")
        for end in (len(core.text), *(match.start() for match in _BEHIND_COUNCIL.finditer(core.text))):
            name = core.part(0, end).without("＜＞<>【】≪≫《》〈〉「」『』 ")
            plain = plain_of(name.text)
            if not name or self._council.fullmatch(name.text) is None or plain in self.words.of("meetings", "generic"):
                continue
            in_sentence = re.search("[がは]", name.text) or ("を" in name.text and end == len(core.text))
            if plain in self._role_of or in_sentence or re.search(r"第[0-9０-９一二三四五六七八九十]+回", name.text):
                continue
            return name if len(plain) > 3 else None
        return None

    @staticmethod
    def _meeting_at(index: int, names: list[tuple[int, Passage]]) -> int | None:
        """Find the meeting that a line stands under; the first one below, where none stands above."""
        above = [position for position, (at, _) in enumerate(names) if at <= index]
        return above[-1] if above else (0 if names else None)

    def _markers_of(self, line: Passage) -> Iterator[tuple[_Marker, int]]:
        """Go through the roles of a line, each with the index where its names end."""
        found = list(self._markers.finditer(line.plain))
        for match, after in zip(found, [*found[1:], None], strict=False):
            group = match.lastgroup or "spaced"
            word = match[group]
            marker = _Marker(line.part(*match.span(group)), self._role_of[plain_of(word)], match.end())
            yield marker, after.start() if after else len(line.text)

    def _seats(
        self, lines: list[Line], index: int, marker: _Marker, stop: int, names: list[tuple[int, Passage]]
    ) -> Iterator[Seat]:
        line = lines[index].passage
        parts = [line.part(marker.end, stop)]
        if stop == len(line.text):
            parts.extend(self._below(lines, index, parts[0], {at for at, _ in names}))
        for part in [part for part in parts if part][:_MOST_NAMES]:
            for name in filter(None, split_names(part)):  # （国交省、） ends in no name
                yield Seat(name, marker.role, marker.passage)

    def _ends_as_seat(self, line: Passage) -> bool:
        """Tell whether a line past a blank one is still of a list: it ends as bodies and posts do."""
        return plain_of(line.text).endswith(
            (*self.words.of("organisations", "endings"), *self.words.of("organisations", "posts"))
        )

    def _below(self, lines: list[Line], index: int, first: Passage, names: set[int]) -> Iterator[Passage]:
        """Take the lines that go on with a list: after a comma, or entries one a line under a role alone."""
        alone, last = not first, first
        box, row = lines[index].box, lines[index].row
        for at in range(index + 1, len(lines)):
            line = lines[at]
            text = line.passage.text
            goes_on = bool(last and _OPEN_END.search(last.text))
            if at in names or self._markers.search(line.passage.plain) or _CAPTION.match(text) or text[0] in "※（(":
                return
            entry = alone and len(text) <= _LONGEST_ENTRY and not re.search(r"[。をが]", text)
            close = line.box == box or line.row == row + 1
            entry = entry and (close or (line.box == box + 1 and self._ends_as_seat(line.passage)))
            if not goes_on and not entry:
                return
            box, row, last = line.box, line.row, line.passage
            yield line.passage


def split_names(passage: Passage) -> Iterator[Passage]:
    """Cut a list at commas outside brackets; a collective with its members in brackets gives the members."""
    start, depth = 0, 0
    for index, sign in enumerate(passage.plain):
        depth += (sign == "(") - (sign == ")")
        if depth <= 0 and sign in "、,;":
            yield from _unfolded(passage.part(start, index))
            start = index + 1
    yield from _unfolded(passage.part(start))


def _unfolded(name: Passage) -> Iterator[Passage]:
    match = re.search(r"[(](?P<inner>[^()]*[、,][^()]*)[)](?:等|など)?$", name.plain)
    if match is None:
        if name:
            yield name
        return
    yield name.part(0, match.start())
    yield from split_names(name.part(*match.span("inner")))
