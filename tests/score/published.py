"""Five published strategy documents, where they stand beside the checkout, and the scorer of their annotations."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.exports.contract import to_json
from graph.projection import Projection
from ingest.pipeline import Pipeline
from ontology.model import Extraction
from tests.score.figures import Group

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
ANNOTATED = {"004": "strategy with a logic model", "003": "report with KPI tables (its first goal)"}
LINE = re.compile(r"^(.+?)\s+gold\s+(\d+) got\s+(\d+) P ([\d.]+) R ([\d.]+) F1 ([\d.]+)$", re.MULTILINE)
EVIDENCE = re.compile(r"quotes exact (\d+)/(\d+); stated/structural edges without evidence (\d+)")
_PLACE = re.compile(r"^No\.\d+: ")
_FIGURE = re.compile(r"\d+")
_DETAIL = re.compile(r": [^/]*?(?= / )")


def read_seeds(pipeline: Pipeline) -> list[Extraction]:
    """Read every document as any file is read."""
    sources = [pipeline.source(path) for path in SEEDS]
    return [pipeline.read(source, pipeline.identify(source)) for source in sources]


def write_graph(extractions: Iterable[Extraction], path: Path) -> Path:
    """Export all extractions as one graph, for the scorer."""
    path.write_text(json.dumps(to_json(Projection.of(extractions)), ensure_ascii=False), encoding="utf-8")
    return path


def run_scorer(graph: Path, *arguments: str) -> str:
    """Run the scorer over an exported graph; what it prints shows the first misses of each kind too."""
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(graph), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | {"SHOW": "9"}).stdout


def score_annotated(graph: Path) -> dict[str, Group]:
    """Give the scorer's figures for each annotated document."""
    return {name: _figures(run_scorer(graph, key)) for key, name in ANNOTATED.items()}


def count_quotes(graph: Path) -> dict[str, int]:
    """Count the quotes that stand in their source to the letter, all quotes, and links that should have one."""
    match = EVIDENCE.search(run_scorer(graph, "evidence", str(SHARED / "seeds")))
    if match is None:
        raise ValueError("the scorer printed no line about evidence")
    return dict(zip(("exact", "quotes", "bare"), map(int, match.groups()), strict=True))


def describe(extraction: Extraction) -> dict[str, Any]:
    """Say what was read of a document, by kind and relation, and what stayed unresolved, by reason."""
    document = extraction.document
    titled = document.title != Path(document.source).stem
    return {
        "title": document.title if titled else None,
        "read": _counts(entity.kind.value for entity in extraction.entities),
        "links": _counts(link.relation.value for link in extraction.links),
        "unresolved": _counts(_plain(item.reason) for item in extraction.unresolved),
    }


def _figures(printed: str) -> Group:
    return {
        line.replace("->", " → "): {
            "expected": int(expected),
            "read": int(read),
            "precision": float(precision),
            "recall": float(recall),
            "f1": float(f1),
        }
        for line, expected, read, precision, recall, f1 in LINE.findall(printed)
    }


def _counts(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def _plain(reason: str) -> str:
    """Cut off which row and which figures a reason is about, so that like reasons count together."""
    return _FIGURE.sub("…", _DETAIL.sub("", _PLACE.sub("", reason)))
