"""A service answers under its own names: a page of another site, whose name points here, reads nothing."""

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from api.hosts import Hosts
from tests.serving import served

LOCAL, ALL, SIX = Hosts("127.0.0.1"), Hosts("0.0.0.0"), Hosts("::")  # noqa: S104  what one may listen on
NAMED, PUBLIC = Hosts("Server01"), Hosts("127.0.0.1", "https://Map.example.go.jp/suji")


@pytest.mark.parametrize(
    ("hosts", "host", "known"),
    [
        (LOCAL, "localhost", True),
        (LOCAL, "LOCALHOST:8000", True),
        (LOCAL, "127.0.0.1:8000", True),
        (LOCAL, "127.0.0.2", True),
        (LOCAL, "[::1]:8000", True),
        (LOCAL, "evil.example", False),
        (LOCAL, "evil.example:8000", False),
        (LOCAL, "localhost.evil.example", False),
        (LOCAL, "127.0.0.1.evil.example", False),
        (LOCAL, "evil.example@localhost", True),  # user information: the host is localhost
        (LOCAL, "localhost@evil.example", False),
        (LOCAL, "192.0.2.7:8000", False),
        (LOCAL, "", False),
        (LOCAL, "[::1", False),
        (LOCAL, "[nonsense]", False),
        (ALL, "192.0.2.7:8000", True),
        (ALL, "[2001:db8::7]", True),
        (ALL, "evil.example", False),
        (SIX, "192.0.2.7", True),
        (SIX, "evil.example", False),
        (NAMED, "server01:8000", True),
        (NAMED, "server02:8000", False),
        (PUBLIC, "map.example.go.jp", True),
        (PUBLIC, "map.example.go.jp:443", True),
        (PUBLIC, "localhost:8000", True),
        (PUBLIC, "example.go.jp", False),
    ],
)
def test_a_service_knows_its_names(hosts: Hosts, host: str, known: bool) -> None:
    assert hosts.know(host) == known


@pytest.fixture(scope="module")
def address(filled_once: Path) -> Iterator[str]:
    with served(filled_once) as found:
        yield found


@pytest.mark.parametrize("path", ["/", "/oembed?url=/map", "/api/search?q=x", "/openapi.json", "/nothing", "/sparql"])
def test_another_host_is_refused_in_both_languages(address: str, path: str) -> None:
    answer = httpx2.get(address + path, headers={"Host": "evil.example"})
    assert answer.status_code == 421
    problem = answer.json()
    assert problem["type"].endswith("/problems/unknown-host")
    for told in (problem["detail_ja"], problem["detail_en"]):
        assert "evil.example" in told
        assert "localhost" in told
        assert "SUJIMICHI_SITE=http" in told


def test_a_browser_is_told_on_a_page_that_loads_nothing(address: str) -> None:
    answer = httpx2.get(address, headers={"Host": "evil.example", "Accept": "text/html"})
    assert answer.status_code == 421
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "SUJIMICHI_SITE" in answer.text


def test_its_own_names_are_answered(address: str) -> None:
    port = address.rpartition(":")[2]
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
        answer = httpx2.get(f"{address}/api/search", params={"q": "x"}, headers={"Host": host})
        assert answer.status_code == 200, host
