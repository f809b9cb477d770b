"""Rows of a SELECT and the answer of an ASK, as JSON, XML, CSV and TSV: the W3C's result formats, written row by row.

Oxigraph's own writers take a whole result at once; these stop where the limit of rows is.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape  # what it escapes is right in XML, and xml.sax would load a whole HTTP client

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Row = Sequence[Term]
Writer = Callable[[Sequence[str], Iterable[Row]], Iterator[str]]
_PLAIN, _TAGGED = ox.Literal("").datatype, ox.Literal("", language="ja").datatype
_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_NOT_IN_XML = {code: "\ufffd" for code in (*range(32), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}
_XML_HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_NAMESPACE}">'


def _json(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield f'{{"head":{{"vars":{_dumps(list(names))}}},"results":{{"bindings":['
    for number, row in enumerate(rows):
        bound = {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None}
        yield f"{',' if number else ''}\n{_dumps(bound)}"
    yield "\n]}}\n"


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    assert isinstance(term, ox.Literal)  # noqa: S101  SPARQL 1.1, which is all that is let through, has no other terms
    return {"type": "literal", "value": term.value} | _of_literal(term, "xml:lang")


def _of_literal(term: ox.Literal, language: str) -> dict[str, str]:
    if term.datatype == _TAGGED:
        return {language: term.language or ""}
    return {} if term.datatype == _PLAIN else {"datatype": term.datatype.value}


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _xml(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    variables = "".join(f'<variable name="{escape(name)}"/>' for name in names)
    yield f"{_XML_HEAD}<head>{variables}</head>\n<results>\n"
    for row in rows:
        bound = zip(names, row, strict=True)
        bindings = (f'<binding name="{escape(name)}">{_xml_term(term)}</binding>' for name, term in bound if term)
        yield f"<result>{''.join(bindings)}</result>\n"
    yield "</results></sparql>\n"


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{escape(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{escape(term.value)}</bnode>"
    assert isinstance(term, ox.Literal)  # noqa: S101  as above
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in _of_literal(term, "xml:lang").items())
    return f"<literal{attributes}>{_xml_text(term.value)}</literal>"


def _xml_text(text: str) -> str:
    """Escape a text; what XML has no way to write becomes U+FFFD."""
    return escape(text.translate(_NOT_IN_XML), quote=False).replace("\r", "&#13;")


def _csv(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield _csv_line(names)
    for row in rows:
        yield _csv_line([_csv_term(term) for term in row])


def _csv_line(values: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()


def _csv_term(term: Term) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.BlankNode | ox.Triple) else term.value


def _tsv(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in names) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else str(term).replace("\t", r"\t") for term in row) + "\n"


ROWS: dict[str, Writer] = {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}
BOOLEAN: dict[str, str] = {
    "json": '{{"head":{{}},"boolean":{}}}\n',
    "xml": f"{_XML_HEAD}<head/><boolean>{{}}</boolean></sparql>\n",
    "csv": "{}\r\n",
    "tsv": "{}\n",
}
