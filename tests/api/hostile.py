"""Queries that nobody should send: what they must not do, and what they may at most be answered with."""

_MANY = " . ".join(f"?a{number} ?b{number} ?c{number}" for number in range(6))
_DOUBLED = " ".join(f"BIND(CONCAT(?x{number}, ?x{number}) AS ?x{number + 1})" for number in range(40))
_NESTED = "{ ?s ?p ?o OPTIONAL " * 60 + "{ ?s ?p ?o }" + " }" * 60
_VALUES = " ".join(f"VALUES ?v{number} {{ {'1 ' * 60} }}" for number in range(20))
_CALL = "SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o }"

REFUSED = (
    f"SELECT * {{ {_CALL} }}",
    f"SELECT * {{ {_CALL.replace('SERVICE', 'service silent')} }}",
    f"SELECT * {{ {_CALL.replace('SERVICE', 'sErViCe')} }}",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { SERV\\u0049CE\\u003Chttp://127.0.0.1:9/> { ?s ?p ?o } }",
    f"SELECT * {{ # nothing to see here\r{_CALL} }}",
    f"SELECT * {{ ?s ?p '#' . {_CALL} }}",
    f"SELECT * {{ ?s ?p '''a\n#''' . {_CALL} }}",
    "SELECT * { ?s ?p <urn:x#> . SERVICE ?s { ?a ?b ?c } }",
    f"SELECT * {{ {{ SELECT * {{ {{ {_CALL} }} UNION {{ }} }} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ {_CALL} }} }}",
    f"ASK {{ ?s ?p ?o MINUS {{ {_CALL} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ OPTIONAL {{ {_CALL} }} }}",
    f"DESCRIBE ?s {{ {_CALL} }}",
    "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * from named <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }",
    "BASE <http://127.0.0.1:9/> SELECT * FROM <data> { ?s ?p ?o }",
    "PREFIX p: <file:///etc/> SELECT * FROM p:passwd { ?s ?p ?o }",
    "SELECT * \\u0046ROM <http://127.0.0.1:9/> { ?s ?p ?o }",
    "DESCRIBE <urn:x> FROM <http://127.0.0.1:9/>",
    "LOAD <http://127.0.0.1:9/>",
    "load silent <file:///etc/passwd> into graph <urn:g>",
    "\\u004C\\u004FAD <http://127.0.0.1:9/>",
    "# SELECT * { ?s ?p ?o }\nDROP ALL",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <urn:g> INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR DEFAULT",
)
STOPPED = (
    f"SELECT (COUNT(*) AS ?n) {{ {_MANY} }}",
    f"SELECT (COUNT(DISTINCT *) AS ?n) {{ {_MANY} }}",
    f"ASK {{ {_MANY} FILTER(STRLEN(CONCAT(STR(?a0), STR(?c5))) = 1) }}",
    f"SELECT * {{ {_MANY} }} ORDER BY ?c0 ?c1 ?c2",
    f"SELECT DISTINCT ?a0 ?b1 ?c2 ?a3 {{ {_MANY} }}",
    f"SELECT ?c0 (COUNT(*) AS ?n) {{ {_MANY} }} GROUP BY ?c0 ?c1 ?c2",
    f"CONSTRUCT {{ ?a0 ?b1 ?c2 . ?a3 ?b4 ?c5 }} WHERE {{ {_MANY} }}",
    f"DESCRIBE * {{ {_MANY} }}",
    "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?b (!<urn:x>)* ?c . ?c (!<urn:x>|^!<urn:x>)* ?d . ?e ?f ?g }",
    "SELECT (COUNT(*) AS ?n) { ?a (((!<urn:x>)*)*)* ?b . ?c ((!<urn:y>)*/(!<urn:z>)*)* ?d . ?e (!<urn:x>)* ?f }",
    f"SELECT (COUNT(*) AS ?n) {{ {_MANY} FILTER REGEX(CONCAT(STR(?c0), STR(?c5)), '^(a+)+$') }}",
    f"SELECT (COUNT(*) AS ?n) {{ {_MANY} FILTER REGEX(CONCAT(STR(?c0), STR(?c1)), '(.*)(.*)(.*)(.*)x{{1,900}}') }}",
    f"SELECT (COUNT(*) AS ?n) {{ {_MANY} FILTER(SHA512(STR(?c0)) = SHA512(STR(?c3))) }}",
    f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('0123456789' AS ?x0) {_DOUBLED} }}",
    f"SELECT (GROUP_CONCAT(STR(?c0)) AS ?x) {{ {_MANY} }}",
    f"SELECT (GROUP_CONCAT(STR(?c0); SEPARATOR='{'-' * 2_000}') AS ?x) {{ {_MANY} }}",
    f"SELECT (COUNT(*) AS ?n) {{ {_VALUES} }}",
    f"SELECT (COUNT(*) AS ?n) {{ VALUES (?x ?y) {{ {'(1 2) ' * 900} }} VALUES ?z {{ {'3 ' * 900} }} {_MANY} }}",
    f"SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c OPTIONAL {{ ?d ?e ?f OPTIONAL {{ ?g ?h ?i OPTIONAL {{ {_MANY} }} }} }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {_MANY} FILTER(?a0 = ?s && ?c1 = 'x') }} }}",
    f"SELECT (COUNT(*) AS ?n) {{ {_MANY} MINUS {{ ?a0 ?b0 ?c0 . ?x ?y ?z }} }}",
    f"SELECT * {{ {{ SELECT * {{ {_MANY} }} ORDER BY RAND() }} }} LIMIT 1",
)
"""Each of these would run for years, or fill any memory."""
ODD = (
    f"SELECT * {_NESTED} LIMIT 5",
    f"SELECT * {{ ?s ?p ?o FILTER({'(' * 150}1{')' * 150}) }} LIMIT 5",
    f"SELECT * {{ ?s ?p ?o FILTER({' || '.join(['?o = 1'] * 1_500)}) }} LIMIT 5",
    f"SELECT * {{ {' UNION '.join(['{ ?s ?p ?o }'] * 600)} }} LIMIT 5",
    f"SELECT * {{ ?s {'/'.join(['<urn:p>'] * 1_500)} ?o }}",
    f"ASK {{ ?s ?p '{'x' * 15_000}' }}",
    "SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), '((((((((((a{1,99}){1,99}){1,99}){1,99}){1,99}))))))') } LIMIT 5",
    f"SELECT * {{ ?s ?p ?o FILTER(REPLACE(STR(?o), '.', '{'x' * 9_000}') = 'a') }}",
)
"""Each of these may be answered, refused or stopped, and must harm nobody."""
