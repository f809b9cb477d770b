"""What the query of a view may say."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from graph.questions.parameters import bad_value
from graph.questions.words import Words
from ontology.errors import BadParameter, Message

_LONGEST = 4  # digits of a year
_EVERYWHERE = ("revision", "lang")  # what any address takes: the revision that is looked at, the reader's language


def only(given: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a parameter that is not known, so that a misspelt one is not answered as if unasked.

    Raises `BadParameter`.
    """
    accepted = list(dict.fromkeys((*known, *_EVERYWHERE)))
    wrong = next((name for name in given if name not in accepted), None)
    if wrong is None:
        return
    near = [*get_close_matches(wrong, accepted, 1), accepted[0]][0]
    message = Message(
        f"ここではパラメータ「{wrong}」は使えません。使えるもの: {'、'.join(accepted)}（例: {near}=…）",
        f"There is no parameter '{wrong}' here. Accepted: {', '.join(accepted)} (for example {near}=…)",
    )
    raise BadParameter(message, name=wrong, given=wrong, accepted=", ".join(accepted))


def choice(options: Mapping[str, str], name: str, accepted: Sequence[str]) -> str:
    """Give the chosen word, the first of those accepted where none is. Raises `BadParameter`."""
    given = options.get(name) or accepted[0]
    if given not in accepted:
        raise bad_value(name, given, Words("、".join(accepted), ", ".join(accepted)))
    return given


def number(options: Mapping[str, str], name: str) -> int | None:
    """Give a whole number such as a year, None where none is given. Raises `BadParameter`."""
    given = unicodedata.normalize("NFKC", options.get(name, "")).strip()
    if not given:
        return None
    if not given.isdecimal() or len(given) > _LONGEST:
        raise bad_value(name, given, Words("整数（例: 2027）", "a whole number (for example 2027)"))
    return int(given)
