"""What a store should hold, act by act: the revisions that are in it and those that were put aside."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tests.storage.texts import Draft

MOST = 6  # revisions in the store, so that a trial stays short
Json = dict[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """The digests of the revisions in a store, and of those put aside."""

    live: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do with one revision, and what the store holds when it is done."""

    name: str
    draft: Draft
    after: Held

    def order(self, store: str) -> Json:
        """Give the act as the forge is told it."""
        draft = self.draft
        told = {"series": draft.series, "as_of": draft.as_of, "path": str(draft.path), "revision": draft.revision}
        return {"act": self.name, "store": store, **told}


def acts(held: Held, drafts: Sequence[Draft]) -> list[Act]:
    """List what can be done now."""
    found = []
    for draft in drafts:
        one = {draft.revision}
        if draft.revision in held.live:
            after = replace(held, live=held.live - one, aside=held.aside | one)
            found.append(Act("remove", draft, after))
        elif draft.revision in held.aside:
            found.append(Act("restore", draft, replace(held, live=held.live | one, aside=held.aside - one)))
            found.append(Act("purge", draft, replace(held, aside=held.aside - one)))
        else:
            found.append(Act("ingest", draft, replace(held, live=held.live | one)))
    return found


def choose(chance: random.Random, held: Held, drafts: Sequence[Draft]) -> Act:
    """Choose an act: mostly an ingest, as long as there is room."""
    possible = acts(held, drafts)
    growing = [act for act in possible if act.name in ("ingest", "restore")]
    shrinking = [act for act in possible if act.name in ("remove", "purge")]
    if len(held.live) >= MOST or (len(held.live) > 1 and chance.random() < 0.25):
        return chance.choice(shrinking)
    ingests = [act for act in growing if act.name == "ingest"]
    return chance.choice(ingests if ingests and chance.random() < 0.8 else growing)


def latest(live: frozenset[str], drafts: Sequence[Draft]) -> frozenset[str]:
    """Give the last revision of each series, by date."""
    last: Mapping[str, Draft] = {
        draft.series: draft for draft in sorted(drafts, key=lambda each: each.as_of) if draft.revision in live
    }
    return frozenset(draft.revision for draft in last.values())
