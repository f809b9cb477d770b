"""The words by which texts tie means to ends (cues.toml), and the patterns of dependencies that are made of them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ingest.cue_table import cue_table
from ingest.words import Pattern


class Cue(StrEnum):
    """What stands before a cue, and where its fellow is."""

    MEANS = "means"
    MEANS_BEFORE_NOUN = "means_before_noun"
    PURPOSES = "purposes"
    PURPOSES_BEFORE_NOUN = "purposes_before_noun"

    @property
    def before_noun(self) -> bool:
        """Tell whether what follows the cue is a noun, not a sentence."""
        return self in (Cue.MEANS_BEFORE_NOUN, Cue.PURPOSES_BEFORE_NOUN)


class Find(StrEnum):
    """What a pattern of dependencies finds. The first word of a match is the predicate, the last what it is said of."""

    DONE = "done"  # 進める ← 整備: anything that is done
    END = "end"  # 図る ← 創出, 資する ← 増加: what is said of ends
    NOUN_END = "noun end"  # 創出 ← 雇用: an end as a noun (雇用の創出)
    NEED = "need"  # 重要 ← 取り込む: a clause that says what is needed (…取り込むことが重要である)
    NEEDED = "needed"  # 急務 ← 仕組み: a thing that is needed


@dataclass(frozen=True, slots=True)
class ClaimCues:
    """The cues with their labels, the nouns that alone name no means, and the patterns by what they find."""

    labels: dict[str, Cue]
    vague: frozenset[str]
    patterns: dict[str, list[Pattern]]


_VERB: dict[str, object] = {"POS": {"IN": ["VERB", "ADJ"]}}


@cache
def load_claim_cues() -> ClaimCues:
    """Read the part of cues.toml that is about claims, once."""
    table = cue_table()["claims"]
    return ClaimCues(
        labels={word: cue for cue in Cue for word in table[cue]},
        vague=frozenset(table["vague"]),
        patterns=_done(table["efforts"], table["relating"])
        | _ends(table["ends"], table["towards"])
        | _needs(table["needs"]),
    )


def _done(efforts: list[str], relating: list[str]) -> dict[str, list[Pattern]]:
    verb = _node("verb", _VERB | {"LEMMA": {"NOT_IN": relating}})
    effort = _node("verb", _VERB | _lemma(efforts))
    return {
        Find.DONE: [
            [verb, _left("verb", "thing", _with("obj"))],
            [effort, _left("verb", "thing", _with("obl")), _right("thing", "に")],
        ]
    }


def _ends(ends: list[str], towards: list[str]) -> dict[str, list[Pattern]]:
    to = _node("verb", _VERB | _lemma(towards))
    noun = _node("noun", {"POS": "NOUN"} | _lemma(ends))
    return {
        Find.END: [
            [_node("verb", _VERB | _lemma(ends)), _left("verb", "thing", _with("obj", "nsubj"))],
            [to, _left("verb", "thing", _with("obl", "iobj")), _right("thing", "に")],
        ],
        Find.NOUN_END: [[noun, _left("noun", "of", _with("nmod", "compound") | {"POS": {"NOT_IN": ["SYM", "PUNCT"]}})]],
    }


def _needs(needs: list[str]) -> dict[str, list[Pattern]]:
    need = _node("need", _lemma(needs))
    return {
        Find.NEED: [
            [need, _left("need", "that", _lemma(["こと"])), _left("that", "clause", _with("acl"))],
            [need, _left("need", "clause", _with("acl"))],  # …図られる必要がある
        ],
        Find.NEEDED: [[need, _left("need", "thing", _with("nsubj"))]],
    }


def _node(name: str, attributes: dict[str, object]) -> dict[str, object]:
    return {"RIGHT_ID": name, "RIGHT_ATTRS": attributes}


def _left(head: str, name: str, attributes: dict[str, object]) -> dict[str, object]:
    """Ask for a word that hangs on another one to its right."""
    return {"LEFT_ID": head, "REL_OP": ">--", "RIGHT_ID": name, "RIGHT_ATTRS": attributes}


def _right(head: str, particle: str) -> dict[str, object]:
    """Ask for a particle that hangs on a word to its left."""
    return {"LEFT_ID": head, "REL_OP": ">++", "RIGHT_ID": particle, "RIGHT_ATTRS": {"ORTH": particle}}


def _lemma(words: list[str]) -> dict[str, object]:
    return {"LEMMA": {"IN": words}}


def _with(*relations: str) -> dict[str, object]:
    return {"DEP": {"IN": list(relations)}}
