"""How the commands that ask the graph are called."""

from typing import Annotated

import typer

from api.formats import RowFormat
from api.options import Format, Revision, Store, settings_of


def register(main: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (trace, ask, search, audit):
        main.command()(command)


def trace(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="FROM",
            help="施策・事業・組織・成果の名称かキー。KPI なら、それに至る筋道 / name or key; a KPI for its ways",
        ),
    ],
    target: Annotated[
        str | None, typer.Option("--to", help="KPI か成果の名称かキー（既定は届く全ての KPI） / a KPI or result")
    ] = None,
    revision: Revision = None,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """施策から KPI までの筋道を、根拠の引用とともに示す。 / Show the chains up to a KPI with their quotes."""
    from api.commands.trace import run  # noqa: PLC0415  see api/cli.py

    run(settings_of(context, store), source, target, revision, form)


def ask(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    question: Annotated[
        str | None,
        typer.Argument(metavar="[QUESTION]", help="質問の名（なければ一覧） / its slug; none lists them all"),
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="パラメータ / parameter, e.g. kpi=…")
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(
            "--document",
            "--revision",
            help="この文書か版だけを見る（系列名、IRI、キー） / one document or revision alone",
        ),
    ] = None,
    offset: Annotated[int, typer.Option(min=0, help="とばす行数 / rows to pass over")] = 0,
    limit: Annotated[
        int | None, typer.Option(min=1, help="行数の上限（既定は全て） / most rows (default: all)")
    ] = None,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """名前の付いた質問に答える（質問カタログ）。 / Answer a named question of the catalogue."""
    from api.commands.ask import Window, run  # noqa: PLC0415  see api/cli.py

    run(settings_of(context, store), question, parameters or [], document, Window(offset, limit), form)


def search(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="ことば（空白で区切る） / words, all of them")],
    kind: Annotated[str | None, typer.Option(help="種類。本文は Passage / kind; Passage for the text")] = None,
    document: Annotated[str | None, typer.Option(help="文書の IRI、キー、題名 / a document")] = None,
    ministry: Annotated[str | None, typer.Option(help="府省の名称か略称 / ministry, also by its short name")] = None,
    outcome: Annotated[str | None, typer.Option(help="アウトカムの名称かキー / outcome")] = None,
    year: Annotated[int | None, typer.Option(help="期限・工程・予算の年 / year of deadline, period, budget")] = None,
    revision: Revision = None,
    limit: Annotated[int, typer.Option(min=1, help="件数の上限 / most hits")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="とばす件数 / hits to pass over")] = 0,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """名称と本文をさがす。表記のゆれや略称も見つける。 / Search names and texts, in any usual spelling."""
    from api.commands.search import run  # noqa: PLC0415  see api/cli.py

    filters = {"kind": kind, "document": document, "ministry": ministry, "outcome": outcome, "year": year}
    run(settings_of(context, store), text, filters, revision, limit, offset, form)


def audit(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    document: Annotated[
        str | None,
        typer.Argument(metavar="[DOCUMENT]", help="この文書だけを見る（系列名、IRI、キー） / one document alone"),
    ] = None,
    tier: Annotated[
        str | None,
        typer.Option(help="段階 basic・standard・full（既定は standard） / tier; standard has basic, full has all"),
    ] = None,
    rule: Annotated[str | None, typer.Option(help="この規則だけ / one rule alone, by its slug")] = None,
    outcome: Annotated[
        str | None, typer.Option(help="この成果の下だけ（IRI、キー、名称） / what stands under a result")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="基準日（既定は今日） / as of (default: today)")
    ] = None,
    revision: Revision = None,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """ロジックモデルの欠けや食い違いを示す（健康診断）。指摘があれば 1 で終わる。 / Audit; exit 1 on findings."""
    from api.commands.audit import run  # noqa: PLC0415  see api/cli.py

    given = {"tier": tier, "rule": rule, "outcome": outcome, "as_of": as_of}
    if run(settings_of(context, store), revision or document, given, form):
        raise typer.Exit(1)
