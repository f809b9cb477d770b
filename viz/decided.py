"""How decisions read: the words of their rulings, states and troubles, and each decision told in one clause."""

from dataclasses import dataclass

from ontology.decisions import Decision, Pair, Ruling, State, Tie, Trouble, Way
from viz.language import Language, reader
from viz.style import RELATIONS, ROLES


@dataclass(frozen=True, slots=True)
class Words:
    """The same in both languages."""

    ja: str
    en: str


STATES: dict[State, Words] = {
    State.REVIEW: Words("見直しが必要", "needs another look"),
    State.IN_FORCE: Words("有効", "in force"),
    State.SUPERSEDED: Words("後の判断に譲った", "superseded"),
    State.WITHDRAWN: Words("取り下げ", "withdrawn"),
}
RULINGS: dict[Ruling, Words] = {
    Ruling.ACCEPT: Words("認める", "accepted"),
    Ruling.REJECT: Words("退ける", "rejected"),
    Ruling.ADD: Words("加える", "added"),
    Ruling.EDIT: Words("改める", "edited"),
}
TROUBLES: dict[Trouble, Words] = {
    Trouble.PASSAGE: Words("判断の箇所が今の版にない", "its passage is not in the latest revision"),
    Trouble.THING: Words("判断したものが今の版にない", "what it is about is not in the latest revision"),
    Trouble.DISPUTED: Words("退けたことを今の版の本文が述べている", "the text now says what it rejects"),
}
WAYS: dict[Way, Words] = {
    Way.MADE: Words("この版で判断した", "decided on this revision"),
    Way.EXACT: Words("同じ文", "the same words"),
    Way.CONTEXT: Words("前後の文から", "by the words around it"),
    Way.NAMED: Words("同じものの名から", "by the thing that it names"),
    Way.FUZZY: Words("よく似た文", "by likeness"),
}


def told_decision(decision: Decision) -> str:
    """Tell what was decided as one clause, in the reader's language."""
    is_english = reader().language is Language.ENGLISH
    return _in_english(decision) if is_english else _in_japanese(decision)


def _in_japanese(decision: Decision) -> str:
    subject = decision.subject
    if isinstance(subject, Pair):
        verdict = "同じものとする" if decision.ruling is Ruling.ACCEPT else "別のものとする"
        return f"前の版の「{subject.former.label}」と「{subject.found.label}」を{verdict}"
    if decision.instead:
        return f"{_tie_ja(subject)}、を改め、{_tie_ja(decision.instead)}、とする"
    return f"{_tie_ja(subject)}、というつながりを{RULINGS[decision.ruling].ja}"


def _in_english(decision: Decision) -> str:
    subject = decision.subject
    if isinstance(subject, Pair):
        verdict = "the same" if decision.ruling is Ruling.ACCEPT else "not the same"
        return f"“{subject.former.label}” and, in the next revision, “{subject.found.label}”: {verdict}"
    instead = f", now {_tie_en(decision.instead)}" if decision.instead else ""
    return f"{RULINGS[decision.ruling].en}: {_tie_en(subject)}{instead}"


def _tie_ja(tie: Tie) -> str:
    style = RELATIONS[tie.relation]
    role = f"（{ROLES[tie.role].ja}）" if tie.role else ""
    return f"「{tie.source.label}」{style.joint}「{tie.target.label}」{style.ending}{role}"


def _tie_en(tie: Tie) -> str:
    role = f" ({ROLES[tie.role].en})" if tie.role else ""
    return f"“{tie.source.label}” {RELATIONS[tie.relation].en} “{tie.target.label}”{role}"
