"""What a programme does (事業内容), as its sheet or the row of its table says it."""

import re
from collections.abc import Iterator

from graph.identity.folding import fold
from graph.identity.reading import Reading
from ontology.model import Entity

_GOES_ON = r"(?:\n(?!.{0,12}[：:]|\s*[【〔■・○●（(①-⑳|]).*\S.*)*"  # a line that begins nothing of its own
_LABELLED = re.compile(
    rf"^[ \t　]*[【〔■・○]?(?:事業|取組)?の?(?:内容|概要)\s*[：:】〕]\s*(?P<said>\S.*{_GOES_ON})", re.MULTILINE
)
_CELL = re.compile(r"[\t|]|[ 　]{2,}")
_TELLING = re.compile(r"(?:[うくすつぬむるた]|[^\W\d_]{2}等?の(?:実施|支援|整備|推進|開催|提供|運営))。?$")
_ENOUGH = 6  # folded characters of a content that says something


def contents(reading: Reading, programme: Entity) -> frozenset[str]:
    """Give what a programme is said to do, folded: behind 事業内容： below its name, or in a cell of its row."""
    found = (fold(said) for said in _printed(reading, programme))
    return frozenset(said for said in found if len(said) >= _ENOUGH)


def _printed(reading: Reading, programme: Entity) -> Iterator[str]:
    for place in programme.evidence:
        following = reading.following(place)
        row, _, below = following.partition("\n")
        yield from (cell.strip() for cell in _CELL.split(row) if _TELLING.search(cell.strip()))
        yield from (labelled["said"] for labelled in _LABELLED.finditer(below))
