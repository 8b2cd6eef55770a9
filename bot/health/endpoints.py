"""The bot's three addresses on loopback: /livez, /readyz and /metrics; nothing else is served.

They are answered by the bot's own event loop, so one that stands still answers nothing. No other
computer reaches them, and no web page does through somebody's browser: the Host must be this one.
"""

from __future__ import annotations

import asyncio
import errno
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aiohttp import web
from yarl import URL

from bot.tutor.errors import OperatorError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HOSTS: Final = {"127.0.0.1", "localhost", "::1"}
NO_SUCH_ADDRESS: Final = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT}
END_SECONDS: Final = 0.5  # for an answer on its way when the bot goes
METRICS: Final = "text/plain; version=0.0.4; charset=utf-8"
MISDIRECTED = "This is not the address of that host. Ask for 127.0.0.1 or localhost.\n"


class PortTakenError(UnavailableError):
    """Another program listens on the port: it may end, or the setting be changed."""


class PortRefusedError(OperatorError):
    """This user may not listen on the port."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is asked for from outside.

    `reasons` are sentences on why presses cannot be answered now, none when they can. `metrics` is
    called in a thread, as it asks the disk.
    """

    reasons: Callable[[], tuple[str, ...]]
    metrics: Callable[[], bytes]

    async def live(self, _: web.Request) -> web.Response:
        return _said("The event loop turns.\n")

    async def ready(self, _: web.Request) -> web.Response:
        reasons = self.reasons()
        if not reasons:
            return _said("Presses are answered.\n")
        return _said("".join(f"{reason}\n" for reason in reasons), status=503)

    async def measured(self, _: web.Request) -> web.Response:
        text = await asyncio.to_thread(self.metrics)
        return web.Response(body=text, headers={"Content-Type": METRICS})


@asynccontextmanager
async def served(health: Health, port: int) -> AsyncIterator[int]:
    """Serve on loopback for as long as the block lasts; yield the port, any free one for 0.

    Raise PortTakenError, or PortRefusedError.
    """
    app = web.Application(middlewares=[_guarded])
    app.router.add_get("/livez", health.live)
    app.router.add_get("/readyz", health.ready)
    app.router.add_get("/metrics", health.measured)
    app.on_response_prepare.append(_say_little)
    runner = web.AppRunner(app, handle_signals=False, access_log=None, shutdown_timeout=END_SECONDS)
    await runner.setup()
    try:
        yield await _listening(runner, port)
    finally:
        await runner.cleanup()


async def _listening(runner: web.AppRunner, port: int) -> int:
    """Listen on 127.0.0.1, and on ::1 where this computer has it. Return the port."""
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        chosen: int = runner.addresses[0][1]
        try:
            await web.TCPSite(runner, "::1", chosen).start()
        except OSError as error:
            if error.errno not in NO_SUCH_ADDRESS:
                raise
    except OSError as error:
        raise _refused(error, port) from error
    return chosen


def _refused(error: OSError, port: int) -> OperatorError:
    if error.errno == errno.EADDRINUSE:
        return PortTakenError(
            f"Another program of this computer listens on port {port}. "
            "Stop that one, or set NUDGE_METRICS_PORT to another port."
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return PortRefusedError(
            f"The user who runs Nudge may not listen on port {port}. "
            "Set NUDGE_METRICS_PORT to one from 1024 on."
        )
    return UnavailableError(f"Port {port} cannot be listened on just now: {error.strerror}.")


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    if _host_of(request) not in HOSTS:
        return _said(MISDIRECTED, status=421)
    return await handler(request)


def _host_of(request: web.Request) -> str | None:
    """Return the name that was asked for, without a port: a tunnel may have another one."""
    try:
        return URL(f"http://{request.headers['Host']}/").host
    except (KeyError, ValueError):
        return None


async def _say_little(_: web.Request, response: web.StreamResponse) -> None:
    """Name no versions, and let nothing on the way keep an answer."""
    response.headers["Server"] = "nudge"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"


def _said(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status)
