"""The command line. What each command needs is imported when it runs, so that `--help` stays quick."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from api.formats import DiffFormat, RowFormat
from api.settings import Settings
from graph.exports.forms import ExportFormat
from ontology.errors import SujimichiError


class _Talking(TyperGroup):
    """Tells expected errors in both languages on stderr and leaves with exit code 2."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except SujimichiError as error:
            typer.echo(_told(error), err=True)
            raise typer.Exit(2) from error


main = typer.Typer(
    name="sujimichi",
    cls=_Talking,
    help="政策文書を、施策から KPI までたどれるグラフにする。 / From policy text to traceable measure-to-KPI chains.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Store = Annotated[
    Path | None,
    typer.Option("--store", help="グラフを置くフォルダ / folder that holds the graph (SUJIMICHI_STORE; .sujimichi)"),
]
Revision = Annotated[
    str | None,
    typer.Option("--revision", help="この版だけを見る（IRI かキー。既定は最新版） / one revision alone: IRI or key"),
]
Format = Annotated[RowFormat, typer.Option("--format", help="出力の形式 / form of the output")]


def _version(wanted: bool) -> None:
    if wanted:
        from api.version import VERSION  # noqa: PLC0415  only for this flag

        typer.echo(f"sujimichi {VERSION}")
        raise typer.Exit


@main.callback()
def _options(
    context: typer.Context,
    store: Store = None,
    version: Annotated[  # noqa: ARG001  the callback has answered before
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版を表示 / show the version")
    ] = False,
) -> None:
    context.obj = Settings.load(os.environ, store=str(store) if store else None)


def _settings(context: typer.Context, store: Path | None) -> Settings:
    """Give the settings in force; --store may stand before the command or after it."""
    settings: Settings = context.obj
    return replace(settings, store=store) if store else settings


@main.command()
def ingest(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="読み込むファイルかフォルダ（.txt .md） / files or folders to read"),
    ],
    series: Annotated[
        str | None, typer.Option(help="系列名（既定は題名） / name of the series that the texts are revisions of")
    ] = None,
    new_series: Annotated[
        bool, typer.Option("--new-series", help="似た文書があっても別の系列とする / begin a series of their own")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="YYYY-MM-DD", help="文書の日付（既定は表紙の日付） / date (default: the cover's)"
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="変わることを示し、何も保存しない / show what would change, store nothing")
    ] = False,
    store: Store = None,
) -> None:
    """文書を読み、グラフに加える。全部入るか、何も変わらない。 / Read texts into the graph, all or none."""
    from api.commands.ingest import run  # noqa: PLC0415  see the docstring of the module
    from api.series import Wish  # noqa: PLC0415  likewise

    run(_settings(context, store), paths, Wish(series, new_series, as_of), dry_run=dry_run)


@main.command()
def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="待ち受けるアドレス / address (SUJIMICHI_HOST; 127.0.0.1)")] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="待ち受けるポート / port (SUJIMICHI_PORT; 8000)")
    ] = None,
    store: Store = None,
) -> None:
    """グラフを HTTP で見せる。 / Serve the graph over HTTP."""
    from api.commands.serve import run  # noqa: PLC0415  see the docstring of the module

    run(_settings(context, store), host, port)


@main.command()
def trace(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FROM", help="施策・事業・組織・成果の名称かキー / name or key")],
    target: Annotated[
        str | None, typer.Option("--to", help="KPI か成果の名称かキー（既定は届く全ての KPI） / a KPI or result")
    ] = None,
    revision: Revision = None,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """施策から KPI までの筋道を、根拠の引用とともに示す。 / Show the chains up to a KPI with their quotes."""
    from api.commands.trace import run  # noqa: PLC0415  see the docstring of the module

    run(_settings(context, store), source, target, revision, form)


@main.command()
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
    from api.commands.ask import Window, run  # noqa: PLC0415  see the docstring of the module

    run(_settings(context, store), question, parameters or [], document, Window(offset, limit), form)


@main.command()
def search(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="ことば（空白で区切る） / words, all of them")],
    kind: Annotated[str | None, typer.Option(help="種類。本文は Passage / kind; Passage for the text")] = None,
    document: Annotated[str | None, typer.Option(help="文書の IRI、キー、題名 / a document")] = None,
    ministry: Annotated[str | None, typer.Option(help="府省の名称か略称 / ministry, also by its short name")] = None,
    outcome: Annotated[str | None, typer.Option(help="アウトカムの名称かキー / outcome")] = None,
    year: Annotated[int | None, typer.Option(help="期限・工程・予算の年 / year of deadline, period, budget")] = None,
    limit: Annotated[int, typer.Option(min=1, help="件数の上限 / most hits")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="とばす件数 / hits to pass over")] = 0,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """名称と本文をさがす。表記のゆれや略称も見つける。 / Search names and texts, in any usual spelling."""
    from api.commands.search import run  # noqa: PLC0415  see the docstring of the module

    filters = {"kind": kind, "document": document, "ministry": ministry, "outcome": outcome, "year": year}
    run(_settings(context, store), text, filters, limit, offset, form)


