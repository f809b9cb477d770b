"""From a name as a reader types it to the things that it fits."""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ontology.iri import key_of
from ontology.model import Entity, Kind, Organisation
from ontology.normalise import comparable

_SUGGESTIONS = 5
_ENOUGH_LIKENESS = 0.4
_TOO_LITTLE = re.compile(r"[\x00-\x7fぁ-ヿ]?")  # a letter, digit or kana stands in names by chance; a kanji is a word
_MARKS = re.compile(r"[『』「」（）()\[\]〔〕【】.．、・\s]")


@dataclass(frozen=True)
class NameIndex:
    """Identifiers and comparable names of things; build it with `NameIndex.of`."""

    _entities: tuple[Entity, ...]
    _identifiers: Mapping[str, Entity]
    _exact: Mapping[str, tuple[Entity, ...]]
    _loose: Mapping[str, tuple[Entity, ...]]
    _parts: tuple[tuple[str, Entity], ...]

    @classmethod
    def of(cls, entities: Iterable[Entity]) -> "NameIndex":
        """Index things in the order given, which is the order of every answer."""
        things = tuple(entities)
        return cls(
            _entities=things,
            _identifiers={name: thing for thing in things for name in _identifiers(thing)},
            _exact=_by_form(things, _exact_forms),
            _loose=_by_form(things, _loose_forms),
            _parts=tuple((form, thing) for thing in things for form in _exact_forms(thing)),
        )

    def by_identifier(self, name: str) -> Entity | None:
        """Give the thing with this IRI, key or kind/key."""
        return self._identifiers.get(name.strip())

    def matches(self, name: str, kinds: Collection[Kind] | None) -> tuple[Entity, ...]:
        """List what a name fits best; a worse way of fitting counts only where no better one does."""
        named = self.by_identifier(name)
        if named is not None and _fits(named, kinds):
            return (named,)
        for forms, form in ((self._exact, comparable(name)), (self._loose, _bare(name))):
            fitting = tuple(thing for thing in forms.get(form, ()) if _fits(thing, kinds))
            if fitting:
                return fitting
        inside = {} if _TOO_LITTLE.fullmatch(comparable(name)) else self.containing(name)
        return tuple(thing for iri, thing in inside.items() if _fits(thing, kinds))

    def containing(self, text: str) -> dict[str, Entity]:
        """List the things with a name that contains a text, by IRI."""
        part = comparable(text)
        return {thing.iri: thing for form, thing in self._parts if part in form} if part else {}

    def near(self, name: str, kinds: Collection[Kind] | None) -> tuple[str, ...]:
        """List the labels most like a name."""
        labels = {comparable(thing.label): thing.label for thing in self._entities if _fits(thing, kinds)}
        close = difflib.get_close_matches(comparable(name), labels, n=_SUGGESTIONS, cutoff=_ENOUGH_LIKENESS)
        return tuple(labels[form] for form in close)


def names_of(entity: Entity) -> tuple[str, ...]:
    """List the names that a thing goes by: its label, other labels, and the abbreviations of an organisation."""
    abbreviations = entity.abbreviations if isinstance(entity, Organisation) else ()
    return (entity.label, *entity.alt_labels, *abbreviations)


def _fits(entity: Entity, kinds: Collection[Kind] | None) -> bool:
    return kinds is None or entity.kind in kinds


def _bare(text: str) -> str:
    """Compare without brackets and dots, so that （１）地域 and 1地域 are one."""
    return _MARKS.sub("", comparable(text))


def _identifiers(entity: Entity) -> Iterator[str]:
    key = key_of(entity.iri)
    yield from (entity.iri, key, f"{entity.kind.lower()}/{key}")


def _exact_forms(entity: Entity) -> Iterable[str]:
    return dict.fromkeys(map(comparable, names_of(entity)))


def _loose_forms(entity: Entity) -> Iterable[str]:
    prefixes = ("", entity.notation) if entity.notation else ("",)
    return (_bare(f"{prefix}{name}") for name in names_of(entity) for prefix in prefixes)


def _by_form(things: Iterable[Entity], forms_of: Callable[[Entity], Iterable[str]]) -> dict[str, tuple[Entity, ...]]:
    found: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
    for thing in things:
        for form in filter(None, forms_of(thing)):
            found[form].setdefault(thing.iri, thing)
    return {form: tuple(fitting.values()) for form, fitting in found.items()}
