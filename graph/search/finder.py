"""Search in an index: hits in order, what they can be narrowed by, and names while somebody is still typing."""

import difflib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from graph.search import ranking, reading
from graph.search.expression import NAMES, TEXTS, every, some
from graph.search.facet import Facet
from graph.search.filters import chosen_values
from graph.search.forms import fold
from graph.search.hits import Found, Hit
from graph.search.index import opened
from graph.search.terms import Term, loosened, terms_of, whole
from ontology.model import Document
from ontology.variants import Variants, load_variants

_SUGGESTIONS = 8
_NEAR = 5
_NEAR_CANDIDATES = 60
_ENOUGH_LIKENESS = 0.3


@dataclass(frozen=True, slots=True)
class Window:
    """Which hits are wanted: so many from an offset on or, with `each`, the best few of every kind."""

    limit: int = 20
    offset: int = 0
    each: int | None = None


_FIRST = Window()


@dataclass(frozen=True)
class SearchIndex:
    """The index of one generation of a store. It keeps no file open, and any number of threads may use it."""

    path: Path
    documents: tuple[Document, ...]
    variants: Variants

    @classmethod
    def at(cls, path: Path, documents: Iterable[Document]) -> "SearchIndex":
        """Use an index file with the variants of the authority files; `documents` are all revisions of the store."""
        return cls(path, tuple(documents), load_variants())

    def find(self, query: str, filters: Mapping[Facet, str] | None = None, window: Window = _FIRST) -> Found:
        """Find things by their names, and passages, that have every word of a query; an empty query finds nothing.

        A filter takes a kind, a year, or the IRI, key or name of a document, ministry or outcome. Raises
        `BadParameter` for a query that is too long and a kind or year that cannot be, `UnknownThing` for a name that
        is not in the index.
        """
        terms = terms_of(query, self.variants)
        with closing(opened(self.path)) as connection:
            chosen = chosen_values(connection, self.documents, filters or {})
            search = _Search(connection, whole(query, self.variants))
            return search.found(terms, chosen, window)

    def suggest(self, query: str, limit: int = _SUGGESTIONS) -> tuple[Hit, ...]:
        """List the things whose names fit what has been typed so far. Raises `BadParameter` for a text too long."""
        terms = terms_of(query, self.variants)
        if not terms:
            return ()
        with closing(opened(self.path)) as connection:
            names = every(terms, NAMES, readings=True)
            best = ranking.best_names(connection, names, whole(query, self.variants), limit)
            return reading.hits(connection, best, terms, terms)


@dataclass
class _Search:
    """One search on a connection of its own. `wholes` are the forms in which a name is all that was typed."""

    connection: sqlite3.Connection
    wholes: tuple[str, ...]

    def found(self, terms: tuple[Term, ...], chosen: ranking.Chosen, window: Window) -> Found:
        """Collect the hits and give the wanted ones; where no name fits, look for the words."""
        ranking.clear(self.connection)
        words = loosened(terms)
        strict_names, strict_texts = self._add_names(terms), self._add_texts(terms)
        loose_names = 0 if strict_names else self._add_names(words)
        loose_texts = 0 if strict_names or strict_texts else self._add_texts(words)
        is_loosened = bool(loose_names or loose_texts)
        total = ranking.total(self.connection, chosen)
        return Found(
            hits=reading.hits(self.connection, self._best(chosen, window), terms, words),
            total=total,
            facets=ranking.facets(self.connection, chosen),
            documents=reading.documents(self.connection),
            chosen=chosen,
            is_cut=max(strict_names, loose_names) > ranking.MOST_NAMES
            or max(strict_texts, loose_texts) > ranking.MOST_PASSAGES,
            is_loosened=is_loosened,
            near=() if ranking.total(self.connection, {}) else self._near(),
        )

    def _add_names(self, terms: tuple[Term, ...]) -> int:
        return ranking.add_names(self.connection, every(terms, NAMES, readings=True), self.wholes) if terms else 0

    def _add_texts(self, terms: tuple[Term, ...]) -> int:
        return ranking.add_texts(self.connection, every(terms, TEXTS)) if terms else 0

    def _best(self, chosen: ranking.Chosen, window: Window) -> ranking.Best:
        if window.each is not None:
            return ranking.best_of_each_kind(self.connection, chosen, window.each)
        return ranking.best(self.connection, chosen, window.limit, window.offset)

    def _near(self) -> tuple[str, ...]:
        typed = self.wholes[0] if self.wholes else ""
        labels = ranking.labels_like(self.connection, some(typed), _NEAR_CANDIDATES)
        forms = {fold(label): label for label in labels}
        close = difflib.get_close_matches(typed, forms, n=_NEAR, cutoff=_ENOUGH_LIKENESS)
        return tuple(forms[form] for form in close)
