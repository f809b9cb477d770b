"""Labels that a single space parts from their values, on lines of a card one below the other.

県内で働く卒業生の割合
基準値 ２９．７％ （令和５年３月卒）
目 標 ３５％以上を維持 （令和10年３月卒）

The value of today and the target must both be there, one of them in figures, so that no sentence is taken for them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.statements import is_in_words
from ingest.layouts.figures.values import is_dash, is_value, part_time, without_time
from ingest.layouts.rows import Line

_BULLET = re.compile(r"[ 　]*(?:[-・･○●◇◆■□][ 　]?)?")
_LABEL_END = re.compile(r"(?<=[^ 　])[ 　]+(?=[^ 　:：])")
_LONGEST_LABEL, _LONGEST_VALUE = 24, 60
_GAP = "　"
_SEVERAL = re.compile(r"[0-9０-９][^ 　]*[ 　]+[^ 　]*[0-9０-９]")  # 12人 14人 15人
_ASIDE = re.compile(r"[（(][^（）()]*[)）]")  # 200 人（５年間累計） is one value
_OF_RECORD = (Role.BASELINE, Role.TARGET, Role.DEADLINE, Role.OTHER_VALUE, Role.OTHER_TEXT)
_MARKED = re.compile(r"[ 　]*[※＊*][0-9０-９]{0,2}$")


@dataclass(frozen=True, slots=True)
class _Labelled:
    at: int  # of the line among all
    role: Role
    start: int  # of the label in its line
    begins: int  # the value
    value: str


def with_labels_apart(lines: Sequence[Line], cues: LayoutCues) -> list[Line]:
    """Give the lines, a wide space behind each such label; its spaces inside are set behind it."""
    known = list(lines)
    for run in _runs(lines, cues):
        if _is_record(run, cues):
            for part in run:
                known[part.at] = _apart(lines[part.at], part)
    return known


def _runs(lines: Sequence[Line], cues: LayoutCues) -> Iterator[list[_Labelled]]:
    """Go through the labels that follow each other line by line; one that comes again begins another run."""
    run: list[_Labelled] = []
    for at, line in enumerate(lines):
        part = _labelled(at, line, cues)
        if run and (part is None or line.follows_blank or part.role in {known.role for known in run}):
            yield run
            run = []
        run += [part] if part else []
    if run:
        yield run


def _labelled(at: int, line: Line, cues: LayoutCues) -> _Labelled | None:
    text = line.text.rstrip()
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    for gap in _LABEL_END.finditer(text, start, start + _LONGEST_LABEL):
        role = cues.role(without_time("".join(text[start : gap.start()].split())))
        value = text[gap.end() :]
        if role is not None:
            fits = role in _OF_RECORD and len(value) <= _LONGEST_VALUE and "。" not in value
            return _Labelled(at, role, start, gap.end(), value) if fits else None
    return None


def _is_record(run: Sequence[_Labelled], cues: LayoutCues) -> bool:
    """Tell a value of today and a target, each alone behind its label, from rows of figures and from text."""
    values = {part.role: part_time(_MARKED.sub("", part.value)) for part in run}
    if not {Role.BASELINE, Role.TARGET} <= values.keys():
        return False
    (base, _), (target, due) = values[Role.BASELINE], values[Role.TARGET]
    if any(_SEVERAL.search(_ASIDE.sub("", value)) for value in (base, target)):
        return False
    figures = [value for value in (base, target) if is_value(value, cues) and not is_dash(value)]
    return (is_dash(base) or base in figures) and (target in figures or is_in_words(target, base, due))


def _apart(line: Line, part: _Labelled) -> Line:
    """Set the spaces inside a label and behind it behind it, as wide ones."""
    start = part.start
    places = sorted(range(start, part.begins), key=lambda at: line.text[at].isspace())
    label = "".join(line.text[at] for at in places if not line.text[at].isspace())
    gap = _GAP * (part.begins - start - len(label))
    text = line.text[:start] + label + gap + line.text[part.begins :]
    origins = [*line.origins[:start], *(line.origins[at] for at in places), *line.origins[part.begins :]]
    return replace(line, text=text, origins=origins)
