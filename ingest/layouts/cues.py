"""The cue table of layouts: column heads, indicator words, values without a figure, headings of plans (cues.toml)."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from ingest.cue_table import cue_table


class Role(StrEnum):
    """What a column of a table, or a labelled value in a line, holds."""

    INDICATOR = "indicator"
    MAYBE_INDICATOR = "maybe_indicator"
    UNIT = "unit"
    BASELINE = "baseline"
    TARGET = "target"
    DEADLINE = "deadline"
    NUMBER = "number"
    OWNER = "owner"
    GROUP = "group"  # whom or what a row is measured for, of several rows under one indicator
    OTHER_VALUE = "other_value"
    OTHER_TEXT = "other_text"
    TIME = "time"  # a head that is nothing but a year
    UNKNOWN = "unknown"


_MOST_KEPT = 20_000  # texts made plain once
_WITHOUT_WORDS = (Role.TIME, Role.UNKNOWN)

_EXACT_BEFORE_ANYWHERE = (
    Role.UNIT, Role.NUMBER, Role.DEADLINE, Role.TARGET, Role.BASELINE, Role.INDICATOR, Role.MAYBE_INDICATOR,
    Role.OWNER, Role.GROUP,
)  # fmt: skip
_ENDINGS = (Role.NUMBER, Role.DEADLINE, Role.INDICATOR, Role.TARGET, Role.BASELINE)
_STEMMED = (Role.INDICATOR, Role.TARGET, Role.BASELINE)
_ANYWHERE = (Role.OTHER_VALUE, Role.OTHER_TEXT)
_ON_OTHERS = re.compile(
    r"(?!本|前|次|現|総合計|基本計|実施計)[^のとや、]{2,12}(?:計画|プラン|ビジョン)の"
    r"(?:見直し|活用|普及|(?:策定|作成|改定|活用|普及)の?(?:促進|推進|支援))"
    r"|(?!施策|政策|計画|戦略|事業|目標|指標|取組|本)[^のとや、]{2,12}体系の"
    r"(?:整備|構築|再構築|確立|再編|形成|充実|強化|維持)(?:[・と].*)?"
    r"|(?!施策|政策|計画|戦略|事業|目標|指標|取組|本)[^の、]{2,12}に関する計画"  # 人事に関する計画, a part of a plan
)
_NUMBERED = re.compile(r"(?<=[^0-9(])(?:[0-9]{1,2}|[①-⑳])$")  # 指標1, KPI②
_ASIDES = re.compile(r"\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]|〔[^〔〕]*〕")
_NOTE_MARK = re.compile(r"[※＊*][0-9]*$|注[0-9]*$")  # behind a value
_AND_SO_ON = re.compile(r"(?<=..)(?:等|など)$")
_COUNTED = ("数", "率", "割合", "額", "量", "者", "人", "度")  # of the names of indicators, not of heads
_AVERAGE = re.compile(  # 平均滞在時間（日帰り客） and 船員の平均残業時間 are names, 平均値 is a head
    r"(?P<whose>.{2,}の)?平均[^値数(]{2,}数?(?:\(.*\))?"
)
_LONGEST_HEAD = 16
_LONGEST_FOREIGN = 8


@dataclass(frozen=True, slots=True, eq=False)
class LayoutCues:
    """The words, in NFKC without spaces. There is one such table; it is its own key where what it says is kept."""

    columns: dict[Role, tuple[str, ...]]
    stems: dict[Role, tuple[str, ...]]
    sums: tuple[str, ...]
    sum_ends: tuple[str, ...]
    others: tuple[str, ...]
    interim: tuple[str, ...]
    year_heads: tuple[str, ...]
    value_heads: tuple[str, ...]
    plan_heads: tuple[str, ...]
    tails: tuple[str, ...]
    money: tuple[str, ...]
    budget: tuple[str, ...]
    value_words: frozenset[str]
    unset: frozenset[str]
    units: frozenset[str]
    goals: tuple[str, ...]
    packages: tuple[str, ...]
    over: tuple[str, ...]
    measures: tuple[str, ...]
    projects: tuple[str, ...]
    named: tuple[str, ...]
    general: tuple[str, ...]
    facets: tuple[str, ...]
    closing: tuple[str, ...]
    background: tuple[str, ...]
    carrying_on: tuple[str, ...]
    aims: tuple[str, ...]

    def role(self, words: str) -> Role | None:
        """Tell what a column head announces: the very word, else a foreign matter in it, else the word it ends in."""
        plain = _AND_SO_ON.sub("", _NUMBERED.sub("", plain_of(words)))
        if not plain or len(plain) > _LONGEST_HEAD:
            return None
        exact = next((role for role in _EXACT_BEFORE_ANYWHERE if plain in self.columns[role]), None)
        if exact is not None:
            return exact
        if self._is_of_others(plain) or self.is_sum(plain):
            return Role.OTHER_VALUE
        foreign = next((role for role in _ANYWHERE if self._is_foreign(plain, role)), None)
        if (
            foreign is Role.OTHER_TEXT
            and plain.endswith(self.columns[Role.INDICATOR])
            and not plain.endswith("する指標")
        ):
            return Role.INDICATOR  # 取組指標, 進捗指標
        if foreign is not None:
            return foreign
        ending = next((role for role in _ENDINGS if plain.endswith(self.columns[role])), None)
        return ending or self._by_stem(plain)

    def is_general(self, title: str) -> bool:
        """Tell a title with a word of the plan itself, 計画の期間; not what is done to others, 避難計画の作成促進."""
        return any(word in title for word in self.general) and _ON_OTHERS.fullmatch(title) is None

    def _is_of_others(self, plain: str) -> bool:
        """Tell the head of a value or target that another body has, 国の目標値, 県の現状."""
        words = (plain.removeprefix(name).removeprefix("の") for name in self.others if plain.startswith(name))
        return any(word in self.columns[role] for word in words for role in (Role.TARGET, Role.BASELINE))

    def is_sum(self, words: str) -> bool:
        """Tell the head of what the years of a plan come to together: 計, ５年間計, 期間累計."""
        plain = plain_of(words)
        return plain in self.sums or plain.endswith(self.sum_ends)

    def _by_stem(self, plain: str) -> Role | None:
        """Tell what a head is about that no list knows, 出発時の現況, by a stem in it; a label is none."""
        figure = any(character.isdecimal() for character in plain)
        label = not plain[0].isalnum()  # 《成果指標》 stands over a list
        if figure or label or len(plain) > _LONGEST_FOREIGN or plain.endswith(_COUNTED):
            return None
        return next((role for role, stems in self.stems.items() if any(stem in plain for stem in stems)), None)

    def is_year_head(self, words: str) -> bool:
        """Tell whether a head of a lower row says that a column holds the years of the values beside it."""
        return plain_of(words) in self.year_heads

    def is_lower_head(self, words: str) -> bool:
        """Tell whether a head stands only under another: 年度 and 値 under 目標値."""
        return plain_of(words) in (*self.year_heads, *self.value_heads)

    def is_plan_head(self, words: str) -> bool:
        """Tell whether a head says, under a year, that a column holds what is aimed at: 計画 beside 実績."""
        return plain_of(words) in self.plan_heads

    def _is_foreign(self, plain: str, role: Role) -> bool:
        """Tell a head such as 調査時点 from an indicator that holds such a word: 生きもの調査に参加した区民の数."""
        long = role is Role.OTHER_TEXT and len(plain) > _LONGEST_FOREIGN and plain.endswith(self.tails)
        average = _AVERAGE.fullmatch(plain)
        ours = average is not None and not (average["whose"] or "").startswith(self.others)
        names = long or (ours and self.ends_as_indicator(plain))
        return not names and any(word in plain for word in self.columns[role])

    def ends_as_indicator(self, text: str) -> bool:
        """Tell whether a phrase ends as the names of indicators do (…の割合, …者数), parentheses aside."""
        plain = _ASIDES.sub("", plain_of(text)).rstrip(":、")
        return plain.endswith(self.tails)

    def is_budget(self, text: str) -> bool:
        """Tell whether the name of a row is that of a budget: 当初予算額, 執行率."""
        return any(word in text for word in self.budget)

    def is_unset(self, target: str) -> bool:
        """Tell whether a target is still to be set: 検討中※２, 未設定（令和７年度に設定）."""
        return _NOTE_MARK.sub("", _ASIDES.sub("", plain_of(target))) in self.unset

    def is_money(self, text: str) -> bool:
        """Tell whether a phrase speaks of budgets, whose figures are no KPIs."""
        return any(word in text for word in self.money)


@lru_cache(maxsize=_MOST_KEPT)
def plain_of(text: str) -> str:
    """Give the form in which cue words are compared: NFKC without spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@cache
