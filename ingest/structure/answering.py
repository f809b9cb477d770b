"""Lines that say who answers for what stands above them, and which of them belong to a whole list of bullets.

・渡し舟の再開                 ・渡し舟の再開
・渡し場の改修                 （建設課）
【担当】建設課                 ・渡し場の改修
                             （農林課）
of the heading                each of its bullet
"""

import re
from collections.abc import Sequence
from functools import cache

from ingest.cue_table import cue_table
from ingest.cues import Cues, Label
from ingest.structure.bullets import BULLETS

_OPEN, _CLOSE = r"[（(【〔［\[]", r"[)）】〕］\]]"
_WORD = r"(?:主|副)?(?:担当|所管|主管|関係)(?:課|部局?|室|部署|省庁|府省庁?|課室|所属)?名?等?"
_LABELLED = re.compile(rf"[ 　]*(?:{_OPEN}?{_WORD}{_CLOSE}?[ 　]*[：:]|[【〔［\[]{_WORD}[】〕］\]])[ 　]*\S")
_NOTHING_ELSE = re.compile(  # 担当課　　建設課
    rf"[ 　]*(?:[【〔［\[]{_WORD}[】〕］\]][ 　]*|{_WORD}(?:[ 　]*[：:][ 　]*|　[ 　]*| {{2,}}))"
    r"(?P<names>[^（()）【】〔〕。：:]{2,80}?)[ 　]*"
)
_ALONE = re.compile(
    rf"[ 　]*{_OPEN}(?P<label>{_WORD}[ 　]*[：:])?[ 　]*(?P<names>[^（()）【】〔〕。：:]{{2,80}}){_CLOSE}[ 　]*"
)
_AT_END = re.compile(
    rf"{_OPEN}(?P<label>{_WORD}[ 　]*[：:])?(?P<names>[^（()）【】〔〕。：:]{{2,80}}){_CLOSE}[ 　。]*$"
)
_BOXED_AT_END = re.compile(rf"。[ 　]*[【〔［\[]{_WORD}[】〕］\]][ 　]*(?P<names>[^（()）【】〔〕。：:]{{2,80}})$")
_BETWEEN = re.compile(r"[、，,／/・ 　]+|及び|並びに")
_REST = re.compile(r"(?:等|ほか|他|など)$")
_BULLET = re.compile(rf"[ 　\t]*(?:[-*+][ 　]+|[・･○{BULLETS}])")
_MARKED = re.compile(rf"[ 　]*{_OPEN}[^（()）【】〔〕]{{2,20}}{_CLOSE}(?=[^（(]*[：:→])")
_BEGINS = re.compile(
    r"[ 　]*(?:[【〔［\[#|■□◆◇●◎▼①-⑳Ⅰ-Ⅻ]|[（(][0-9０-９ア-ン]{1,2}[)）]|第?[0-9０-９]{1,2}[ 　.．、章節編部])"
)
_SEVERAL = 2


def is_labelled(text: str) -> bool:
    """Tell a line that says by a word who answers: 所管：文化課, 【担当】文化課, （主担当：文化課）."""
    return _LABELLED.match(text) is not None


def only_answers(text: str) -> bool:
    """Tell a line that is a word and names of offices, set apart by a colon or a wide space: 担当課　　建設課."""
    said = _NOTHING_ELSE.fullmatch(text)
    return said is not None and _are_offices(said["names"], labelled=True)


def is_answering(text: str) -> bool:
    """Tell a line that is nothing but names of offices in brackets: 〔総務省、財務省〕, （担当課：文化課）."""
    alone = _ALONE.fullmatch(text)
    return alone is not None and _are_offices(alone["names"], labelled=bool(alone["label"]))


def ends_answering(text: str) -> bool:
    """Tell a text that ends in the offices that answer for it: …を進める。〔総務省〕, …を進める。【担当】文化課."""
    boxed = _BOXED_AT_END.search(text)
    if boxed is not None:
        return _are_offices(boxed["names"], labelled=True)
    last = _AT_END.search(text)
    stopped = last is not None and "。" in (text[last.start() - 1 : last.start()], text[-1])
    return stopped and _names_offices(text)


def lines_apart(lines: Sequence[str], follows_blank: Sequence[bool], cues: Cues) -> frozenset[int]:
    """List the lines that go on with nothing: offices of a whole list, and KPIs behind a marker: （KPI）舟の数：….

    Offices in brackets are those of one bullet each, where they stand between bullets or at the ends of some.
    """
    answering = [at for at, line in enumerate(lines) if is_answering(line)]
    marked = frozenset(at for at, line in enumerate(lines) if _is_marked(line, cues) or _is_stage(lines[at : at + 2]))
    return marked.union(_of_lists(answering, lines, _items(lines, follows_blank))) if answering else marked


def _of_lists(answering: Sequence[int], lines: Sequence[str], items: Sequence[int]) -> list[int]:
    """Keep the lines of offices that belong to all bullets over them."""
    below = [at for at in answering if at and items[at - 1]]
    between = any(_BULLET.match(line) for at in below for line in lines[at + 1 : at + 2])
    of_bullets = between or _ends_items(lines, items)
    several = any(items[at - 1] >= _SEVERAL for at in below if not is_labelled(lines[at]))
    return [] if of_bullets else [at for at in below if several or is_labelled(lines[at])]


def _items(lines: Sequence[str], follows_blank: Sequence[bool]) -> list[int]:
    """Count for each line the items of its list so far; 0 for one that stands in none. Lines may go on with an item."""
    items: list[int] = []
    for line, blank in zip(lines, follows_blank, strict=True):
        before = items[-1] if items else 0
        if _BULLET.match(line):
            items.append(before + 1)
        else:
            items.append(0 if blank or not before or _BEGINS.match(line) else before)
    return items


def _ends_items(lines: Sequence[str], items: Sequence[int]) -> bool:
    """Tell whether some items end in their own offices: ・渡し舟の再開（建設課）."""
    return any(
        count and _names_offices(line) and not is_answering(line) for count, line in zip(items, lines, strict=True)
    )


def _is_marked(line: str, cues: Cues) -> bool:
    """Tell a line that a marker in brackets says to be a KPI."""
    marker = _MARKED.match(line)
    announced = cues.label(marker[0]) if marker is not None else None
    return announced is not None and announced.label is Label.KPI


def _is_stage(lines: Sequence[str]) -> bool:
    """Tell the name of a stage over the bullets of its KPIs: アウトカム."""
    stages = (word for words in cue_table()["levels"].values() for word in words)
    return len(lines) > 1 and _BULLET.match(lines[1]) is not None and lines[0].strip(" 　") in stages


def _names_offices(line: str) -> bool:
    last = _AT_END.search(line)
    return last is not None and _are_offices(last["names"], labelled=bool(last["label"]))


def _are_offices(names: str, *, labelled: bool) -> bool:
    """Tell names of offices from other words by their endings; behind a label more of them are sure."""
    parts = [_REST.sub("", part) for part in _BETWEEN.split(names.strip())]
    others = tuple(cue_table()["works"]["no_offices"])
    endings = _endings(labelled=labelled)
    return all(len(part) > 1 and part.endswith(endings) and not part.endswith(others) for part in parts)


@cache
def _endings(*, labelled: bool) -> tuple[str, ...]:
    words = cue_table()["works"]
    return (*words["sure_endings"], *words["state_endings"], *(words["endings"] if labelled else ()))
