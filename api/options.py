"""What the commands share: the options that many of them take, and the settings that are then in force."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from api.formats import RowFormat
from api.settings import Settings

Store = Annotated[
    Path | None,
    typer.Option("--store", help="グラフを置くフォルダ / folder that holds the graph (SUJIMICHI_STORE; .sujimichi)"),
]
Revision = Annotated[
    str | None,
    typer.Option("--revision", help="この版だけを見る（IRI かキー。既定は最新版） / one revision alone: IRI or key"),
]
Author = Annotated[
    str | None,
    typer.Option(
        "--author", help="履歴に残す名前（既定は利用者名） / who does this, for the history (SUJIMICHI_AUTHOR)"
    ),
]
Format = Annotated[RowFormat, typer.Option("--format", help="出力の形式 / form of the output")]


def settings_of(context: typer.Context, store: Path | None) -> Settings:
    """Give the settings in force; --store may stand before the command or after it."""
    settings: Settings = context.obj
    return replace(settings, store=store) if store else settings
