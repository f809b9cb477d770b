"""Same thing, same IRI: what a revised text keeps of the text before it, in spite of new numbers, places and words."""

from graph.identity.carry import Carried, carry_over
from graph.identity.identify import identify
from graph.identity.match import Decided, Match, Verdict
from graph.identity.reading import Reading

__all__ = ["Carried", "Decided", "Match", "Reading", "Verdict", "carry_over", "identify"]
