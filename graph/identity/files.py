"""The matches of a generation: one file for each revision, beside the triples, never changed once it is written.

generations/000003/matches/{key of the revision}.json    [{"kind": "Measure", "former": IRI, "found": IRI, …}, …]
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from graph.identity.match import Match, Verdict
from ontology.iri import key_of
from ontology.model import Extraction, Kind


def write_matches(generation: Path, document: str, matches: Sequence[Match]) -> None:
    """Keep the matches of a revision in the folder of a generation, in place of those before; none need no file."""
    _write(matches_file(generation, document), matches)


def read_matches(generation: Path, document: str) -> tuple[Match, ...]:
    """Give the matches of a revision, none where it is the first of its series."""
    return _read(matches_file(generation, document))


def forget_names(line: Mapping[Path, Extraction]) -> None:
    """Drop the matches with names of a revision that is gone; `line` are the others of its series by their files."""
    names = {thing.label for extraction in line.values() for thing in extraction.entities}
    for path in line:
        _write(path, [match for match in _read(path) if match.before in names])


def _write(path: Path, matches: Sequence[Match]) -> None:
    if not matches:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    draft = path.with_suffix(".new")  # the file may be a link that another generation shares
    draft.write_text(json.dumps([asdict(match) for match in matches], ensure_ascii=False), encoding="utf-8")
    draft.replace(path)


def _read(path: Path) -> tuple[Match, ...]:
    if not path.is_file():
        return ()
    return tuple(map(_match, json.loads(path.read_text(encoding="utf-8"))))


def _match(kept: dict[str, object]) -> Match:
    fields = {**kept, "kind": Kind(str(kept["kind"])), "verdict": Verdict(str(kept["verdict"]))}
    return Match(**fields)  # type: ignore[arg-type]  # as `asdict` has written them


def matches_file(generation: Path, document: str) -> Path:
    """Give the file that the matches of a revision are kept in."""
    return generation / "matches" / f"{key_of(document)}.json"
