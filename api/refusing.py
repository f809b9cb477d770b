"""Say of a parameter that FastAPI refuses what was given, what is accepted, and an example, in both languages."""

import re
from collections.abc import Mapping
from typing import Any

from ontology.errors import BadParameter, Message

_QUOTED = re.compile(r"'([^']+)'")  # the words of an enumeration as Pydantic lists them: 'json', 'csv' or 'md'
_ONE_OF = ("enum", "literal_error")
_NUMBER = Message("整数", "a whole number")
# By the type of a Pydantic error: what is accepted, and an example; both are filled in from its context.
_ACCEPTED: Mapping[str, tuple[Message, str]] = {
    "greater_than_equal": (Message("{ge} 以上の整数", "a whole number of {ge} or more"), "{ge}"),
    "less_than_equal": (Message("{le} 以下の整数", "a whole number of {le} or less"), "{le}"),
    "int_parsing": (_NUMBER, "1"),
    "int_parsing_size": (_NUMBER, "1"),
    "int_from_float": (_NUMBER, "1"),
    "string_too_long": (Message("{max_length} 字までの文字列", "a text of up to {max_length} characters"), ""),
    "string_too_short": (Message("{min_length} 字以上の文字列", "a text of {min_length} characters or more"), ""),
}


def refused(error: Mapping[str, Any]) -> BadParameter:
    """Put an error of Pydantic into words; `error` is one of `RequestValidationError.errors()`."""
    name, given = str(error["loc"][-1]), error.get("input")
    if error["type"] == "missing":
        message = Message(f"パラメータ {name} が必要です。", f"The parameter {name} is required.")
        return BadParameter(message, name=name)
    accepted, example = _accepted(error["type"], error.get("ctx", {}), error["msg"])
    shown = Message(f"（例: {name}={example}）", f" (for example {name}={example})") if example else Message("", "")
    message = Message(
        f"パラメータ {name} の値「{given}」は使えません。使えるもの: {accepted.ja}{shown.ja}",
        f"The parameter {name} cannot be '{given}'. Accepted: {accepted.en}{shown.en}",
    )
    return BadParameter(message, name=name, given=given, accepted=accepted.en)


def _accepted(kind: str, context: Mapping[str, Any], otherwise: str) -> tuple[Message, str]:
    if kind in _ONE_OF:
        words = _QUOTED.findall(context["expected"])
        return Message("、".join(words), ", ".join(words)), words[0]
    told, example = _ACCEPTED.get(kind, (Message("{otherwise}", "{otherwise}"), ""))
    facts = {**context, "otherwise": otherwise}
    return Message(told.ja.format_map(facts), told.en.format_map(facts)), example.format_map(facts)
