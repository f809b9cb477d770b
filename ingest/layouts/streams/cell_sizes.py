"""How many tokens of a stream one cell may take: a name eight, a value two, 18人 / （R6）; of one line, two."""

from collections import Counter
from collections.abc import Sequence

from ingest.layouts.cues import Role
from ingest.layouts.streams.tokens import Token

_MOST_PARTS = {Role.INDICATOR: 8, Role.OTHER_TEXT: 5, Role.OWNER: 4, Role.GROUP: 3}
_PARTS_OF_VALUE = 2
_MOST_WORDS = 2  # of one cell on one line; more are the heads of another table


def lines_of_many_words(parts: Sequence[Token]) -> int:
    """Count the lines of which a cell has more words than one cell has."""
    words = Counter(token.at for token in parts)
    return sum(count > _MOST_WORDS for count in words.values())


def most_parts(role: Role) -> int:
    """Tell how many tokens one cell of a role may be made of."""
    return _MOST_PARTS.get(role, _PARTS_OF_VALUE)
