"""The form in which two revisions are compared: what differs by layout, numbering style or misreading is equal."""

import re
import unicodedata
from functools import lru_cache

from graph.identity.measures import in_one_spelling
from graph.identity.note_marks import without_note_marks, without_raised_marks
from ontology.normalise import repair, without_restated

# Characters that OCR takes for one another; each class is compared as its first. Figures are never in a class with
# other figures: 3日 and 2日 are two promises.
_LOOKALIKES = (
    *(
        "力カ",
        "ロ口囗",
        "一ー―",
        "二ニ",
        "タ夕",
        "ト卜",
        "ハ八",
        "へヘ",
        "べベ",
        "ぺペ",
        "千チ",
        "りリ",
        "ェエ工",
        "ォオ才",
    ),
    *("末未", "人入", "土士", "日曰", "太大", "0o〇", "1li"),
    *("つっツッ", "ゃや", "ゅゆ", "ょよ", "ャヤ", "ュユ", "ョヨ", "ァア", "ィイ"),
)
_SAME = str.maketrans({other: group[0] for group in _LOOKALIKES for other in group[1:]})
_MARKS = re.compile(r"(?!%|(?<=\d)\.(?=\d))[\W_]")
_ERA = re.compile(r"(令和|平成|昭和|[RHS](?=\d))\s*(元|\d{1,2})")
_ERA_SPAN = re.compile(  # 令和7～11年度: the era is said once
    rf"(?P<first>{_ERA.pattern})(?P<to>\s*(?:年度?)?\s*[~〜～-]\s*)(?P<last>\d{{1,2}})(?!\d|\s*[月日])"
)
_YEAR_AND_WORD = re.compile(
    r"(?:(?:令和|平成|昭和|(?<![A-Za-z])[RHS])\s*(?:元|\d{1,2})|(?<!\d)(?:19|20)\d\d)(?!\d)\s*(?P<word>年度(?!末?間)|年(?!間)|)"
)
_BY_ITS_END = re.compile(r"(?<=[年度月\d])末?(?:時点)?(?:まで|中)?に?$")
_NOUGHT = re.compile(r"(?<![^\W\d])(?:ゼロ|零)(?![ァ-ヶーA-Za-z])")  # ゼロ件, not カーボンゼロ or ゼロエミッション
_FIRST_YEAR = {"令和": 2019, "平成": 1989, "昭和": 1926, "R": 2019, "H": 1989, "S": 1926}


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Give a text without spaces, marks, widths, 再掲, marks of notes and what OCR confuses."""
    plain = unicodedata.normalize("NFKC", without_note_marks(without_restated(repair(text))))
    return _MARKS.sub("", plain.casefold()).translate(_SAME)


def fold_figure(text: str) -> str:
    """Give a figure or a date as `fold` does, but with its point and sign, years of an era as years, units as one."""
    printed = unicodedata.normalize("NFKC", without_raised_marks(repair(text)))
    plain = _NOUGHT.sub("0", _ERA.sub(_year, _ERA_SPAN.sub(_whole_span, printed)))
    folded = re.sub(r"[^\w.+%/~-]", "", plain.replace("〜", "~").replace("～", "~")).casefold()
    return in_one_spelling(folded)


def is_same_figure(one: str, other: str) -> bool:
    """Tell whether two figures or dates are one; a bare year may be a calendar or a fiscal one: R8 is 令和８年度."""
    if fold_figure(one) == fold_figure(other):
        return True
    words = [_YEAR_AND_WORD.findall(unicodedata.normalize("NFKC", text)) for text in (one, other)]
    if len(words[0]) != len(words[1]) or any(a and b and a != b for a, b in zip(*words, strict=True)):
        return False
    return _with_bare_years(one) == _with_bare_years(other)


def is_same_deadline(one: str, other: str) -> bool:
    """Tell whether two deadlines are one; what is due in a year is due by its end: 令和８年度 is 2026年度末まで."""
    return is_same_figure(*(_BY_ITS_END.sub("", unicodedata.normalize("NFKC", text).rstrip()) for text in (one, other)))


def _with_bare_years(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    return fold_figure(_YEAR_AND_WORD.sub(lambda year: year[0].removesuffix(year["word"]), plain))


def _year(match: re.Match[str]) -> str:
    number = 1 if match[2] == "元" else int(match[2])
    return str(_FIRST_YEAR[match[1]] + number - 1)


def _whole_span(match: re.Match[str]) -> str:
    return f"{match['first']}{match['to']}{match[2]}{match['last']}"
