"""Budgets: amounts that a slide prints as 予算額, 概算要求額, 補正 and the like, or behind the name of a programme."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.layouts.cues import plain_of
from ingest.slides.cues import SlideCues
from ingest.slides.deck import Deck, Item
from ingest.slides.money import YEAR, amounts_in, fiscal_year_of, unit_of
from ingest.slides.passages import Passage, Span

_CONTEXT = 60  # characters before an amount that may say what it is
_BREAK = re.compile(r"[。+]|(?=うち)|(?<=[)）】\]])[ \u3000]*(?=[(（【\[]|[^ \u3000)）】\]])")
_OPENING = "([（【[＜<〔"
_CLOSING = ")]）】＞>〕"
_BARE = re.compile(r"(?<![\d.,/])(\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.,/年月日%])")
_PAYS_FOR = re.compile(
    r"(?:事業|交付金|補助金|プログラム|プロジェクト|経費|委託費|制度|対策)"
    r"(?:を?(?:実施|創設|支援|推進))?[ \u3000]*[(（【\[]$"
)
_AMOUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_ROW = re.compile(
    rf"[^\d\s][ \u3000]+(?P<now>{_AMOUNT})(?:[ ]?\((?P<before>{_AMOUNT}|[^()\d]*)\))?$"
)  # of a table of budgets
_LAST_YEAR = re.compile(r"前年度|前年")
_CONNECTS = " 　:：・、,＋+－-"


@dataclass(frozen=True, slots=True)
class FoundBudget:
    """An amount of money for something, as printed. `inner` is true for a part of the amount before it (うち…)."""

    label: Passage
    amount: str
    yen: float
    year: int | None
    item: Item
    inner: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """What a page says of its table of budgets: the unit of all amounts, the year, whether brackets hold the last."""

    unit: float
    year: int | None
    has_last_year: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """An item with what goes before it: a line that announces a budget, the budget just read, the table it is in."""

    item: Item
    announced: Passage | None
    before: FoundBudget | None
    table: _Table | None


@dataclass(frozen=True, slots=True)
class BudgetReader:
    """Tells budgets from other amounts by the words of the cue table."""

    words: SlideCues
    text_years: tuple[int, ...]

    def read(self, deck: Deck) -> Iterator[FoundBudget | tuple[str, Span]]:
        """Go through the amounts of a deck; one that may be anything is given as a reason and a span."""
        table: _Table | None = None
        for page in deck.pages:
            table = self._table(page) or table
            before: FoundBudget | None = None
            announced: Passage | None = None
            for item in page:
                plain = item.passage.plain
                at = _Place(item, announced, before if plain[0] in _OPENING else None, table)
                found = [*(self._in_row(at) or self._in_item(at))]
                yield from found
                budgets = [budget for budget in found if isinstance(budget, FoundBudget)]
                before = budgets[0] if budgets else None
                announced = item.passage if self._is_cue(plain) and not budgets else None

    def _in_item(self, at: _Place) -> Iterator[FoundBudget | tuple[str, Span]]:
        """Read the amounts of an item; what stands in brackets behind a budget is a budget too."""
        plain, passed = at.item.passage.plain, 0
        main: FoundBudget | None = at.before
        for start, end, yen in _amounts(
            plain, at.table.unit if at.table and (self._is_cue(plain) or at.announced) else None
        ):
            begin = self._begin(plain, max(passed, start - _CONTEXT), start)
            context = plain[begin:start]
            inner = main is not None and (main.item is not at.item or _is_bracketed(plain, start) or "うち" in context)
            announced = at.announced.plain if at.announced is not None and begin == 0 else ""
            passed = end
            if not (inner or announced or self._is_budget(context, plain[:start])):
                if not self._is_other(context + plain[end : end + 6]):
                    reason = "何の金額か分からない / an amount of money, not known for what"
                    yield reason, at.item.passage.part(start, end).span
                continue
            year = self._year(announced + context, main)
            label = _whole(at.item.passage, begin, end)
            is_part = inner and "うち" in context
            found = FoundBudget(label, at.item.passage.text[start:end].strip(), yen, year, at.item, is_part)
            main = main if inner else found
            yield found

    def _table(self, page: tuple[Item, ...]) -> _Table | None:
        """Find the unit that a page sets for its amounts; the year is that of the line with the unit, or of a title."""
        for item in page:
            unit = unit_of(item.passage.plain)
            if unit is not None:
                titles = (other.passage.plain for other in (item, *page) if self._is_cue(other.passage.plain))
                years = (fiscal_year_of(title, self.text_years) for title in titles)
                return _Table(
                    unit, next(filter(None, years), None), any("前年度" in other.passage.plain for other in page)
                )
        return None

    def _in_row(self, at: _Place) -> list[FoundBudget]:
        """Read a row of a table of budgets: a name, the amount of the year, and that of the year before in brackets."""
        body, table = at.item.body, at.table
        row = _ROW.search(body.plain) if table else None
        if row is None or table is None or any(amounts_in(body.plain)):
            return []
        years = {"now": table.year, "before": table.year - 1 if table.year else None}
        names = ("now", "before") if table.has_last_year else ("now",)
        return [
            FoundBudget(
                body.part(0, row.end(name)), row[name], _number(row[name]) * table.unit, years[name], at.item, False
            )
            for name in names
            if (row[name] or "")[:1].isdecimal()
        ]

    def _year(self, context: str, main: FoundBudget | None) -> int | None:
        """Read the year of a budget: its own, the one before that of the budget it stands beside, or the same."""
        own = fiscal_year_of(context, self.text_years)
        if own is not None or main is None or main.year is None:
            return own
        return main.year - 1 if _LAST_YEAR.search(context) else main.year

    def _is_other(self, context: str) -> bool:
        plain = plain_of(context)
        return any(word in plain for word in self.words.of("budgets", "other_money"))

    def _begin(self, plain: str, earliest: int, start: int) -> int:
        """Find where what is said of an amount begins: behind a full stop, a closed bracket or the amount before."""
        begin = earliest
        for match in _BREAK.finditer(plain, earliest, start):
            begin = match.end()
        opening = max(plain.rfind(sign, begin, start) for sign in _OPENING)
        if opening >= 0 and (
            self._is_cue(plain[opening:start])
            or YEAR.search(plain, opening, start)
            or _LAST_YEAR.search(plain, opening, start)
        ):
            begin = opening + 1
        return begin

    def _is_budget(self, context: str, before: str) -> bool:
        if self._is_other(context):
            return False
        return self._is_cue(context) or _PAYS_FOR.search(before) is not None

    def _is_cue(self, plain: str) -> bool:
        return any(word in plain_of(plain) for word in self.words.of("budgets", "words") if word != "うち")


def _number(figure: str) -> float:
    return float(figure.replace(",", ""))


def _amounts(plain: str, unit: float | None) -> Iterator[tuple[int, int, float]]:
    """Go through the amounts of a line, and through its bare figures where a unit is set for them."""
    found = [(amount.start, amount.end, amount.yen) for amount in amounts_in(plain)]
    yield from found
    if unit is not None and not found:
        years = [match.span() for match in YEAR.finditer(plain)]
        for match in _BARE.finditer(plain):
            if not any(start <= match.start() < end for start, end in years):
                yield match.start(), match.end(), _number(match[0]) * unit


def _is_bracketed(plain: str, start: int) -> bool:
    """Tell whether an offset stands in brackets that are not closed before it."""
    before = plain[:start]
    return any(before.count(left) > before.count(right) for left, right in ("()", "[]", "【】"))


def _whole(passage: Passage, begin: int, end: int) -> Passage:
    """Cut out what tells a budget; a bracket that it opens is closed again."""
    label = passage.part(begin, end).without(_CONNECTS)
    if label.text[0] in _OPENING and passage.text[end : end + 1] not in tuple(_CLOSING):
        return label.without(_OPENING)
    inner = (
        label.without(_OPENING + _CLOSING) if label.text[0] in _OPENING or passage.plain[:begin].count("(") else label
    )
    opens = sum(inner.text.count(sign) for sign in _OPENING) > sum(inner.text.count(sign) for sign in _CLOSING)
    return passage.part(passage.origins.index(inner.origins[0]), end + 1) if opens else inner
