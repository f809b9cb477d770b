"""What somebody wants decided, in their own words: names, keys or IRIs, a quote, a reason."""

from dataclasses import dataclass

from ontology.decisions import Anchor, Named, Withdrawal


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A decision as it is typed; `relation` None asks whether `source` (before) and `target` (after) are one thing.

    `document` is a series or a revision, `quote` the passage that it is made on; None lets them be found. `instead`
    holds what an edit changes: `source`, `relation`, `target`, `role`.

    A decision that was made elsewhere comes with its `iri`, `series`, `anchor` and `withdrawn`, and with the names that
    its things had there; it is taken over as it was made, whatever has become of it.
    """

    ruling: str
    source: str
    target: str
    reason: str
    author: str
    at: str
    relation: str | None = None
    role: str | None = None
    instead: tuple[tuple[str, str], ...] = ()
    document: str | None = None
    quote: str | None = None
    anchor: Anchor | None = None
    withdrawn: Withdrawal | None = None
    names: tuple[Named, ...] = ()
    iri: str | None = None
    series: str | None = None

    @property
    def is_from_elsewhere(self) -> bool:
        """Tell whether it was made before, in this store or another one."""
        return self.iri is not None and self.anchor is not None and self.series is not None
