"""A command line that cannot be used becomes an error as all others: what was given, what is accepted, an example.

Typer says the same in English alone, and in the words of the libraries under it.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from enum import Enum

from typer._click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption, UsageError
from typer._click.exceptions import BadParameter as BadValue  # typer has no public names for these
from typer.core import TyperArgument, TyperOption

from api.examples import example_of
from ontology.errors import BadParameter, Message

Parameter = TyperArgument | TyperOption
_MANY = re.compile(r"Got unexpected extra argument\(s\) \((?P<given>.*)\)")


def misused(error: UsageError, command: str) -> BadParameter:
    """Say what is wrong with the call of a command, such as `decide add`; "" is the program itself."""
    name, given, wrong, accepted = _facts(error)
    return _told(command, name, given, wrong, accepted)


def unknown_command(group: str, given: str, known: Iterable[str]) -> BadParameter:
    """Say that a group has no such command, with those that it has, or that the word resembles."""
    names = list(known)
    listed = " ".join(get_close_matches(given, names) or names)
    wrong = Message(f"「{given}」という命令はありません。", f"There is no command '{given}'.")
    return _told(group, "COMMAND", given, wrong, Message(listed, listed))


def _facts(error: UsageError) -> tuple[str, str, Message, Message]:
    """Give the name of the parameter, what was given for it, what is wrong with that, and what is accepted."""
    match error:
        case MissingParameter(param=TyperArgument() | TyperOption() as parameter):
            name = _name(parameter)
            return name, "", Message(f"{name} がありません。", f"{name} is missing."), _accepted(parameter)
        case BadValue(param=TyperArgument() | TyperOption() as parameter):
            name, given = _name(parameter), _given(error)
            wrong = Message(f"{name} の値「{given}」は使えません。", f"{name} cannot be '{given}'.")
            return name, given, wrong, _accepted(parameter)
        case NoSuchOption(option_name=name):
            wrong = Message(f"{name} というオプションはありません。", f"There is no option {name}.")
            return name, name, wrong, _options(error)
        case BadOptionUsage(option_name=name) if "requires" in error.message:
            wrong = Message(f"{name} の後に値がありません。", f"There is no value after {name}.")
            return name, "", wrong, Message("値を一つ", "one value")
        case BadOptionUsage(option_name=name):
            return name, "", Message(f"{name} は値を取りません。", f"{name} takes no value."), Message(name, name)
    return _rest(error)


def _rest(error: UsageError) -> tuple[str, str, Message, Message]:
    found = _MANY.fullmatch(error.message)
    given = found["given"] if found else ""
    wrong = Message(f"余分なことば「{given}」があります。", f"'{given}' is too much.")
    accepted = Message("空白のある名は、引用符で囲んだもの", "names with spaces in quotation marks")
    return "ARGUMENT", given, wrong if found else Message(error.message, error.message), accepted


def _name(parameter: Parameter) -> str:
    if isinstance(parameter, TyperOption):
        return parameter.opts[0]
    return (parameter.metavar or parameter.name or "").strip("[]")


def _given(error: UsageError) -> str:
    """Find the value in what Pydantic, which typer asks, says of it."""
    told: list[dict[str, object]] = getattr(error.__cause__, "errors", list)()
    return str(told[0]["input"]) if told else ""


def _accepted(parameter: Parameter) -> Message:
    """Say what a parameter takes: one of several words, numbers, or what its help says."""
    kind, about = parameter.type_descriptor.annotation, parameter.type_descriptor.parameter_info
    if isinstance(kind, type) and issubclass(kind, Enum):
        words = " ".join(str(each.value) for each in kind)
        return Message(words, words)
    if kind is int:
        return _whole_numbers(about.min, about.max)
    ja, _, en = (parameter.help or "").partition(" / ")
    return Message(ja, en or ja)


def _whole_numbers(least: float | None, most: float | None) -> Message:
    bounds = [
        *([Message(f"{least} 以上", f"{least} or more")] if least is not None else ()),
        *([Message(f"{most} 以下", f"{most} or less")] if most is not None else ()),
    ]
    if not bounds:
        return Message("整数", "a whole number")
    ja, en = " ".join(each.ja for each in bounds), " and ".join(each.en for each in bounds)
    return Message(f"{ja}の整数", f"a whole number of {en}")


def _options(error: NoSuchOption) -> Message:
    known = (option for each in error.cmd.params for option in each.opts if option[0] == "-") if error.cmd else ()
    listed = " ".join(error.possibilities or known)
    return Message(listed, listed)


def _told(command: str, name: str, given: str, wrong: Message, accepted: Message) -> BadParameter:
    example, more = example_of(command), f"{f'sujimichi {command}'.strip()} --help"
    message = Message(
        f"{wrong.ja}使えるもの: {accepted.ja}（例: {example}。くわしくは {more}）",
        f"{wrong.en} Accepted: {accepted.en} (for example: {example}; more with {more})",
    )
    return BadParameter(message, name=name, given=given, accepted=accepted.en)
