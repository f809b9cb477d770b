"""How the commands that fill and serve a store are called."""

from pathlib import Path
from typing import Annotated

import typer

from api.options import Author, Store, settings_of


def register(main: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (ingest, serve):
        main.command()(command)


def ingest(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help="読むファイルかフォルダ（.txt .md .pdf .docx） / files or folders (.txt .md .pdf .docx)",
        ),
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
    author: Author = None,
    store: Store = None,
) -> None:
    """文書を読み、グラフに加える。全部入るか、何も変わらない。 / Read texts into the graph, all or none."""
    from api.commands.ingest import run  # noqa: PLC0415  see api/cli.py
    from api.wish import Wish  # noqa: PLC0415  likewise

    run(settings_of(context, store), paths, Wish(series, new_series, as_of), dry_run=dry_run, author=author)


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="待ち受けるアドレス / address (SUJIMICHI_HOST; 127.0.0.1)")] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="待ち受けるポート / port (SUJIMICHI_PORT; 8000)")
    ] = None,
    store: Store = None,
) -> None:
    """グラフを HTTP で見せる。 / Serve the graph over HTTP."""
    from api.commands.serve import run  # noqa: PLC0415  see api/cli.py

    run(settings_of(context, store), host, port)
