"""The audit as HTTP and the command line ask for it; nothing below this layer looks at a clock."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.audit import audit_question, rules_question
from graph.projection import Projection
from graph.questions import Answer
from graph.questions.catalogue import answer
from ontology import japan

_CHART = "charts/audit"


@dataclass(frozen=True, slots=True)
class Audit:
    """Asks for the audit of a projection, as of today where no other day is given.

    `alone` is set where one document was asked for: what belongs to no document is then left out. The methods raise
    `UnknownThing`, `AmbiguousName` and `BadParameter`.
    """

    projection: Projection
    given: Mapping[str, str | None]
    alone: bool

    def findings(self, offset: int = 0, limit: int | None = None) -> Answer:
        """List the findings."""
        question = audit_question(store_wide=not self.alone)
        return answer(self.projection, question, self._named, offset=offset, limit=limit)

    def rules(self) -> Answer:
        """List the rules with the numbers of their findings."""
        return answer(self.projection, rules_question(store_wide=not self.alone), self._named)

    @property
    def _named(self) -> dict[str, str]:
        return {"as_of": today(), **{name: value for name, value in self.given.items() if value}}


def today() -> str:
    """Give the day that it is in Japan, as ISO 8601 writes it."""
    return japan.today().isoformat()


def as_of_today(path: str, options: Mapping[str, str]) -> dict[str, str]:
    """Let a chart of the audit be as of today where its query names no other day; other views are left alone."""
    return {"as_of": today(), **options} if path.strip("/") == _CHART else dict(options)
