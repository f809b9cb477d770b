"""One trial: read a text as a file is read, and name what went wrong, if anything did."""

import time
from dataclasses import dataclass

from graph.rdf.canonical import canonical
from graph.rdf.triples import from_rdf, to_rdf
from ingest.layouts.safely import BROKEN
from ingest.pipeline import Pipeline
from ingest.source import Source
from ontology.errors import SujimichiError
from ontology.model import Evidence, Extraction

LONGEST = 10.0  # seconds of the processor


class Refused(Exception):
    """The text was refused with a word of our own, which is no fault."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with a text."""

    text: str
    what: str


def attempt(pipeline: Pipeline, text: str) -> Fault | None:
    """Read a text and name the first fault; raises `Refused`."""
    source = Source("fuzz.txt", text, "utf-8")
    began = time.process_time()  # what else the machine does is no fault of the text
    try:
        extraction = pipeline.read(source, pipeline.identify(source))
    except SujimichiError as refusal:
        raise Refused from refusal
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what we look for
        return Fault(text, f"{type(error).__name__}: {error}")
    took = time.process_time() - began
    if took > LONGEST:
        return Fault(text, f"took {took:.1f} s for {len(text):,} characters")
    return _untrue(text, extraction)


def _untrue(text: str, extraction: Extraction) -> Fault | None:
    broken = [item.reason for item in extraction.unresolved if item.reason.startswith(BROKEN)]
    if broken:  # told to staff, and a fault of ours
        return Fault(text, broken[0])
    for passage in _passages(extraction):
        if text[passage.start : passage.end] != passage.quote:
            return Fault(text, f"quote at {passage.start} is not in the text: {passage.quote!r}")
    known = {entity.iri for entity in extraction.entities} | {extraction.document.iri}
    for link in extraction.links:
        if link.source not in known:
            return Fault(text, f"a link from nowhere: {link}")
    if from_rdf(to_rdf(extraction)) != canonical(extraction):
        return Fault(text, "does not survive the round trip through RDF")
    return None


def _passages(extraction: Extraction) -> list[Evidence]:
    things = [passage for entity in extraction.entities for passage in entity.evidence]
    links = [passage for link in extraction.links for passage in link.evidence]
    return [*things, *links, *(item.evidence for item in extraction.unresolved)]
