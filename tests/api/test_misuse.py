"""A call that cannot be used is told in both languages: what was given, what is accepted, an example that works."""

import re
import shlex
from collections.abc import Iterator

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from api.cli import main
from api.examples import EXAMPLES


def _commands(group: TyperGroup, path: str = "") -> Iterator[str]:
    yield path
    for name, command in group.commands.items():
        inner = f"{path} {name}".strip()
        yield from _commands(command, inner) if isinstance(command, TyperGroup) else (inner,)


@pytest.mark.parametrize(
    ("call", "ja", "en"),
    [
        ("ingest", "FILE… がありません。", "FILE… is missing."),
        ("decide add 内閣府", "RELATION がありません。", "RELATION is missing."),
        ("nothing", "「nothing」という命令はありません。", "There is no command 'nothing'."),
        ("serch 農業", "使えるもの: search serve", "Accepted: search serve"),
        ("decisions nothing", "使えるもの: list check export", "Accepted: list check export"),
        ("--nothing", "--nothing というオプションはありません。", "There is no option --nothing."),
        ("serve --prot 8001", "使えるもの: --port", "Accepted: --port"),
        ("serve --port", "--port の後に値がありません。", "There is no value after --port."),
        ("serve --port 99999", "使えません。使えるもの: 1 以上 65535 以下の整数", "a whole number of 1 or more"),
        ("search x --year abc", "値「abc」は使えません。使えるもの: 整数", "cannot be 'abc'. Accepted: a whole number"),
        ("ask --offset -1", "使えるもの: 0 以上の整数", "a whole number of 0 or more"),
        ("export --format foo", "使えるもの: json ttl", "--format cannot be 'foo'. Accepted: json ttl"),
        ("history a b c", "余分なことば「b c」", "'b c' is too much"),
        ("decisions --help=1", "--help は値を取りません", "--help takes no value"),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_used_is_told(call: str, ja: str, en: str) -> None:
    done = CliRunner().invoke(main, shlex.split(call))
    assert done.exit_code == 2
    assert done.stdout == ""
    told = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in told] == ["エラー", "error"]
    assert ja in told[0]
    assert en in told[1]
    assert "Input should" not in done.stderr
    for line, words in zip(told, ("例: sujimichi ", "for example: sujimichi "), strict=True):
        assert words in line


def test_every_command_has_an_example_that_it_takes() -> None:
    group = get_command(main)
    assert isinstance(group, TyperGroup)
    assert set(_commands(group)) == set(EXAMPLES)
    for example in EXAMPLES.values():
        command, words = group, shlex.split(example)
        while isinstance(command, TyperGroup) and words:
            command = command.commands[words.pop(0)]  # type: ignore[assignment]
        command.make_context(example, words).close()  # raises where it would be refused


@pytest.mark.parametrize("group", ["", "decide"])
def test_a_group_without_a_command_shows_its_help(group: str) -> None:
    told = CliRunner().invoke(main, shlex.split(group)).output
    assert re.search(r"Usage: \S+", told)
    assert "エラー" not in told
