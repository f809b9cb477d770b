"""What runs in the process of `ingest.beside`."""

import os
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

import msgspec

from ingest.parser import Parser, load_ginza
from ingest.words import Pattern


class _Asked(msgspec.Struct):
    """The first line: what to look for."""

    names: dict[str, str]
    cues: dict[str, str]
    patterns: dict[str, list[Pattern]]


def main() -> None:
    """Load GiNZA, then answer line by line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the owner, and then nobody sends anything any more
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, lines), daemon=True).start()
    load_ginza()
    asked = msgspec.json.decode(lines.get(), type=_Asked)
    parser = Parser(asked.names, asked.cues, asked.patterns)
    list(parser.parse(["。"]))  # makes its rules ready, too
    while True:
        what, texts = msgspec.json.decode(lines.get(), type=tuple[str, list[str]])
        for answer in parser.parse(texts) if what == "parse" else [parser.morphemes(texts)]:
            _say(answer)


def _say(answer: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.buffer.flush()


def _listen(pipe: BinaryIO, lines: "SimpleQueue[bytes]") -> None:
    """Take lines as they come, so that nobody waits to send one; end the process at once with the last of them."""
    for line in pipe:
        lines.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
