"""The cue table: words that announce what follows, read from cues.toml."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ingest.cue_table import cue_table
from ontology.model import Kind


class Label(StrEnum):
    """What a label line announces."""

    KPI = "kpi"
    OUTPUT_KPI = "output_kpi"
    PROGRAMMES = "programmes"
    ROADMAP = "roadmap"


@dataclass(frozen=True, slots=True)
class Announced:
    """A label line as read: what it announces, and the number that it carries (KPI①)."""

    label: Label
    notation: str | None


_NUMBER = r"(?P<number>[①-⑳]|[0-9]{1,2}|[(（][0-9]{1,2}[)）])?"
_OPEN = r"[■□◆◇●○◎▼▶▷▽★☆※＊【＜<\[(（《〈〔「\s]*"
_YEAR = r"(?:[(（][^()（）]*(?:(?:令和|平成|[RH])[0-9元]|20[0-9]{2})[^()（）]*[)）])?"  # 数値目標（令和11年度）
_CLOSE = r"[】＞>\])）》〉〕」\s:：]*"
_PARENTHESES_AT_END = re.compile(r"(?:\s*\([^()]*\))+$|等$")
_LEVELS = {"impact": Kind.IMPACT, "outcome": Kind.OUTCOME, "output": Kind.OUTPUT}
_LEVEL_TAIL = r"(?:の考え方|の内容|の設定|一覧|とは)?"


@dataclass(frozen=True, slots=True)
class Cues:
    """The table, compiled once."""

    level_kinds: dict[str, Kind]
    label_patterns: tuple[tuple[Label, re.Pattern[str]], ...]
    level_patterns: tuple[tuple[Kind, re.Pattern[str]], ...]
    containers: tuple[str, ...]
    programme_endings: tuple[str, ...]
    law_endings: tuple[str, ...]

    @property
    def level_words(self) -> tuple[str, ...]:
        """List the words that name a level, the longest first."""
        return tuple(sorted(self.level_kinds, key=len, reverse=True))

    def label(self, line: str) -> Announced | None:
        """Tell what a line announces when it is nothing but a label; None for any other line."""
        plain = re.sub(r"\s+", "", _plain(line))
        for label, pattern in self.label_patterns:
            match = pattern.fullmatch(plain)
            if match is not None:
                return Announced(label, f"KPI{match['number']}" if match["number"] else None)
        return None

    def level_of_title(self, title: str) -> Kind | None:
        """Tell which level the numbered children of a heading are of (アウトカムの考え方 → Outcome)."""
        plain = re.sub(r"\s+", "", _plain(title))
        return next((kind for kind, pattern in self.level_patterns if pattern.fullmatch(plain)), None)

    def holds_measures(self, title: str) -> bool:
        """Tell whether a heading only gathers measures (具体的な施策と…) and is none itself."""
        return any(word in title for word in self.containers)

    def names_programme(self, name: str) -> bool:
        """Tell whether a name ends as names of programmes do (…事業, …交付金), past what follows in parentheses."""
        return _PARENTHESES_AT_END.sub("", _plain(name).strip()).endswith(self.programme_endings)


def _plain(text: str) -> str:
    """NFKC, but circled numbers stay what they are."""
    return "".join(c if "①" <= c <= "⑳" else unicodedata.normalize("NFKC", c) for c in text)


@cache
def load_cues() -> Cues:
    """Read cues.toml once."""
    table = cue_table()
    labels = tuple(
        (Label(name), re.compile(f"{_OPEN}(?:{_alternatives(words)}){_NUMBER}{_CLOSE}{_YEAR}{_CLOSE}"))
        for name, words in table["labels"].items()
    )
    levels = {word: _LEVELS[name] for name, words in table["levels"].items() for word in words}
    level_patterns = tuple(
        (_LEVELS[name], re.compile(f"(?:{_alternatives(words)}){_LEVEL_TAIL}"))
        for name, words in table["levels"].items()
    )
    return Cues(
        level_kinds=levels,
        label_patterns=labels,
        level_patterns=level_patterns,
        containers=tuple(table["containers"]["measures"]),
        programme_endings=tuple(map(_plain, table["endings"]["programmes"])),
        law_endings=tuple(table["endings"]["laws"]),
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(_plain(word)) for word in sorted(words, key=len, reverse=True))
