"""What every request has to pass before anything is done for it, and what every answer bears."""

from __future__ import annotations

import base64
import hmac
import re
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jdlint.apps.web.asking import BadRequest
from jdlint.apps.web.problems import FAILED, note, tell, tell_busy

LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
OPEN = ("/healthz", "/readyz")
"""Addresses that tell nothing and ask for no token."""
SAFE = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[\w.-]+))(?::\d{1,5})?", re.ASCII | re.IGNORECASE)


class Limits(NamedTuple):
    """What requests may take of the server: bytes of a body, seconds for a document, requests that wait at a time, seconds in which a body has to arrive, and bytes of all bodies that are held at a time."""

    size: int = 10_000_000
    seconds: float = 20.0
    waiting: int = 400
    arrival: float = 60.0
    held: int = 200_000_000


class Guard:
    """Refuses what comes from elsewhere, is too large, or lacks the token, and lets no answer be kept or framed.

    ``hosts`` are the names that the server answers to, none for any: a page of another site can give its own name to this machine's address
    (DNS rebinding), and its browser would then take the server for a part of that site.
    """

    def __init__(self, app: ASGIApp, *, token: str | None, hosts: frozenset[str], limits: Limits) -> None:
        self._app = app
        self._token = token
        self._hosts = frozenset(host.strip("[]").lower() for host in hosts)
        self._limits = limits
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        keep = b"no-cache" if scope["path"].startswith("/static/") else b"no-store"
        begun = False

        async def answer(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                given = {name for name, _ in message["headers"]}
                safe = [*((name.encode(), value.encode()) for name, value in SAFE.items()), (b"cache-control", keep)]
                message["headers"] = [*message["headers"], *(one for one in safe if one[0] not in given)]
            await send(message)

        try:
            refused = self._refuse(scope)
            if refused is not None:
                await refused(scope, receive, answer)
                return
            size = self._tell_size(Headers(scope=scope))
            if self._held + size > max(self._limits.held, self._limits.size):
                await tell_busy()(scope, receive, answer)
                return
            self._held += size
            try:
                await self._app(scope, self._count(receive), answer)
            finally:
                self._held -= size
        except Exception as error:
            note(error)
            if not begun:
                await tell(500, FAILED)(scope, receive, answer)

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self._hosts and _read_name(host) not in self._hosts:
            return tell(421, "This server does not answer to that name. Open it by the address that it was started with.")
        if scope["method"] not in ("GET", "HEAD"):
            origin = headers.get("origin")
            if (origin is not None and origin.partition("://")[2].lower() != host.lower()) or headers.get(
                "sec-fetch-site", "none"
            ) not in ("same-origin", "none"):
                return tell(403, "A page of another site may not use this server.")
        if self._token is not None and scope["path"] not in OPEN:
            if not hmac.compare_digest(_read_token(headers.get("authorization", "")).encode(), self._token.encode()):
                # A browser asks its user by Basic, with the token for a password; programs send it as Bearer.
                known = {"WWW-Authenticate": 'Basic realm="jdlint", charset="UTF-8", Bearer'}
                return tell(401, "This server asks for its token: Authorization: Bearer …", known)
        if self._tell_size(headers) > self._limits.size:
            return tell(413, _say_size(self._limits.size))
        return None

    def _tell_size(self, headers: Headers) -> int:
        """The bytes for which room is kept until the request is answered: what it says, or as much as it may have."""
        length = headers.get("content-length", "")
        if length.isdecimal():
            return int(length[:15])
        return self._limits.size if "transfer-encoding" in headers else 0

    def _count(self, receive: Receive) -> Receive:
        """The body as it comes in, cut off where it is larger than allowed, whatever its header said."""
        seen = 0

        async def read() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._limits.size:
                raise BadRequest(_say_size(self._limits.size), 413)
            return message

        return read


def _read_name(host: str) -> str:
    """The name in a header Host, without its port; "" where it is none."""
    found = _HOST.fullmatch(host)
    return (found["six"] or found["name"]).lower() if found else ""


def _read_token(header: str) -> str:
    """The token of a request: that of Bearer, or the password of Basic."""
    scheme, _, said = header.partition(" ")
    if scheme.lower() == "bearer":
        return said.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(said, validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def _say_size(size: int) -> str:
    return f"The request is larger than {size // 1_000_000} MB. Send a smaller file, or fewer at a time."
