"""GiNZA, and nothing but GiNZA here: sentences become words that know what they hang on, with what was found in them.

Three rules of spaCy look at each sentence: an entity ruler finds names (patterns come from the authority files), a span
ruler finds cues (words of cues.toml), a dependency matcher finds the patterns that the readers of claims and roles ask
for. Only sentences with a name or a cue are parsed. Loading takes one to two seconds, so nothing is loaded before the
first text is read.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from ingest.words import Found, Morpheme, Parsed, Pattern, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import DependencyMatcher
    from spacy.pipeline import EntityRuler, SpanRuler
    from spacy.tokens import Doc, Span, Token

Progress = Callable[[int, int], None]  # characters parsed, characters to parse

MODEL = "ja_ginza"
_NOT_NEEDED = ("ner", "morphologizer", "compound_splitter")  # the parser needs none of them and they take half the time
_SOFTWARE = ("spacy", "thinc", "ginza", "ja_ginza", "sudachipy", "sudachidict_core")
_OWN = ("parser.py", "words.py")
_SIGNS = frozenset({"PUNCT", "SYM", "SPACE"})
_CARRIER = "整備"  # cues are cut into words behind a noun, as they stand in a text
_BATCH = 16
_LONGEST_NAME = 2_000  # characters; Sudachi refuses texts of more than 49,149 bytes


@dataclass
class Parser:
    """Finds names, cues and patterns in sentences.

    `names` maps every spelling to the official name, `cues` every cue to its label, `patterns` a name to patterns.
    """

    names: Mapping[str, str]
    cues: Mapping[str, str] = field(default_factory=dict)
    patterns: Mapping[str, list[Pattern]] = field(default_factory=dict)
    progress: Progress | None = None

    def parse(self, sentences: Sequence[str]) -> Iterator[Parsed | None]:
        """Parse sentences in their order; None for one without a name or a cue."""
        docs = [self._mark(self._nlp.make_doc(sentence)) for sentence in sentences]
        total = sum(len(doc.text) for doc in docs if _is_marked(doc))
        parsed = self._nlp.pipe((doc for doc in docs if _is_marked(doc)), batch_size=_BATCH)
        done = 0
        for doc in docs:
            if not _is_marked(doc):
                yield None
                continue
            yield self._parsed(next(parsed))
            done += len(doc.text)
            if self.progress:
                self.progress(done, total)

    def morphemes(self, texts: Iterable[str]) -> dict[str, tuple[Morpheme, ...]]:
        """Cut texts into morphemes, without parsing them; what goes on past any name is left out."""
        docs = {text: self._nlp.make_doc(text[:_LONGEST_NAME]) for text in texts}
        return {text: tuple(Morpheme(t.text, t.norm_, t.tag_) for t in doc) for text, doc in docs.items()}

    @property
    def is_loaded(self) -> bool:
        """Tell whether GiNZA has been loaded, which takes a second and 400 MB."""
        return "_nlp" in vars(self)

    @property
    def fingerprint(self) -> bytes:
        """Digest all that the outcome hangs on beside the text: names, cues, patterns, the model, the software."""
        asked = (list(self.names.items()), list(self.cues.items()), list(self.patterns.items()))
        software = [version(name) for name in _SOFTWARE]
        own = [files("ingest").joinpath(name).read_text(encoding="utf-8") for name in _OWN]
        return blake2b(json.dumps([asked, software, own]).encode(), digest_size=16).digest()

    def _mark(self, doc: "Doc") -> "Doc":
        doc.spans[_CUES] = []
        if self.names:
            doc = self._name_ruler(doc)
        return self._cue_ruler(doc) if self.cues else doc

    def _parsed(self, doc: "Doc") -> Parsed:
        return Parsed(
            words=_words(doc),
            names=tuple(_found(span, span.ent_id_) for span in doc.ents),
            cues=tuple(_found(span, span.label_) for span in doc.spans[_CUES]),
            matches=self._matches(doc),
        )

    def _matches(self, doc: "Doc") -> dict[str, tuple[tuple[int, ...], ...]]:
        found: dict[str, list[tuple[int, ...]]] = {}
        for key, indices in self._matcher(doc):
            found.setdefault(self._nlp.vocab.strings[key], []).append(tuple(indices))
        return {name: tuple(sorted(set(matches))) for name, matches in found.items()}

    @cached_property
    def _nlp(self) -> "Language":
        return load_ginza()

    @cached_property
    def _name_ruler(self) -> "EntityRuler":
        from spacy.pipeline import EntityRuler  # noqa: PLC0415  # as above

        ruler = EntityRuler(self._nlp)
        patterns: list[dict[str, str | list[dict[str, object]]]] = [
            {"label": "ORG", "pattern": name, "id": official} for name, official in self.names.items()
        ]
        with self._nlp.select_pipes(enable=[]):  # names are cut into words, not parsed
            ruler.add_patterns(patterns)
        return ruler

    @cached_property
    def _cue_ruler(self) -> "SpanRuler":
        from spacy.pipeline import SpanRuler  # noqa: PLC0415  # as above
        from spacy.util import filter_spans  # noqa: PLC0415  # of cues that overlap, the longest

        ruler = SpanRuler(self._nlp, spans_key=_CUES, spans_filter=lambda _, found: filter_spans(found))
        ruler.add_patterns([{"label": label, "pattern": self._words_of(cue)} for cue, label in self.cues.items()])
        return ruler

    def _words_of(self, cue: str) -> list[dict[str, str]]:
        return [{"ORTH": token.text} for token in self._nlp.make_doc(f"{_CARRIER}{cue}、")[1:-1]]

    @cached_property
    def _matcher(self) -> "DependencyMatcher":
        from spacy.matcher import DependencyMatcher  # noqa: PLC0415  # as above

        matcher = DependencyMatcher(self._nlp.vocab)
        for name, patterns in self.patterns.items():
            matcher.add(name, patterns)
        return matcher


_CUES = "cues"


@cache
def load_ginza() -> "Language":
    """Load GiNZA, once in a process; what each parser looks for is no part of it."""
    import spacy  # noqa: PLC0415  # seconds to load; querying and --help never come here

    nlp = spacy.load(MODEL, exclude=(*_NOT_NEEDED, "vocab"))
    nlp.vocab.from_disk(nlp.path / "vocab", exclude=("strings",))  # a text brings its own words; half of all time
    return nlp


def _is_marked(doc: "Doc") -> bool:
    return bool(doc.ents or doc.spans[_CUES])


def _found(span: "Span", name: str) -> Found:
    return Found(name, span.start, span.end, span.root.i)


def _words(doc: "Doc") -> tuple[Word, ...]:
    import ginza  # noqa: PLC0415  # as above

    tails = {token.i: _end_of_words(bunsetu) for bunsetu in ginza.bunsetu_spans(doc) for token in bunsetu}
    return tuple(_word(token, tails.get(token.i, 0)) for token in doc)


def _word(token: "Token", tail: int) -> Word:
    end = token.idx + len(token.text)
    return Word(
        text=token.text,
        norm=token.norm_,
        tag=token.tag_,
        pos=token.pos_,
        dep=token.dep_,
        head=token.head.i,
        start=token.idx,
        end=end,
        left=token.left_edge.i,
        tail=max(tail, end),
    )


def _end_of_words(bunsetu: "Span") -> int:
    """Find where a bunsetu ends, its commas and brackets left out."""
    last = next((token for token in reversed(bunsetu) if token.pos_ not in _SIGNS), bunsetu[-1])
    return int(last.idx + len(last.text))
