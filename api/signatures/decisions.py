"""How the commands that keep human decisions are called: `decisions …`."""

from pathlib import Path
from typing import Annotated

import typer

from api.formats import RowFormat
from api.options import Author, Format, Store, settings_of
from api.talking import Talking


def register(main: typer.Typer) -> None:
    """Add the group of commands to the program."""
    keeping = typer.Typer(
        cls=Talking,
        help="人の判断の一覧、確認、出し入れ、取り下げ。 / List, check, import, export and withdraw decisions.",
    )
    keeping.callback(invoke_without_command=True)(decisions)
    keeping.command("list")(list_)
    keeping.command()(check)
    keeping.command()(export)
    keeping.command("import")(import_)
    keeping.command()(withdraw)
    main.add_typer(keeping, name="decisions")


def decisions(context: typer.Context) -> None:
    """人の判断の一覧、確認、出し入れ、取り下げ。 / List, check, import, export and withdraw decisions."""
    if context.invoked_subcommand is None:
        list_(context)


def list_(
    context: typer.Context,
    state: Annotated[
        str | None, typer.Option(help="状態で絞る / in-force, review, superseded or withdrawn alone")
    ] = None,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """判断の一覧。 / List the decisions."""
    from api.commands.decisions import run_list  # noqa: PLC0415  as above

    run_list(settings_of(context, store), state, form)


def check(context: typer.Context, form: Format = RowFormat.TABLE, store: Store = None) -> None:
    """見直しの要る判断を示す。あれば 1 で終わる。 / Show decisions that need another look; exit 1 if there are any."""
    from api.commands.decisions import run_check  # noqa: PLC0415  as above

    if run_check(settings_of(context, store), form):
        raise typer.Exit(1)


def export(
    context: typer.Context,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="書き出すファイル / file to write")] = None,
    store: Store = None,
) -> None:
    """すべての判断を CSV に書き出す。 / Write all decisions as CSV."""
    from api.commands.decisions import run_export  # noqa: PLC0415  as above

    run_export(settings_of(context, store), output)


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="判断の CSV / decisions as CSV")],
    author: Author = None,
    store: Store = None,
) -> None:
    """CSV の判断を加える。全部入るか、何も変わらない。 / Add the decisions of a CSV file, all or none."""
    from api.commands.decisions import run_import  # noqa: PLC0415  as above

    run_import(settings_of(context, store), file, author)


def withdraw(
    context: typer.Context,
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="判断のキーか IRI / key or IRI of a decision")],
    reason: Annotated[str, typer.Option("--reason", help="取り下げの理由 / why it is taken back")],
    author: Author = None,
    store: Store = None,
) -> None:
    """判断を取り下げる。記録は残る。 / Take a decision back; it stays on record."""
    from api.commands.decisions import run_withdraw  # noqa: PLC0415  as above

    run_withdraw(settings_of(context, store), decision, reason, author)
