"""A group of commands that tells expected errors, and calls that it does not understand, in both languages."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from typer._click import Context
from typer._click.exceptions import NoArgsIsHelpError, UsageError  # typer has no public names for these
from typer.core import TyperGroup

from api.misuse import misused, unknown_command
from ontology.errors import SujimichiError


class Talking(TyperGroup):
    """Tells errors on stderr and leaves with exit code 2."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the options before the command."""
        with _told(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> object:  # type: ignore[override]
        """Find the command. Raises `BadParameter`."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise unknown_command(_name(ctx), args[0], self.commands)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command."""
        with _told(ctx):
            return super().invoke(ctx)


@contextmanager
def _told(ctx: typer.Context) -> Iterator[None]:
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except UsageError as error:
        command = _name(error.ctx) if error.ctx else f"{_name(ctx)} {ctx.invoked_subcommand or ''}".strip()
        typer.echo(_in_words(misused(error, command)), err=True)
        raise typer.Exit(2) from error
    except SujimichiError as error:
        typer.echo(_in_words(error), err=True)
        raise typer.Exit(2) from error


def _name(ctx: Context) -> str:
    """Name a command without the program: `decide add`."""
    return ctx.command_path.removeprefix(ctx.find_root().command_path).strip()


def _in_words(error: SujimichiError) -> str:
    candidates = error.facts.get("candidates")
    listed = [
        f"  {candidate['key']}  {candidate['type']}  {candidate['label']}  ({candidate['document'] or '-'})"
        for candidate in (candidates if isinstance(candidates, list) else ())
    ]
    return "\n".join((f"エラー: {error.message.ja}", f"error:  {error.message.en}", *listed))
