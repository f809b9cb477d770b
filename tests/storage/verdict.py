"""What readers saw, held against what each generation held."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.storage import generations
from graph.store import PolicyGraph
from tests.storage.model import Held, latest
from tests.storage.texts import Draft
from tests.storage.watch import Watch


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much was looked at, and what was amiss."""

    answers: int
    views: int
    unions: int
    generations: int
    troubles: tuple[str, ...]

    def table(self) -> str:
        """Tell it."""
        told = (
            f"  {self.generations} generations, {self.answers} answers over HTTP, {self.unions} states by SPARQL, "
            f"{self.views} views of a process"
        )
        return "\n".join((told, *(f"  AMISS: {trouble}" for trouble in self.troubles[:20])))


def verdict(known: Mapping[str, Held], drafts: Sequence[Draft], watch: Watch, store: Path) -> Verdict:
    """Judge what was seen."""
    expected = {generation: latest(held.live, drafts) for generation, held in known.items()}
    troubles = (
        *watch.troubles,
        *_answers(watch, expected, drafts),
        *_views(watch, known, expected),
        *(f"SPARQL saw {sorted(seen)}" for seen in watch.unions - set(expected.values())),
        *_leftovers(store),
    )
    return Verdict(len(watch.sightings), len(watch.views), len(watch.unions), len(known), troubles)


def _answers(watch: Watch, expected: Mapping[str, frozenset[str]], drafts: Sequence[Draft]) -> Iterator[str]:
    """Check that answers show the revisions of their generation, which has one answer to each question."""
    named = {draft.revision: draft.iri for draft in drafts}
    digests: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for seen in watch.sightings:
        digests[seen.address, seen.generation].add(seen.digest)
        if seen.generation not in expected:
            yield f"{seen.address} is of generation {seen.generation}, which never was"
        elif seen.revisions not in (None, frozenset(map(named.get, expected[seen.generation]))):
            yield f"{seen.address} shows {seen.revisions} in generation {seen.generation}"
    for (address, generation), found in digests.items():
        if len(found) > 1:
            yield f"{address} had {len(found)} answers in generation {generation}"


def _views(watch: Watch, known: Mapping[str, Held], expected: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Check what the process saw: whole revisions, the same as ever, and the same at the end of a view."""
    for view in watch.views:
        generation = view["generation"]
        if generation not in known:
            yield f"a process saw generation {generation}, which never was"
        elif set(view["revisions"]) != known[generation].live or set(view["latest"]) != expected[generation]:
            yield f"a process saw {view} in generation {generation}"
        elif set(view["found"]) != expected[generation]:
            yield f"the search of generation {generation} found {view['found']}"
        if not view["same"]:
            yield f"a view of generation {generation} changed while it was looked at"
        for revision, digest in view["revisions"].items():
            if digest.startswith("without"):
                yield f"revision {revision} is {digest} in generation {generation}"


def _leftovers(store: Path) -> Iterator[str]:
    current = generations.current(store)
    kept = {current, f"{int(current or 0) - 1:06d}"}
    stale = {path.name for path in (store / "generations").iterdir()} - kept
    if stale:
        yield f"stale generations {sorted(stale)} beside {current}"
    if drafts := [path.name for path in store.glob("*.new")]:
        yield f"stale drafts {drafts}"
    PolicyGraph.open(store).close()