@main.command()
def diff(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    document: Annotated[
        str,
        typer.Argument(metavar="DOCUMENT", help="系列名、または版の IRI かキー / a series, or a revision's IRI or key"),
    ],
    old: Annotated[
        str | None, typer.Argument(metavar="[OLD]", help="前の版（既定は最後の二つ） / earlier (default: last two)")
    ] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help="後の版 / the later revision")] = None,
    form: Annotated[DiffFormat, typer.Option("--format", help="出力の形式 / form of the output")] = DiffFormat.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="書き出すファイル / file to write")] = None,
    store: Store = None,
) -> None:
    """改定で何が変わったかを、両方の版の引用とともに示す。 / Show what a revision changed, with quotes of both."""
    from api.commands.diff import run_diff  # noqa: PLC0415  see the docstring of the module

    run_diff(_settings(context, store), document, (old, new), form, output)


@main.command()
def doubts(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="系列名か版 / a series or a revision")],
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """前の版と同じものか、人が確かめたい組を示す。 / Show pairs of which it is not sure that they are one thing."""
    from api.commands.diff import run_doubts  # noqa: PLC0415  see the docstring of the module

    run_doubts(_settings(context, store), document, form)


@main.command()
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
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """ロジックモデルの欠けや食い違いを示す（健康診断）。指摘があれば 1 で終わる。 / Audit; exit 1 on findings."""
    from api.commands.audit import run  # noqa: PLC0415  see the docstring of the module

    given = {"tier": tier, "rule": rule, "outcome": outcome, "as_of": as_of}
    if run(_settings(context, store), document, given, form):
        raise typer.Exit(1)


@main.command()
def documents(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="前の版も示す / with superseded revisions")] = False,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """取り込んだ文書の一覧。 / List the documents."""
    from api.commands.lists import run_documents  # noqa: PLC0415  see the docstring of the module

    run_documents(_settings(context, store), form, every=every)


@main.command()
def entities(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    kind: Annotated[str | None, typer.Option(help="種類 / kind, for example Measure or KPI")] = None,
    document: Annotated[str | None, typer.Option(help="文書の IRI かキー / IRI or key of a document")] = None,
    text: Annotated[str | None, typer.Option(help="名称の一部 / part of a label")] = None,
    revision: Revision = None,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """グラフにあるものの一覧。 / List the things in the graph."""
    from api.commands.lists import Wanted, run_entities  # noqa: PLC0415  see the docstring of the module

    run_entities(_settings(context, store), Wanted(kind, document, text), revision, form)


@main.command()
def export(
    context: typer.Context,
    form: Annotated[ExportFormat, typer.Option("--format", help="形式 / format")] = ExportFormat.JSON,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="書き出すファイル。csv はフォルダか .zip / file; for csv a folder or .zip"),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(help="この文書だけを書き出す（系列名、IRI、キー） / one document alone: series, IRI or key"),
    ] = None,
    store: Store = None,
) -> None:
    """各系列の最新版を一つのファイルに書き出す。 / Write the latest revision of every series as one file."""
    from api.commands.export import run  # noqa: PLC0415  see the docstring of the module

    run(_settings(context, store), form, output, document)


def _told(error: SujimichiError) -> str:
    candidates = error.facts.get("candidates")
    listed = [
        f"  {candidate['key']}  {candidate['type']}  {candidate['label']}  ({candidate['document'] or '-'})"
        for candidate in (candidates if isinstance(candidates, list) else ())
    ]
    return "\n".join((f"エラー: {error.message.ja}", f"error:  {error.message.en}", *listed))
