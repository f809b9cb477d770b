"""The score card: recorded in docs/score.json, shown in the READMEs, and never to fall."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ingest.pipeline import Pipeline
from tests.ingest.layouts import OTHERS, passages, read_passage, score
from tests.score.figures import Group
from tests.score.layouts import score_layouts
from tests.score.published import SEEDS, count_quotes, describe, read_seeds, score_annotated, write_graph
from tests.score.sample import ROOT, SAMPLE, score_sample
from tests.score.typeset import score_typeset
from tests.score.words import WORDS, in_language
from viz.style import KINDS

RECORD = ROOT / "docs" / "score.json"
READMES = {"README.md": "en", "README.ja.md": "ja"}
_BEGIN, _END = "<!-- make score -->", "<!-- /make score -->"


PASSAGES = "passages in many layouts"
OWN: dict[str, Callable[[Pipeline], Group]] = {
    "sample strategy": lambda pipeline: score_sample(read_passage(pipeline, SAMPLE)),
    PASSAGES: lambda pipeline: _score_all(pipeline, passages()),
    "documents of other authors": lambda pipeline: _score_all(pipeline, passages(OTHERS)),
    "tables typeset at random": lambda _: score_typeset(),
}


def measure_own(pipeline: Pipeline) -> dict[str, Group]:
    """Measure the texts of our own writing: they are in the checkout, so every machine can."""
    return {name: measure(pipeline) for name, measure in OWN.items()}


def _score_all(pipeline: Pipeline, paths: Sequence[Path]) -> Group:
    return score_layouts(score(path, read_passage(pipeline, path)) for path in paths)


def measure_published(pipeline: Pipeline) -> dict[str, Any]:
    """Measure the published documents, where they are; an empty result elsewhere."""
    if not SEEDS:
        return {}
    extractions = read_seeds(pipeline)
    with TemporaryDirectory() as folder:
        graph = write_graph(extractions, Path(folder) / "graph.json")
        figures, evidence = score_annotated(graph), count_quotes(graph)
    return {"published": figures, "evidence": evidence, "documents": [describe(one) for one in extractions]}


def recorded() -> dict[str, Any]:
    """Read the record."""
    card: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    return card


def record(card: dict[str, Any]) -> None:
    """Write the record, and the block of each README that shows it."""
    RECORD.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name, language in READMES.items():
        path = ROOT / name
        before, rest = path.read_text(encoding="utf-8").split(_BEGIN)
        path.write_text(before + block(card, language) + rest.split(_END)[1], encoding="utf-8")


def block(card: dict[str, Any], language: str) -> str:
    """Give the block of a README, markers included."""
    return "\n".join((_BEGIN, *_lines(card, language), _END))


def _lines(card: dict[str, Any], language: str) -> Iterator[str]:
    words = WORDS[language]
    yield from (words["figures"], "|---|---|--:|--:|--:|--:|--:|")
    for text, group in {**card["own"], **card.get("published", {})}.items():
        yield from (
            _figure_row(in_language(text, language), in_language(what, language), figure)
            for what, figure in group.items()
        )
    if "documents" in card:
        yield from ("", words["documents"], "|---|---|---|")
        yield from (_document_row(document, language) for document in card["documents"])
        yield from ("", words["evidence"].format(**card["evidence"]))


def _figure_row(text: str, what: str, figure: dict[str, float]) -> str:
    shares = " | ".join(f"{figure[share]:.3f}" for share in ("precision", "recall", "f1"))
    return f"| {text} | {what} | {figure['expected']:,} | {figure['read']:,} | {shares} |"


def _document_row(document: dict[str, Any], language: str) -> str:
    words = WORDS[language]
    names = {kind.value: style.ja if language == "ja" else kind.value for kind, style in KINDS.items()}
    read = " · ".join(f"{names[kind]} {count:,}" for kind, count in document["read"].items())
    reasons = ((reason.split(" / ")[0 if language == "ja" else -1], n) for reason, n in document["unresolved"].items())
    left = " · ".join(f"{reason} {count:,}" for reason, count in reasons)
    return f"| {document['title'] or words['untitled']} | {read or words['nothing']} | {left or words['nothing']} |"