def load_layout_cues() -> LayoutCues:
    """Read the parts of cues.toml that are about layouts, once."""
    table = cue_table()
    return LayoutCues(
        columns={role: tuple(map(plain_of, table["columns"][role])) for role in Role if role not in _WITHOUT_WORDS},
        stems={role: tuple(table["columns"][f"stems_{role}"]) for role in _STEMMED},
        sums=tuple(table["columns"]["sums"]),
        sum_ends=tuple(table["columns"]["sum_ends"]),
        others=_longest_first(table["columns"]["others"]),
        interim=tuple(table["columns"]["interim"]),
        year_heads=tuple(table["columns"]["lower_year"]),
        value_heads=tuple(table["columns"]["lower_value"]),
        plan_heads=tuple(table["columns"]["lower_plan"]),
        tails=tuple(table["indicators"]["tails"]),
        budget=tuple(table["indicators"]["budget"]),
        money=tuple(table["indicators"]["money"]),
        value_words=frozenset((*table["values"]["words"], *_compared(table["values"]))),
        unset=frozenset(table["values"]["unset"]),
        units=frozenset(map(plain_of, table["values"]["units"])),
        goals=_longest_first(table["plan"]["goals"]),
        packages=_longest_first(table["plan"]["packages"]),
        over=_longest_first(table["plan"]["over"]),
        measures=_longest_first(table["plan"]["measures"]),
        projects=_longest_first(table["plan"]["projects"]),
        named=_longest_first(table["plan"]["named"]),
        general=tuple(table["plan"]["general"]),
        facets=tuple(table["plan"]["facets"]),
        closing=tuple(table["plan"]["closing"]),
        background=tuple(table["plan"]["background"]),
        carrying_on=tuple(table["plan"]["carrying_on"]),
        aims=tuple(table["plan"]["aims"]),
    )


def _compared(values: dict[str, list[str]]) -> list[str]:
    """List the targets that are set against a value of before, 前年度より減少, or against the course so far."""
    parts = (("compared_with", "compared"), ("trends", "of_trends"))
    return [before + how for first, second in parts for before in values[first] for how in values[second]]


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))
