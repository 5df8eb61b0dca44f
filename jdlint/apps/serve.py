"""``jdlint serve``: a page for people and an API for programs, on this machine."""

from __future__ import annotations

import errno
import ipaddress
import logging
import os
import socket
from collections.abc import Sequence
from pathlib import Path

import click

from jdlint.apps.cli import WRONG, tell
from jdlint.apps.options import Choices, Houses

TOKEN = "JDLINT_TOKEN"
STOP = 8
"""Seconds in which running checks may end when the server is told to stop."""
MISSING = "The page needs an optional part: pip install 'jdlint[web]'"


@click.command("serve", short_help="Open a page to check postings on.", epilog="Example: jdlint serve --port 8765")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port; 0 takes a free one.")
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="The address; others than this machine's own need a token.",
)
@click.option("--token-file", metavar="FILE", type=click.Path(), help=f"A file that holds the token to ask for; or set {TOKEN}.")
@click.option("--name", "names", metavar="HOST", multiple=True, help="A name that the server is reached by, beyond this machine.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that check [default: one a processor, up to four].")
@click.option(
    "--seconds", type=click.FloatRange(0.5, 600), default=20.0, show_default=True, help="How long one document may take."
)
@click.option("--megabytes", type=click.IntRange(1, 50), default=10, show_default=True, help="How large a request may be.")
@click.option("--no-config", is_flag=True, help="Use no configuration file.")
@click.option("--config", metavar="FILE", type=click.Path(), help="Use this configuration file, not that of the current folder.")
def command(
    *,
    port: int,
    host: str,
    token_file: str | None,
    names: tuple[str, ...],
    workers: int | None,
    seconds: float,
    megabytes: int,
    no_config: bool,
    config: str | None,
) -> int:
    """Serve a page on which postings are pasted or dropped, and an API beside it, until it is stopped with Ctrl-C.

    The postings stay on this machine, and nothing is kept. Beyond this machine it asks for a token.
    """
    try:
        import uvicorn

        from jdlint.apps.docs.library import Library
        from jdlint.apps.web.app import make_app
        from jdlint.apps.web.guard import LOOPBACK, Limits
        from jdlint.apps.web.pool import Pool
    except ImportError:
        tell(MISSING)
        return WRONG
    token = read_token(token_file)
    near = is_loopback(host)
    if not near and not token:
        raise click.UsageError(
            f"beyond this machine the server needs a token: put one into a file (--token-file) or into {TOKEN}"
        )
    settings = Houses(Choices(config=config, no_config=no_config)).find(".")
    limits = Limits(megabytes * 1_000_000, seconds)
    house = {"config": config, "no_config": no_config}
    pool = Pool(workers or min(os.cpu_count() or 1, 4), seconds, limits.waiting, house)
    hosts = frozenset((*LOOPBACK, host, *names)) if near or names else frozenset()
    app = make_app(pool, Library(settings), limits=limits, token=token, hosts=hosts)
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # it tells the bytes of forms that are broken
    tell("Loading the rules …")
    listener = bind(host, port)
    if listener is None:
        return WRONG
    address = f"http://{_show(host, names)}:{listener.getsockname()[1]}/"

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            tell(f"Open {address} in your browser. Stop with Ctrl-C.")

    server = Server(
        uvicorn.Config(
            app, log_level="critical", access_log=False, server_header=False, date_header=False,
            timeout_graceful_shutdown=STOP, h11_max_incomplete_event_size=64_000, limit_concurrency=1_000, lifespan="on",
        )
    )  # fmt: skip
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass  # Ctrl-C is how it is stopped, and by now everything is in order
    except SystemExit:  # uvicorn's way to say that it did not start
        tell(f"The server cannot start: {pool.fault}")
        return WRONG
    return 0


def bind(host: str, port: int) -> socket.socket | None:
    """The socket to listen on; None if it cannot be had, which is told."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named TCP, it is told by asyncio not to hold small answers back, which costs 40 ms each.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host.strip("[]"), port))
    except OSError as error:
        listener.close()
        taken = error.errno in (errno.EADDRINUSE, errno.EACCES)
        other = "; name another port: --port 0 takes a free one" if port and taken else ""
        tell(f"{host}:{port} cannot be served: {error.strerror or error}{other}")
        return None
    return listener


def is_loopback(host: str) -> bool:
    """Whether an address reaches nobody but this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def read_token(path: str | None) -> str | None:
    """The token from a file or from the environment, None for none. Raises click.UsageError where it is none."""
    if path is None:
        token = os.environ.get(TOKEN, "").strip()
    else:
        try:
            token = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise click.UsageError(f"{path}: the token cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if not token and path is None:
        return None
    if len(token) < 16 or not token.isascii() or not token.isprintable() or " " in token:
        raise click.UsageError("a token has at least 16 letters and digits, such as those of: openssl rand -hex 24")
    return token


def _show(host: str, names: Sequence[str]) -> str:
    """The host of the address to open; all addresses of a machine are reached by its name."""
    if host in ("0.0.0.0", "::", "[::]"):
        return names[0] if names else socket.gethostname()
    return f"[{host.strip('[]')}]" if ":" in host else host
