"""Kill writers at random moments, under readers, and see that nothing is lost: `python -m tests.storage.kill [N]`.

Each trial kills one act (an ingest, a removal, a restoring, a purge) with SIGKILL, half of the trials anywhere in it,
half once its new generation has begun to appear, where the commit is. The store must then hold what it held before
the act or what it holds after it; the same act must then succeed. In the end every answer of every reader must be of
one generation, and no stale files may be left.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from graph.storage import generations
from graph.store import PolicyGraph
from ingest.parses import NAME, Parses
from ingest.pipeline import Pipeline
from tests.storage.model import Act, Held, choose
from tests.storage.reader import seen
from tests.storage.texts import Draft, drafts
from tests.storage.verdict import Verdict, verdict
from tests.storage.watch import watching

_REVISIONS = 5  # of each series
_FIRST_GUESS = 1.0  # seconds that an act takes
_PEACE = 0.7  # of the acts that are no ingests


@dataclass
class Trials:
    """A store under attack, with what is known of every generation that was current."""

    store: Path
    drafts: list[Draft]
    chance: random.Random
    forge: "subprocess.Popen[str]"
    held: Held = field(default_factory=Held)
    known: dict[str, Held] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)
    usual: defaultdict[str, float] = field(default_factory=lambda: defaultdict(lambda: _FIRST_GUESS))

    def trial(self) -> bool:
        """Choose an act, kill it, look at the store, and do it again; tell whether it was killed before its end.

        Most kills are for ingests; what makes room for them is mostly left in peace.
        """
        act = choose(self.chance, self.held, self.drafts)
        if act.name != "ingest" and self.chance.random() < _PEACE:
            self.do(act)
            return False
        died = self._killed(act)
        found = self._look()
        left = (self.held, act.after) if died else (act.after,)
        assert found in left, f"{act.name} left {found}, which is none of {left}"
        self.outcomes[f"{act.name}: {'finished first' if not died else 'new' if found == act.after else 'old'}"] += 1
        if found == self.held:
            self.do(act)
        self.held = act.after
        assert self._look() == act.after
        return died

    def do(self, act: Act) -> None:
        """Do an act to its end, which must succeed."""
        began = time.monotonic()
        self._order(act)
        code = self._answer()
        assert code == 0, f"{act.name} of {act.draft.path.name} ended with {code}"
        self.usual[act.name] += (time.monotonic() - began - self.usual[act.name]) / 2
        self.held = act.after
        self._look()

    def _killed(self, act: Act) -> bool:
        """Start an act and kill it; tell whether it died of that."""
        new = generations.generation_folder(self.store, generations.following(generations.current(self.store)))
        usual, child = self.usual[act.name], self._order(act)
        if self.chance.random() < 0.5:
            time.sleep(self.chance.uniform(0, usual))
        else:
            deadline = time.monotonic() + 10 * usual
            while not new.exists() and time.monotonic() < deadline:
                time.sleep(0.0005)
            time.sleep(self.chance.uniform(0, usual / 2))
        with contextlib.suppress(ProcessLookupError):  # it has ended already
            os.kill(child, signal.SIGKILL)
        code = self._answer()
        assert code in (0, -signal.SIGKILL), f"{act.name} of {act.draft.path.name} ended with {code}"
        return code == -signal.SIGKILL

    def _order(self, act: Act) -> int:
        assert self.forge.stdin is not None
        self.forge.stdin.write(json.dumps(act.order(str(self.store))) + "\n")
        self.forge.stdin.flush()
        return self._answer()

    def _answer(self) -> int:
        assert self.forge.stdout is not None
        return int(self.forge.stdout.readline())

    def _look(self) -> Held:
        """Open the store as anybody would, and remember what its generation holds."""
        with PolicyGraph.open(self.store) as graph:
            told = seen(graph)
            assert isinstance(told["revisions"], dict)
            found = Held(frozenset(told["revisions"]), frozenset(each.revision for each in graph.removed()))
            assert self.known.setdefault(graph.generation, found) == found
        return found


def run(folder: Path, count: int, seed: int) -> tuple[Verdict, Counter[str]]:
    """Run so many trials in a folder and judge what was seen."""
    texts = drafts(folder / "texts", _REVISIONS)
    store = folder / "store"
    command = [sys.executable, "-m", "tests.storage.forge"]
    log = (folder / "forge.log").open("w")
    with log, subprocess.Popen(command, stdin=-1, stdout=-1, stderr=log, text=True) as forge:
        trials = Trials(store, texts, random.Random(seed), forge)  # noqa: S311  chance, not secrecy
        _warm(trials)
        with watching(store, folder / "server.log") as watch:
            kills = 0
            while kills < count:
                kills += trials.trial()
                print(f"\r{kills}/{count}", end="", file=sys.stderr, flush=True)  # noqa: T201  a sign of life
        trials.do(choose(trials.chance, trials.held, texts))  # the writer after the last reader sweeps up
    return verdict(trials.known, texts, watch, store), trials.outcomes


def _warm(trials: Trials) -> None:
    """Parse every text once, so that afterwards the time goes into storing, and ingest the first of each series."""
    trials.store.mkdir()
    pipeline = Pipeline(parses=Parses(trials.store / NAME))
    for draft in trials.drafts:
        source = pipeline.source(draft.path)
        pipeline.read(source, pipeline.identify(source, draft.series, draft.as_of))
    for draft in trials.drafts[::_REVISIONS]:
        trials.do(Act("ingest", draft, Held(trials.held.live | {draft.revision})))


def main() -> int:
    """Run the trials and print what came of them; exit 1 where anything was amiss."""
    parser = argparse.ArgumentParser(prog="python -m tests.storage.kill", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=200, help="kills")
    parser.add_argument("--seed", type=int, default=0, help="of the chance that chooses")
    asked = parser.parse_args()
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="sujimichi-kill-"))
    found, outcomes = run(folder, asked.count, asked.seed)
    if found.troubles:
        print(f"\nthe store and the logs are in {folder}")  # noqa: T201  as below
    else:
        shutil.rmtree(folder)
    print(f"\n{asked.count} kills in {time.monotonic() - began:.0f} s")  # noqa: T201  a command prints
    for outcome, times in sorted(outcomes.items()):
        print(f"  {outcome}: {times}")  # noqa: T201  as above
    print(found.table())  # noqa: T201  as above
    return 1 if found.troubles else 0


if __name__ == "__main__":
    sys.exit(main())
