"""GiNZA, and nothing but GiNZA here: organisations named in running text, with the sentence and the role they stand in.

spaCy's entity ruler finds the names (patterns come from the authority files); only texts that hold a name are parsed.
Loading takes one to two seconds, so nothing is loaded before the first text is read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EntityRuler
    from spacy.tokens import Doc, Span, Token

Progress = Callable[[int, int], None]  # characters parsed, characters to parse

MODEL = "ja_ginza"
_NOT_NEEDED = ("ner", "morphologizer", "compound_splitter")  # the parser needs none of them and they take half the time
_SUBJECT_MARKS = frozenset({"が", "は", "も"})
_JOINS = frozenset({"と", "や", "及び", "並びに", "、", "・"})
_WITHIN_A_NOUN = frozenset({"acl", "nmod", "compound"})  # a predicate under these describes a noun; nobody acts there
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation named in a text. Offsets count in that text; `acts` where it is the subject of the sentence."""

    name: str
    start: int
    end: int
    sentence: tuple[int, int]
    acts: bool


@dataclass
class Parser:
    """Finds organisations in texts. `names` maps every spelling to the official name."""

    names: dict[str, str]
    progress: Progress | None = None

    def mentions(self, texts: Sequence[str]) -> Iterator[tuple[Mention, ...]]:
        """Go through the mentions of each text, in the order of the texts."""
        named = [self._ruler(self._nlp.make_doc(text)) for text in texts]
        total = sum(len(doc.text) for doc in named if doc.ents)
        done = 0
        parsed = self._nlp.pipe((doc for doc in named if doc.ents), batch_size=_BATCH)
        for doc in named:
            if not doc.ents:
                yield ()
                continue
            yield tuple(_mentions_in(next(parsed)))
            done += len(doc.text)
            if self.progress:
                self.progress(done, total)

    @cached_property
    def _nlp(self) -> "Language":
        import spacy  # noqa: PLC0415  # seconds to load; querying and --help never come here

        return spacy.load(MODEL, exclude=_NOT_NEEDED)

    @cached_property
    def _ruler(self) -> "EntityRuler":
        from spacy.pipeline import EntityRuler  # noqa: PLC0415  # as above

        ruler = EntityRuler(self._nlp)
        ruler.add_patterns([{"label": "ORG", "pattern": name, "id": official} for name, official in self.names.items()])
        return ruler


def _mentions_in(doc: "Doc") -> Iterable[Mention]:
    for span in doc.ents:
        if span.label_ == "ORG":
            sentence = span.sent
            yield Mention(
                span.ent_id_, span.start_char, span.end_char, (sentence.start_char, sentence.end_char), _acts(span)
            )


def _acts(span: "Span") -> bool:
    """Tell whether a name is the subject of its sentence, alone or joined to others (文化庁と観光庁が…)."""
    token = span.root
    while token.dep_ in ("nmod", "conj") and _marks(token) & _JOINS and token.head is not token:
        token = token.head
    if token.dep_ != "nsubj" or not _marks(token) & _SUBJECT_MARKS:
        return False
    predicate = token.head
    while predicate.dep_ != "ROOT":
        if predicate.dep_ in _WITHIN_A_NOUN:
            return False
        predicate = predicate.head
    return True


def _marks(token: "Token") -> set[str]:
    """List the particles and signs that hang on a word."""
    return {child.text for child in token.rights if child.dep_ in ("case", "punct", "cc", "mark")}
