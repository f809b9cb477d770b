"""Read a text, revise it, read it again, compare."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graph.diff import ChangeRow, compare
from graph.identity import Match, Reading, identify
from ingest.pipeline import Pipeline
from ingest.structure.sentences import source_text
from tests.revisions.workbench import Workbench

Revise = Callable[[Workbench, int], None]


@dataclass
class Trial:
    """Revises one file; GiNZA is loaded once."""

    file: Path
    pipeline: Pipeline = field(default_factory=Pipeline)

    def __post_init__(self) -> None:
        self.reading = self.read(self.file)

    def read(self, file: Path) -> Reading:
        """Read a file."""
        source = self.pipeline.source(file)
        document = self.pipeline.identify(source, "改定の試験")
        return Reading(self.pipeline.read(source, document), source_text(source, document.iri))

    def revised(self, folder: Path, revisions: Iterable[Revise], number: int, seed: int) -> Workbench:
        """Make a text in which every revision was done up to `number` times, as the file `revised.md` in a folder."""
        bench = Workbench(self.reading, random.Random(seed))  # noqa: S311  no secret, and the same every time
        for revise in revisions:
            revise(bench, number)
        (folder / "revised.md").write_text(bench.new, encoding="utf-8", newline="")
        return bench

    def compare(self, folder: Path) -> tuple[list[ChangeRow], tuple[Match, ...]]:
        """Read the revised file of a folder and compare."""
        new = self.read(folder / "revised.md")
        extraction, matches = identify(self.reading, new)
        return compare(self.reading, Reading(extraction, new.text), matches), matches
