"""A parser that asks what was kept first. GiNZA is not even loaded where every sentence is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

import msgspec

from ingest.parser import Parser
from ingest.parses import Parses
from ingest.words import Morpheme, Parsed

_PARSED: "msgspec.msgpack.Decoder[Parsed | None]" = msgspec.msgpack.Decoder(Parsed | None)
_MORPHEMES: "msgspec.msgpack.Decoder[tuple[Morpheme, ...]]" = msgspec.msgpack.Decoder(tuple[Morpheme, ...])
_PACK = msgspec.msgpack.Encoder().encode


@dataclass
class RememberingParser:
    """Gives what a parser gives. `kept` belongs to all parsers; a digest tells what was asked of one like this."""

    parser: Parser
    kept: Parses
    _new: dict[bytes, bytes] = field(default_factory=dict, repr=False)

    def parse(self, sentences: Sequence[str]) -> Iterator[Parsed | None]:
        """Parse sentences in their order, as `Parser.parse` does; each that is new once."""
        digests = {sentence: self._digest("parse", sentence) for sentence in sentences}
        known = {asked: _PARSED.decode(made) for asked, made in self.kept.read(digests.values()).items()}
        fresh = [sentence for sentence, asked in digests.items() if asked not in known]
        for sentence, parsed in zip(fresh, self.parser.parse(fresh) if fresh else (), strict=True):
            known[digests[sentence]] = parsed
            self._new[digests[sentence]] = _PACK(parsed)
        return (known[digests[sentence]] for sentence in sentences)

    def morphemes(self, texts: Sequence[str]) -> dict[str, tuple[Morpheme, ...]]:
        """Cut texts into morphemes, as `Parser.morphemes` does."""
        digests = {text: self._digest("morphemes", text) for text in texts}
        known = {asked: _MORPHEMES.decode(made) for asked, made in self.kept.read(digests.values()).items()}
        fresh = [text for text, asked in digests.items() if asked not in known]
        for text, morphemes in (self.parser.morphemes(fresh) if fresh else {}).items():
            known[digests[text]] = morphemes
            self._new[digests[text]] = _PACK(morphemes)
        return {text: known[asked] for text, asked in digests.items()}

    def keep(self) -> None:
        """Keep what was new."""
        self.kept.write(self._new)
        self._new = {}

    def _digest(self, purpose: str, text: str) -> bytes:
        asked = text.encode("utf-8", "surrogatepass")
        return blake2b(asked, digest_size=16, key=self._reader, person=purpose.encode()).digest()

    @cached_property
    def _reader(self) -> bytes:
        return self.parser.fingerprint
