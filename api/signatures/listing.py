"""How the commands that list and export the graph are called."""

from pathlib import Path
from typing import Annotated

import typer

from api.formats import RowFormat
from api.options import Format, Revision, Store, settings_of
from graph.exports.forms import ExportFormat


def register(main: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (documents, entities, export):
        main.command()(command)


def documents(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="前の版も示す / with superseded revisions")] = False,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """取り込んだ文書の一覧。 / List the documents."""
    from api.commands.lists import run_documents  # noqa: PLC0415  see api/cli.py

    run_documents(settings_of(context, store), form, every=every)


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
    from api.commands.lists import Wanted, run_entities  # noqa: PLC0415  see api/cli.py

    run_entities(settings_of(context, store), Wanted(kind, document, text), revision, form)


def export(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
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
    revision: Revision = None,
    store: Store = None,
) -> None:
    """各系列の最新版を一つのファイルに書き出す。 / Write the latest revision of every series as one file."""
    from api.commands.export import run  # noqa: PLC0415  see api/cli.py

    run(settings_of(context, store), form, output, revision or document)
