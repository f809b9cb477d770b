"""Means and ends in one sentence, by the cues between them and the words that they hang on.

企業との連携【を通じて】、雇用の創出を図る    behind the means; the end is what its verb says, or one after that
誘致【を通じた】雇用の創出                    before a noun; the end is that noun, or what a verb says of it
雇用の創出を図る【ため】、誘致を進める           behind the end; the means is what the main verb says, or what is needed
雇用の創出【に向けた】誘致を進める              behind the end and before a noun; the means is that noun
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.claims.cues import ClaimCues, Cue, Find
from ingest.claims.phrases import Span
from ingest.claims.syntax import Clauses
from ingest.words import Found, Parsed

_REFERS = re.compile(r"これ|それ|こう|そう|この|その|上記|同")
_FACT = re.compile(r"(?:た|ない|いる|ある|なる|おり|ず)$")  # …したため, …であるため: a cause, no end
_NO_PURPOSE_BEFORE = ("の", "な", "だ", "で", "た", "努")  # ための, ような, に向けた
_CLAUSE_CUE = re.compile(r"(?:ため|よう|べく)")
_LIST = re.compile(r"、|や|及び|並びに|かつ")
_LAW = re.compile(r"[^、。「」（）]{4,100}に関する[^、。「」（）]{0,16}法律")
Pair = tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Statement:
    """A means and an end in a sentence, as spans of it. `refers` where the means only points back (これにより)."""

    means: Span
    cue: Span
    end: Span
    end_cue: Span
    refers: bool = False

    @property
    def phrases(self) -> tuple[Span, Span, Span, Span]:
        """List means, cue, end and cue of the end."""
        return self.means, self.cue, self.end, self.end_cue


def statements_of(text: str, parsed: Parsed, cues: ClaimCues) -> list[Statement]:
    """Read the statements of a sentence in the order of the text; the same words are one statement."""
    reader = _Reader(Clauses(text, parsed, cues))
    found = {statement for cue in parsed.cues for statement in reader.read(cue)}
    return sorted(found, key=lambda statement: (statement.means, statement.cue, statement.end))


@dataclass(frozen=True, slots=True)
class _Reader:
    clauses: Clauses

    @property
    def text(self) -> str:
        return self.clauses.text

    def read(self, found: Found) -> Iterator[Statement]:
        """Read what one cue ties together; a span of another label is no cue."""
        head = self.clauses.head_before(found)
        governor = None if head is None else self.clauses.governor(found, head)
        words = self.clauses.parsed.words
        if head is None or governor is None or found.name not in set(Cue) or self._is_in_name(words[found.first].start):
            return
        cue, kind = (words[found.first].start, words[found.stop - 1].end), Cue(found.name)
        if kind in (Cue.MEANS, Cue.MEANS_BEFORE_NOUN):
            yield from self._by_means(kind, cue, head, governor)
        else:
            yield from self._by_end(kind, cue, head, governor)

    def _is_in_name(self, at: int) -> bool:
        return any(match.start() < at < match.end() for match in _LAW.finditer(self.text))

    def _by_means(self, kind: Cue, cue: Span, head: int, governor: int) -> Iterator[Statement]:
        means = self.clauses.phrase(head, cue[0])
        if means is None or (self.text[cue[0] :].startswith("による") and not self.clauses.is_doing(head)):
            return
        refers = _REFERS.match(self.text, *means) is not None
        ends = self._ends_in_noun(governor, cue[1]) if kind.before_noun else self._ends(governor, cue[1])
        for end, end_cue in ends:
            if not self.clauses.is_parted(*end):
                yield Statement(means, cue, end, end_cue, refers)

    def _ends(self, governor: int, after: int) -> Iterator[Pair]:
        """Find the ends that come after a cue and belong to the verb that the means hangs on."""
        reached = {*self.clauses.carried_on(governor)}
        pairs = [
            (verb, thing)
            for verb, thing in self.clauses.said(Find.END, after)
            if verb in reached or self.clauses.is_above(governor, verb)
        ]
        return self._phrases(pairs, after) if pairs else self._ends_in_noun(governor, after)

    def _ends_in_noun(self, governor: int, after: int) -> Iterator[Pair]:
        """Find the end in a noun that a means describes: what a verb says of it, else what the noun itself says."""
        nouns = [(end, of) for end, of in self.clauses.said(Find.NOUN_END) if self.clauses.is_above(end, governor)]
        verbs = [(verb, of) for verb, of in self.clauses.said(Find.END, after) if self.clauses.is_above(of, governor)]
        words = self.clauses.parsed.words
        for verb, thing in verbs[:1]:
            if not (nouns and _LIST.search(self.text, after, words[thing].end)):
                yield from self._phrases([(verb, thing)], after)
                return
        for end, of in nouns[:1]:
            phrase_of = self.clauses.thing(of, after, end)
            if phrase_of is not None and words[of].end > after:
                yield phrase_of, self.clauses.predicate(phrase_of[1], end)

    def _by_end(self, kind: Cue, cue: Span, head: int, governor: int) -> Iterator[Statement]:
        end = self._end_before(cue, head)
        if end is None or self.text.startswith(_NO_PURPOSE_BEFORE, cue[1]):
            return
        means = self._means_in_noun(governor, cue[1]) if kind.before_noun else self._means(governor, cue[1])
        for what, done in means:
            if self.text[slice(*what)] not in self.clauses.cues.vague:
                yield Statement(what, done, end, (end[1], cue[1]))

    def _end_before(self, cue: Span, head: int) -> Span | None:
        """Find the end behind which a cue stands: the object of a verb (…を図るため) or a doing (…の実現に向けて)."""
        if not _CLAUSE_CUE.match(self.text, cue[0]):
            is_doing = self.clauses.is_doing(head)
            return self.clauses.phrase(head, cue[0]) if is_doing else None
        if _FACT.search(self.text, 0, cue[0]):
            return None
        things = [thing for verb, thing in self.clauses.said(Find.END) if verb == head]
        return self.clauses.thing(things[0], 0) if things else None

    def _means(self, governor: int, after: int) -> Iterator[Pair]:
        """Find what is done for an end: what is needed for it, or else what the main verb says."""
        needs = [
            (need, what)
            for find in (Find.NEED, Find.NEEDED)
            for need, what in self.clauses.said(find)
            if self.clauses.is_above(need, governor)
        ]
        if needs:
            yield from self._needed(*needs[0], after)
            return
        reached = {governor, *self.clauses.carried_on(governor)}
        pairs = [(verb, thing) for verb, thing in self.clauses.said(Find.DONE, after) if verb in reached]
        yield from self._phrases(pairs, after)

    def _needed(self, need: int, what: int, after: int) -> Iterator[Pair]:
        words = self.clauses.parsed.words
        is_clause = words[what].dep == "acl"
        stop = words[what].tail if is_clause else words[what].end
        start = after + len(self.text[after:]) - len(self.text[after:].lstrip("、 "))
        if start < stop:
            yield (start, stop), self.clauses.predicate(stop, need)

    def _means_in_noun(self, governor: int, after: int) -> Iterator[Pair]:
        pairs = [(verb, of) for verb, of in self.clauses.said(Find.DONE, after) if self.clauses.is_above(of, governor)]
        yield from self._phrases(pairs[:1], after)

    def _phrases(self, pairs: Iterable[tuple[int, int]], after: int) -> Iterator[Pair]:
        for verb, thing in pairs:
            found = self.clauses.thing(thing, after)
            if found is not None:
                yield found, self.clauses.predicate(found[1], verb)
