"""The union says what the current graphs say together, after whatever was done to them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.rdf.triples import things_to_rdf, to_rdf
from graph.storage.generations import generation_folder
from graph.store import PolicyGraph, Writer, writing
from ontology.model import Extraction, Law, Organisation, OrganisationKind
from tests.examples import TEXT, strategy

FIRST = strategy()
OTHER = strategy(series="新みなと振興戦略")
MINISTRY = Organisation(
    iri="https://w3id.org/sujimichi/organisation/1", label="海洋省", organisation_kind=OrganisationKind.MINISTRY
)
LAW = Law(iri="https://w3id.org/sujimichi/law/1", label="港湾整備法")


def _later(day: int) -> Extraction:
    revised = strategy(text=f"{TEXT}港に灯台を{day}基建てる。\n")
    document = replace(revised.document, ingested_at=f"2026-05-{day:02d}T00:00:00+00:00")
    things = {MINISTRY.iri: MINISTRY, **{entity.iri: entity for entity in revised.entities}}
    return replace(revised, document=document, entities=tuple(things.values()))


def _authority(writer: Writer, *things: Organisation | Law) -> None:
    name = f"{writer.base}/graph/authority"
    writer.replace_graph(name, things_to_rdf(name, things, ()))


DEEDS: dict[str, Callable[[Writer], object]] = {
    "first": lambda writer: writer.add(FIRST),
    "another series": lambda writer: writer.add(OTHER),
    "and more of them": lambda writer: [writer.add(strategy(series=f"第{each}次計画")) for each in range(5)],
    "authority": lambda writer: _authority(writer, MINISTRY, LAW),
    "a revision": lambda writer: writer.add(_later(1)),
    "a revision of the revision": lambda writer: writer.add(_later(2)),
    "less authority": lambda writer: _authority(writer, LAW),
    "the former one read anew": lambda writer: writer.add(replace(FIRST, unresolved=())),
    "replaced": lambda writer: writer.replace_graph(OTHER.document.iri, to_rdf(replace(OTHER, links=()))),
    "removed": lambda writer: writer.remove(_later(2).document),
    "no authority": _authority,
}


@pytest.mark.parametrize("at_once", [1, 2, len(DEEDS)])
def test_the_union_keeps_step(tmp_path: Path, at_once: int) -> None:
    deeds = list(DEEDS.values())
    for at in range(0, len(deeds), at_once):
        with writing(tmp_path / "store") as writer:
            for deed in deeds[at : at + at_once]:
                deed(writer)
        said, united = _told(tmp_path / "store")
        assert len(united) == len(set(united))
        assert set(united) == said, list(DEEDS)[at]


def _told(folder: Path) -> tuple[set[str], list[str]]:
    """Give what the current graphs say, and what stands in the union."""
    with PolicyGraph.open(folder) as graph:
        said = {str(triple) for name in graph.current() for triple in graph.triples_of(name)}
        store = ox.Store.read_only(str(generation_folder(folder, graph.generation)))
        return said, [str(quad.triple) for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())]
