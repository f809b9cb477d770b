"""What a reader's query is taken for, before anything runs."""

import pyoxigraph as ox
import pytest

from graph.sparql import syntax
from graph.sparql.query import Form, Query
from graph.sparql.syntax import DEEPEST
from ontology.errors import MalformedQuery, QueryRefused

CLAIM = "{ ?s ?p ?o }"


def parse(text: str) -> Query:
    return syntax.parse(text, "https://example.org/base/")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"SELECT * {CLAIM}", Form.SELECT),
        (f"ask {CLAIM}", Form.ASK),
        (f"Construct {CLAIM} WHERE {CLAIM}", Form.CONSTRUCT),
        (f"CONSTRUCT WHERE {CLAIM}", Form.CONSTRUCT),
        ("DESCRIBE <urn:a>", Form.DESCRIBE),
        (f"# 施策\nPREFIX : <urn:> SELECT (COUNT(*) AS ?施策数) {CLAIM}", Form.SELECT),
    ],
)
def test_a_query_has_a_form(text: str, form: Form) -> None:
    assert parse(text).form is form


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("SELECT*{?s?p?o}", "SELECT * { ?s ?p ?o }"),
        ("ASK { # { SERVICE <urn:a> {} }\n}", "ASK { }"),
        ("ASK { # }\r }", "ASK { }"),
        (r"\u0041SK {}", "ASK { }"),
        (r"ASK { ?s ?p 'a\u0022b' }", r'ASK { ?s ?p "a\"b" }'),
        (r"ASK { ?s ?p 'a\\u0022b' }", r'ASK { ?s ?p "a\\u0022b" }'),
        ("ASK { ?s ?p '''a\n'b''' }", r"""ASK { ?s ?p "a\n'b" }"""),
        ('ASK { ?s ?p "# no comment" , "{" }', 'ASK { ?s ?p "# no comment" , "{" }'),
        ("ASK { ?s ?p ?o FILTER(?s < ?o&&?o>1) }", "ASK { ?s ?p ?o FILTER ( ?s < ?o && ?o > 1 ) }"),
        ("ASK { ?s ?p ?o FILTER(strlen (?o)>-1) }", "ASK { ?s ?p ?o FILTER ( strlen( ?o ) > -1 ) }"),
        ("ASK { ?s <urn:#SERVICE> 'x'@ja-JP,1.5e3 , true }", 'ASK { ?s <urn:#SERVICE> "x" @ja-JP , 1.5e3 , true }'),
    ],
)
def test_the_engine_gets_the_tokens_in_one_spelling(text: str, written: str) -> None:
    assert parse(text).text == written
    assert parse(written).text == written
    ox.Store().query(written)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { SeRvIcE<http://127.0.0.1/>{} }",
        r"SELECT * { \u0053ERVICE <http://127.0.0.1/> {} }",
        r"SELECT * { \U00000053\u0045RVICE <http://127.0.0.1/> {} }",
        "SELECT * { # a comment\rSERVICE <http://127.0.0.1/> {} }",
        "SELECT * { SERVICE # <urn:a> {}\n <http://127.0.0.1/> {} }",
        "PREFIX s: <http://127.0.0.1/> SELECT * { SERVICE s:parql {} }",
        "SELECT * { { SELECT * { OPTIONAL { SERVICE <http://127.0.0.1/> {} } } } }",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <http://127.0.0.1/> {} } }",
        "SELECT * { ?s ?p ?o MINUS { GRAPH ?g { SERVICE <http://127.0.0.1/> {} } } }",
        "SELECT * { { } UNION { SERVICE <http://127.0.0.1/> {} } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1/> {} }",
        "DESCRIBE ?s { SERVICE <http://127.0.0.1/> {} }",
        "SELECT * { BIND(EXISTS { SERVICE <http://127.0.0.1/> {} } AS ?x) }",
        "ASK { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <urn:a> {} })",
        "LOAD <http://127.0.0.1/>",
        "load silent <file:///etc/passwd> INTO GRAPH <urn:g>",
        r"\u004COAD <http://127.0.0.1/>",
        "# LOAD\nLOAD <http://127.0.0.1/>",
        "PREFIX a: <urn:a> INSERT DATA { a:a a:b a:c }",
        "DELETE WHERE { ?s ?p ?o }",
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP GRAPH <urn:g>",
        "CREATE GRAPH <urn:g>",
        "COPY DEFAULT TO <urn:g>",
        "MOVE <urn:g> TO DEFAULT",
        "ADD <urn:g> TO DEFAULT",
    ],
)
def test_updates_and_calls_to_others_are_refused(text: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        parse(text)
    assert caught.value.message.ja
    assert "SELECT, ASK, CONSTRUCT or DESCRIBE" in caught.value.message.en


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s <urn:SERVICE> 'SERVICE <http://127.0.0.1/> {}' }",
        "SELECT ?service ?load { ?service ?load ?from }",
        "PREFIX service: <urn:a> SELECT * { ?s service:LOAD ?o } # FROM <urn:b>",
        'ASK { ?s ?p """SERVICE <urn:a> { "x" }""" }',
    ],
)
def test_words_that_only_look_like_it_are_let_through(text: str) -> None:
    query = parse(text)
    assert query.default_graphs == ()
    ox.Store().query(query.text)


