"""The command line. What a command needs is imported when it runs, so that `--help` stays quick."""

import gc
import os
from typing import Annotated

import typer

from api.options import Store
from api.settings import Settings
from api.signatures import asking, deciding, decisions, keeping, listing, revisions, showing, writing
from api.talking import Talking

_MANY = 100_000  # things made before Python looks for cycles: a command makes millions and ends; looking took a fifth

main = typer.Typer(
    name="sujimichi",
    cls=Talking,
    help="政策文書を、施策から KPI までたどれるグラフにする。 / From policy text to traceable measure-to-KPI chains.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


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
    gc.set_threshold(_MANY)
    context.obj = Settings.load(os.environ, store=str(store) if store else None)


for _group in (writing, asking, revisions, deciding, decisions, listing, keeping, showing):
    _group.register(main)
