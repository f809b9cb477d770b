"""Goals with numbers: 「３年間で受講者５千人を目指す」, 「…企業を後押し（100事業）」, 「全国100か所程度の拠点整備」."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.slides.cues import SlideCues, alternatives
from ingest.slides.deck import Deck, Item
from ingest.slides.passages import Passage

_NUMBER = r"(?<![\d.,第/])(?:約|概ね|延べ|のべ|累計)?[ ]?(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_RANGE = r"(?:[ ]?[~～〜]\d[\d,.]*)?"
_MORE = r"(?:程度|以上|超|前後|以下|以内|台)?"
_ERA_YEAR = r"(?:20\d\d|(?:令和|平成|[RH]\.?)[ ]?(?:元|\d{1,2}))"
_BY = re.compile(
    rf"(?P<due>(?:{_ERA_YEAR}|\d{{1,2}})[ ]?年度?(?:末|中)?)(?:まで(?:に)?|に(?:は)?|:|で)"
    r"|(?P<within>(?:今後|当面)?\d{1,2}(?:[~～〜]\d{1,2})?[ ]?(?:年間?|[かヵカ]年)(?:程度)?)(?:で|以内に|のうちに)"
    r"|(?P<each>毎年度?|年間|各年度?)"
)
_YEAR_BEHIND = re.compile(rf"[ ]*[(](?P<due>{_ERA_YEAR}[ ]?年?度?末?)(?:まで)?[)]")
_PARTICLES = re.compile(r"(?:において|について|として|[はがをにでへと、の]|まで|から)+$")
_CLAUSE = re.compile(r"[、。・]|により|とともに|ことで|ながら|および|及び")
_EVERYWHERE = re.compile(r"(?:全国|国内|各地|地域|世界|県内|市内|域内)[にでの]?(?:累計|延べ)?")
_BEHIND = re.compile(r"の(?P<name>[^、。()（）0-9]{2,24}?)(?=を|$|[（(])")
_PER_PIECE = re.compile(r"(?:当たり|あたり)$")
_LABEL = re.compile(r"(?:現況|現状|基準|実績|目標|推計|トレンド)値?")  # of a value, and nothing that is counted
_LONGEST = 140
_LONGEST_NAME = 70


@dataclass(frozen=True, slots=True)
class FoundGoal:
    """A goal with a number: what is counted, how many, by when, and the passage that says so."""

    indicator: Passage
    target: Passage
    deadline: Passage | None
    said: Passage
    item: Item


@dataclass(frozen=True)
class GoalReader:
    """Tells goals from other figures by the words of the cue table."""

    words: SlideCues

    @cached_property
    def _value(self) -> str:
        units = alternatives(self.words.of("goals", "units"))
        return rf"(?P<value>{_NUMBER}{_RANGE}[ ]?(?:千|万|百万)?[ ]?(?:{units})(?![0-9年月]){_MORE})"

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        return re.compile(self._value)

    @cached_property
    def _aims(self) -> re.Pattern[str]:
        return re.compile(self.words.any_of("goals", "aims"))

    @cached_property
    def _in_brackets(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<name>.*(?:{self.words.any_of('goals', 'verbs')}))[ ]*[(]{self._value}[)]$")

    @cached_property
    def _listed(self) -> re.Pattern[str]:
        actions = self.words.any_of("goals", "actions")
        return re.compile(rf"(?:全国|国内)?(?:に|で)?{self._value}の(?P<name>[^、。()]{{0,20}}(?:{actions}))$")

    @cached_property
    def _labelled(self) -> re.Pattern[str]:
        return re.compile(rf"^[【\[(]?(?:{self.words.any_of('goals', 'labels')})(?:[(][^()]*[)])?[】\])]?[ :：]+(?=\S)")

    def read(self, deck: Deck) -> Iterator[FoundGoal]:
        """Go through the goals of a deck."""
        for item in deck.items:
            body = item.body
            if body and len(body.text) <= _LONGEST and not self._is_count(body.plain):
                yield from self._in_item(item, body)

    def _in_item(self, item: Item, body: Passage) -> Iterator[FoundGoal]:
        """Read a labelled goal, a sentence that aims at numbers, or a phrase with its number in brackets or first."""
        label = self._labelled.match(body.plain)
        aim = self._aims.search(body.plain)
        match = self._in_brackets.search(body.plain) or self._listed.fullmatch(body.plain)
        if label is not None:
            stated = body.part(label.end())
            yield from self._in_clauses(stated, [(0, len(stated.text))], item)
        elif aim is not None:
            start = body.plain.rfind("。", 0, aim.start()) + 1
            said = body.part(start, aim.end())
            yield from self._in_clauses(said, _clauses(said.plain), item)
        elif match is not None:
            yield from _goal(body.part(*match.span("name")), body.part(*match.span("value")), None, body, item)

    def _is_count(self, plain: str) -> bool:
        """Tell a figure of today (…圏域が締結済) from one that is aimed at."""
        return any(word in plain for word in self.words.of("goals", "counted_now"))

    def _in_clauses(self, said: Passage, clauses: list[tuple[int, int]], item: Item) -> Iterator[FoundGoal]:
        for start, end in clauses:
            value = self._counted.search(said.plain, start, end)
            if value is None:
                continue
            by = _BY.search(said.plain, start, value.start())
            name = _name(said, start, value, by)
            due = by or _BY.search(said.plain, value.end()) or _YEAR_BEHIND.match(said.plain, value.end())
            deadline = said.part(*due.span(due.lastgroup or 0)) if due else None
            if name:
                yield from _goal(name, said.part(*value.span("value")), deadline, said.part(start), item)


def _name(said: Passage, start: int, value: re.Match[str], by: re.Match[str] | None) -> Passage | None:
    """Read what is counted: the words before the number or, where only a place stands there, those behind it."""
    first, last = (by.end() if by else start), value.start()
    if by and not said.part(first, last):  # 修了者数を５年間で千人に: the indicator leads
        first, last = start, by.start()
    before = said.part(first, last)
    particle = _PARTICLES.search(before.text)
    before = before.part(0, particle.start() if particle else None)
    per_piece = _PER_PIECE.search(
        before.plain
    )  # １計画あたり５事業、…の設立を目指す: what is counted is said at the end
    behind = (_BEHIND.search if per_piece else _BEHIND.match)(said.plain, value.end())
    if before and not _EVERYWHERE.fullmatch(before.text) and not (per_piece and behind):
        return before
    return said.part(*behind.span("name")) if behind else None


def _goal(name: Passage, value: Passage, deadline: Passage | None, said: Passage, item: Item) -> Iterator[FoundGoal]:
    indicator = name.without("・、,，:：（(「 ")
    if 2 <= len(indicator.text) <= _LONGEST_NAME and not _LABEL.fullmatch(indicator.text):
        yield FoundGoal(indicator, value, deadline, said, item)


def _clauses(plain: str) -> list[tuple[int, int]]:
    cuts = [match.end() for match in _CLAUSE.finditer(plain)]
    return list(zip([0, *cuts], [*cuts, len(plain)], strict=True))
