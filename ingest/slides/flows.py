"""Flows of money: 国 → 都道府県（1/2） → 市町村 on a line, or 国, 交付金（1/2）, 市町村 one under the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ingest.layouts.cues import plain_of
from ingest.slides.cues import SlideCues
from ingest.slides.deck import Deck, Line
from ingest.slides.passages import Passage, Span
from ontology.model import Flow

_ARROW = re.compile(r"[ \u3000]*(?:→|⇒|➡|⇨|➔|▶|►|=>|->|[-－─―]+[>＞])[ \u3000]*")
_RATE = re.compile(
    r"\d{1,2}[/／]\d{1,2}(?:[~～〜、,]\d{1,2}[/／]\d{1,2})*(?:以内|相当|等)?|定額(?:・\d{1,2}/\d{1,2})?|\d{1,3}%(?:以内)?|\d割|全額"
    r"|\d分の\d"
)
_RATE_LABEL = re.compile(r"(?:補助率|交付率|負担率|負担割合|補助割合)?[:： 　]*")
_ASIDE = re.compile(r"[ \u3000]*[(（【\[]([^()（）【】]*)[)）】\]][ \u3000]*")
_AND = re.compile(r"[・･、,，/／ \u3000]|及び|又は|または|並びに|と")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class FoundFlows:
    """The flows of one drawing with the lines that tell them."""

    flows: tuple[Flow, ...]
    at: Line
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A stop of the money (`party`), or how it goes on from there (`share`); both where a line prints both."""

    party: str | None
    share: str | None
    pays: bool = False


@dataclass(frozen=True, slots=True)
class FlowReader:
    """Reads parties and transfers by the words of the cue table."""

    words: SlideCues

    def read(self, deck: Deck) -> Iterator[FoundFlows | tuple[str, Span]]:
        """Go through the drawings of a deck; one whose payer is not printed is given as a reason and a span."""
        for _, group in groupby(deck.lines, key=lambda line: line.page):
            lines = list(group)
            drawn = any(plain_of(line.passage.text).endswith(self.words.of("flows", "heads")) for line in lines)
            for line in lines:
                if flows := self._on_line(line.passage):
                    yield FoundFlows(flows, line, (line.passage.span,))
            yield from self._runs(lines, drawn)

    def _on_line(self, line: Passage) -> tuple[Flow, ...]:
        pieces = _ARROW.split(line.plain)
        if len(pieces) < 2 or len(line.text) > 3 * _LONGEST:
            return ()
        printed = _split_as(line, _ARROW)
        steps = [self._step(piece, self.words.of("flows", "party_endings")) for piece in printed]
        read = [step for step in steps if step]
        return _flows(read, chained=True) if len(read) == len(steps) and read[0].pays else ()

    def _runs(self, lines: list[Line], drawn: bool) -> Iterator[FoundFlows | tuple[str, Span]]:
        run: list[tuple[Line, _Step]] = []
        for line in [*lines, None]:
            step = self._step(line.passage) if line is not None else None
            if line is not None and step is not None:
                run.append((line, step))
                continue
            if line is not None and run and plain_of(line.passage.text) in self.words.of("flows", "heads"):
                continue
            yield from self._settled(run, drawn)
            run = []

    def _settled(self, run: list[tuple[Line, _Step]], drawn: bool) -> Iterator[FoundFlows | tuple[str, Span]]:
        while run and run[-1][1].party is None:
            run = run[:-1]
        parties = [step for _, step in run if step.party]
        if not any(step.share for _, step in run) or not drawn or not parties:
            return
        spans = tuple(line.passage.span for line, _ in run)
        flows = _flows([step for _, step in run], chained=False) if run[0][1].pays else ()
        if flows:
            yield FoundFlows(flows, run[0][0], spans)
        elif len(run) > 1:
            reason = "資金の流れの出し手が印字されていない / a flow of money whose payer is not printed"
            yield reason, (spans[0][0], spans[-1][1])

    def _step(self, passage: Passage, endings: tuple[str, ...] = ()) -> _Step | None:
        """Read a party, a transfer, or a party with its share in brackets; None for anything else."""
        text = passage.text
        if not text or len(text) > _LONGEST:
            return None
        rates = list(_RATE.finditer(passage.plain))
        rate = text[rates[0].start() : rates[0].end()] if rates else None
        bare = plain_of(_RATE_LABEL.sub("", _RATE.sub("", _ASIDE.sub("", passage.plain)))).strip("()[]【】:・→⇒")
        aside = [plain_of(match[1]) for match in _ASIDE.finditer(passage.plain)]
        manner = next((w for w in (bare, *aside) if w in self.words.of("flows", "transfers")), None)
        if not bare or bare in self.words.of("flows", "transfers"):
            return _Step(None, rate or manner) if rate or manner else None
        if not self._is_party(bare) and not (endings and bare.removesuffix("等").endswith(endings)):
            return None
        name = _ASIDE.sub("", text).strip() if _ASIDE.search(text) else _RATE.sub("", text).strip() if rates else text
        return _Step(name.strip(" 　・"), rate or manner, pays=bare in self.words.of("flows", "payers"))

    def _is_party(self, bare: str) -> bool:
        known = {*self.words.of("flows", "parties"), *self.words.of("flows", "payers")}
        parts = [part.removesuffix("等").removesuffix("など") for part in _AND.split(bare)]
        return bare.removesuffix("等") in known or (bool(parts) and all(part in known for part in parts))


def _flows(steps: list[_Step], *, chained: bool) -> tuple[Flow, ...]:
    """Follow the money from the payer on; only arrows chain parties that follow without a transfer between."""
    flows: list[Flow] = []
    payer, payee, share = steps[0].party or "", "", steps[0].share
    for step in steps[1:]:
        if step.party is None:
            payer, payee = payee or payer, ""
            share = step.share
            continue
        if payee and (chained or step.share):
            payer, share = payee, None
        flows.append(Flow(payer, step.party, step.share or share))
        payee = step.party
    return tuple(flows)


def _split_as(line: Passage, pattern: re.Pattern[str]) -> list[Passage]:
    start, parts = 0, []
    for match in pattern.finditer(line.plain):
        parts.append(line.part(start, match.start()))
        start = match.end()
    return [*parts, line.part(start)]
