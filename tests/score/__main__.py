"""Measure how well texts are read, record it and show it in the READMEs: `make score`."""

import sys

from rich.console import Console
from rich.markdown import Markdown

from ingest.pipeline import Pipeline
from tests.score.card import RECORD, block, measure_own, measure_published, record, recorded
from tests.score.figures import fallen


def main() -> int:
    """Print the card, then record it, or, where a figure fell, say so and leave the record as it is (exit code 1)."""
    pipeline, before = Pipeline(), recorded()
    card = before | {"own": measure_own(pipeline)} | measure_published(pipeline)
    Console().print(Markdown(block(card, "en")))
    falls = [line for part in ("own", "published") for line in fallen(before.get(part, {}), card.get(part, {}))]
    if falls:
        to_accept = f"not recorded; to accept a fall, take its line out of {RECORD.name} first"
        Console(stderr=True).print(*(f"fell: {line}" for line in falls), to_accept, sep="\n")
        return 1
    record(card)
    return 0


if __name__ == "__main__":
    sys.exit(main())
