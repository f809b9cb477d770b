"""How the commands that keep a store in order are called: its history, what is removed, its backups."""

from pathlib import Path
from typing import Annotated

import typer

from api.formats import RowFormat
from api.options import Author, Format, Revision, Store, settings_of

_DOCUMENT = "系列名、または版の IRI かキー / a series, or a revision's IRI or key"


def register(main: typer.Typer) -> None:
    """Add the commands to the program."""
    for command in (history, remove, restore, backup, restore_backup, migrate):
        main.command()(command)


def history(
    context: typer.Context,
    thing: Annotated[
        str | None,
        typer.Argument(
            metavar="[THING]", help="もの（なければストアの履歴） / a thing; none: what was done to the store"
        ),
    ] = None,
    form: Format = RowFormat.TABLE,
    store: Store = None,
) -> None:
    """もの一つの版ごとの経緯、またはストアに誰が何をしたかを示す。 / Show how a thing changed, or who did what."""
    from api.commands.history import run  # noqa: PLC0415  see api/cli.py

    run(settings_of(context, store), thing, form)


def remove(  # noqa: PLR0913, PLR0917  every option of a command is a parameter
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help=_DOCUMENT)],
    revision: Revision = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="変わることを示すだけ / show what would change, change nothing")
    ] = False,
    purge: Annotated[
        bool, typer.Option("--purge", help="戻せないように消す / for good: it cannot be restored")
    ] = False,
    author: Author = None,
    store: Store = None,
) -> None:
    """文書の一つの版を取り除く（既定は最新版）。restore で戻せる。 / Remove a revision; `restore` brings it back."""
    from api.commands.remove import run  # noqa: PLC0415  see api/cli.py

    run(settings_of(context, store), document, revision, author, dry_run=dry_run, purge=purge)


def restore(
    context: typer.Context,
    document: Annotated[str | None, typer.Argument(metavar="[DOCUMENT]", help=_DOCUMENT)] = None,
    revision: Revision = None,
    author: Author = None,
    store: Store = None,
) -> None:
    """取り除いた版を、元のまま戻す（名がなければ一覧）。 / Restore a removed revision; without a name, list them."""
    from api.commands.restore import run  # noqa: PLC0415  see api/cli.py

    run(settings_of(context, store), document, revision, author)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="控えのファイル（.tar.gz .tar.xz .tar） / the backup")],
    store: Store = None,
) -> None:
    """ストア全体の控えを一つのファイルに取る。使用中でもよい。 / Back the store up, also while it is in use."""
    from api.commands.backup import run_backup  # noqa: PLC0415  see api/cli.py

    run_backup(settings_of(context, store), file)


def restore_backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="控えのファイル / the backup")],
    replace: Annotated[
        bool, typer.Option("--replace", help="今のストアと置き換える / in place of the store that is there")
    ] = False,
    author: Author = None,
    store: Store = None,
) -> None:
    """控えからストアを戻す。確かめてから、一度に置き換える。 / Restore a backup: verified first, then all at once."""
    from api.commands.backup import run_restore  # noqa: PLC0415  see api/cli.py

    run_restore(settings_of(context, store), file, author, replace=replace)


def migrate(context: typer.Context, author: Author = None, store: Store = None) -> None:
    """古い版で作られたストアを、この版の形式に移す。 / Bring a store of an older version up to date."""
    from api.commands.backup import run_migrate  # noqa: PLC0415  see api/cli.py

    run_migrate(settings_of(context, store), author)
