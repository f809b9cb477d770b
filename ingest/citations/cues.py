"""The cue table of citations, read from the section [citations] of cues.toml."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.cue_table import cue_table

_ASIDE = r"[（(](?:[^（）()]|[（(][^（）()]*[)）])*[)）]"
_ARTICLE = r"第[ 　]*[0-9０-９一二三四五六七八九十]+[ 　]*[章条項号節](?:の[0-9０-９]+)?"
_AND = r"(?:や|、|及び|並びに|又は|と|・)"
_OTHER = rf"{_AND}[「『][^「」『』。]{{2,60}}[」』](?:{_ASIDE})?"
_DATE = re.compile(
    r"(?:(?:昭和|平成|令和)[ 　]*[0-9０-９元]{1,2}|(?:20|２０)[0-9０-９]{2})[ 　]*年[ 　]*[0-9０-９]{1,2}[ 　]*月[ 　]*"
    r"(?:[0-9０-９]{1,2}[ 　]*日)?[ 　]*版?"
)
_YEAR = re.compile(r"(?:明治|大正|昭和|平成|令和)[ 　]*[0-9０-９元]|(?:19|20|２０|１９)[ 　]?[0-9０-９]{2}")


@dataclass(frozen=True, slots=True)
class CitationCues:
    """What stands behind the name of a law or plan, and how names of plans end, compiled once."""

    basis: re.Pattern[str]
    plan: re.Pattern[str]
    surely_plan: re.Pattern[str]
    adoption: re.Pattern[str]
    kinds: frozenset[str]

    def rests_on(self, text: str, end: int) -> bool:
        """Tell whether the words behind a name that ends at an index say that something rests on it."""
        return self.basis.match(text, end) is not None

    def adopted(self, words: str) -> bool:
        """Tell whether some words say when a plan was adopted: a date, or a year and a word for it."""
        told = bool(_YEAR.search(words)) and self.adoption.search(words) is not None
        return told or _DATE.fullmatch(words.strip()) is not None


@cache
def load_citation_cues() -> CitationCues:
    """Read the section once."""
    table = cue_table()["citations"]
    words = {name: _alternatives(entries) for name, entries in table.items()}
    return CitationCues(
        basis=re.compile(
            rf"[」』]?[ 　]*(?:{_ASIDE})*(?:{_ARTICLE}(?:及び|又は|並びに|、)?)*"
            rf"(?:{_OTHER})*(?:の規定|等|など)*[」』]?(?:{words['rests_on']})"
        ),
        plan=re.compile(rf"(?:{words['plans']})$"),
        surely_plan=re.compile(rf"(?:{words['surely_plans']})$"),
        adoption=re.compile(words["adopted"]),
        kinds=frozenset(table["kinds_of_plans"]),
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
