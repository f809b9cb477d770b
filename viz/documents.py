"""The page of a document: what was read in it, what was not understood, how sound it is, and its revisions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.audit import Severity
from graph.audit.questions import RuleRow
from graph.exports.forms import FORMS
from graph.projection import Projection
from graph.questions import Answer
from ontology.iri import key_of
from ontology.model import Document, Evidence, Section
from viz.details import QuoteView, quote_views
from viz.embed import Page, render
from viz.home import counts_of
from viz.outline import outline_of
from viz.words import told

_DEPTH = 2  # of the table of contents; the page that shows the text has all of it
_MOST_QUOTED = 20  # passages of one reason


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision of the series; `changes` is the address of what changed since the one before."""

    key: str
    document: Document
    is_shown: bool
    changes: str | None


@dataclass(frozen=True, slots=True)
class Puzzle:
    """What was seen and not understood for one reason: why, in both languages, how often, and the first places."""

    ja: str
    en: str
    count: int
    quotes: tuple[QuoteView, ...]


def render_document(projection: Projection, document: Document, revisions: Sequence[Document], rules: Answer) -> Page:
    """Show a document; `projection` has it alone, `revisions` are those of its series in order, `rules` its audit."""
    return render(
        "document.html",
        title=document.title,
        document=document,
        key=key_of(document.iri),
        counts=counts_of(projection, document),
        outline=outline_of(projection),
        contents=_contents(document),
        puzzles=_puzzles(projection),
        unresolved=len(projection.unresolved),
        health=_health(rules.rows),
        revisions=_revisions(document, revisions),
        downloads=[(name.value, form) for name, form in FORMS.items()],
    )


def _contents(document: Document) -> list[tuple[Section, str]]:
    """List the upper sections with the addresses of their text."""
    address = f"/documents/{key_of(document.iri)}/text"
    shown = (section for section in document.sections if section.depth < _DEPTH)
    return [(section, f"{address}?start={section.start}#s{section.start}") for section in shown]


def _puzzles(projection: Projection) -> list[Puzzle]:
    """Gather what was not understood by its reason, the most frequent first."""
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for each in projection.unresolved:
        found[each.reason].append(each.evidence)
    puzzles = (_puzzle(projection, reason, passages) for reason, passages in found.items())
    return sorted(puzzles, key=lambda puzzle: -puzzle.count)


def _puzzle(projection: Projection, reason: str, passages: Sequence[Evidence]) -> Puzzle:
    ja, _, en = reason.rpartition(" / ")
    return Puzzle(ja or en, en, len(passages), quote_views(projection, passages[:_MOST_QUOTED]))


def _health(rules: Iterable[RuleRow]) -> list[tuple[Severity, str, int]]:
    counts: Counter[Severity] = Counter()
    for rule in rules:
        counts[rule.severity] += rule.count
    return [(severity, told(severity), counts[severity]) for severity in Severity]


def _revisions(document: Document, revisions: Sequence[Document]) -> list[Revision]:
    earlier = {later.iri: key_of(each.iri) for each, later in pairwise(revisions)}
    return [
        Revision(
            key=key_of(each.iri),
            document=each,
            is_shown=each.iri == document.iri,
            changes=f"/diff?old={earlier[each.iri]}&new={key_of(each.iri)}&document={key_of(each.iri)}"
            if each.iri in earlier
            else None,
        )
        for each in reversed(revisions)
    ]
