"""What a slide names keeps its IRI in every handout that reprints the slide.

The same pages come back in many sets of slides, wrapped at other widths and under other titles. So a thing with a
name of its own is known by what is printed, and only a name too short to be anyone's belongs to its series. The same
thing read in two documents is then one thing, with the passages of both as its evidence.
"""

from ontology.iri import Minter
from ontology.model import Kind
from ontology.normalise import comparable

_DISTINCTIVE = 8  # characters of a name, with what it stands under


def iri_of(minter: Minter, kind: Kind, label: str, *place: str) -> str:
    """Name a thing of a slide by its label and what it stands under."""
    if len(comparable("".join((label, *place)))) < _DISTINCTIVE:
        return minter.thing(kind, label, *place)
    return minter.shared(kind, label, *place)
