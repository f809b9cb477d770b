"""The rate of what was reached to what was aimed at, which proves that two values are a target and its result."""

import re

_RATE = re.compile(r"(?P<rate>[0-9]+(?P<places>\.[0-9]+)?)[ 　]?[%％]")
_FIGURE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_HALF = 0.51  # of the last place, by rounding


def is_rate(text: str) -> bool:
    """Tell whether a text is nothing but a rate."""
    return _RATE.fullmatch(text) is not None


def proves(rate: str, target: str, reached: str) -> bool:
    """Tell whether a rate is that of two values, as far as its places go."""
    told, aimed, got = _RATE.fullmatch(rate), _FIGURE.search(target), _FIGURE.search(reached)
    if told is None or aimed is None or got is None or not _number(aimed):
        return False
    step = 10.0 ** -(len(told["places"]) - 1) if told["places"] else 1.0
    return abs(100 * _number(got) / _number(aimed) - float(told["rate"])) <= _HALF * step


def _number(match: re.Match[str]) -> float:
    return float(match[0].replace(",", ""))
