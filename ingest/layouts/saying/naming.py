"""What a sentence speaks of: of its clauses the last that ends as the name of an indicator and a particle."""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import indicator_name
from ingest.layouts.saying.marks import Mark

_QUOTED = re.compile(r"(?<=「)[^「」]*(?=」)|(?<=『)[^『』]*(?=』)|(?<=（)[^（）]*(?=）)|(?<=\()[^()]*(?=\))")
_COMMA = re.compile(r"、|[，,](?![0-9０-９])")
_TOPIC = re.compile(
    r"(?:を(?:全体|合計|平均)(?:として|で)|(?:につ[いき]まして|について|に関して|に係り?)は?|と?して[はも]?|とした|とし|を用い(?:て)?|[はをがもで])$"
)
_AFTER_MARK = re.compile(
    r"^(?:[ 　]|である|ある(?=[一-龠ァ-ヶ「])|であった|だった|まで|時点|現在|において|における|から"
    r"|に|の|で|は|を|と|へ)*"
)
_LEADING = re.compile(
    r"^(?:また|さらに|このほか|あわせて|併せて|特に|うち|その|同じく|同期間に|今後(?:は|も)?|なお|加えて|そして|これに(?:より|伴って|伴い)"
    r"|(?:もう)?(?:一つ|１つ|1つ|ひとつ)目?は|[二三四五２-５2-5]つ目は|第[一二三四五１-５1-5]に?は?)[、，]?"
)
_LABEL = re.compile(
    r"^(?:(?:本|この|当該)?(?:施策|目標|事業|分野|計画)の)?(?:重要業績評価指標|成果指標|数値目標|評価指標|指標|目標値?|KPI|ＫＰＩ)"
    r"(?:[（(][^（）()]*[）)])?(?:として|に)?(?:は|には|、|：|:)?"
)
_ADVERB = re.compile(r"^[^、「」]{1,12}?(?:では|においては|としては)(?=..)")
_WHOLE = re.compile(r"[「『](?P<name>[^「」『』]+)[」』]")
_LONGEST = 60


def name_in(sentence: str, marks: Sequence[Mark], cues: LayoutCues) -> tuple[str | None, bool]:
    """Find the name before the last of the marks (the target), and tell whether it is one of an indicator."""
    names = list(_names(sentence, sorted(marks, key=lambda mark: mark.start), cues))
    good = [name for name in names if cues.ends_as_indicator(name)]
    return next(reversed(good or names), None), bool(good)


def _names(sentence: str, marks: Sequence[Mark], cues: LayoutCues) -> Iterator[str]:
    for start, end in _pieces(sentence, marks):
        piece = sentence[start:end]
        topic = _TOPIC.search(piece)
        if topic is None and not cues.ends_as_indicator(piece):
            continue
        bare = piece[: topic.start()] if topic else piece
        if any(mark.end == start for mark in marks):
            bare = _AFTER_MARK.sub("", bare)
        name = indicator_name(_plain(bare))
        if 1 < len(name) <= _LONGEST:
            yield name


def _plain(name: str) -> str:
    """Leave off what opens a clause: conjunctions, 本施策のKPIとして, 市内では; and quotes around the whole."""
    former = ""
    while name != former:
        former, name = name, _LEADING.sub("", _LABEL.sub("", name.strip(" 　")))
    name = _ADVERB.sub("", name)
    whole = _WHOLE.fullmatch(name)
    return whole["name"] if whole else name


def _pieces(sentence: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Cut what stands before the last mark at commas and marks; what is quoted stays whole."""
    end = marks[-1].start if marks else len(sentence)
    masked = _QUOTED.sub(lambda match: "＊" * len(match[0]), sentence)
    cuts = [(match.start(), match.end()) for match in _COMMA.finditer(masked, 0, end)]
    cuts += [(mark.start, mark.end) for mark in marks[:-1]]
    start = 0
    for cut, after in sorted(cuts):
        if start < cut:
            yield start, cut
        start = max(start, after)
    if start < end:
        yield start, end
