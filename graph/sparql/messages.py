"""What a reader is told about a query that was not answered."""

from collections.abc import Sequence

from ontology.errors import (
    AnswerTooLong,
    MalformedQuery,
    Message,
    QueryRefused,
    QueryTooBig,
    QueryTooLong,
    QueryTooSlow,
    TooManyQueries,
)


def malformed(ja: str, en: str) -> MalformedQuery:
    """Say what is wrong with a query, in both languages."""
    return MalformedQuery(
        Message(
            f"SPARQL 1.1 の問い合わせとして読めません: {ja} 例: SELECT * WHERE {{ ?s ?p ?o }} LIMIT 10",
            f"This is no SPARQL 1.1 query: {en} (an example: SELECT * WHERE {{ ?s ?p ?o }} LIMIT 10)",
        ),
        name="query",
    )


def refused(ja: str, en: str) -> QueryRefused:
    """Say what a query may not do here."""
    return QueryRefused(
        Message(
            f"ここでは{ja}は使えません。使えるのは、このグラフを読む SELECT、ASK、CONSTRUCT、DESCRIBE です。",
            f"Not allowed here: {en}. Use SELECT, ASK, CONSTRUCT or DESCRIBE, which read this graph.",
        ),
        name="query",
        accepted="SELECT, ASK, CONSTRUCT, DESCRIBE",
    )


def foreign(name: str, accepted: Sequence[str]) -> QueryRefused:
    """Say that a graph is none of the store's."""
    return QueryRefused(
        Message(
            f"<{name}> はこのストアのグラフではありません。FROM や default-graph-uri に使えるのはストアのグラフだけで、"
            "外から読み込むことはありません。一覧: SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }",
            f"<{name}> is no graph of this store. FROM and default-graph-uri take graphs of the store; nothing is "
            "fetched from outside. List them: SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }",
        ),
        name="query",
        given=name,
        accepted=list(accepted),
    )


def too_long(most: int) -> QueryTooLong:
    """Say how long a query may be, in KiB."""
    return QueryTooLong(
        Message(
            f"問い合わせが長すぎます。{most} KiB までにしてください。",
            f"The query is too long; {most} KiB are read at most.",
        ),
        name="sparql_query",
        accepted=f"{most} KiB",
    )


def too_slow(deadline: float) -> QueryTooSlow:
    """Say that the time was up, in seconds."""
    return QueryTooSlow(
        Message(
            f"{deadline:g} 秒で答えが出なかったため止めました。条件を絞るか、LIMIT を付けてください。",
            f"Stopped: there was no answer within {deadline:g} seconds. Narrow the query or add a LIMIT.",
        ),
        name="sparql_deadline",
        accepted=f"{deadline:g} s",
    )


def too_big(memory: int) -> QueryTooBig:
    """Say that the memory, in MiB, was up, or that the engine gave up."""
    return QueryTooBig(
        Message(
            f"使えるメモリ（{memory} MiB）に収まらないか、入れ子が深すぎるため止めました。条件を絞ってください。",
            f"Stopped: it takes more memory than a query may have ({memory} MiB), or is nested too deeply. "
            "Narrow the query.",
        ),
        name="sparql_memory",
        accepted=f"{memory} MiB",
    )


def too_many_rows(most: int) -> AnswerTooLong:
    """Say how many rows or triples an answer may have."""
    return _answer_too_long("sparql_rows", f"{most} 行", f"{most} rows")


def too_many_bytes(most: int) -> AnswerTooLong:
    """Say how long an answer may be, in MiB."""
    return _answer_too_long("sparql_answer", f"{most} MiB", f"{most} MiB")


def _answer_too_long(name: str, ja: str, en: str) -> AnswerTooLong:
    return AnswerTooLong(
        Message(
            f"答えが上限（{ja}）を超えたため止めました。LIMIT と OFFSET で分けるか、条件を絞ってください。"
            "グラフ全体は /api/export で得られます。",
            f"Stopped: the answer is longer than {en}. Divide it by LIMIT and OFFSET, or narrow the query; "
            "/api/export gives the whole graph.",
        ),
        name=name,
        accepted=en,
    )


def too_many() -> TooManyQueries:
    """Say that other queries take all the room there is."""
    return TooManyQueries(
        Message(
            "時間のかかる問い合わせがほかにも動いているため止めました。少し待ってから、もう一度送ってください。",
            "Stopped: other long queries are running. Wait a moment and send it again.",
        ),
        name="sparql_workers",
    )
