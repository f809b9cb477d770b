"""The names of the goals that flattened tables stand under: numbered lines before the tables, or above one of them."""

from ingest.cues import Cues
from ingest.structure.notation import Style, enumerated
from ingest.tables.heads import Head
from ingest.tables.lines import Line
from ingest.tables.totals import Totals

_NEAR = 40  # lines before the first head, where no totals show where the annex begins
_LONGEST_NAME = 60


def goal_names(lines: list[Line], heads: list[Head], totals: list[Totals], cues: Cues) -> dict[int, tuple[str, Line]]:
    """Read the goals by number, with the line that names each; the first line with a number names it."""
    first = totals[0].first if totals else None
    begin = next((index - 2 for index, line in enumerate(lines) if line is first), heads[0].start - _NEAR)
    names: dict[int, tuple[str, Line]] = {}
    for line in lines[max(0, begin) : heads[-1].start]:
        read = enumerated(line.text, cues.level_words)
        if read is None or read.readings[0].style not in (Style.NUMBER, Style.LEVEL) or not _may_name(read.title):
            continue
        number = read.readings[0].value
        if number == len(names) + 1 or (number not in names and read.readings[0].style is Style.LEVEL):
            names[number] = (read.title, line)
    return names


def _may_name(title: str) -> bool:
    return 4 <= len(title) <= _LONGEST_NAME and "。" not in title and "件" not in title[:8] and "→" not in title
