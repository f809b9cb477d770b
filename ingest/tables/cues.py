"""The cue table of flattened KPI tables, read from the section [tables] of cues.toml."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.cue_table import cue_table

FIGURES = "0-9０-９"
YEAR = rf"(?:(?:19|20|１９|２０)[{FIGURES}]{{2}}|(?:令和|平成|[RH])(?:元|[{FIGURES}]{{1,2}}))年?度?"


@dataclass(frozen=True, slots=True)
class TableCues:
    """What the heads, captions and cells of such a table look like, compiled once."""

    indicators: tuple[str, ...]
    currents: tuple[str, ...]
    head: re.Pattern[str]
    column: re.Pattern[str]
    goal_caption: re.Pattern[str]
    measure_caption: re.Pattern[str]
    all_levels: re.Pattern[str]
    goal_column: re.Pattern[str]
    total: re.Pattern[str]
    no_value: re.Pattern[str]
    expected: re.Pattern[str]
    note: re.Pattern[str]

    def caption(self, text: str) -> bool | None:
        """Tell whether a line captions a table of goal KPIs (True) or of measure KPIs (False); None for any other."""
        plain = without_spaces(text)
        if self.goal_caption.fullmatch(plain):
            return True
        return False if self.measure_caption.fullmatch(plain) else None


def without_spaces(text: str) -> str:
    """Give the form in which the words are compared."""
    return re.sub(r"\s+", "", text)


@cache
def load_table_cues() -> TableCues:
    """Read the section once."""
    table = cue_table()["tables"]
    words = {name: _alternatives(entries) for name, entries in table.items()}
    bracketed = r"[＜<【〈《\[（(■◆○●]*(?:{})[＞>】〉》\]）)]*"
    dash = r"[-－―–—ー]"
    return TableCues(
        indicators=tuple(table["indicator"]),
        currents=tuple(table["current"]),
        head=re.compile(
            rf"(?:{words['number']})(?:{words['indicator']})"
            rf"(?P<by>{YEAR})?の?(?:{words['target']})(?:[（(](?P<until>{YEAR})[)）])?"
            rf"(?P<series>(?:[^{FIGURES}。、→]{{0,20}}(?<![{FIGURES}])[{FIGURES}]{{1,4}}(?![{FIGURES}])){{1,12}}"
            rf"[^{FIGURES}。、→]{{0,8}}?)"
            rf"(?P<current>{words['current']})(?:{words['progress']})?(?:{words['status']})?(?:{words['remark']})?"
        ),
        column=re.compile(
            rf"[^{FIGURES}]*[{FIGURES}]{{1,4}}(?:年度|年)?(?:末|時点|実績|改訂版|版)?[)）]?(?:実績|実績値)?"
        ),
        goal_caption=re.compile(bracketed.format(words["goal_level"])),
        measure_caption=re.compile(bracketed.format(words["measure_level"])),
        all_levels=re.compile(bracketed.format(words["all_levels"])),
        goal_column=re.compile(rf"(?:{words['goal']})([{FIGURES}]{{1,2}})"),
        total=re.compile(rf"(?:{words['total']})"),
        no_value=re.compile(rf"{dash}|[（(](?:{words['no_value']}|{dash})[)）]|(?:{words['no_value']})"),
        expected=re.compile(words["expected"]),
        note=re.compile(words["note"]),
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
