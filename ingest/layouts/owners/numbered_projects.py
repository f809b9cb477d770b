"""Projects whose sheets follow each other under a number and their name: No.2 渡し場再生事業（拠点整備型）."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.cues import Cues

_TITLE = re.compile(
    r"^[ 　]*[■◆●○【]?[ 　]*(?:No|NO|Ｎｏ|ＮＯ|№)[.．]?[ 　]*[0-9０-９]{1,2}[ 　.．:：]+"
    r"(?P<name>[^\s0-9０-９（(][^\n。（()）]{2,58}[^\s（()）])(?:[（(][^（()）\n]*[)）])?[ 　】]*$",
    re.MULTILINE,
)
_Name = tuple[str, tuple[int, int]]  # with its place in the source


@dataclass(slots=True)
class NumberedProjects:
    """Finds the titles of projects in a text, of which none is right under another: those are a list."""

    text: str
    cues: Cues
    _names: list[_Name] | None = field(default=None, init=False)

    def over(self, offset: int) -> _Name | None:
        """Find the title nearest over a place."""
        if self._names is None:
            self._names = self._titles()
        before = bisect_right(self._names, offset, key=lambda name: name[1][0])
        return self._names[before - 1] if before else None

    def _titles(self) -> list[_Name]:
        found = [match for match in _TITLE.finditer(self.text) if self.cues.names_programme(match["name"])]
        listed = {
            at
            for one, other in pairwise(found)
            if not self.text[one.end() : other.start()].strip()
            for at in (one, other)
        }
        return [(match["name"], match.span("name")) for match in found if match not in listed]
