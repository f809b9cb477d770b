"""What is written like a name on a slide: its core without ornament, and whether it names a programme or a measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.cues import Cues
from ingest.layouts.cues import plain_of
from ingest.slides.cues import SlideCues
from ingest.slides.passages import Passage

_SHORTEST, _LONGEST = 5, 60
_SHORTEST_MEASURE = 8
_ORNAMENT = "＜＞<>【】≪≫《》〈〉「」『』○〇◯●◎◇◆□■▶➢▪•・★☆:："
_SUBTITLE = re.compile(r"[ \u3000]*(?:[～〜~―‐－─][^～〜~]{4,}[～〜~―‐－─]?|[ \u3000]{2,}.*)$")
_SUMMARY = re.compile(
    r"[ \u3000]*(?:[＜<(（【\[](?:概要|ポイント|案|新規|拡充|継続|一部新規|再掲)[＞>)）】\]])+[ \u3000]*$"
)
_TAIL_BRACKETS = re.compile(r"[ \u3000]*[(（]([^()（）]{2,40})[)）][ \u3000]*$")
_BEGINS_MID = re.compile(r"[ぁ-ん](?![ぁ-ん]{2})|[、。）)」』]|また|なお|その|この|これ|本|同|当該|上記|各|既存|関連")
_SAYING = re.compile(r"。|[はが]、|[てし]、|！|\?|？|※|[：:].{12,}|⇒|→|(?:する|れる|した|ない)(?:ため|こと|とともに)")
_TWO_COLUMNS = r"[ぁ-んァ-ヶー一-龥][ \u3000]+[ぁ-んァ-ヶー一-龥]"
_QUOTED = re.compile(r"「([^「」]{4,40})」")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed, and what is printed in brackets behind it: 「…交付金（…推進交付金）」."""

    printed: Passage
    asides: tuple[Passage, ...]

    @property
    def bare(self) -> str:
        """Give the name without what stands in brackets behind it."""
        end = self.asides[0].origins[0] if self.asides else None
        bare = self.printed
        if end is not None:
            bare = bare.part(0, bare.origins.index(end)).without("（( ")
        return bare.text


def core_of(passage: Passage) -> Passage:
    """Take ornament, subtitle and edition marks off a title."""
    core = passage
    for pattern in (_SUBTITLE, _SUMMARY):
        match = pattern.search(core.text)
        if match and match.start() > 2:
            core = core.part(0, match.start())
    return core.without(_ORNAMENT)


def name_of(core: Passage) -> Name:
    """Find the brackets behind a name."""
    asides: list[Passage] = []
    end = len(core.text)
    while match := _TAIL_BRACKETS.search(core.text, 0, end):
        asides.insert(0, core.part(match.start(1), match.end(1)))
        end = match.start()
    return Name(core, tuple(asides))


def names_programme(name: Name, cues: Cues, words: SlideCues) -> bool:
    """Tell whether a name ends as those of programmes do, or is given 仮称, and is not a word for any of them."""
    plain = plain_of(name.bare)
    if not _may_name(plain, _SHORTEST) or plain in words.of("programmes", "generic"):
        return False
    if plain.endswith(words.of("meetings", "councils")):
        return False
    planned = any(plain_of(aside.text) in words.of("programmes", "to_be_named") for aside in name.asides)
    return planned or cues.names_programme(name.bare)


def names_measure(name: Name, words: SlideCues) -> bool:
    """Tell whether a name ends as those of measures do (…の推進, …・活性化), with what it is about before it."""
    plain = plain_of(name.bare)
    ending = re.search(rf"(?:(?:[のと・･]|及び)(?:{words.any_of('measures', 'endings')})|制度改正|改革)等?$", plain)
    return (
        ending is not None
        and _may_name(plain, _SHORTEST_MEASURE)
        and not re.search("を|[0-9０-９]|" + _TWO_COLUMNS, name.printed.text)
    )


def quoted_names(passage: Passage, cues: Cues, words: SlideCues) -> Iterator[Passage]:
    """Go through the programmes that a saying names in quotation marks."""
    for match in _QUOTED.finditer(passage.text):
        quoted = passage.part(match.start(1), match.end(1))
        if names_programme(name_of(quoted), cues, words):
            yield quoted


def _may_name(plain: str, shortest: int) -> bool:
    quotes_whole = plain.count("「") == plain.count("」")
    return (
        quotes_whole
        and shortest <= len(plain) <= _LONGEST
        and not _BEGINS_MID.match(plain)
        and not _SAYING.search(plain)
    )
