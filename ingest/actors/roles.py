"""As what a named organisation takes part in what a sentence tells: it acts, leads, contributes, or is only named.

The dependency patterns find the word that is said to lead or to take part; an organisation has the role where it is
that word, stands in a list with it (○○省、△△省等と), or is an example of the collective (○○省等の関係省庁が).
"""

from functools import cache
from typing import Any

from ingest.cue_table import cue_table
from ingest.words import Found, Parsed, Pattern
from ontology.model import Role

_SUBJECT_MARKS = frozenset({"が", "は", "も"})
_JOINS = frozenset({"と", "や", "及び", "並びに", "、", "・", "又は", "とともに"})
_WITHIN_A_NOUN = frozenset({"acl", "nmod", "compound"})  # a predicate under these describes a noun; nobody acts there
_VAGUE = frozenset({"等", "など", "ほか", "他"})
_COLLECTIVE = frozenset({"省庁", "府省", "府省庁", "各省", "機関", "部局", "省", "庁"})
_PLACE = "place"  # ○○省において


@cache
def role_patterns() -> dict[str, list[Pattern]]:
    """Make the patterns of the words of cues.toml: the last word of a match is the one that has the role."""
    words = cue_table()["roles"]
    keys = ("lead", "with", "help", "help_of")
    lead, together, helping, help_of = (_node("role", {"LEMMA": {"IN": words[key]}}) for key in keys)
    become = _node("become", {"LEMMA": {"IN": ["なる", "する"]}})
    subject = {"DEP": {"IN": ["nsubj", "obj", "compound", "nmod"]}}
    partner = {"DEP": {"IN": ["obl", "nmod", "obj", "iobj", "dep"]}}
    return {
        Role.LEAD: [
            [become, _left("become", "role", lead["RIGHT_ATTRS"]), _left("become", "actor", {"DEP": "nsubj"})],
            [lead, _left("role", "actor", subject)],
            [_node("role", {"LEMMA": {"IN": words["lead_verbs"]}}), _left("role", "actor", {"DEP": "nsubj"})],
        ],
        Role.CONTRIBUTOR: [
            [together, _left("role", "actor", partner), _right("actor", "と")],
            [helping, _left("role", "actor", {"DEP": "nsubj"}), _right("actor", "が")],
            [help_of, _left("role", "actor", {"DEP": "nmod"}), _right("actor", "の")],
        ],
        _PLACE: [
            [
                _node("verb", {"POS": "VERB"}),
                _left("verb", "actor", {"DEP": "obl"}),
                _right("actor", "に"),
                _fixed("に", "おい"),
            ]
        ],
    }


def role_of(parsed: Parsed, name: Found) -> Role | None:
    """Tell the role that a sentence gives to a name; None where it gives none."""
    standing = _standing_for(parsed, name.root)
    for role in (Role.LEAD, Role.CONTRIBUTOR):
        actors = {match[_ACTOR[role, len(match)]] for match in parsed.matches.get(role, ())}
        if actors & standing:
            return role
    return None


def acts(parsed: Parsed, name: Found) -> bool:
    """Tell whether a name is the subject of its sentence, alone or in a list, or the place where it is done."""
    words = parsed.words
    for at in _standing_for(parsed, name.root):
        is_subject = words[at].dep == "nsubj" and parsed.marks(at) & _SUBJECT_MARKS
        is_place = any(match[1] == at for match in parsed.matches.get(_PLACE, ()))
        if (is_subject or is_place) and not _is_within_a_noun(parsed, words[at].head):
            return True
    return False


def _is_within_a_noun(parsed: Parsed, predicate: int) -> bool:
    return any(parsed.words[at].dep in _WITHIN_A_NOUN for at in (predicate, *parsed.ancestors(predicate)))


def _standing_for(parsed: Parsed, root: int) -> set[int]:
    """List the words that a name stands for: itself, the end of its list, the collective that the list explains."""
    words = parsed.words
    standing = {root}
    at = root
    while words[at].head != at and _leads_on(parsed, at):
        at = words[at].head
        standing.add(at)
    return standing


def _leads_on(parsed: Parsed, at: int) -> bool:
    word, head = parsed.words[at], parsed.words[parsed.words[at].head]
    marks = parsed.marks(at) | {parsed.words[sign].text for sign in parsed.children(word.head) if at < sign < word.head}
    if word.dep == "compound":
        return head.text in _VAGUE
    if word.dep not in ("nmod", "conj", "dep"):
        return False
    return bool(marks & _JOINS) or ("の" in marks and word.text in _VAGUE and head.text in _COLLECTIVE)


_ACTOR = {
    (Role.LEAD, 2): 1,
    (Role.LEAD, 3): 2,
    (Role.CONTRIBUTOR, 3): 1,
}  # where the actor is in a match of so many words


def _node(name: str, attributes: dict[str, Any]) -> dict[str, Any]:
    return {"RIGHT_ID": name, "RIGHT_ATTRS": attributes}


def _left(head: str, name: str, attributes: dict[str, Any]) -> dict[str, Any]:
    return {"LEFT_ID": head, "REL_OP": ">--", "RIGHT_ID": name, "RIGHT_ATTRS": attributes}


def _right(head: str, particle: str) -> dict[str, Any]:
    return {"LEFT_ID": head, "REL_OP": ">++", "RIGHT_ID": particle, "RIGHT_ATTRS": {"ORTH": particle}}


def _fixed(head: str, word: str) -> dict[str, Any]:
    return {"LEFT_ID": head, "REL_OP": ">++", "RIGHT_ID": "fixed", "RIGHT_ATTRS": {"ORTH": word}}
