"""A reader that breaks on a form nobody has met costs a document what it would have read, and nothing else.

What it had found so far is forgotten, and what happened is told among the unresolved passages and in the log.
"""

import logging
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

from ingest.layouts.found import Findings
from ingest.layouts.rows import Line

BROKEN = "読み取りの途中で失敗した"
_P = ParamSpec("_P")
_T = TypeVar("_T")
_log = logging.getLogger(__name__)


def safely(
    findings: Findings, lines: Sequence[Line], read: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
) -> _T | None:
    """Let a reader of some lines add to the findings; None where it breaks, which is told at the first line."""
    kpis, used, unresolved = len(findings.kpis), set(findings.used), len(findings.unresolved)
    try:
        return read(*args, **kwargs)
    except Exception as error:  # noqa: BLE001  # whatever it is: the other readers go on
        name = getattr(read, "__name__", "a reader")
        _log.warning("%s broke: %r", name, error, exc_info=_log.isEnabledFor(logging.DEBUG))
        del findings.kpis[kpis:], findings.unresolved[unresolved:]
        findings.used.intersection_update(used)
        place = lines[0].span if lines else (0, 0)
        findings.unresolved.append((f"{BROKEN} / {name} broke: {type(error).__name__}: {error}", place))
        return None
