"""As much of Discord as a bot in a child process needs: its addresses and its gateway, on loopback.

It keeps what the bot answered, and how the bot left.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any

from aiohttp import WSCloseCode, WSMsgType, web
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

if TYPE_CHECKING:
    import pytest

BOT: dict[str, Any] = {"id": "1", "username": "nudge", "discriminator": "0", "avatar": None}
READY = {"v": 10, "user": BOT, "guilds": [], "session_id": "s", "application": {"id": "1"}}
EPOCH = 1_800_000_000_000 << 22  # ids of a time that no test's clock has passed

# A child's start: all of discord.py's addresses lead to the stub.
ELSEWHERE = (
    "import sys; import discord.gateway, discord.http, yarl; stub = sys.argv.pop(); "
    "discord.http.Route.BASE = f'http://{stub}/api'; "
    "discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f'ws://{stub}/gateway'); "
    "from bot.__main__ import main; main(prog_name='nudge')"
)


def lead_to(stub: StubDiscord, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a bot within this process speak with the stub."""
    monkeypatch.setattr(Route, "BASE", f"http://{stub.address}/api")
    gateway = URL(f"ws://{stub.address}/gateway")
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", gateway)


def told(what: object, status: int = 200) -> web.Response:
    """Return JSON that is called just so: discord.py takes no other name for it."""
    plain = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(what).encode(), status=status, headers=plain)


@dataclass
class StubDiscord:
    """`slow` is up to how many seconds it takes to accept an answer; `deaf`: it never does."""

    slow: float = 0.0
    deaf: bool = False
    randomness: Random = field(default_factory=lambda: Random(1))
    pressed: list[int] = field(default_factory=list)
    answered: dict[int, str] = field(default_factory=dict)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    closed_with: int | None = None
    refuses: int | None = None  # the code that it closes a connection with, at once
    beats: int = 40_000  # milliseconds between two heartbeats
    silent: bool = False  # it does not confirm a heartbeat any more
    identified: int = 0
    resumed: int = 0
    back: asyncio.Event = field(default_factory=asyncio.Event)
    address: str = ""
    _socket: web.WebSocketResponse | None = None
    _transport: asyncio.WriteTransport | None = None
    _runner: web.AppRunner | None = None
    _ids: count[int] = field(default_factory=lambda: count(1))

    async def __aenter__(self) -> StubDiscord:
        app = web.Application()
        app.add_routes(
            [
                web.get("/gateway/", self._gateway),
                web.get("/gateway", self._gateway),
                web.get("/api/users/@me", self._me),
                web.get("/api/oauth2/applications/@me", self._application),
                web.put("/api/applications/{id}/commands", self._commands),
                web.post("/api/interactions/{id}/{token}/callback", self._answer),
                web.route("*", "/{rest:.*}", self._other),
            ]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.address = f"127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def command(self, name: str, person: int) -> int:
        """Have somebody type a command in a DM. Return the id of the interaction."""
        at = EPOCH + next(self._ids)
        user = {"id": str(person), "username": "ana", "discriminator": "0", "avatar": None}
        channel = {"id": str(person + 1), "type": 1, "recipients": [user], "flags": 0}
        sent = {
            "id": str(at), "application_id": "1", "type": 2, "token": f"token-{at}", "version": 1,
            "data": {"id": "5", "name": name, "type": 1}, "user": user, "context": 1,
            "channel_id": channel["id"], "channel": channel, "locale": "en-US",
            "entitlements": [], "authorizing_integration_owners": {}, "app_permissions": "0",
            "attachment_size_limit": 10_485_760,
        }  # fmt: skip
        assert self._socket is not None
        self.pressed.append(at)
        await self._socket.send_json(
            {"op": 0, "s": at & 0xFFFF, "t": "INTERACTION_CREATE", "d": sent}
        )
        return at

    async def tell(self, op: int, what: object = None) -> None:
        """Send what asks the bot to come again: op 7, or op 9 with whether it may resume."""
        assert self._socket is not None
        self.back.clear()
        await self._socket.send_json({"op": op, "d": what})

    def cut(self) -> None:
        """Reset the connection without a goodbye."""
        assert self._socket is not None
        assert self._transport is not None
        self.back.clear()
        self._transport.abort()

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = self._socket = web.WebSocketResponse(autoclose=not self.deaf)
        await socket.prepare(request)
        assert isinstance(request.transport, asyncio.WriteTransport)
        self._transport = request.transport
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": self.beats}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            op = message.json()["op"]
            if self.refuses is not None and op == 2:
                await socket.close(code=self.refuses)
            elif op == 2:
                self.identified += 1
                ready = {**READY, "resume_gateway_url": f"ws://{self.address}/gateway"}
                await socket.send_json({"op": 0, "s": 1, "t": "READY", "d": ready})
                self.ready.set()
                self.back.set()
            elif op == 6:
                self.resumed += 1
                await socket.send_json({"op": 0, "s": 2, "t": "RESUMED", "d": {}})
                self.back.set()
            elif op == 1 and not self.silent:
                await socket.send_json({"op": 11})
        self.closed_with = socket.close_code
        return socket

    async def _answer(self, request: web.Request) -> web.Response:
        at = int(request.match_info["id"])
        body = await request.text()
        if self.deaf:
            await asyncio.sleep(60)
        await asyncio.sleep(self.randomness.uniform(0, self.slow))
        self.answered[at] = body
        return told({"interaction": {"id": str(at), "type": 2}})

    async def _me(self, _: web.Request) -> web.Response:
        return told(BOT)

    async def _application(self, _: web.Request) -> web.Response:
        its = {"id": "1", "name": "nudge", "description": "", "icon": None, "flags": 0}
        its |= {
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "",
            "team": None,
        }
        return told({**its, "owner": BOT})

    async def _commands(self, _: web.Request) -> web.Response:
        return told([])

    async def _other(self, _: web.Request) -> web.Response:
        return told({"message": "Unknown", "code": 10003}, status=404)

    @property
    def went_well(self) -> bool:
        """Whether the bot said goodbye as one that does not come back soon."""
        return self.closed_with == WSCloseCode.OK
