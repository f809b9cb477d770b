"""How the commands that make figures are called."""

from pathlib import Path
from typing import Annotated

import typer

from api.options import Store, settings_of


def register(main: typer.Typer) -> None:
    """Add the commands to the program."""
    main.command()(briefing)


def briefing(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="図の場所 / path of a view, e.g. trace/0a1b2c3d4e5f or map")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="書き出すフォルダ / folder")] = Path(),
    form: Annotated[
        str | None,
        typer.Option("--format", help="svg,png,pptx,xlsx,html のうち（既定はすべて） / which of them (default: all)"),
    ] = None,
    paper: Annotated[str | None, typer.Option("--paper", help="用紙 16:9・a4（既定は 16:9） / paper")] = None,
    revision: Annotated[
        str | None,
        typer.Option("--revision", help="固定する版（IRI かキー、コンマ区切り。既定は最新版） / revisions to pin to"),
    ] = None,
    store: Store = None,
) -> None:
    """図を資料用のファイル（SVG、PNG、PPTX、XLSX、HTML）にする。 / Write a view as files for a briefing."""
    from api.commands.briefing import run  # noqa: PLC0415  see api/cli.py

    run(settings_of(context, store), path, output, form, paper, revision)
