"""A kind as a caller writes it."""

from typing import Annotated

from pydantic import BeforeValidator

from ontology.errors import BadParameter, Message
from ontology.model import Kind

_KINDS = {kind.lower(): kind for kind in Kind}


def _in_any_case(name: str) -> str:
    return _KINDS.get(name.lower(), name)


AnyKind = Annotated[Kind, BeforeValidator(_in_any_case)]
"""A parameter of a route that is a kind in any case."""


def kind_named(name: str) -> Kind:
    """Give the kind of this name in any case. Raises `BadParameter`."""
    kind = _KINDS.get(name.lower())
    if kind is None:
        accepted = ", ".join(Kind)
        message = Message(
            ja=f"種類「{name}」はありません。使えるもの: {accepted}（例: Measure）",
            en=f"There is no kind '{name}'. Accepted: {accepted} (for example Measure).",
        )
        raise BadParameter(message, name="kind", given=name, accepted=accepted)
    return kind
