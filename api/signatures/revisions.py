"""How the commands about revisions are called."""

from pathlib import Path
from typing import Annotated

import typer

from api.formats import DiffFormat, RowFormat
from api.options import Format, Store, settings_of


def register(main: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (diff, doubts):
        main.command()(command)


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
    from api.commands.diff import run_diff  # noqa: PLC0415  see api/cli.py

    run_diff(settings_of(context, store), document, (old, new), form, output)


def doubts(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="系列名か版 / a series or a revision")],
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """前の版と同じものか、人が確かめたい組を示す。 / Show pairs of which it is not sure that they are one thing."""
    from api.commands.diff import run_doubts  # noqa: PLC0415  see api/cli.py

    run_doubts(settings_of(context, store), document, form)
