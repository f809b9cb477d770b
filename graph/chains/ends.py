"""What a trace may start from and lead to, and what is said where a name fits something else."""

from collections.abc import Collection

from graph.projection import Projection
from ontology.errors import Message, UnknownThing
from ontology.model import Entity, Kind

SOURCE_KINDS = (Kind.MEASURE, Kind.PROGRAMME, Kind.ORGANISATION, Kind.OUTPUT, Kind.OUTCOME, Kind.IMPACT)
TARGET_KINDS = (Kind.KPI, Kind.OUTPUT, Kind.OUTCOME, Kind.IMPACT)
_OTHERWISE = {
    SOURCE_KINDS: Message(
        "「{}」から始まる筋道はありません。筋道は施策、事業、組織、成果から始まります。"
        "KPI に至る筋道は、KPI だけを指定するか、KPI を行き先にすると出ます。",
        "No chain starts from “{}”; they start from measures, programmes, organisations and results. "
        "Give a KPI alone, or as the target.",
    ),
    TARGET_KINDS: Message(
        "「{}」に至る筋道はありません。筋道は KPI か成果に至ります。",
        "No chain leads to “{}”; they lead to KPIs and results.",
    ),
}


def fitting(projection: Projection, name: str, kinds: tuple[Kind, ...]) -> tuple[Entity, ...]:
    """List the ends that a name fits, which are none where nothing is called so.

    Raises `UnknownThing` where the name fits things that are no such ends: they are in the graph all the same.
    """
    found = projection.matches(name, kinds)
    if not found and projection.matches(name):
        told = _OTHERWISE[kinds]
        raise UnknownThing(Message(told.ja.format(name), told.en.format(name)), given=name, suggestions=[])
    return found


def are_kpis(things: Collection[Entity]) -> bool:
    """Tell whether things are KPIs, all of them."""
    return bool(things) and all(thing.kind is Kind.KPI for thing in things)
