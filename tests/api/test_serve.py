"""`sujimichi serve` says why it cannot listen, before it says where it does."""

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import main


def served(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--store", str(store), "serve", *arguments])


def test_a_port_that_is_taken_is_told(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = served(store, "--port", str(port))
    assert done.exit_code == 2
    assert "筋道 Sujimichi: http" not in done.stderr
    assert f"127.0.0.1:{port} で待ち受けられません: ほかのプログラムが使っています" in done.stderr
    assert f"Cannot listen on 127.0.0.1:{port}: another program uses it" in done.stderr
    assert "sujimichi serve --port" in done.stderr


@pytest.mark.parametrize("host", ["203.0.113.9", "2001:db8::9"])  # addresses for documents (RFC 5737, 3849): nobody's
def test_an_address_of_another_machine_is_told(store: Path, host: str) -> None:
    done = served(store, "--host", host)
    assert done.exit_code == 2
    assert host in done.stderr
