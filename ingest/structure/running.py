"""Running titles: the name of a document that stands again at the head or the foot of its pages.

…の担い手を育て、
    - 12 -
第５次みなと市総合計画　基本計画     is no part of the sentence that it stands in
産業を興す。
"""

import re
from itertools import pairwise

from ingest.structure.page_heads import TITLE

_EDGE = re.compile(
    r"\f|^[ \t　]*(?:[-－–—―‐][ 　]*[0-9０-９]{1,4}[ 　]*[-－–—―‐]|-{3,})[ \t　\r]*$", re.MULTILINE
)  # a form feed, - 12 -, a rule of Markdown
_LINE = re.compile(r"[^\n\f]+")
_SPACE = re.compile(r"[\s　]+")
_OF_TABLES = re.compile("指標|目標値|現状|基準|実績|単位|担当|事業名|施策名")  # heads, printed again on every page
_FROM_EDGE = 3  # lines


def running_titles(source: str) -> list[tuple[int, int]]:
    """Find the lines that repeat a title at the edges of pages, as source spans; the first of each is left."""
    edges = [(0, 0), *(match.span() for match in _EDGE.finditer(source)), (len(source), len(source))]
    places: dict[str, list[tuple[int, int]]] = {}
    for (_, start), (end, _) in pairwise(edges):
        lines = [match.span() for match in _LINE.finditer(source, start, end) if match[0].strip()]
        for span in dict.fromkeys([*lines[:_FROM_EDGE], *lines[-_FROM_EDGE:]]):
            places.setdefault(_title(source[slice(*span)]), []).append(span)
    return [span for title, spans in places.items() if title for span in spans[1:]]


def _title(line: str) -> str:
    """Give a line without its spaces if it reads as a title, else nothing."""
    text = line.strip()
    return _SPACE.sub("", text) if TITLE.fullmatch(text) and not _OF_TABLES.search(text) else ""
