"""A target with its year right behind a name: 新しく働く人の数（５年間の累計）2,500人（R7～R11）."""

import re

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.segments import AROUND
from ingest.layouts.figures.statements import Statement
from ingest.layouts.figures.values import is_value, part_time

_FIGURE = re.compile(r"(?<=[^0-9０-９,，.．△▲約第 　（(])(?:約|年間|延べ|累計で?)?[△▲]?[0-9０-９]")
_LONGEST = 140
_ASIDE_AT_END = re.compile(r"[（(][^（）()]*[)）]$")


def read_glued_value(text: str, cues: LayoutCues) -> Statement | None:
    """Read such a text, whose name must be one of an indicator and whose target must tell its year."""
    for figure in _FIGURE.finditer(text) if len(text) <= _LONGEST else ():
        name = text[: figure.start()]
        if not cues.ends_as_indicator(_ASIDE_AT_END.sub("", name)):
            continue
        target, time = part_time(text[figure.start() :])
        if time is not None and is_value(target, cues):
            return Statement(name.strip(AROUND), target, time, None)
    return None
