"""What the user says of the files that are read in, and whether a file says anything new."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ontology.errors import BadParameter, Message
from ontology.model import Document

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user says of the files: their series, that they begin one, their date (ISO 8601)."""

    series: str | None = None
    is_new: bool = False
    as_of: str | None = None


def check_date(given: str | None) -> None:
    """Raise `BadParameter` for what is no date: a year, a month or a day of ISO 8601."""
    if given is not None and not _DATE.fullmatch(given):
        message = Message(
            ja=f"--as-of の値「{given}」は日付ではありません。YYYY-MM-DD の形で指定してください"
            "（例: --as-of 2026-12-01）。",
            en=f"--as-of '{given}' is no date; write YYYY-MM-DD (for example --as-of 2026-12-01).",
        )
        raise BadParameter(message, name="as-of", given=given, accepted="YYYY-MM-DD")


def twin_of(revision: str, documents: Iterable[Document], wish: Wish) -> Document | None:
    """Give the document that has just this text, if it is of the series that is wished for."""
    twin = next((each for each in documents if each.revision == revision), None)
    return twin if twin and wish.series in (None, twin.series_name) else None
