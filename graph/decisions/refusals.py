"""Why something cannot be decided, in both languages, with what can."""

from collections.abc import Iterable, Sequence

from ontology.decisions import Decision, Named, Tie
from ontology.errors import BadParameter, DecisionRefused, Message, UnknownThing
from ontology.model import Kind, Link, Relation
from ontology.rules import ALLOWED


def said_by_the_text(tie: Tie, link: Link) -> DecisionRefused:
    """Refuse to reject or edit what the text itself says; the quote says where."""
    quote = link.evidence[0].quote if link.evidence else ""
    return DecisionRefused(
        Message(
            f"「{tie.source.label}」と「{tie.target.label}」のつながりは本文が述べています（「{quote}」）。"
            "本文の記述は判断で打ち消せません。打ち消せるのは典拠ファイルと推定によるつながりです。",
            f"the text itself joins '{tie.source.label}' and '{tie.target.label}' (“{quote}”); a decision overrides "
            "authority files and inferences, never the text",
        ),
        given=f"{tie.source.label} {tie.relation} {tie.target.label}",
        accepted="a curated or inferred link",
    )


def no_such_link(tie: Tie) -> DecisionRefused:
    """Refuse to accept, reject or edit a link that nobody has read."""
    return DecisionRefused(
        Message(
            f"「{tie.source.label}」から「{tie.target.label}」への {tie.relation} というつながりはありません。"
            "新しく加えるには add を使ってください（例: sujimichi decide add 施策 measuredBy KPI）。",
            f"there is no link {tie.relation} from '{tie.source.label}' to '{tie.target.label}'; to make one, add it "
            "(for example sujimichi decide add MEASURE measuredBy KPI)",
        ),
        given=f"{tie.source.label} {tie.relation} {tie.target.label}",
        accepted="a link that there is",
    )


def nothing_edited(tie: Tie) -> DecisionRefused:
    """Refuse an edit that puts a link in its own place."""
    return DecisionRefused(
        Message(
            f"「{tie.source.label}」と「{tie.target.label}」のつながりに、改めるところがありません。"
            "--to-source、--to-relation、--to-target、--to-role のどれかを変えてください。",
            f"the edit changes nothing of the link from '{tie.source.label}' to '{tie.target.label}'; give one of "
            "--to-source, --to-relation, --to-target, --to-role",
        ),
        given=f"{tie.source.label} {tie.relation} {tie.target.label}",
        accepted="another end, relation or role",
    )


def may_not_join(source: Kind, relation: Relation, target: Kind) -> DecisionRefused:
    """Refuse a link between kinds that the relation does not join."""
    sources, targets = (" ".join(sorted(kinds)) for kinds in ALLOWED[relation])
    return DecisionRefused(
        Message(
            f"{relation} は {source} から {target} へは引けません。引けるのは {sources} から {targets} へです。",
            f"{relation} cannot join a {source} to a {target}; it joins {sources} to {targets}",
        ),
        given=f"{source} {relation} {target}",
        accepted=f"{sources} → {targets}",
    )


def of_two_documents(things: Sequence[Named]) -> DecisionRefused:
    """Refuse a link between things of two documents: it would stand in neither."""
    labels = "」と「".join(thing.label for thing in things)
    return DecisionRefused(
        Message(
            f"「{labels}」は別々の文書のものです。つながりを決められるのは、一つの文書の中のもの（と組織・法令）の間です。",
            "these things are of different documents; a link is decided on between things of one document, "
            "organisations and laws",
        ),
        given=[thing.label for thing in things],
        accepted="things of one document",
    )


def no_quote(quote: str, document: str) -> BadParameter:
    """Say that a quote does not stand in a document."""
    return BadParameter(
        Message(
            f"「{quote}」は「{document}」の本文にありません。本文のとおりに引用してください（改行は違ってもかまいません）。",
            f"“{quote}” does not stand in '{document}'; quote it to the letter (line breaks may differ)",
        ),
        name="quote",
        given=quote,
        accepted="a passage of the document",
    )


def no_passage(named: Named) -> BadParameter:
    """Say that there is nothing to hold on to, and that a quote would be."""
    return BadParameter(
        Message(
            f"「{named.label}」を名指す箇所がありません。--quote で、判断の拠り所となる本文の箇所を引用してください。",
            f"no passage names '{named.label}'; quote the passage that the decision is made on with --quote",
        ),
        name="quote",
        given=None,
        accepted="a passage of the document",
    )


def no_pair(former: str, found: str) -> UnknownThing:
    """Say that no revision has such a pair."""
    return UnknownThing(
        Message(
            f"前の版の「{former}」と次の版の「{found}」という組は見つかりません。"
            "確かめたい組は `sujimichi doubts 系列名` で見られます。",
            f"there is no pair of '{former}' in one revision and '{found}' in the next; "
            "`sujimichi doubts NAME` lists the pairs to look at",
        ),
        given=f"{former} = {found}",
        suggestions=[],
    )


def not_one_of(name: str, given: str, accepted: Iterable[str]) -> BadParameter:
    """Say which words a field takes."""
    listed = " ".join(accepted)
    return BadParameter(
        Message(
            f"{name} の値「{given}」は使えません。使えるもの: {listed}",
            f"{name} cannot be '{given}'; accepted: {listed}",
        ),
        name=name,
        given=given,
        accepted=listed,
    )


def empty(name: str) -> BadParameter:
    """Say that a field must be filled."""
    words = {"reason": ("理由", "a reason"), "author": ("判断した人の名前", "the name of who decides")}
    ja, en = words.get(name, (name, name))
    return BadParameter(
        Message(f"{ja}が必要です（--{name}）。", f"{en} is needed (--{name})."), name=name, given="", accepted=en
    )


def no_decision(name: str) -> UnknownThing:
    """Say that there is no decision of that name."""
    return UnknownThing(
        Message(
            f"判断「{name}」はありません。`sujimichi decisions` で一覧とキーを確かめられます。",
            f"there is no decision '{name}'; `sujimichi decisions` lists them with their keys",
        ),
        given=name,
        suggestions=[],
    )


def withdrawn_before(decision: Decision) -> DecisionRefused:
    """Refuse to withdraw a decision twice."""
    key, at = decision.iri.rsplit("/", 1)[-1], decision.withdrawn.at if decision.withdrawn else ""
    return DecisionRefused(
        Message(f"判断 {key} は {at} に取り下げられています。", f"decision {key} was withdrawn on {at}"),
        given=key,
        accepted="a decision that stands",
    )


def no_date(given: str) -> BadParameter:
    """Say what a date looks like."""
    return BadParameter(
        Message(
            f"日付「{given}」は読めません。YYYY-MM-DD か、時差の付いた ISO 8601 で書いてください（例: 2026-04-01）。",
            f"'{given}' is no date; write YYYY-MM-DD, or ISO 8601 with time and zone (for example 2026-04-01)",
        ),
        name="at",
        given=given,
        accepted="YYYY-MM-DD",
    )


def not_in_line(given: str, known: Iterable[str]) -> UnknownThing:
    """Say that there is no document of that name."""
    listed = list(known)
    return UnknownThing(
        Message(
            f"「{given}」という系列や版はありません。ある系列: {'、'.join(listed)}",
            f"there is no series or revision '{given}'; there are {', '.join(listed)}",
        ),
        given=given,
        suggestions=listed,
    )