@pytest.mark.parametrize(
    ("text", "default", "named"),
    [
        ("ASK FROM <urn:a> {}", ("urn:a",), ()),
        ("ASK FROM <urn:b> from <urn:a> FROM NAMED <urn:c> {}", ("urn:a", "urn:b"), ("urn:c",)),
        ("PREFIX e: <urn:x/> ASK FROM e:a FROM NAMED e:%41\\-b {}", ("urn:x/a",), ("urn:x/%41-b",)),
        (
            "BASE <http://h/d/f> BASE <e/> PREFIX : <x#> ASK FROM <../y> FROM NAMED :z {}",
            ("http://h/d/y",),
            ("http://h/d/e/x#z",),
        ),
        (r"ASK FROM <urn:\u0061> {}", ("urn:a",), ()),
        ("ASK FROM <kpi/1> {}", ("https://example.org/base/kpi/1",), ()),
        ("SELECT ?s FROM<urn:a>{ { SELECT ?s { } } }", ("urn:a",), ()),
    ],
)
def test_the_graphs_that_a_query_names_are_resolved(
    text: str, default: tuple[str, ...], named: tuple[str, ...]
) -> None:
    query = parse(text)
    assert (tuple(sorted(query.default_graphs)), query.named_graphs) == (default, named)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it ends too early"),
        ("SELECT * {", "it ends too early"),
        ("SELECT *\n{ ?s ?p }", "line 2, column 9"),
        ("SELEC * {}", "line 1, column 1"),
        ("ASK {} ASK {}", "line 1, column 8"),
        ("ASK {}; DROP ALL", "line 1, column 7"),
        (r"ASK { ?s ?p '\uD800' }", r"no character \uD800"),
        (r"ASK { ?s ?p '\UFFFFFFFF' }", r"no character \UFFFFFFFF"),
        ("ASK FROM e:a {}", "prefix e: is not declared"),
        ("ASK " + "{" * (DEEPEST + 1) + "}" * (DEEPEST + 1), f"more than {DEEPEST} deep"),
        ("ASK { ?s ?p 'a\nb' }", "line 1, column 13"),
        ("ASK { ?s ?p ?o FILTER(?s<?o&&?o>1) }", "cannot be read"),  # the longest token is <?o&&?o>
        ("ASK { << ?s ?p ?o >> ?q ?r }", "line 1, column 7"),
    ],
)
def test_what_is_no_query_is_said_with_its_place(text: str, told: str) -> None:
    with pytest.raises(MalformedQuery) as caught:
        parse(text)
    assert told in caught.value.message.en


@pytest.mark.parametrize(
    "part", ["<", "a:", "a.", '"', '"""', "'''", "\\", "((", "?a ", "#", "%41", "_:a.", "1e", "+", "\u0000", "’"]
)
def test_any_text_is_understood_or_refused_in_time(part: str) -> None:
    """Sixteen KiB of nonsense cost no more than sixteen KiB of sense."""
    with pytest.raises((MalformedQuery, QueryRefused)):
        parse("SELECT * { " + part * (16_384 // len(part)))
