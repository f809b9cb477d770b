"""What recognition of a scan adds to its words: spaces within them, pieces of ruled lines, specks at the ends of lines.

    受 講者の 数   ｜ 1, 240人   1,600人 ･     is     受講者の数      1,240人   1,600人

Runs of spaces part the cells of such a text, so a single space parts nothing in it. Whether a text is one shows in its
sentences, in which no space is ever set between Japanese words.
"""

import re
from collections import Counter

from ingest.cue_table import level_names

_WIDE = "\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff々〆\uff01-\uff5b\uff5d-\uff9f"
_MARKS = ",，.．、。％%"
_WITHIN = re.compile(  # a space between two wide characters, or between one and a figure; 1, 240; no 12 34
    rf"(?<=[{_WIDE}])(?<!）(?= （))(?!(?<=[年度]) [0-9](?! ?[0-9]? ?月)) (?=[{_WIDE}0-9({_MARKS}])"  # 令和6年 48人
    rf"|(?<=[0-9)%]) (?=[{_WIDE}])"
    r"|(?<=[0-9０-９][,，]) (?=[0-9０-９]{3})"
)
_AMONG_WORDS = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff々、。]) (?=[\u3040-\u30ff\u3400-\u9fff々、。])")
_HIRAGANA = re.compile(r"[\u3040-\u309f]")
_STOP = re.compile(r"[、。]")
_FEWEST_SENTENCES = 3  # lines
_LONGEST_LABEL = 12  # characters before a sentence, with a space between them
_MOSTLY = 0.5  # of the lines of sentences have such spaces
_HEADING = re.compile(  # 目標 2 まちを結ぶ: without the gap it would be no number
    rf"^[ ]*(?P<word>[{_WIDE}]{{1,10}})[ ]?[0-9](?:[ ]?[-.]?[ ]?[0-9]){{0,2}}(?P<gap>[ ])(?=[{_WIDE}])", re.MULTILINE
)
_GAP = re.compile(r"[^\s|｜│] {2,}[^\s|｜│]")
_BAR = re.compile(r"(?<=[^\s|｜│] {2})[|｜│](?= ?[^\s|｜│])|(?<=[^\s|｜│] {3})[|｜│](?= ?[^\s|｜│])")
_FEWEST_MIXED = 2  # lines on which some cells are parted by a bar and others by nothing but space
_SPECK = re.compile(r"(?<=\S)[ ]+[･·•.．'｀`,][ ]*$", re.MULTILINE)


def specks(source: str) -> list[tuple[int, int]]:
    """List the spans of what does not belong to a recognised text; none in a text of another kind."""
    if not _is_recognised(source):
        return []
    spans = [match.span() for pattern in (_WITHIN, _SPECK) for match in pattern.finditer(source)]
    kept = {match.start("gap") for match in _HEADING.finditer(source) if match["word"] in level_names()}
    spans = [span for span in spans if span[0] not in kept]
    bars = [match.span() for match in _BAR.finditer(source)] if _has_stray_bars(source) else []
    return [*spans, *bars]


def _is_recognised(source: str) -> bool:
    """Tell a text whose sentences have spaces within words, while runs of spaces part the cells of its tables."""
    lines = source.split("\n")
    sentences = [line for line in lines if _STOP.search(line) and _HIRAGANA.search(line)]
    labels = Counter(line.split(maxsplit=1)[0] for line in sentences)
    torn = sum(_AMONG_WORDS.search(line.strip(), _label_end(line, labels)) is not None for line in sentences)
    return len(sentences) >= _FEWEST_SENTENCES and torn >= _MOSTLY * len(sentences)


def _label_end(line: str, labels: Counter[str]) -> int:
    """Find how far a label may reach: some characters, or all that several sentences begin with, 目標の設定の根拠."""
    first = line.split(maxsplit=1)[0]
    return len(first) + 1 if labels[first] > 1 and len(first) >= _LONGEST_LABEL else _LONGEST_LABEL


def _has_stray_bars(source: str) -> bool:
    mixed = sum(_GAP.search(line) is not None and _BAR.search(line) is not None for line in source.split("\n"))
    return mixed >= _FEWEST_MIXED
