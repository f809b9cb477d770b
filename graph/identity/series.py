"""Is a text a revision of one that is here? Nothing is joined on a title or on likeness alone: a person decides."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ontology.errors import Message, SeriesUnclear
from ontology.normalise import comparable

UNLIKE = 0.1  # share of content below which a text of the same title is another text
ALIKE = 0.5  # share from which on a text of another title may be a revision all the same
_SHINGLE = 8  # characters
_LONGEST = 400_000  # characters of a text that are looked at

Sketch = frozenset[int]


@dataclass(frozen=True, slots=True)
class Known:
    """The latest revision of a series: the names that it goes by, and its content."""

    series: str
    names: frozenset[str]
    sketch: Sketch


@lru_cache(maxsize=8)  # one text is held against several
def sketch(content: str) -> Sketch:
    """Reduce a text to the set of its runs of 8 characters, without spaces."""
    text = "".join(unicodedata.normalize("NFKC", content[:_LONGEST]).split())
    return frozenset(hash(text[at : at + _SHINGLE]) for at in range(max(1, len(text) - _SHINGLE + 1)))


def known(series: str, names: Iterable[str], content: str) -> Known:
    """Describe a series by its latest revision."""
    return Known(series, frozenset(map(comparable, (series, *names))), sketch(content))


def series_of(name: str, content: str, others: Sequence[Known]) -> str:
    """Give the name of the series that a text belongs to; `name` is what its title calls it.

    Raises `SeriesUnclear` where the title is that of a series and the content is not.
    """
    own = sketch(content)
    shares = {other.series: _share(own, other.sketch) for other in others if comparable(name) in other.names}
    if not shares:
        return name
    nearest = max(shares, key=shares.__getitem__)
    if shares[nearest] < UNLIKE:
        raise _unlike(name, nearest, shares[nearest])
    return nearest


def lookalike(name: str, content: str, others: Sequence[Known]) -> Message | None:
    """Say which series of another title a text is much like; papers reprint each other, so it stays a series."""
    own = sketch(content)
    shares = {other.series: _share(own, other.sketch) for other in others if comparable(name) not in other.names}
    likest = max(shares, key=shares.__getitem__, default=None)
    if likest is None or shares[likest] < ALIKE:
        return None
    return Message(
        f"「{name}」の内容は、別の題の系列「{likest}」とよく似ています（一致 {shares[likest]:.0%}）。"
        f"その改定版として取り込むには --series '{likest}' を付けてください。",
        f"the content of '{name}' is much like that of the series '{likest}' ({shares[likest]:.0%} in common); "
        f"to ingest it as a revision of that, say --series '{likest}'",
    )


def _share(one: Sketch, other: Sketch) -> float:
    return len(one & other) / max(len(one), len(other), 1)


def _unlike(name: str, series: str, share: float) -> SeriesUnclear:
    return SeriesUnclear(
        Message(
            f"「{name}」という題の系列「{series}」がありますが、内容がほとんど違います（一致 {share:.0%}）。"
            f"改定版なら --series '{series}'、別の文書なら --new-series を付けてください。",
            f"there is a series '{series}' of the title '{name}', but its content is another ({share:.0%} in common); "
            f"say --series '{series}' for a revision of it, or --new-series for another document",
        ),
        given=name,
        series=series,
        share=round(share, 3),
    )
