"""A stream of cells, and what it costs to take some of them for one cell of a column."""

from collections.abc import Callable, Sequence
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
from ingest.layouts.streams.cell_sizes import lines_of_many_words
from ingest.layouts.streams.goals import goals_of_rows
from ingest.layouts.streams.letters import lettered_rows
from ingest.layouts.streams.parts import heading_lines, is_head_word, kinds_of_rows, remarks_behind_values
from ingest.layouts.streams.tokens import Token
from ingest.layouts.streams.wrapped_items import wrapped_items

_MORE_LINES = 0.4  # a cell that goes on on the next line
_TIME_BELOW = 0.1  # a value with its year in parentheses on the next line
_MORE_WORDS = 0.2
_ACROSS_BLANK = 3.0
_HEADING = 6.0
_NUMBERED_OWNER = 1.0  # １　資源の循環利用 in a column of measures
_YEAR_AS_TEXT = 1.0  # 2023年度 under 基準年度
_LINE_OF_HEADS = 4.0
_UNKNOWN_HEAD = 1.5


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
        cells_of_rows = self._kinds | remarks_behind_values(tokens, cues)
        self._heads = [
            at == head or (is_head_word(token.cell, cues) and at not in cells_of_rows)
            for at, token in enumerate(tokens)
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

    def is_page_number(self, at: int) -> bool:
        """Tell whether a token is the number of a page."""
        return self._pages_of[at]

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
        cost += _LINE_OF_HEADS * lines_of_many_words(parts)
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
