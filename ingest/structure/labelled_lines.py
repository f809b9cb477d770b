"""Lines that a label begins, one of which ends where the next begins: offices, programmes, a label over a list.

担当課　　　健康課
主な事業：渡し舟再開事業、渡し場改修事業
＜主な取組＞
"""

import re
from collections.abc import Iterator, Sequence

from ingest.cues import Cues
from ingest.layouts.works.cues import load_work_cues
from ingest.structure.answering import only_answers
from ingest.structure.change_lines import ends_of_changes

_MARKS = r"[ 　]*[■□◆◇●○◎▼▶▷☆★]?[ 　]*"
_LINE = re.compile(
    rf"{_MARKS}[【〔［\[＜<]?(?P<label>[^：:。、　 【】〔〕［］\[\]＜＞<>（）()]{{2,14}})"
    r"(?:[】〕］\]＞>][ 　]*[：:]?|[ 　]*[：:]|　| {2,})[ 　]*(?P<names>[^ 　：:].*)"
)
_BOXED = re.compile(
    r"[ 　]*[【〔［\[＜<〈《（(][^【】〔〕［］\[\]＜＞<>〈〉《》（）()]{2,20}[】〕］\]＞>〉》）)][ 　]*"
)


def ends_of_lines(lines: Sequence[str], cues: Cues) -> frozenset[int]:
    """List the lines that go on with nothing, since they or the lines before them are labelled, or whole changes."""
    return frozenset(_apart(lines, cues)) | frozenset(ends_of_changes(lines))


def programmes_said(line: str) -> re.Match[str] | None:
    """Find the names behind a label of programmes on the same line: 主な事業：渡し舟再開事業; None for another line."""
    said = _LINE.fullmatch(line)
    return said if said is not None and said["label"] in load_work_cues().beside_names else None


def _apart(lines: Sequence[str], cues: Cues) -> Iterator[int]:
    for at, line in enumerate(lines):
        if only_answers(line):
            yield from (at, at + 1)
        elif _BOXED.fullmatch(line) and load_work_cues().announced(line.strip(" 　")) is not None:
            yield at
        elif programmes_said(line) is not None:
            yield from (at, at + 1) if cues.names_programme(line) else (at,)
