"""The source texts of a generation: one file each, beside the triples, never changed once they are written.

generations/000003/texts/{key of the revision}.json    {"content": "…", "sentences": [[start, end, "…", page], …]}
"""

import json
from dataclasses import astuple
from pathlib import Path

from ontology.iri import key_of
from ontology.text import Sentence, SourceText

SUFFIX = ".json"


def write_text(generation: Path, text: SourceText) -> None:
    """Keep the text of a revision in the folder of a generation, in place of what was kept for it before."""
    path = text_file(generation, text.document)
    path.parent.mkdir(exist_ok=True)
    sentences = [astuple(sentence) for sentence in text.sentences]
    draft = path.with_suffix(".new")  # the file may be a link that another generation shares
    draft.write_text(json.dumps({"content": text.content, "sentences": sentences}), encoding="ascii")
    draft.replace(path)


def read_text(generation: Path, document: str) -> SourceText | None:
    """Give the text of a revision, None where an older version of the software kept none."""
    path = text_file(generation, document)
    if not path.is_file():
        return None
    kept = json.loads(path.read_text(encoding="ascii"))
    return SourceText(document, kept["content"], tuple(Sentence(*sentence) for sentence in kept["sentences"]))


def text_file(generation: Path, document: str) -> Path:
    """Give the file that the text of a revision is kept in."""
    return generation / "texts" / f"{key_of(document)}{SUFFIX}"
