"""A kind as a caller writes it."""

from ontology.errors import BadParameter, Message
from ontology.model import Kind

_KINDS = {kind.lower(): kind for kind in Kind}


def kind_named(name: str) -> Kind:
    """Give the kind of this name in any case. Raises `BadParameter`."""
    kind = _KINDS.get(name.lower())
    if kind is None:
        accepted = ", ".join(Kind)
        message = Message(
            ja=f"種類「{name}」はありません。使えるもの: {accepted}（例: Measure）",
            en=f"There is no kind '{name}'. Accepted: {accepted} (for example Measure).",
        )
        raise BadParameter(message, name="kind", given=name, accepted=list(Kind))
    return kind
