"""Walk the stream of a sheet: heads of years, then names with units and rows of values, or codes of names before.

⑤ 活動指標 / ア 伐った竹の本数 本          区分 指標名 単位 R2 R3 R4 最終目標（R6）
単位 26年度（実績） 27年度（目標）         活動指標 竹林の見回りの回数 回 計画 4 5 6 8
⑤ 活動指標 / ア 本 80 90                                                実績 4 4 5 -
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.evaluations.around import is_spelt, is_unit_at, kind_beside
from ingest.layouts.evaluations.dealt import row_at
from ingest.layouts.evaluations.record import Record
from ingest.layouts.evaluations.stream import Sort, Token
from ingest.layouts.evaluations.words import sheet_words
from ingest.layouts.evaluations.years import Years, years_at
from ingest.layouts.figures.values import is_number
from ingest.layouts.rows import Separator

_MOST_OF_NAME = 6


@dataclass(slots=True)
class Walk:
    """Where the walk stands: the years, the group, the indicator being read, names by their codes, what was read."""

    tokens: Sequence[Token]
    cues: LayoutCues
    titled: bool  # whether the text says that it is of such sheets
    years: Years | None = None
    group: str = ""
    regrouped: bool = False  # since the last heads of years
    letters: str = ""
    kind: Role | None = None
    record: Record = field(default_factory=lambda: Record(""))
    named: dict[str, Record] = field(default_factory=dict)
    found: list[tuple[Record, Years]] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)  # the lines of figures that nobody aims at

    def go(self) -> None:
        """Walk to the end of the stream."""
        at = 0
        while at < len(self.tokens):
            at = self._step(at)
        self._close()

    def _step(self, at: int) -> int:
        """Take the cell at a place, or the heads or the row that begin with it; give the next place."""
        token = self.tokens[at]
        if token.sort in (Sort.YEAR, Sort.FINAL):
            return self._take_years(at)
        if token.sort is Sort.KIND:
            self._take_kind(token)
        elif token.sort is Sort.VALUE:
            return self._take_row(at)
        elif token.sort in (Sort.GROUP, Sort.HEAD):
            self._take_head(token)
        elif token.sort is Sort.LETTER:
            self._take_letter(at)
        elif token.sort is Sort.CODE:
            self._close()
            self.record.code = token
        elif token.sort is Sort.UNIT or is_unit_at(self.tokens, at, self.record, self.cues):
            self._take_unit(token)
        elif token.sort is Sort.TEXT:
            self._take_text(at)
        return at + 1

    def _take_years(self, at: int) -> int:
        if self.years is not None and self.years.due_behind and self.record.is_due(self.tokens[at]):
            self.record.due = self.tokens[at].time
            return at + 1
        self._close()
        years = years_at(self.tokens, at)
        if self.years is not None and years is not None and not self.regrouped:
            self.group = ""  # another table, of costs perhaps
        self.years, self.regrouped = years, False
        self.record = Record(self.group)
        return years.end if years is not None else at + 1

    def _take_head(self, token: Token) -> None:
        self._close()
        if token.sort is Sort.GROUP:
            self._take_group(token.plain)

    def _take_group(self, label: str) -> None:
        """Take the label of a kind of indicators, or its beginning; it is not that of the one that has rows already."""
        self.group = sheet_words().group(label) or self.group
        self.regrouped = True
        if not self.record.rows:
            self.record.group = self.group

    def _take_letter(self, at: int) -> None:
        """Spell a label that is set down the side: 活 / 動 / 指 / 標."""
        token = self.tokens[at]
        if not is_spelt(self.tokens, at):
            return
        if token.plain[0] in "活成対上参":
            self.letters = ""
            if token.line.separator is not Separator.GAP:
                self._close()
        self.letters += token.plain
        self._take_group(self.letters)

    def _take_kind(self, token: Token) -> None:
        if token.role in self.record.rows:
            self._close()
        self.kind = token.role
        self.record.lines.append(token.line)

    def _take_unit(self, token: Token) -> None:
        if self.record.unit is None:
            self.record.unit = token
        elif not self.record.rows:
            self.record.names.append(token)

    def _take_text(self, at: int) -> None:
        token, record = self.tokens[at], self.record
        if record.is_left_of_code(token) or record.is_remark(token):
            return  # what stands in the column beside
        ended = record.rows or (record.code and record.unit)
        if "：" in token.cell.text or token.plain.lstrip("([【").startswith(sheet_words().remarks):
            self._leave()
            return
        if ended and not record.goes_on(token, kind_beside(self.tokens, at, self.record), self.cues):
            self._close()
            record = self.record
        record.names.append(token)
        record.lines.append(token.line)
        if "。" in token.cell.text or len(record.names) > _MOST_OF_NAME:
            self._close()
            self.years = None

    def _leave(self) -> None:
        """Leave a table with remarks under its indicators to the reader that tells these from names."""
        self._close()
        self.found = [(record, years) for record, years in self.found if years is not self.years]
        self.years = None

    def _take_row(self, at: int) -> int:
        """Take the values that stand side by side, of one line or one a line."""
        row, end = row_at(self.tokens, at, len(self.years.columns) if self.years is not None else 1)
        self._keep(row)
        return end

    def _keep(self, row: Sequence[Token]) -> None:
        record, kind = self.record, self.kind
        self.kind = None
        numbered = len(row) == 1 and is_number(row[0].cell.text)
        if self.years is None or (kind is None and (numbered or self.record.rows)):
            self._close()
            return
        if kind in record.rows:
            self._close()
        self.record.rows[kind] = list(row)
        self.record.lines += [token.line for token in row]

    def _close(self) -> None:
        """End the indicator being read; keep it where it has values, or keep the name of its code for where it has."""
        record, self.record, self.kind = self.record, Record(self.group), None
        code = record.plain_code
        if code and record.names and record.unit is not None and not record.rows:
            self.named[code] = record
        if self.years is None or not record.rows:
            return
        own = self.named.get(code) if not record.names else None
        if own is not None:
            record.names, record.unit = own.names, record.unit or own.unit
            record.lines += own.lines
        of_costs = self.years.is_of_costs or sheet_words().is_cost(record.name.text)
        if of_costs or record.group in sheet_words().not_ours:
            self.aside |= self.years.lines | {line.index for line in record.lines}
        elif own is not None or None not in record.rows or self._is_headed(record):
            self.found.append((record, self.years))

    def _is_headed(self, record: Record) -> bool:
        """Tell a row that only the heads of its table explain; a sheet with codes has none but rows of costs."""
        headed = self.titled and self.years is not None and self.years.kinds and bool(record.group)
        told = record.unit is not None and len({line.index for line in record.lines}) == 1
        return headed and told and not self.named and self.cues.ends_as_indicator(record.name.text)
