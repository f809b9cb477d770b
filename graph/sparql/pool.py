"""The workers: short queries are answered at once, long ones run a few at a time, none runs past its deadline.

Nobody can tell from a query how long it will take; but one like it may have been asked before. So there are workers for
queries whose like was short, workers on which all others begin, and seats for long ones. What is not done soon needs a
seat, at a low priority, and a new worker takes its place; where no seat is free it may go on only while other workers
stand idle, and is stopped otherwise. A query that was stopped waits for a seat before it begins the next time. Thus
long queries, however many, only wait for one another.
"""

import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from graph.sparql.answer import Answer
from graph.sparql.desk import Desk
from graph.sparql.memory import Memory
from graph.sparql.messages import too_big, too_many, too_slow
from graph.sparql.process import WorkerGone, WorkerProcess
from graph.sparql.wire import Frame, Request, to_answer

_SHORT = 0.2  # seconds of the processor that a query may have without a seat, whoever else is there
_STEP = 0.05  # seconds until it is looked at again
_WAITING = 4  # long queries that may wait for each seat
_REMEMBERED = 2_000  # queries

Workers = Desk[WorkerProcess]


class Pool:
    """Runs checked queries in processes of their own. Nothing is started before `start` or the first query."""

    def __init__(self, workers: int) -> None:
        """Plan for `workers` long queries at a time, as many short ones, and as many that are not known yet."""
        self._size = workers
        self._for_short, self._for_all = Workers(), Workers()
        self._seats = BoundedSemaphore(workers)
        self._places = BoundedSemaphore(workers * _WAITING)
        self._short, self._long = Memory(_REMEMBERED), Memory(_REMEMBERED)
        self._all: set[WorkerProcess] = set()
        self._lock = Lock()
        self._is_open = False

    def start(self) -> None:
        """Start the workers, in the background; does nothing the second time."""
        with self._lock:
            missing = 0 if self._is_open else self._size
            self._is_open = True
        for _ in range(missing):
            self._hire(self._for_all)
            self._hire(self._for_short)

    def close(self) -> None:
        """End all workers. A later query starts new ones."""
        with self._lock:
            self._is_open = False
            workers, self._all = self._all, set()
            self._for_short.clear()
            self._for_all.clear()
        for worker in workers:
            worker.end()

    def run(self, request: Request, ends: float) -> Answer:
        """Answer a request, or raise what the query raised or why it was stopped; `ends` is a time as of `monotonic`.

        Raises QueryTooSlow, QueryTooBig, AnswerTooLong, TooManyQueries, MalformedQuery and StoreUnreadable.
        """
        self.start()
        try:
            frame = self._run_long(request, ends) if _itself(request) in self._long else self._run(request, ends)
        except WorkerGone as error:
            self._long.add(_itself(request))
            raise too_big(request.memory) from error
        if frame is None:
            self._long.add(_itself(request))
            raise too_slow(request.deadline)
        return to_answer(frame)

    def _run(self, request: Request, ends: float) -> Frame | None:
        desk = self._for_short if _its_like(request) in self._short else self._for_all
        with self._worker(desk, ends) as worker:
            worker.ask(request)
            frame = _first(worker, ends)
            if frame is not None:
                self._short.add(_its_like(request))
                return frame
            self._short.discard(_its_like(request))
            return self._go_on(desk, worker, request, ends)

    def _go_on(self, desk: Workers, worker: WorkerProcess, request: Request, ends: float) -> Frame | None:
        frame = None
        while frame is None and _left(ends):
            with self._seat(until=0) as is_seated:
                if is_seated:
                    return self._finish(desk, worker, ends)
            if not desk.has_idle:
                self._long.add(_itself(request))
                raise too_many()
            frame = worker.wait(min(_STEP, _left(ends)))
        return frame

    def _run_long(self, request: Request, ends: float) -> Frame | None:
        with self._place(), self._seat(until=ends) as is_seated:
            if not is_seated:
                raise too_many()
            with self._worker(self._for_all, ends) as worker:
                worker.ask(request)
                frame = _first(worker, ends)
                if frame is None:
                    return self._finish(self._for_all, worker, ends)
        self._long.discard(_itself(request))
        return frame

    def _finish(self, desk: Workers, worker: WorkerProcess, ends: float) -> Frame | None:
        worker.demote()
        self._hire(desk)
        return worker.wait(_left(ends))

    @contextmanager
    def _worker(self, desk: Workers, ends: float) -> Iterator[WorkerProcess]:
        """Lend a worker that stands ready; one that took long or failed does not come back."""
        try:
            worker = desk.take(_left(ends))
        except TimeoutError as error:
            raise too_many() from error
        try:
            yield worker
        finally:
            if worker.is_free:
                desk.put(worker)
            else:
                self._end(desk, worker)

    @contextmanager
    def _seat(self, until: float) -> Iterator[bool]:
        """Take a seat, if there is one by then, and give it back."""
        is_seated = self._seats.acquire(timeout=_left(until))
        try:
            yield is_seated
        finally:
            if is_seated:
                self._seats.release()

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise too_many()
        try:
            yield
        finally:
            self._places.release()

    def _hire(self, desk: Workers) -> None:
        with self._lock:
            if self._is_open:
                self._all.add(WorkerProcess(desk.put))

    def _end(self, desk: Workers, worker: WorkerProcess) -> None:
        worker.end()
        with self._lock:
            self._all.discard(worker)
        if not worker.is_demoted:  # one that was demoted has been replaced already
            self._hire(desk)


def _first(worker: WorkerProcess, ends: float) -> Frame | None:
    """Wait for an answer, until the query has had its short time of the processor."""
    frame = worker.wait(min(_STEP, _left(ends)))
    while frame is None and worker.effort < _SHORT and _left(ends):
        frame = worker.wait(min(_STEP, _left(ends)))
    return frame


def _itself(request: Request) -> Hashable:
    return hash((request.store, request.query.text, request.dataset))


def _its_like(request: Request) -> Hashable:
    return request.query.shape


def _left(ends: float) -> float:
    return max(ends - time.monotonic(), 0)
