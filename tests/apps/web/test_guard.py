"""What the server refuses before it does anything, asked in the same process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from jdlint.apps.docs.library import Library
from jdlint.apps.web.app import make_app
from jdlint.apps.web.guard import LOOPBACK, Guard, Limits
from jdlint.apps.web.pool import Pool
from jdlint.settings import Config

HEADERS = {"Content-Type": "application/json"}


def make(*, hosts: frozenset[str] = LOOPBACK, token: str | None = None, limits: Limits | None = None) -> ASGIApp:
    """The server's application; none of its workers runs, since nothing here comes so far."""
    pool = Pool(1, 1, 1, {})
    return make_app(pool, Library(Config()), limits=limits or Limits(), token=token, hosts=hosts)


def ask(app: ASGIApp, method: str, path: str, host: str = "127.0.0.1:8765", **request: Any) -> httpx.Response:
    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8765") as client:
            headers = {"Host": host, **request.pop("headers", {})}
            return await client.request(method, path, headers=headers, **request)

    return asyncio.run(send())


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:1", "LocalHost", "[::1]", "[::1]:8765"])
def test_this_machine_is_answered(host: str) -> None:
    assert ask(make(), "GET", "/healthz", host).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "127.0.0.1.evil.example", "evil@127.0.0.1", "127.0.0.1:80@evil", "127.0.0.1/", "[", "[::1", "[zz]", "[::1]evil", "::1",
        "a\xbdb", "", "localhost:", "localhost:x", "localhost:123456",
    ],
)  # fmt: skip
def test_other_names_are_not_answered(host: str) -> None:
    answer = ask(make(), "GET", "/healthz", headers={"Host": host.encode("latin-1")})
    assert answer.status_code == 421
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_names_that_it_was_given_are_answered() -> None:
    app = make(hosts=frozenset(("Jobs.example", "[fd00::1]")))
    assert ask(app, "GET", "/healthz", "jobs.example").status_code == 200
    assert ask(app, "GET", "/healthz", "[fd00::1]:8765").status_code == 200
    assert ask(app, "GET", "/healthz", "other.example").status_code == 421
    assert ask(make(hosts=frozenset()), "GET", "/healthz", "other.example").status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 415),
        ({"Origin": "http://127.0.0.1:8765"}, 415),
        ({"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"}, 415),
        ({"Sec-Fetch-Site": "none"}, 415),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://[::1"}, 403),
        ({"Origin": "http://127.0.0.1:8765/evil"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8765"}, 403),
    ],
)
def test_what_other_sites_send_is_refused(headers: Mapping[str, str], status: int) -> None:
    assert ask(make(), "POST", "/v1/check", headers=headers, content=b"x").status_code == status


def test_other_sites_are_not_told_that_they_may_ask() -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = ask(make(), "OPTIONS", "/v1/check", headers=asked)
    assert answer.status_code == 403
    assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("path", ["/", "/rules", "/law", "/static/desk.js", "/v1/rules", "/v1/openapi.json", "/nothing"])
def test_everything_but_the_health_asks_for_the_token(path: str) -> None:
    app = make(token="a-long-enough-secret")
    answer = ask(app, "GET", path)
    assert answer.status_code == 401
    assert "Bearer" in answer.headers["www-authenticate"]
    assert ask(app, "GET", path, headers={"Authorization": b"Bearer \xff"}).status_code == 401
    assert ask(app, "GET", path, headers={"Authorization": "Bearer a-long-enough-secret"}).status_code in (200, 404)
    assert ask(app, "GET", "/healthz").status_code == 200


def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b'{"text":'
        await asyncio.sleep(5)

    answer = ask(make(limits=Limits(arrival=0.2)), "POST", "/v1/check", headers=HEADERS, content=slow())
    assert (answer.status_code, answer.json()["message"]) == (408, "The request did not arrive within 0.2 seconds.")


def test_all_bodies_together_are_bounded_and_let_go() -> None:
    """Ten requests of up to 1 MB each, where room is for 3 MB: three are read to their end, however slowly they come."""
    app = make(limits=Limits(size=1_000_000, held=3_000_000))

    async def halves() -> AsyncIterator[bytes]:
        yield b" " * 500_000
        await asyncio.sleep(0.5)
        yield b" " * 500_000

    async def send_all() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            together = [client.post("/v1/check", headers=HEADERS, content=halves()) for _ in range(10)]
            return [*await asyncio.gather(*together), await client.post("/v1/check", headers=HEADERS, content=halves())]

    *together, alone = asyncio.run(send_all())
    assert sorted(answer.status_code for answer in together) == [400] * 3 + [503] * 7  # blanks are no JSON
    assert all(answer.headers["retry-after"] for answer in together if answer.status_code == 503)
    assert alone.status_code == 400  # there is room again


def test_a_length_beyond_all_numbers_is_too_large() -> None:
    answer = ask(make(), "POST", "/v1/check", headers={**HEADERS, "Content-Length": "9" * 5_000}, content=b"x")
    assert answer.status_code == 413


def test_a_fault_is_told_without_what_was_sent(caplog: pytest.LogCaptureFixture) -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise ValueError("We look for a ninja")

    answer = ask(Guard(broken, token=None, hosts=LOOPBACK, limits=Limits()), "GET", "/")
    assert (answer.status_code, answer.json()["message"]) == (500, "jdlint itself failed. Please report it.")
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "ValueError in test_guard.py, line " in caplog.text
    assert "ninja" not in caplog.text
