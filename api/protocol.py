"""Requests of the SPARQL 1.1 Protocol, described and taken apart: https://www.w3.org/TR/sparql11-protocol/#query-operation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import parse_qs

from fastapi import Request
from starlette.exceptions import HTTPException

from graph.sparql.messages import malformed, refused, too_long
from ontology.errors import QueryRefused

_GRAPH = "ストアにあるグラフの IRI / IRI of a graph of the store"
_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_FIELDS = {
    "query": ("SPARQL 1.1", _TEXT, "ASK { ?s ?p ?o }"),
    "default-graph-uri": (_GRAPH, _TEXTS, []),
    "named-graph-uri": (_GRAPH, _TEXTS, []),
    "format": ("Accept に代わる形式 / format instead of Accept", _TEXT, "json"),
}
_OF_THE_ADDRESS = {"revision": ("この版だけを問う / ask one revision alone: IRI or key", _TEXT, "")}
PARAMETERS = [
    {"name": name, "in": "query", "required": False, "description": description, "schema": schema, "example": example}
    for name, (description, schema, example) in {**_FIELDS, **_OF_THE_ADDRESS}.items()
]
BODY = {
    "required": True,
    "content": {
        "application/sparql-query": {"schema": _TEXT, "example": "ASK { ?s ?p ?o }"},
        "application/x-www-form-urlencoded": {
            "schema": {
                "type": "object",
                "required": ["query"],
                "properties": {name: schema for name, (_, schema, _) in _FIELDS.items()},
            }
        },
    },
}
_KIB = 2**10
_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_ESCAPED = 3  # characters of a form for one byte
_BESIDE = 64  # KiB for what else stands in a form
_MOST_FIELDS = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the graphs that it is for, and when it came (`monotonic`).

    `query` is None where none was sent, `format` where Accept decides.
    """

    query: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    format: str | None = None
    arrived: float = field(default_factory=monotonic)


def asked_by_get(request: Request) -> Asked:
    """Take a GET request apart. Raises MalformedQuery and QueryRefused."""
    return _asked(_fields_of_address(request))


async def asked_by_post(request: Request, most: int) -> Asked:
    """Take a POST request apart; `most` is the longest query in KiB.

    Raises MalformedQuery, QueryRefused, QueryTooLong, and HTTPException (415) for another type of content.
    """
    kind, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    kind, charset = kind.strip(), parameters.partition("charset=")[2].strip(' "') or "utf-8"
    if kind not in (_FORM, _QUERY, _UPDATE) or charset not in ("utf-8", "utf8"):
        raise HTTPException(415, headers={"Accept-Post": f"{_QUERY}, {_FORM}"})
    if kind == _UPDATE:
        raise _no_update()
    body = _text(await _body(request, most))
    fields = _fields_of_address(request)
    more = {"query": [body]} if kind == _QUERY else _fields(body)
    return _asked({name: [*fields.get(name, ()), *more.get(name, ())] for name in {*fields, *more}})


def _asked(fields: Mapping[str, Sequence[str]]) -> Asked:
    if "update" in fields:
        raise _no_update()
    queries, forms = fields.get("query", ()), fields.get("format", ())
    if len(queries) > 1 or len(forms) > 1:
        raise malformed("query と format は一つだけ送ってください。", "send one query and one format only")
    return Asked(
        query=queries[0] if queries else None,
        default=tuple(fields.get("default-graph-uri", ())),
        named=tuple(fields.get("named-graph-uri", ())),
        format=forms[0] if forms and forms[0] else None,
    )


def _fields_of_address(request: Request) -> dict[str, list[str]]:
    return {name: request.query_params.getlist(name) for name in request.query_params}


def _fields(form: str) -> dict[str, list[str]]:
    try:
        return parse_qs(form, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise malformed("フォームの中身が読めません。", "the form cannot be read") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise malformed("UTF-8 ではありません。", "it is not UTF-8") from error


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > (most * _ESCAPED + _BESIDE) * _KIB:
            raise too_long(most)
    return bytes(body)


def _no_update() -> QueryRefused:
    return refused("更新（INSERT、LOAD など）", "updates (INSERT, LOAD …)")
