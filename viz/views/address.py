"""Where a view is: its path with the options that choose what is shown."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote, urlencode

from ontology.errors import Message, UnknownThing


def address(name: str, names: Iterable[str], options: Mapping[str, str]) -> str:
    """Write the path of a view and its query; options without a value are left out."""
    path = "/".join(("", name, *(quote(each, safe="") for each in names)))
    query = urlencode({option: value for option, value in options.items() if value}, safe=",")
    return f"{path}?{query}" if query else path


def no_more_than(most: int, name: str, names: Sequence[str]) -> None:
    """Refuse a path with more names than a view takes, of which the rest would be dropped. Raises `UnknownThing`."""
    if len(names) <= most:
        return
    given, known, extra = ("/".join(part) for part in ((name, *names), (name, *names[:most]), names[most:]))
    message = Message(
        f"「{given}」という場所はありません。「{extra}」が余分です。例: {known}",
        f"There is nothing at '{given}': '{extra}' is too much. For example {known}",
    )
    raise UnknownThing(message, given=given, suggestions=[])


def opened(options: Mapping[str, str]) -> tuple[str, ...]:
    """Read which cards are to be opened: keys with commas between them, each once."""
    return tuple(dict.fromkeys(key for key in options.get("open", "").split(",") if key))


def as_data(path: str, form: str) -> str:
    """Give the address of the rows behind a view: `form` (json, csv) becomes the ending of its path."""
    before, mark, query = path.partition("?")
    return f"{before}.{form}{mark}{query}"
