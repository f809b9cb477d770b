"""What the query of a view may say."""

import unicodedata
from collections.abc import Mapping, Sequence

from graph.questions.parameters import bad_value
from graph.questions.words import Words

_LONGEST = 4  # digits of a year


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
