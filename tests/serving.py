"""A service as a user has it, a process of its own, for as long as a `with` block."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx2

COMMAND = Path(sys.executable).with_name("sujimichi")
PATIENCE = 60.0  # seconds until it answers


@contextmanager
def served(store: Path, errors: IO[str] | None = None) -> Iterator[str]:
    """Serve a store and give the address; what the service logs goes to `errors`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(COMMAND), "--store", str(store), "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=sys.stderr, stderr=errors)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            httpx2.get(f"{address}/healthz").raise_for_status()
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)
