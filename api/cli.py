"""The command line. What each command needs is imported when it runs, so that `--help` stays quick."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from api.formats import ExportFormat, RowFormat
from api.settings import Settings
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
def ingest(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="読み込むファイルかフォルダ（.txt .md） / files or folders to read"),
    ],
    series: Annotated[
        str | None, typer.Option(help="系列名（既定は題名） / name of the series that the texts are revisions of")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="読むだけで何も保存しない / read and report, store nothing")
    ] = False,
    store: Store = None,
) -> None:
    """文書を読み、グラフに加える。全部入るか、何も変わらない。 / Read texts into the graph, all or none."""
    from api.commands.ingest import run  # noqa: PLC0415  see the docstring of the module

    run(_settings(context, store), paths, series, dry_run=dry_run)


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
def trace(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FROM", help="施策・事業・組織・成果の名称かキー / name or key")],
    target: Annotated[
        str | None, typer.Option("--to", help="KPI か成果の名称かキー（既定は届く全ての KPI） / a KPI or result")
    ] = None,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """施策から KPI までの筋道を、根拠の引用とともに示す。 / Show the chains up to a KPI with their quotes."""
    from api.commands.trace import run  # noqa: PLC0415  see the docstring of the module

    run(_settings(context, store), source, target, form)


@main.command()
def documents(context: typer.Context, form: Format = RowFormat.TABLE, store: Store = None) -> None:
    """取り込んだ文書の一覧。 / List the documents."""
    from api.commands.lists import run_documents  # noqa: PLC0415  see the docstring of the module

    run_documents(_settings(context, store), form)


@main.command()
def entities(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    kind: Annotated[str | None, typer.Option(help="種類 / kind, for example Measure or KPI")] = None,
    document: Annotated[str | None, typer.Option(help="文書の IRI かキー / IRI or key of a document")] = None,
    text: Annotated[str | None, typer.Option(help="名称の一部 / part of a label")] = None,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """グラフにあるものの一覧。 / List the things in the graph."""
    from api.commands.lists import run_entities  # noqa: PLC0415  see the docstring of the module

    run_entities(_settings(context, store), kind, document, text, form)


@main.command()
def export(
    context: typer.Context,
    form: Annotated[ExportFormat, typer.Option("--format", help="形式 / format")] = ExportFormat.JSON,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="書き出すファイル / file to write")] = None,
    store: Store = None,
) -> None:
    """各系列の最新版を一つのファイルに書き出す。 / Write the latest revision of every series as one file."""
    from api.commands.export import run  # noqa: PLC0415  see the docstring of the module

    run(_settings(context, store), form, output)


def _told(error: SujimichiError) -> str:
    candidates = error.facts.get("candidates")
    listed = [
        f"  {candidate['key']}  {candidate['type']}  {candidate['label']}  ({candidate['document'] or '-'})"
        for candidate in (candidates if isinstance(candidates, list) else ())
    ]
    return "\n".join((f"エラー: {error.message.ja}", f"error:  {error.message.en}", *listed))
