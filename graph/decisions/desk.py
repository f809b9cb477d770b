"""Where decisions are made: what somebody proposes is checked against the readings and put down with its passage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.decisions import refusals
from graph.decisions.fields import dated, filled, word
from graph.decisions.identities import match_anew
from graph.decisions.pairs import pair_named
from graph.decisions.proposal import Proposal
from graph.decisions.ties import Ties
from graph.history.deed import Act, Subject
from graph.storage.transaction import Writer
from ontology.decisions import Anchor, Decision, Pair, Ruling, Tie, Withdrawal
from ontology.errors import SujimichiError
from ontology.iri import decision_iri

_OF_PAIRS = (Ruling.ACCEPT, Ruling.REJECT)


@dataclass(frozen=True, slots=True)
class Desk:
    """Makes decisions in a store that is being written; nothing is kept where one of them is refused."""

    writer: Writer

    def decide(self, proposals: Sequence[Proposal]) -> tuple[Decision, ...]:
        """Make decisions and keep them, those on identities first: links are decided on the things as they are then.

        Raises `DecisionRefused`, `BadParameter`, `UnknownThing` and `AmbiguousName`, with the fact `place`: which of
        the proposals it was, from 0.
        """
        made: dict[int, Decision] = {}
        for is_link in (False, True):
            chosen = [at for at, proposal in enumerate(proposals) if (proposal.relation is not None) == is_link]
            ties = Ties(self.writer)
            for at in chosen:
                made[at] = self._placed(at, proposals[at], ties)
            self._keep([made[at] for at in chosen])
        return tuple(made[at] for at in range(len(proposals)))

    def withdraw(self, name: str, withdrawal: Withdrawal) -> Decision:
        """Take a decision back: what it had taken the place of holds again. Raises `UnknownThing`, `BadParameter`."""
        decision = self.writer.ledger().get(name.strip())
        if decision is None:
            raise refusals.no_decision(name)
        if decision.withdrawn:
            raise refusals.withdrawn_before(decision)
        taken = Withdrawal(
            filled("author", withdrawal.author), dated(withdrawal.at), filled("reason", withdrawal.reason)
        )
        gone = replace(decision, withdrawn=taken)
        self.writer.keep(self.writer.ledger().with_changed({decision.iri: gone}))
        self.writer.record(Act.DECIDED, _subject(gone), note=f"withdrawn: {taken.reason}")
        self._match([gone])
        return gone

    def _keep(self, decisions: Sequence[Decision]) -> None:
        if decisions:
            self.writer.keep(self.writer.ledger().with_added(decisions))
            for decision in decisions:
                self.writer.record(Act.DECIDED, _subject(decision), note=decision.reason)
            self._match(decisions)

    def _match(self, decisions: Iterable[Decision]) -> None:
        """Match the revisions anew in which a pair was decided on."""
        made = {decision.origin.document for decision in decisions if isinstance(decision.subject, Pair)}
        documents = [document for document in self.writer.documents() if document.iri in made]
        if documents:
            match_anew(self.writer, documents)

    def _placed(self, place: int, proposal: Proposal, ties: Ties) -> Decision:
        try:
            return self._decision(proposal, ties)
        except SujimichiError as error:
            error.facts["place"] = place
            raise

    def _decision(self, proposal: Proposal, ties: Ties) -> Decision:
        ruling = word("ruling", proposal.ruling, Ruling)
        series, subject, instead, anchor = self._subject(proposal, ruling, ties)
        reason, author, at = (
            filled("reason", proposal.reason), filled("author", proposal.author), dated(proposal.at)
        )  # fmt: skip
        said = (series, ruling, *_said(subject), *(_said(instead) if instead else ()), reason, author, at)
        return Decision(
            iri=proposal.iri or decision_iri(self.writer.base, *said),
            ruling=ruling,
            subject=subject,
            instead=instead,
            reason=reason,
            author=author,
            at=at,
            series=series,
            anchors=(anchor,),
            withdrawn=proposal.withdrawn,
        )

    def _subject(self, proposal: Proposal, ruling: Ruling, ties: Ties) -> tuple[str, Tie | Pair, Tie | None, Anchor]:
        if proposal.series and proposal.anchor and proposal.iri:
            if proposal.relation is None:
                return proposal.series, _pair_taken_over(proposal), None, proposal.anchor
            return proposal.series, *ties.taken_over(proposal, ruling), proposal.anchor
        if proposal.relation is None:
            if ruling not in _OF_PAIRS:
                raise refusals.not_one_of("ruling", ruling, _OF_PAIRS)
            document, pair, anchor = pair_named(self.writer, proposal.source, proposal.target, proposal.quote)
            return document.series, pair, None, anchor
        found = ties.proposed(proposal, ruling)
        return found.document.series, found.tie, found.instead, found.anchor


def _pair_taken_over(proposal: Proposal) -> Pair:
    known = {named.iri: named for named in proposal.names}
    missing = [name for name in (proposal.source, proposal.target) if name not in known]
    if missing:
        raise refusals.no_pair(proposal.source, proposal.target)
    return Pair(known[proposal.source], known[proposal.target])


def _said(subject: Tie | Pair) -> tuple[str, ...]:
    return (*subject.key, subject.role or "") if isinstance(subject, Tie) else subject.key


def _subject(decision: Decision) -> Subject:
    return Subject(decision.iri, " → ".join(named.label for named in decision.subject.ends))
