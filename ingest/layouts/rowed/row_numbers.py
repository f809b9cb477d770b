"""The numbers that rows are printed with: each should be the one after that of the row before, or begin anew."""

import re
import unicodedata

NOT_NEXT = 5.0  # 3 after 12: the number of a heading
ANEW = 2.0  # 1 after 12: another part of the table
SKIPPED = 1.0  # 14 after 12: a row that is lost
WITHOUT = 2.0  # a row without its number among rows with theirs
_PLAIN = re.compile(r"[(]?([0-9]{1,3})[).]?")


def price_of_number(before: str, number: str) -> float:
    """Price the number of a row after that of the row before; numbers of more than one part, 1-2, are not compared."""
    last, this = _number(before), _number(number)
    if last is None or this is None or this == last + 1:
        return 0.0
    if this > last:
        return SKIPPED
    return ANEW if this == 1 else NOT_NEXT


def _number(text: str) -> int | None:
    found = _PLAIN.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return int(found[1]) if found else None
