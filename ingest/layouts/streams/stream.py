"""A stream of cells, and what it costs to take some of them for one cell of a column."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.value_forms import MISFIT
from ingest.layouts.figures.values import is_aside, is_time_only
from ingest.layouts.heads.columns import VALUES, Column, role_of
from ingest.layouts.heads.plan_years import PlanYears
from ingest.layouts.pages import Pages
from ingest.layouts.rowed.forms import misfit
from ingest.layouts.rowed.name_forms import ragged_cost
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.streams.goals import goals_of_rows
from ingest.layouts.streams.heads import may_be_stream_head
from ingest.layouts.streams.letters import lettered_rows
from ingest.layouts.streams.parts import heading_lines, is_head_word, kinds_of_rows
from ingest.layouts.streams.tokens import Token
from ingest.layouts.streams.wrapped_items import wrapped_items

EARNED = 1.0  # by a token that is explained; a row that costs more than its tokens earn is worse than none
MOST_PARTS = {Role.INDICATOR: 8, Role.OTHER_TEXT: 5, Role.OWNER: 4, Role.GROUP: 3}
PARTS_OF_VALUE = 2
_MORE_LINES = 0.4  # a cell that goes on on the next line
_TIME_BELOW = 0.1  # a value with its year in parentheses on the next line
_MORE_WORDS = 0.2
_ACROSS_BLANK = 3.0
_HEADING = 6.0
_NUMBERED_OWNER = 1.0  # １　資源の循環利用 in a column of measures
_YEAR_AS_TEXT = 1.0  # 2023年度 under 基準年度
_MOST_BETWEEN = 4  # cells between the last row of a page and the heads on the next
_MOST_WORDS = 2  # of one cell on one line; more are the heads of another table
_LINE_OF_HEADS = 4.0
_LONG_NAME = 10  # characters
_UNKNOWN_HEAD = 1.5
_UNDER_HEAD = re.compile(r"[（(][^（）()]{1,8}[)）]|[0-9０-９]{1,2}年目")  # 事業開始前 / （現時点）
_IN_BRACKETS = re.compile(r"[（(【＜<《〈〔\[][^0-9０-９（）()【】]{4,}[）)】＞>》〉〕\]]")  # no （名目）
_MARK = re.compile(r"[■◆●○◇□▼◎【＜<《〈〔\[・]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A table read out of a stream: its rows, the tokens that it takes, and how much better that is than nothing."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    tokens: tuple[int, ...]
    earned: float


class Stream:
    """Tokens with the prices of their parts, each worked out once."""

    def __init__(
        self,
        tokens: list[Token],
        pages: Pages,
        cues: LayoutCues,
        is_heading: Callable[[Line], bool],
        plan: PlanYears | None = None,
    ) -> None:
        self.tokens, self.plan = tokens, plan
        self.cues, self._pages = cues, pages
        head, goals = goals_of_rows(tokens, cues)
        cells = goals | lettered_rows(tokens, cues) | wrapped_items(tokens, cues)
        self._headings = [
            token.begins_line and at not in cells and is_heading(token.line) for at, token in enumerate(tokens)
        ]
        self._heading_lines = heading_lines(tokens, self._headings, cues)
        self._kinds = kinds_of_rows(tokens, cues)
        self._heads = [
            at == head or (is_head_word(token.cell, cues) and at not in self._kinds) for at, token in enumerate(tokens)
        ]
        self._times = [is_time_only(token.cell.text) for token in tokens]
        self._pages_of = [pages.is_number(token.line) for token in tokens]
        self._known: dict[tuple[Role, int, int], float] = {}

    def cost(self, role: Role, start: int, end: int) -> float:
        """Price the tokens from start to end as one cell."""
        key = (role, start, end)
        if key not in self._known:
            self._known[key] = self._price(role, start, end)
        return self._known[key]

    def cell(self, start: int, end: int) -> Cell:
        """Join the tokens from start to end."""
        return joined(token.cell for token in self.tokens[start:end])

    def may_head(self, at: int, *, first: bool) -> bool:
        """Tell whether a token may be a head, the first of a table or a later one; the heading of a part is none."""
        token = self.tokens[at]
        if not may_be_stream_head(token.cell, self.cues):
            return False
        role = role_of(token.cell, self.cues)
        headed = self._headings[at] and not _UNDER_HEAD.fullmatch(token.cell.text)
        if headed and role in (None, Role.OTHER_TEXT, Role.OTHER_VALUE, Role.OWNER):
            return False
        if role is None and len(token.cell.text) >= _LONG_NAME and self.cues.ends_as_indicator(token.cell.text):
            return False  # the first name under the heads
        if first:
            under = self.tokens[at + 1].cell if at + 1 < len(self.tokens) else Cell("")
            below = role_of(under, self.cues) if under.text else None
            label = _MARK.match(token.cell.text) is not None and below in (Role.INDICATOR, Role.MAYBE_INDICATOR)
            label = label or (role is below is Role.INDICATOR and not is_aside(under.text))
            label = label or token.cell.text == under.text  # 数値目標, printed again as the first head
            return not label and role not in (None, Role.TIME, Role.OTHER_VALUE, Role.OTHER_TEXT)
        return _MARK.match(token.cell.text) is None or is_time_only(token.cell.text)

    def repeated(self, start: int, heads: int, at: int) -> bool:
        """Tell whether the heads stand at a token again."""
        again = [token.cell.text for token in self.tokens[at : at + heads - start]]
        return again == [token.cell.text for token in self.tokens[start:heads]]

    def before_heads(self, start: int, heads: int, at: int) -> int:
        """Find the heads printed again after the foot of a page and the name of the next part; else the token itself.

        Those lines have an empty line before them, or are the number of the page; the name may stand in brackets.
        """
        index = at + self._is_part_in_brackets(at)
        while index < min(at + _MOST_BETWEEN, len(self.tokens)) and not self.repeated(start, heads, index):
            token = self.tokens[index]
            if not (token.follows_blank or self._pages_of[index]):
                return at
            index += 1
        return index if index < len(self.tokens) and self.repeated(start, heads, index) else at

    def _is_part_in_brackets(self, at: int) -> bool:
        """Tell a line of nothing but words in brackets: （港の再生）."""
        whole = at < len(self.tokens) and self.tokens[at].begins_line and self.begins_line(at + 1)
        return whole and _IN_BRACKETS.fullmatch(self.tokens[at].cell.text) is not None

    def begins_line(self, at: int) -> bool:
        """Tell whether a line begins at a token, or the stream has ended."""
        return at >= len(self.tokens) or self.tokens[at].begins_line

    def cells(self, cuts: tuple[int, ...]) -> tuple[Cell, ...]:
        """Join the tokens between cuts, a cell for each."""
        return tuple(self.cell(start, end) for start, end in pairwise(cuts))

    def joined(self, tokens: Sequence[int]) -> Cell:
        """Join tokens that need not stand side by side."""
        return joined(self.tokens[at].cell for at in tokens)

    def cost_of(self, role: Role, tokens: Sequence[int]) -> float:
        """Price tokens that need not stand side by side as one cell."""
        if any(self._heads[at] or self._headings[at] for at in tokens):
            return MISFIT
        cells = [self.tokens[at].cell for at in tokens]
        return min(MISFIT, misfit(role, cells, self.cues) + ragged_cost(cells))

    def is_head_word(self, at: int) -> bool:
        """Tell whether a token is the very word of a head."""
        return self._heads[at]

    def is_heading(self, at: int) -> bool:
        """Tell whether a token begins a line that may be a heading."""
        return self._headings[at]

    def is_kind(self, at: int) -> bool:
        """Tell whether a token says of what kind a row is, 成果指標 or 活動指標 in a column 区分, and is no head."""
        return at in self._kinds

    def is_apart(self, at: int) -> bool:
        """Tell whether a token is part of no table: on the line of a heading, or the number of a page."""
        return self._pages_of[at] or (self.tokens[at].line.index in self._heading_lines and not self._heads[at])

    def is_apart_of_rows(self, at: int) -> bool:
        """Tell whether a token can be in no row: the number of a page, or the very word of a head."""
        return self._pages_of[at] or self._heads[at]

    def is_one_block(self, first: int, last: int) -> bool:
        """Tell whether no line is left empty from one line to another."""
        return not any(token.follows_blank for token in self.tokens if first < token.at <= last)

    def skipped(self, at: int) -> int:
        """Find the token after the foot of a page and the head of the next, or after the name of a group."""
        token = self.tokens[at]
        if not token.begins_line:
            return at
        after = self._pages.after_break(self._pages.lines, token.at)
        if after == token.at and self._headings[at]:
            after += 1
        return next((index for index in range(at, len(self.tokens)) if self.tokens[index].at >= after), at)

    def unknown(self, columns: tuple[Column, ...]) -> float:
        """Price the heads that say nothing."""
        return _UNKNOWN_HEAD * sum(role_of(column.head, self.cues) is None for column in columns)

    def _price(self, role: Role, start: int, end: int) -> float:
        parts = self.tokens[start:end]
        cost = misfit(role, [token.cell for token in parts], self.cues)
        if any(self._is_heading(role, at) for at in range(start, end)):
            cost += _NUMBERED_OWNER if role is Role.OWNER else _HEADING
        if role not in (Role.DEADLINE, *VALUES) and any(self._times[start:end]):
            return _YEAR_AS_TEXT if role is Role.OTHER_TEXT and end == start + 1 else MISFIT
        if any(self._heads[start:end]):
            return MISFIT
        if any(self._pages_of[start:end]):
            return MISFIT
        if all(token.begins_line for token in parts):
            cost += ragged_cost([token.cell for token in self._without_year_below(role, parts)])
        cost += _LINE_OF_HEADS * _lines_of_many_words(parts)
        for at in range(start + 1, end):
            cost += _ACROSS_BLANK * self.tokens[at].follows_blank + self._more(role, at)
        return min(cost, MISFIT)

    def _without_year_below(self, role: Role, parts: Sequence[Token]) -> Sequence[Token]:
        """Leave out the year in brackets below a value, as wide whatever the value: 0件 / （令和12年度）."""
        text = parts[-1].cell.text if parts else ""
        below = role in VALUES and len(parts) > 1 and is_aside(text) and is_time_only(text)
        return parts[:-1] if below else parts

    def _is_heading(self, role: Role, at: int) -> bool:
        """Tell whether a token begins a heading, which a number does not that begins a row."""
        whole = self.tokens[at].follows_blank and not self.begins_line(at + 1)
        return self._headings[at] and (role is not Role.NUMBER or whole)

    def _more(self, role: Role, at: int) -> float:
        """Price one more token of a cell."""
        token = self.tokens[at]
        if role in VALUES and self._times[at] and is_aside(token.cell.text):
            return _TIME_BELOW
        return _MORE_LINES if token.begins_line else _MORE_WORDS


def _lines_of_many_words(parts: Sequence[Token]) -> int:
    """Count the lines of which a cell has more words than one cell has."""
    words = Counter(token.at for token in parts)
    return sum(count > _MOST_WORDS for count in words.values())


def most_parts(role: Role) -> int:
    """Tell how many tokens one cell of a role may be made of."""
    return MOST_PARTS.get(role, PARTS_OF_VALUE)
