"""What hangs on what around a cue: the verb that it belongs to, the verbs that carry on from there, what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.claims.cues import ClaimCues, Cue, Find
from ingest.claims.phrases import Span, content_word, end_of, phrase, word_before
from ingest.words import Found, Parsed

_CARRIES_ON = re.compile(  # 図り、 高められ、 but not 図るとともに、
    r"(?:し|して|され?て?|せ|させ?て?|られ?て?|れ|て|で|い|てい[くき]|ていき)?"
)
_LEADS_OVER = re.compile(r"(?:と(?:とも|共)に|ほか|一方で?|など|ながら|つつ|上で|から)[、も]*$")
_DOINGS = frozenset({"取組", "取り組み", "取組み", "事業", "施策", "づくり", "化", "対策", "政策", "措置", "こと"})
_FROM_VERB = re.compile(r"[\u3400-\u9fff][いきげけしせちてびべみめりれ]$")  # 受入れ, 見直し, 立ち上げ
_VAGUE = frozenset({"等", "など", "ら"})
_RANK = ("obj", "obl", "iobj", "nsubj")


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence with its parse, asked for the words around a cue."""

    text: str
    parsed: Parsed
    cues: ClaimCues

    def head_before(self, cue: Found) -> int | None:
        """Find the word that a cue stands behind; with こと in the cue, that word (its clause hangs on it)."""
        if self.parsed.words[cue.first].text == "こと":
            return cue.first
        before = word_before(self.parsed, cue.first)
        return None if before is None else content_word(self.parsed, before)

    def governor(self, cue: Found, head: int) -> int | None:
        """Find the word that a phrase with its cue hangs on; None where on nothing."""
        inside = {*range(head, cue.stop)}
        outside = [self.parsed.words[at].head for at in (head, *range(cue.first, cue.stop))]
        return next((at for at in outside if at not in inside), None)

    def is_doing(self, index: int) -> bool:
        """Tell a doing from a doer: 誘致による, but not 企業による."""
        if self.parsed.words[index].text in _VAGUE and index > 0:
            index -= 1
        word = self.parsed.words[index]
        is_event = "サ変可能" in word.tag or _FROM_VERB.search(word.text) is not None
        return word.pos == "VERB" or word.text in _DOINGS or is_event

    def carried_on(self, verb: int) -> Iterator[int]:
        """Go from verb to verb as long as the sentence carries on: 図り、…を高め、…につなげる."""
        words = self.parsed.words
        while words[verb].head != verb and words[verb].dep != "acl":
            if words[verb].pos == "VERB" and not _CARRIES_ON.fullmatch(self.text[words[verb].end : words[verb].tail]):
                return
            verb = words[verb].head
            yield verb

    def is_above(self, upper: int, lower: int) -> bool:
        """Tell whether a word hangs on another one, be it through others, or is that word."""
        return upper == lower or upper in self.parsed.ancestors(lower)

    def said(self, find: Find, after: int = 0) -> list[tuple[int, int]]:
        """List predicates, each with the one thing that it is most likely said of: its object, the nearest one.

        A thing that begins before the offset `after` is left out.
        """
        best: dict[int, int] = {}
        for predicate, *others in self.parsed.matches.get(find, ()):
            thing = others[0] if find in (Find.DONE, Find.END) else others[-1]
            if self.parsed.words[thing].start < after:
                continue
            if predicate not in best or self._nearness(predicate, thing) < self._nearness(predicate, best[predicate]):
                best[predicate] = thing
        return sorted(best.items())

    def _nearness(self, predicate: int, thing: int) -> tuple[int, int]:
        words = self.parsed.words
        relation = words[thing].dep
        is_inside = (
            words[predicate].tag.startswith("接尾辞") or words[thing + 1].text == "・"
        )  # 重点化, 開発・普及: one word
        return (
            _RANK.index(relation) if relation in _RANK else len(_RANK) + (relation == "compound" and is_inside),
            -thing,
        )

    def phrase(self, head: int, stop: int, after: int = 0) -> Span | None:
        """Give the phrase that a word heads, up to `stop`, not before `after` nor the purpose of the sentence."""
        return phrase(self.text, self.parsed, head, stop, max(after, self._purpose_before(head)))

    def thing(self, index: int, after: int, head: int | None = None) -> Span | None:
        """Give the phrase of a thing, not before an offset; `head` where the phrase hangs on another word."""
        return self.phrase(index if head is None else head, end_of(self.text, self.parsed, index), after)

    def is_parted(self, start: int, stop: int) -> bool:
        """Tell whether another means stands between two offsets."""
        words = self.parsed.words
        return any(
            cue.name == Cue.MEANS and start <= words[cue.first].start and words[cue.stop - 1].end <= stop
            for cue in self.parsed.cues
        )

    def _purpose_before(self, index: int) -> int:
        """Find where a purpose ends that is set off by a comma before a word (…を図るため、), 0 where there is none."""
        ends = (self.parsed.words[cue.stop - 1].end for cue in self.parsed.cues if cue.name == Cue.PURPOSES)
        start = self.parsed.words[index].start
        return max((end for end in ends if end <= start and self.text.startswith("、", end)), default=0)

    def predicate(self, start: int, index: int) -> Span:
        """Give what is said of a thing that ends at `start`, without the words that lead over to the next clause."""
        word = self.parsed.words[index]
        stop = word.end if word.pos == "NOUN" and word.dep != "ROOT" else max(word.tail, word.end)
        leads_over = _LEADS_OVER.search(self.text[start:stop])
        return start, start + leads_over.start() if leads_over else stop
