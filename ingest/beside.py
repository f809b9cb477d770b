"""GiNZA in a process of its own, which loads while its owner still lays out the text: each takes one processor.

    {"names": {…}, "cues": {…}, "patterns": {…}}    the first line that the process is sent: what to look for
    ["parse", ["sentence", …]]                      a line for each sentence comes back, see `Parsed`
    ["morphemes", ["text", …]]                      one line comes back, see `Morpheme`

The process ends when nobody is left to send it anything, however its owner ended.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO

import msgspec

from ingest.parser import Parser
from ingest.words import Morpheme, Parsed

PARSED: "msgspec.json.Decoder[Parsed | None]" = msgspec.json.Decoder(Parsed | None)
MORPHEMES: "msgspec.json.Decoder[dict[str, tuple[Morpheme, ...]]]" = msgspec.json.Decoder(
    dict[str, tuple[Morpheme, ...]]
)
_COMMAND = (sys.executable, "-P", "-m", "ingest.beside_worker")  # -P: nothing from the working folder


class GoneError(Exception):
    """The process has ended before its answer."""


class Beside:
    """The process, from now on until the end of a `with` block."""

    def __init__(self) -> None:
        """Start it; it loads GiNZA without being asked."""
        self._process = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  our own

    def __enter__(self) -> "Beside":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()  # it has nothing to lose
        with suppress(OSError), self._process:  # what is left in a pipe to nobody
            return

    @property
    def pid(self) -> int:
        """Give the number of the process."""
        return self._process.pid

    def send(self, message: object) -> None:
        """Send one line, which never waits for long; raises GoneError."""
        try:
            pipe = _open(self._process.stdin)
            pipe.write(msgspec.json.encode(message) + b"\n")
            pipe.flush()
        except OSError as error:
            raise GoneError from error

    def receive(self) -> bytes:
        """Wait for one line; raises GoneError."""
        line = _open(self._process.stdout).readline()
        if not line.endswith(b"\n"):
            raise GoneError
        return line


@dataclass
class ParserBeside(Parser):
    """Gives what a parser gives, out of a process of its own; should that end, this one does its work."""

    process: Beside = field(kw_only=True)

    def __post_init__(self) -> None:
        """Say what to look for."""
        with suppress(GoneError):
            self.process.send({"names": self.names, "cues": self.cues, "patterns": self.patterns})

    def parse(self, sentences: Sequence[str]) -> Iterator[Parsed | None]:
        """Parse sentences in their order, as `Parser.parse` does."""
        told = 0
        try:
            self.process.send(("parse", sentences))
            for parsed in self._received(sentences):
                yield parsed
                told += 1
        except GoneError:
            yield from super().parse(sentences[told:])

    def morphemes(self, texts: Iterable[str]) -> dict[str, tuple[Morpheme, ...]]:
        """Cut texts into morphemes, as `Parser.morphemes` does."""
        asked = list(texts)
        try:
            self.process.send(("morphemes", asked))
            return MORPHEMES.decode(self.process.receive())
        except GoneError:
            return super().morphemes(asked)

    def _received(self, sentences: Sequence[str]) -> Iterator[Parsed | None]:
        done, total = 0, sum(map(len, sentences))
        for sentence in sentences:
            yield PARSED.decode(self.process.receive())
            done += len(sentence)
            if self.progress:
                self.progress(done, total)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101  both ends were asked for
    return pipe
