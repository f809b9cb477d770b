"""Time the pages in Chromium by the browser's own clock: `python -m tests.bench_pages STORE`, part of `make bench`.

The service is a process of its own, as it is for a user. `first` is what the first visitor after its start waits for;
the other figures are medians of later visits, each in a browser that has nothing cached. A picture is drawn when its
script has left the mark `sujimichi:drawn`, a page without one when its content is there.
"""

import shutil
import statistics
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.table import Table

from graph.chains.contributions import contributions
from graph.projection import Projection
from graph.questions.meetings import overlap_matrix
from graph.store import PolicyGraph
from ontology.iri import key_of
from ontology.model import Entity, Kind
from tests.conftest import SWITCHES
from tests.serving import served

RUNS = 3
_NAVIGATION = """() => {
  const page = performance.getEntriesByType("navigation")[0];
  const drawn = performance.getEntriesByName("sujimichi:drawn")[0];
  const ready = page.domContentLoadedEventEnd;
  return [page.responseEnd, page.domInteractive, Math.max(ready, drawn ? drawn.startTime : 0), page.decodedBodySize];
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What the browser says of a page: seconds since the click, and bytes of the page."""

    answered: float
    interactive: float
    drawn: float
    size: int


def main(store: str) -> None:
    """Visit a page of every kind and print one table."""
    pages = _pages(_projection(Path(store)))
    with served(Path(store)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(SWITCHES))
        rows = [(name, [_visit(browser, address + path) for _ in range(RUNS + 1)]) for name, path in pages]
        browser.close()
    _print(store, rows)


def _projection(store: Path) -> Projection:
    with closing(PolicyGraph.open(store)) as graph:
        return Projection.of(graph.extraction(revision) for revision in graph.latest_revisions())


def _pages(projection: Projection) -> list[tuple[str, str]]:
    """Choose the heaviest thing for every kind of page."""
    measure = _busiest(projection, Kind.MEASURE)
    goals = projection.select(kind=(Kind.IMPACT, Kind.OUTCOME, Kind.KPI))
    goal = max(goals, key=lambda each: len(contributions(projection, each).things))
    longest = max(projection.documents, key=lambda each: max((section.end for section in each.sections), default=0))
    meeting = next(iter(overlap_matrix(projection)), None)
    joint = [("joint", f"/joint/{key_of(meeting.a.iri)}/{key_of(meeting.b.iri)}")] if meeting else []
    return [
        ("start", "/"),
        ("map", "/map"),
        ("trace", f"/trace/{key_of(measure.iri)}"),
        ("trace downwards", f"/trace/{key_of(goal.iri)}?direction=down"),
        ("around", f"/around/{key_of(_busiest(projection, Kind.ORGANISATION).iri)}"),
        *joint,
        ("entity", f"/entities/{key_of(_busiest(projection, *Kind).iri)}"),
        ("reader", f"/documents/{key_of(longest.iri)}/text"),
        ("heat map", "/charts/ministry-outcome"),
        ("ministries", "/charts/ministries"),
        ("series of KPIs", "/charts/kpis"),
        ("roadmap", "/charts/roadmap"),
    ]


def _busiest(projection: Projection, *kinds: Kind) -> Entity:
    def links(thing: Entity) -> int:
        return len(projection.outgoing(thing.iri)) + len(projection.incoming(thing.iri))

    return max(projection.select(kind=kinds), key=links)


def _visit(browser: Browser, address: str) -> Visit:
    tab = browser.new_page(viewport={"width": 1366, "height": 768})
    answer = tab.goto(address)
    if answer is None or not answer.ok:
        raise RuntimeError(address)
    if tab.locator("#network").count():
        tab.wait_for_function("performance.getEntriesByName('sujimichi:drawn').length > 0")
    answered, interactive, drawn, size = tab.evaluate(_NAVIGATION)
    tab.close()
    return Visit(answered / 1000, interactive / 1000, drawn / 1000, size)


def _print(store: str, rows: list[tuple[str, list[Visit]]]) -> None:
    table = Table(title=f"{store}: seconds in Chromium, medians of {RUNS}")
    table.add_column("page")
    for head in ("first, drawn", "answered", "interactive", "drawn", "kB"):
        table.add_column(head, justify="right")
    for name, (first, *later) in rows:
        medians = (
            statistics.median(getattr(each, of) for each in later) for of in ("answered", "interactive", "drawn")
        )
        table.add_row(name, f"{first.drawn:.2f}", *(f"{each:.2f}" for each in medians), f"{first.size / 1000:.0f}")
    Console(width=100).print(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
