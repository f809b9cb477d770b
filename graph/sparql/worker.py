"""The process that queries run in: `python -m graph.sparql.worker`, started and ended by `pool.py`.

It reads requests from stdin and writes answers to stdout, may open no socket, and ends when nobody listens any more.
It starts in a twentieth of a second, because it loads neither rdflib nor the parser.
"""

import faulthandler
import os
import signal
import sys
from pathlib import Path

import pyoxigraph as ox

from graph.sparql.answer import answer
from graph.sparql.confine import with_any_memory, with_memory, without_network
from graph.sparql.messages import too_big
from graph.sparql.wire import Frame, Request, of_answer, of_error, of_unreadable, receive, send, to_request
from graph.storage.holding import Hold, hold
from ontology.errors import SujimichiError

_GRACE = 1.0  # seconds past the deadline: only a worker whose service is gone lives so long


class _Shelf:
    """Keeps the store that was asked for last open."""

    def __init__(self) -> None:
        self._folder = ""
        self._store: ox.Store | None = None
        self._hold: Hold | None = None

    def store(self, request: Request) -> ox.Store:
        """Open the store of a request, and allow the memory of a query on top of it; raises OSError."""
        if self._store is None or self._folder != request.store:
            with_any_memory()
            self._store = None  # lets go of the former one, which Windows could not remove otherwise
            self._hold = hold(Path(request.store))  # and of the hold on it
            self._store = ox.Store.read_only(request.store)
            self._folder = request.store
            with_memory(request.memory)
        return self._store


def main() -> None:
    """Answer until the service closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which then closes the pipe
    without_network()
    shelf = _Shelf()
    with os.fdopen(os.dup(1), "wb") as replies, Path(os.devnull).open("wb") as nowhere:
        for stream in (1, 2):  # what the engine says as it dies is no news: the pool tells the reader
            os.dup2(nowhere.fileno(), stream)
        send(replies, Frame())
        while (frame := receive(sys.stdin.buffer)) is not None:
            request = to_request(frame)
            faulthandler.dump_traceback_later(request.deadline + _GRACE, exit=True, file=nowhere)
            reply = _reply(shelf, request)
            faulthandler.cancel_dump_traceback_later()
            send(replies, reply)


def _reply(shelf: _Shelf, request: Request) -> Frame:
    try:
        return of_answer(answer(shelf.store(request), request.query, request.dataset, request.wanted))
    except SujimichiError as error:
        return of_error(error)
    except MemoryError:
        return of_error(too_big(request.memory))
    except (OSError, RuntimeError) as error:  # RuntimeError is how Oxigraph reports files that do not fit together
        return of_unreadable(str(error))


if __name__ == "__main__":
    main()
