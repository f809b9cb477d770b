"""Names of indicators cut out of the texts that they stand glued in.

防災P44自主防災組織率組織のある世帯の割合です。 = 防災 / P44 / 自主防災組織率 / 組織のある世帯の割合です。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only, is_value
from ingest.layouts.glued.heads import GluedHead

_COUNTED = re.compile(
    r"(?:数|率|割合|面積|人口(?![0-9])|量|額|比|指数|順位|寿命|延長|距離|所得|収入|売上高|生産高|残高|スコア)等?(?:[（(][^（()）]{1,16}[)）])?"
)
_NO_END = re.compile(  # goes on with a name; がん, にぎわい, できる begin words
    r"(?!がん|がけ|にぎ|とも|とり|はじ|でき|のび|のん)[のをにはがとへで、・学値量字的販産率数面]"
    r"|及び|又は|当たり|あたり|以上|以下"
)
_PAGE = re.compile(r"[PＰpｐ][.．]?[0-9]{1,3}(?:[-~～][0-9]{1,3})?")
_PROJECT = re.compile(r"事業|プロジェクト|プログラム")
_SENTENCE = re.compile(r"。|[うくすつぬむるたい](?:もの|こと)?$|[÷×+/／]|[数率量額計]$|[）)]$")
_TIMED = re.compile(r"[（(](?P<time>[^（()）]{2,12})[)）]$")
_TEXTS = (Role.OTHER_TEXT, Role.MAYBE_INDICATOR)  # 内容, 説明
_LABEL = " 　:：・"
_LONGEST = 60
_LONGEST_OWNER = 30
_SHORTEST = 3
_FEWEST_TWICE = 5  # characters that a project and its indicator begin with
_NO_BEGINNING = re.compile(r"[のをにはがとへでや、。・)）]")
_OF_SENTENCE = re.compile(r"[、。,，をがは]|[るたいか](?=[一-龠ァ-ヶ])")
_NUMBER = re.compile(r"[ 　]*[0-9]{1,3}[.．)）]?")
_KANA_ENDS = re.compile(r"(?<=[ぁ-んー])(?=[一-龠ァ-ヶ])")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands in a text, and what it is an indicator of, where the text tells that."""

    name: tuple[int, int]
    owner: tuple[int, int] | None = None


def name_in(text: str, head: GluedHead, cues: LayoutCues, *, paged: bool) -> Place | None:
    """Find the name in what stands before values; None where it cannot be told where it begins or ends.

    `paged`: the pages of the names before it, 防災P44, stand between the two, once for all names of one.
    """
    end = len(text.rstrip(_LABEL))
    timed = _TIMED.search(text[:end])
    end = timed.start() if timed is not None and is_time_only(timed["time"].removesuffix("まで")) else end
    begins = _begins(text, end, head, paged=paged)
    for start, owner in begins:
        stop = _end(text[start:end]) if _is_told(head) else end - start
        if stop is not None and _is_name(text[start : start + stop], cues):
            return Place((start, start + stop), owner)
    return None


def has_page(text: str) -> bool:
    """Tell whether a text holds the number of a page."""
    return _PAGE.search(text) is not None


def _is_told(head: GluedHead) -> bool:
    """Tell whether a column of texts stands between the names and their values."""
    first = next(at for at, column in enumerate(head.columns) if column in head.values)
    return any(column.role in _TEXTS for column in head.columns[head.name + 1 : first])


def _begins(text: str, end: int, head: GluedHead, *, paged: bool) -> Iterator[tuple[int, tuple[int, int] | None]]:
    """Go through the places that the name may begin at, each with what stands before it."""
    page, number = _PAGE.search(text, 0, end), _NUMBER.match(text)
    before = [column.role for column in head.columns[: head.name]]
    if before and set(before) == {Role.NUMBER}:
        yield from [(number.end(), None)] if number is not None else []
    elif page is not None and paged:
        yield page.end(), _last_of(text, page.start(), len(before))
    elif not head.name or paged:
        yield 0, None
    else:
        projects = [match.end() for match in _PROJECT.finditer(text, 0, end)]
        yield from ((place, _owner(text, place)) for place in reversed(projects))
        twice = _begun_twice(text[:end])
        if twice is not None:
            yield twice[1], twice


def _owner(text: str, end: int) -> tuple[int, int] | None:
    """Take what stands before a place down to the end of a sentence."""
    ends = [match.end() for match in _OF_SENTENCE.finditer(text, 0, end)]
    start = max((place for place in ends if place < end), default=0)
    return (start, end) if 1 < end - start <= _LONGEST_OWNER else None


def _last_of(text: str, end: int, columns: int) -> tuple[int, int]:
    """Take the last of two cells, the first of which spans many rows: くらし / 防災, 子育て・教育 / 子育て."""
    if columns > 1:
        inside = (at for at in range(2, end - 1) if text[at:end] in text[:at])
        kana = [match.end() for match in _KANA_ENDS.finditer(text, 0, end)] if "・" not in text[:end] else []
        cut = next(inside, kana[0] if len(kana) == 1 else 0)
        return cut, end
    return 0, end


def _begun_twice(text: str) -> tuple[int, int] | None:
    """Find a project whose indicator begins with the same words: 渡し場の再生 / 渡し場の利用者数."""
    for at in range(len(text) - _FEWEST_TWICE, 0, -1):
        before = text.rfind(text[at : at + _FEWEST_TWICE], max(0, at - _LONGEST_OWNER), at)
        if before >= 0:
            more = next((n for n in range(before) if text[at - n - 1] != text[before - n - 1]), before)
            return before - more, at - more
    return None


def _end(text: str) -> int | None:
    """Find where a name ends that an explanation follows: at the first word for what is counted that can end it."""
    for match in _COUNTED.finditer(text):
        rest = text[match.end() :]
        if match.start() >= _SHORTEST - 1 and _NO_END.match(rest) is None and rest and _SENTENCE.search(rest):
            return match.end()
    return None


def _is_name(text: str, cues: LayoutCues) -> bool:
    fits = _SHORTEST <= len(text) <= _LONGEST and "。" not in text and _NO_BEGINNING.match(text) is None
    return fits and cues.ends_as_indicator(text) and not is_value(text, cues) and cues.role(text) is None
