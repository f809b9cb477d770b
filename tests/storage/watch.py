"""Readers beside the writers: a served store asked without pause, and a process that opens it again and again."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx

from api.seeing import GENERATION
from tests.serving import served

_QUERY = "PREFIX : <https://w3id.org/sujimichi/ontology#> SELECT ?r WHERE { ?d :revision ?r }"
_ROWS = ("/api/documents", "/api/entities?size=500", "/api/questions/kpis", "/api/search?q=スマート農業", "/api/audit")
_OTHERS = ("/healthz", "/", "/questions/kpis", "/audit", "/api/export?format=json", "/api/export?format=ttl")
_PATIENCE = 30  # seconds until the server answers


@dataclass(frozen=True, slots=True)
class Sighting:
    """An answer: its generation as it says, the revisions that it shows (None where it lists none), a digest."""

    address: str
    generation: str
    revisions: frozenset[str] | None
    digest: str


@dataclass
class Watch:
    """What was seen, and what went wrong while looking."""

    sightings: list[Sighting] = field(default_factory=list)
    unions: set[frozenset[str]] = field(default_factory=set)
    views: list[dict[str, Any]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


@contextlib.contextmanager
def watching(store: Path, log: Path) -> Iterator[Watch]:
    """Read a store in three ways for as long as the block runs; the server writes to the log."""
    watch, over = Watch(), threading.Event()
    with log.open("w", encoding="utf-8") as errors, served(store, errors) as address, _reader(store) as process:
        threads = [
            threading.Thread(target=_ask, args=(watch, over, address)),
            threading.Thread(target=_query, args=(watch, over, address)),
            threading.Thread(target=_listen, args=(watch, process)),
        ]
        for thread in threads:
            thread.start()
        try:
            yield watch
        finally:
            over.set()
            process.kill()
            for thread in threads:
                thread.join()


def _ask(watch: Watch, over: threading.Event, address: str) -> None:
    with httpx.Client(base_url=address, timeout=_PATIENCE) as client:
        while not over.is_set():
            for path in (*_ROWS, *_OTHERS):
                try:
                    answer = client.get(path)
                except httpx.TransportError as error:
                    watch.troubles.append(f"{path}: {error!r}")
                    continue
                if answer.status_code != httpx.codes.OK:
                    watch.troubles.append(f"{path}: {answer.status_code} {answer.text[:300]}")
                    continue
                told = answer.json()["revision"] if path in _ROWS else None
                digest = sha256(answer.content).hexdigest()[:16]
                revisions = None if told is None else frozenset(told)
                watch.sightings.append(Sighting(path, answer.headers[GENERATION], revisions, digest))


def _query(watch: Watch, over: threading.Event, address: str) -> None:
    with httpx.Client(base_url=address, timeout=_PATIENCE) as client:
        while not over.wait(0.05):
            answer = client.get("/sparql", params={"query": _QUERY, "format": "json"})
            if answer.status_code != httpx.codes.OK:
                watch.troubles.append(f"/sparql: {answer.status_code} {answer.text[:300]}")
                continue
            rows = answer.json()["results"]["bindings"]
            watch.unions.add(frozenset(row["r"]["value"] for row in rows))


def _listen(watch: Watch, process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line.endswith("\n"):
            watch.views.append(json.loads(line))


@contextlib.contextmanager
def _reader(store: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.storage.reader", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=os.getcwd()) as process:  # noqa: PTH109
        yield process
