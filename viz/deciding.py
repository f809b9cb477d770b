"""The form by which a person decides on a link: what fills it, what it offers, and the command that does the same."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from graph.projection import Projection
from ontology.decisions import Ruling
from ontology.errors import SujimichiError, UnknownThing
from ontology.model import Entity, Relation, Role
from viz.details import ThingView, thing_view
from viz.style import RELATIONS, ROLES, RelationStyle, RoleStyle
from viz.views.sieve import ministries

RULINGS = (Ruling.ACCEPT, Ruling.REJECT, Ruling.ADD)
"""What the form offers; a link that takes the place of another is edited on the command line."""
_FIELDS = ("ruling", "source", "relation", "target", "role", "reason", "author", "quote")


@dataclass(frozen=True, slots=True)
class Desired:
    """What somebody wants decided as far as it is known, by the names of the fields; `problem` is why it was not."""

    values: Mapping[str, str]
    problem: SujimichiError | None = None

    @classmethod
    def of(cls, given: Mapping[str, str], problem: SujimichiError | None = None) -> "Desired":
        """Keep what the form has a field for, and never the secret."""
        return cls({name: given.get(name, "") for name in _FIELDS}, problem)

    def __getitem__(self, name: str) -> str:
        """Give what a field is filled with."""
        return self.values.get(name, "")


@dataclass(frozen=True, slots=True)
class DecidingForm:
    """The form: the ends of the link where they are known things, and what can be chosen."""

    desired: Desired
    source: ThingView | None
    target: ThingView | None
    is_open: bool
    rulings: tuple[Ruling, ...]
    relations: tuple[tuple[Relation, RelationStyle], ...]
    roles: tuple[tuple[Role, RoleStyle], ...]
    organisations: tuple[str, ...]
    command: str


def deciding_form(projection: Projection, desired: Desired) -> DecidingForm:
    """Make the form of what is desired."""
    source, target = (_thing(projection, desired[end]) for end in ("source", "target"))
    return DecidingForm(
        desired=desired,
        source=thing_view(source) if source else None,
        target=thing_view(target) if target else None,
        is_open=bool(desired.problem or desired["source"] or desired["target"]),
        rulings=RULINGS,
        relations=tuple(RELATIONS.items()),
        roles=tuple(ROLES.items()),
        organisations=tuple(each.label for each in ministries(projection)),
        command=_command(desired, source, target),
    )


def _thing(projection: Projection, name: str) -> Entity | None:
    try:
        return projection.entity(name) if name else None
    except UnknownThing:
        return None


def _command(desired: Desired, source: Entity | None, target: Entity | None) -> str:
    """Say the same for a terminal, where a service may not be written to."""
    ends = [end.label if end else desired[name] for name, end in (("source", source), ("target", target))]
    words = [desired["ruling"] or Ruling.ADD.value, ends[0] or "…", desired["relation"] or "…", ends[1] or "…"]
    return f"sujimichi decide {' '.join(word if word == '…' else shlex.quote(word) for word in words)} --reason …"
