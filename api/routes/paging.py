"""How long a page may be."""

from ontology.errors import BadParameter, Message


def page_size(name: str, given: int | None, usual: int, most: int) -> int:
    """Give the rows of a page. Raises `BadParameter` for more than `most`."""
    size = min(usual, most) if given is None else given
    if size > most:
        message = Message(
            ja=f"パラメータ {name} の値「{size}」は使えません。使えるもの: 1 から {most}",
            en=f"The parameter {name} cannot be '{size}'. Accepted: 1 to {most}.",
        )
        raise BadParameter(message, name=name, given=size, accepted=f"1–{most}")
    return size
