"""The order of hits and their counts, in SQL. Hits are collected in a table of the connection, then asked about.

A name scores 3 where the query is all of it, 2 where it begins it, 1 where it is a part of it, and on top, below 1:

    0.6    what FTS5's BM25 gives to the words
    0.3    the kind: a thing of the logic model comes before a law or plan that a text cites
    0.1    the share of the name that the query covers

What has a sentence for a name (a claim, a period) comes a whole point later; a passage scores below 1/2.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from graph.search.facet import Facet
from graph.search.hits import Count
from ontology.model import Kind

Best = list[tuple[int, float]]  # rows of `entry` with their scores, the best first
Chosen = Mapping[Facet, tuple[str, ...]]

MOST_NAMES = 20_000  # of the names that fit, so many of the newest documents are ranked and counted
MOST_PASSAGES = 5_000  # and of the passages
_MOST_WHILE_TYPING = 1_500
_MOST_VALUES = 30
_KIND_WEIGHTS = {
    Kind.IMPACT: 0.3,
    Kind.OUTCOME: 0.3,
    Kind.OUTPUT: 0.3,
    Kind.MEASURE: 0.3,
    Kind.ORGANISATION: 0.25,
    Kind.KPI: 0.25,
    Kind.PROGRAMME: 0.2,
    Kind.LAW: 0.1,
    Kind.DOCUMENT: 0.0,
    Kind.EVENT: -1.0,
    Kind.BUDGET: -1.0,
    Kind.ROADMAP_ITEM: -1.0,
    Kind.CLAIM: -1.0,
}
_NAME_WEIGHTS = "bm25(6, 3, 2, 1, 1)"  # words, pairs, stems, readings, context
_TEXT_WEIGHTS = "bm25(2, 1, 0.5)"  # words, pairs, stems


def clear(connection: sqlite3.Connection) -> None:
    """Begin without a hit."""
    connection.executescript(
        """
        DROP TABLE IF EXISTS temp.hit;
        CREATE TEMP TABLE hit (entry INTEGER PRIMARY KEY, same INTEGER NOT NULL, score REAL NOT NULL);
        """
    )


def add_names(connection: sqlite3.Connection, expression: str, wholes: Sequence[str]) -> int:
    """Add the things whose names fit an expression, and count them; more than `MOST_NAMES` are cut off."""
    sql, values = _names(expression, wholes, MOST_NAMES + 1)
    return connection.execute(f"INSERT INTO hit {sql}", values).rowcount


def best_names(connection: sqlite3.Connection, expression: str, wholes: Sequence[str], limit: int) -> Best:
    """Give the best things whose names fit, without counting the others; of very many, the newest are looked at."""
    sql, values = _names(expression, wholes, _MOST_WHILE_TYPING)
    grouped = f"SELECT id, MAX(score) FROM ({sql}) GROUP BY same ORDER BY 2 DESC, 1 LIMIT ?"  # noqa: S608  as above
    return connection.execute(grouped, (*values, limit)).fetchall()


def add_texts(connection: sqlite3.Connection, expression: str) -> int:
    """Add the passages that fit an expression, and count them; more than `MOST_PASSAGES` are cut off."""
    return connection.execute(
        f"""
        INSERT INTO hit
        SELECT entry.id, same, rank / (rank - 1) / 2 FROM (
            SELECT rowid, rank FROM texts
            WHERE texts MATCH ? AND rank MATCH '{_TEXT_WEIGHTS}' ORDER BY rowid DESC LIMIT {MOST_PASSAGES + 1}
        ) AS fitting JOIN entry ON entry.id = fitting.rowid
        """,  # noqa: S608  numbers of our own
        (expression,),
    ).rowcount


def total(connection: sqlite3.Connection, chosen: Chosen) -> int:
    """Count the hits that filters leave; a thing that several documents name is one."""
    where, values = _where(chosen)
    found: int = connection.execute(f"SELECT COUNT(DISTINCT same) FROM hit WHERE {where}", values).fetchone()[0]  # noqa: S608
    return found


def best(connection: sqlite3.Connection, chosen: Chosen, limit: int, offset: int) -> Best:
    """Give a page of the hits that filters leave."""
    where, values = _where(chosen)
    sql = f"SELECT entry, MAX(score) FROM hit WHERE {where} GROUP BY same ORDER BY 2 DESC, 1 LIMIT ? OFFSET ?"  # noqa: S608
    return connection.execute(sql, (*values, limit, offset)).fetchall()


def best_of_each_kind(connection: sqlite3.Connection, chosen: Chosen, each: int) -> Best:
    """Give the best few hits of every kind that filters leave, the kind with the best hit first."""
    where, values = _where(chosen)
    sql = f"""
        SELECT entry, score FROM (
            SELECT entry, score, MAX(score) OVER (PARTITION BY kind) AS top,
                   ROW_NUMBER() OVER (PARTITION BY kind ORDER BY score DESC, entry) AS place, kind
            FROM (
                SELECT entry, kind, MAX(score) AS score FROM hit JOIN entry ON entry.id = hit.entry
                WHERE {where} GROUP BY hit.same
            )
        ) WHERE place <= ? ORDER BY top DESC, kind, place
    """  # noqa: S608  as above
    return connection.execute(sql, (*values, each)).fetchall()


def facets(connection: sqlite3.Connection, chosen: Chosen) -> dict[Facet, tuple[Count, ...]]:
    """Count the hits by the values of each facet, under the filters of the others."""
    free = [facet for facet in Facet if facet not in chosen]
    counts = _counts(connection, free, chosen)
    for facet in chosen:
        others = {other: values for other, values in chosen.items() if other is not facet}
        counts |= _counts(connection, [facet], others)
    return {facet: counts[facet] for facet in Facet}


def labels_like(connection: sqlite3.Connection, expression: str, limit: int) -> list[str]:
    """List the labels of the things that fit an expression best."""
    if not expression:
        return []
    sql = "SELECT label FROM names JOIN entry ON id = names.rowid WHERE names MATCH ? ORDER BY rank LIMIT ?"
    return [label for (label,) in connection.execute(sql, (expression, limit))]


def _names(expression: str, wholes: Sequence[str], most: int) -> tuple[str, tuple[str | int, ...]]:
    weight = " ".join(f"WHEN '{kind}' THEN {weight}" for kind, weight in _KIND_WEIGHTS.items())
    sql = f"""
        SELECT id, same, {_tier(len(wholes))}
            + 0.6 * rank / (rank - 1)
            + 0.1 * min(1.0, 1.0 * ? / length(label))
            + CASE kind {weight} ELSE 0 END AS score
        FROM (
            SELECT rowid, rank FROM names
            WHERE names MATCH ? AND rank MATCH '{_NAME_WEIGHTS}' ORDER BY rowid DESC LIMIT ?
        ) AS fitting JOIN entry ON id = fitting.rowid
    """  # noqa: S608  the rest is text of our own
    return sql, (*wholes, *wholes, *wholes, len(wholes[0]) if wholes else 0, expression, most)


def _tier(wholes: int) -> str:
    def any_of(pattern: str) -> str:
        return " OR ".join([f"instr(keys, {pattern})"] * wholes) or "0"

    is_all, begins, is_in = any_of("char(10) || ? || char(10)"), any_of("char(10) || ?"), any_of("?")
    return f"CASE WHEN {is_all} THEN 3 WHEN {begins} THEN 2 WHEN {is_in} THEN 1 ELSE 0 END"


def _where(chosen: Chosen) -> tuple[str, tuple[str, ...]]:
    conditions = [
        f"""EXISTS (
            SELECT 1 FROM has JOIN facet ON facet.id = has.facet
            WHERE has.entry = hit.entry AND facet.name = ? AND facet.value IN ({_marks(values)})
        )"""  # noqa: S608  question marks
        for values in chosen.values()
    ]
    given = (part for facet, values in chosen.items() for part in (facet.value, *values))
    return " AND ".join(conditions) or "TRUE", tuple(given)


def _counts(connection: sqlite3.Connection, wanted: Sequence[Facet], chosen: Chosen) -> dict[Facet, tuple[Count, ...]]:
    where, values = _where(chosen)
    sql = f"""
        SELECT name, value, number FROM facet JOIN (
            SELECT facet, COUNT(DISTINCT same) AS number FROM hit CROSS JOIN has ON has.entry = hit.entry
            WHERE {where} GROUP BY facet
        ) ON facet = id ORDER BY number DESC, value
    """  # noqa: S608  as above
    rows = connection.execute(sql, values).fetchall()
    return {facet: tuple(_most_common(connection, facet, rows)) for facet in wanted}


def _most_common(connection: sqlite3.Connection, facet: Facet, rows: Sequence[tuple[str, str, int]]) -> Iterator[Count]:
    own = ((value, number) for name, value, number in rows if name == facet)
    for value, number in islice(own, _MOST_VALUES):
        yield Count(value, _label(connection, facet, value), number)


def _label(connection: sqlite3.Connection, facet: Facet, value: str) -> str:
    if facet in (Facet.KIND, Facet.YEAR):
        return value
    sql = "SELECT title FROM document WHERE iri = ?" if facet is Facet.DOCUMENT else _LABEL
    found = connection.execute(sql, (value,)).fetchone()
    return str(found[0]) if found else value


_LABEL = "SELECT label FROM entry WHERE subject = ? LIMIT 1"


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
