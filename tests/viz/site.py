"""The whole service over a sample strategy, in memory or on a port of this machine, and the pages that it has."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Request, ViewportSize
from playwright.sync_api import Page as Tab

from api.app import create_app
from api.settings import Settings
from graph.projection import Projection
from graph.store import writing
from ontology.iri import DEFAULT_BASE, key_of
from ontology.model import Extraction, Kind
from tests.search.conftest import text_of

PATIENCE = 20.0  # seconds
REFUSED = re.compile(r"the server responded with a status of 4\d\d")  # how Chromium notes the page of an error
_CHARTS = ("ministry-outcome", "ministries", "kpis", "roadmap", "audit")


def stored(folder: Path, extraction: Extraction, content: str) -> Path:
    """Put an extraction with its text into a store."""
    with writing(folder, base=DEFAULT_BASE) as writer:
        writer.add(extraction, text_of(extraction, content))
    return folder


@contextmanager
def serving(store: Path, settings: Settings | None = None) -> Iterator[str]:
    """Serve a store on a free port; gives the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(store, settings), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not server.started and time.monotonic() < end:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


class Watched:
    """A tab that keeps account of what a page asks for elsewhere and complains of."""

    def __init__(self, browser: Browser, address: str, size: ViewportSize) -> None:
        self.tab: Tab = browser.new_page(viewport=size)
        self.trouble: list[str] = []
        self._address = address
        self.tab.on("request", self._note)
        self.tab.on("console", lambda message: self.trouble.append(message.text))
        self.tab.on("pageerror", lambda error: self.trouble.append(str(error)))

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:")):
            self.trouble.append(request.url)

    def open(self, path: str) -> Tab:
        """Open a page of the service."""
        self.tab.goto(self._address + path)
        self.tab.wait_for_load_state("networkidle")
        return self.tab


def pages(extraction: Extraction) -> dict[str, str]:
    """Name a page of every kind, with its address."""
    projection = Projection.of([extraction])
    key = key_of(extraction.document.iri)
    measure, ministry, kpi = (projection.select(kind=kind)[0] for kind in (Kind.MEASURE, Kind.ORGANISATION, Kind.KPI))
    other = projection.select(kind=Kind.ORGANISATION)[1]
    output, outcome = (projection.select(kind=kind)[0] for kind in (Kind.OUTPUT, Kind.OUTCOME))
    things = {
        f"entity {kind}": f"/entities/{key_of(projection.select(kind=kind)[0].iri)}" for kind in _kinds(projection)
    }
    return {
        "home": "/",
        "list": "/?kind=KPI",
        "document": f"/documents/{key}",
        "text": f"/documents/{key}/text",
        "place": f"/documents/{key}/text?start=0&end=20&show=Measure&show=Claim",
        **things,
        "trace": f"/trace/{key_of(measure.iri)}",
        "trace to one": f"/trace/{key_of(measure.iri)}/{key_of(outcome.iri)}",
        "trace downwards": f"/trace/{key_of(outcome.iri)}?direction=down",
        "map": "/map",
        "map unfolded": f"/map?open={key_of(output.iri)},{key_of(measure.iri)}",
        "around": f"/around/{key_of(ministry.iri)}",
        "joint": f"/joint/{key_of(ministry.iri)}/{key_of(other.iri)}",
        "charts": "/charts",
        **{f"chart {name}": f"/charts/{name}" for name in _CHARTS},
        "chart kpi": f"/charts/kpi/{key_of(kpi.iri)}",
        "reasons": f"/charts/ministry-outcome/{key_of(ministry.iri)}/{key_of(outcome.iri)}",
        "search": "/search?q=%E6%B0%B4%E7%94%A3",
        "no hits": "/search?q=qqqq",
        "questions": "/questions",
        "question": f"/questions/ministry?ministry={key_of(ministry.iri)}",
        "form": "/questions/lineage",
        "matrix": "/questions/overlap-matrix",
        "overlap": f"/questions/overlap?a={key_of(ministry.iri)}&b={key_of(other.iri)}",
        "questions about KPIs": "/questions/kpis",
        "audit": "/audit?tier=full",
        "diff": "/diff",
        "decisions": "/decisions",
        "decisions in force": "/decisions?state=in-force",
        "decide": f"/decisions?ruling=add&relation=responsibleFor&target={key_of(measure.iri)}",
        "history": "/history",
        "history of a thing": f"/history/{key_of(measure.iri)}",
        "sparql": "/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%205",
        "sparql refused": "/sparql?query=DROP%20ALL",
        "dataset": "/dataset",
        "ontology": "/ontology",
        "shapes": "/shapes",
        "resource": f"/document/{key}",
        "error": "/entities/nothing",
        "refused": "/questions/kpis?year=someday",
        "no such page": "/nowhere",
    }


def frames(extraction: Extraction) -> dict[str, str]:
    """Name an embed of every kind of view, with its address."""
    shown = pages(extraction)
    seen = ("trace", "map", "around", "joint", f"entity {Kind.MEASURE}", "chart kpi", *(f"chart {n}" for n in _CHARTS))
    return {f"embed {name}": f"/embed{shown[name]}" for name in seen}


def _kinds(projection: Projection) -> list[Kind]:
    return [kind for kind in Kind if projection.select(kind=kind)]
