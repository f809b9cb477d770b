"""A printed figure alone with the words around it, so that two printings can be held against each other."""

import re
import unicodedata
from dataclasses import dataclass

_POWERS = {"": 1, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_PART = re.compile(r"(\d[\d,]*(?:\.\d+)?)([百千万億兆]*)")
_AMOUNT = re.compile(rf"(?:{_PART.pattern})+")
_DATED = re.compile(r"(?:19|20)\d\d(?:年度?|/)|(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with 万 and 億 multiplied out, and the words before and after it, folded."""

    number: float
    words: tuple[str, str]


def amount_in(printed: str) -> Amount | None:
    """Read the one figure of a printed text; None where there is none, several, or only years."""
    text = unicodedata.normalize("NFKC", printed).replace(" ", "")
    found = [match for match in _AMOUNT.finditer(text) if not _DATED.match(text, match.start())]
    if len(found) != 1:
        return None
    only = found[0]
    number = sum(_value(digits, powers) for digits, powers in _PART.findall(only[0]))
    return Amount(number, (text[: only.start()], text[only.end() :]))


def _value(digits: str, powers: str) -> float:
    number = float(digits.replace(",", ""))
    for power in powers:
        number *= _POWERS[power]
    return number
