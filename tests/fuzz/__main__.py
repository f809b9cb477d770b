"""Read damaged texts for a while: `python -m tests.fuzz [MINUTES] [SEED] [FILE…]`; faults are kept in FAULTS/."""

import faulthandler
import hashlib
import random
import sys
import time
from collections import Counter
from pathlib import Path

from ingest.pipeline import Pipeline
from ingest.source import read_source
from tests.fuzz.damage import damaged
from tests.fuzz.trial import Fault, Refused, attempt
from tests.score.published import SEEDS
from tests.score.sample import SAMPLE

FAULTS = Path("faults")
_IN_HAND = FAULTS / "in-hand.txt"
_HANGS = 60.0  # seconds by the clock
_TEXTS = Path(__file__).parent.parent / "texts"


def main(minutes: str = "1", seed: str = "0", *files: str) -> int:
    """Run trials until the time is up; gives 1 where there was a fault."""
    paths = [Path(file) for file in files] or [*SEEDS, *sorted(_TEXTS.rglob("*.md")), *sorted(_TEXTS.rglob("*.txt"))]
    texts = [read_source(path).text.splitlines() for path in paths]
    # Whole documents are long and few, passages short and many: either gets half of the trials.
    weights = [len(text) ** 0.5 for text in texts]
    FAULTS.mkdir(exist_ok=True)
    rng, pipeline = random.Random(int(seed)), Pipeline()  # noqa: S311  # repeatable, not secret
    attempt(pipeline, read_source(SAMPLE).text)  # GiNZA is loaded before the clock runs
    ends, told, slowest = time.monotonic() + 60 * float(minutes), Counter[str](), 0.0
    while time.monotonic() < ends:
        text = damaged(rng.choices(texts, weights)[0], rng)
        began = time.process_time()
        _IN_HAND.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
        faulthandler.dump_traceback_later(_HANGS, exit=True)  # where it hangs, and with which text, is left behind
        try:
            fault = attempt(pipeline, text)
        except Refused:
            told["refused"] += 1
            continue
        slowest = max(slowest, time.process_time() - began)
        told["faulty" if fault else "read"] += 1
        if fault:
            _keep(fault)
    faulthandler.cancel_dump_traceback_later()
    _IN_HAND.unlink(missing_ok=True)
    print(f"{dict(told)}, the slowest {slowest:.1f} s of the processor")  # noqa: T201  # a report at the terminal
    return int(told["faulty"] > 0)


def _keep(fault: Fault) -> None:
    name = hashlib.sha256(fault.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    (FAULTS / f"{name}.txt").write_text(fault.text, encoding="utf-8", errors="surrogatepass", newline="")
    print(f"{name}: {fault.what[:300]}", flush=True)  # noqa: T201  # a report at the terminal


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
