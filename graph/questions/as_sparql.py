"""Named questions that can also be said in SPARQL: one file each in `queries/`, the first line its title.

They give the same things as the question itself, without the words, chains and quotes that it adds, and are where a
reader who wants to ask more can begin.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_FOLDER = files("graph.questions") / "queries"
_OPENING = "WHERE {"


def sparql_of(slug: str, things: Mapping[str, str] | None = None) -> str | None:
    """Give a question as SPARQL, None where that cannot say it; `things` are IRIs by the name of their parameter."""
    text = _texts().get(slug)
    if text is None:
        return None
    bound = "".join(f"\n  VALUES ?{name} {{ <{iri}> }}" for name, iri in (things or {}).items())
    return text.replace(_OPENING, _OPENING + bound, 1)


@cache
def _texts() -> dict[str, str]:
    return {
        file.name.removesuffix(".rq"): file.read_text(encoding="utf-8").partition("\n")[2]
        for file in _FOLDER.iterdir()
        if file.name.endswith(".rq")
    }
