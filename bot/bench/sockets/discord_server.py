"""A small Discord: the gateway and the few addresses that a bot calls, on a loopback socket."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from bot.bench.sockets.directory import Directory
from bot.bench.sockets.directory import told as _told
from bot.bench.sockets.payloads import (
    APPLICATION,
    CHANNEL,
    EPHEMERAL,
    GUILD,
    Ids,
    Payload,
    guild,
    message_of,
    press_of,
    user_of,
)

NEW, THINKING, DEFERRED, CHANGED, CHOICES, FORM = 4, 5, 6, 7, 8, 9
PATIENCE = 60.0  # seconds; a bot that takes longer is broken


class NoAnswerError(Exception):
    """A bot did not answer at all."""


@dataclass(slots=True)
class Given:
    """The answer to a press: a form, or a message as it is now; both None where nothing came.

    `seconds` is the time to the first answer.
    """

    seconds: float
    form: Payload | None = None
    message: Payload | None = None


@dataclass(slots=True)
class Pending:
    """A press that waits for its answer."""

    began: float
    source: Payload | None
    answered: asyncio.Future[Given] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    first: float = 0.0
    shown: Payload | None = None


class SmallDiscord:
    """Serves one bot. It keeps nothing of a press that was answered."""

    def __init__(self) -> None:
        self.ids = Ids()
        self.directory = Directory()
        self.commands: list[Payload] = []
        self.ready = asyncio.Event()
        self.port = 0
        self._socket: web.WebSocketResponse | None = None
        self._sequence = 0
        self._pending: dict[str, Pending] = {}
        self._replies: dict[int, asyncio.Future[Payload]] = {}
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        app = web.Application(client_max_size=2**26, middlewares=[self.directory.door])
        api = "/api/v10"
        app.router.add_get("/gateway/", self._gateway)
        app.add_routes(self.directory.routes())
        app.router.add_get(f"{api}/applications/{{id}}/commands", self._synced)
        app.router.add_get(f"{api}/gateway/bot", self._where)
        app.router.add_put(f"{api}/applications/{{id}}/commands", self._sync)
        app.router.add_post(f"{api}/interactions/{{id}}/{{token}}/callback", self._callback)
        app.router.add_post(f"{api}/webhooks/{{id}}/{{token}}", self._followed)
        app.router.add_route("*", f"{api}/webhooks/{{id}}/{{token}}/messages/{{m}}", self._followed)
        app.router.add_post(f"{api}/channels/{{channel}}/messages", self._posted)
        app.router.add_patch(f"{api}/channels/{{channel}}/messages/{{m}}", self._edited)
        app.router.add_route("*", "/{rest:.*}", self._nothing)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def press(
        self, person: int, type_: int, data: Payload, source: Payload | None = None
    ) -> Given:
        """Deliver a press and wait for what is shown after it. Raise NoAnswerError."""
        id_ = self.ids()
        token = f"bench_press_{id_}"
        payload = press_of((id_, token), person, type_, data)
        if source is not None:
            payload["message"] = source
        pending = self._pending[token] = Pending(time.perf_counter(), source)
        try:
            await self._tell("INTERACTION_CREATE", payload)
            return await asyncio.wait_for(pending.answered, PATIENCE)
        except TimeoutError:
            raise NoAnswerError(f"Nothing came for {data}.") from None
        finally:
            del self._pending[token]

    async def write(self, person: int, text: str) -> Given:
        """Deliver a message to the bot in a DM, and wait for the reply. Raise NoAnswerError."""
        began, channel = time.perf_counter(), person + 1
        reply = self._replies[channel] = asyncio.get_running_loop().create_future()
        message = message_of(self.ids(), channel, {"content": text}, user_of(person))
        try:
            await self._tell("MESSAGE_CREATE", message | {"channel_type": 1})
            told = await asyncio.wait_for(reply, PATIENCE)
        except TimeoutError:
            raise NoAnswerError(f"Nothing came for {text!r}.") from None
        finally:
            del self._replies[channel]
        return Given(time.perf_counter() - began, message=told)

    async def _tell(self, name: str, payload: Payload) -> None:
        if self._socket is None:
            raise NoAnswerError("No bot is there.")
        self._sequence += 1
        await self._socket.send_str(
            json.dumps({"op": 0, "t": name, "s": self._sequence, "d": payload})
        )

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for said in socket:
            if said.type is WSMsgType.TEXT:
                await self._heard(socket, json.loads(said.data)["op"])
        return socket

    async def _heard(self, socket: web.WebSocketResponse, op: int) -> None:
        if op == 1:
            await socket.send_json({"op": 11})
        elif op == 2:
            self._socket = socket
            address = f"ws://127.0.0.1:{self.port}/gateway/"
            ready: Payload = {"v": 10, "user": user_of(APPLICATION, bot=True), "session_id": "s"}
            ready |= {"resume_gateway_url": address, "guilds": [{"id": str(GUILD)}]}
            ready |= {"application": {"id": str(APPLICATION), "flags": 0}}
            await self._tell("READY", ready)
            await self._tell("GUILD_CREATE", guild())
            self.ready.set()

    async def _where(self, _: web.Request) -> web.Response:
        left = self.directory.logins_left
        limit = {"total": 1000, "remaining": left, "reset_after": 0, "max_concurrency": 1}
        address = f"ws://127.0.0.1:{self.port}/gateway/"
        return _told({"url": address, "shards": 1, "session_start_limit": limit})

    async def _sync(self, request: web.Request) -> web.Response:
        extra: Payload = {"application_id": str(APPLICATION), "version": "1"}
        self.commands = [
            {"description": "", **command, **extra, "id": str(self.ids())}
            for command in await request.json()
        ]
        return _told(self.commands)

    async def _synced(self, _: web.Request) -> web.Response:
        return _told(self.commands)

    async def _callback(self, request: web.Request) -> web.Response:
        answer = await _body(request)
        kind, body = int(answer["type"]), answer.get("data") or {}
        pending = self._pending.get(request.match_info["token"])
        if pending is None or pending.first:
            return _told({"code": 40060, "message": "Answered already"}, status=400)
        pending.first = time.perf_counter() - pending.began
        told: Payload = {"id": request.match_info["id"], "type": 2}
        if kind in {FORM, CHOICES, DEFERRED}:
            given = Given(pending.first, form=body if kind == FORM else None)
            if kind != DEFERRED:
                pending.answered.set_result(given)
            return _told({"interaction": told, "resource": {"type": kind}})
        kept = pending.source if kind == CHANGED else None
        flags = kept["flags"] if kept is not None else body.get("flags", 0)
        id_ = int(kept["id"]) if kept is not None else self.ids()
        message = pending.shown = message_of(id_, CHANNEL, body | {"flags": flags})
        told |= {"response_message_id": str(id_), "response_message_ephemeral": flags & EPHEMERAL}
        if kind != THINKING:
            pending.answered.set_result(Given(pending.first, message=message))
        resource = {"type": kind, "message": message}
        return _told({"interaction": told, "resource": resource})

    async def _followed(self, request: web.Request) -> web.Response:
        """Take what comes after the first answer: it completes a press that was deferred."""
        body = await _body(request) if request.can_read_body else {}
        pending = self._pending.get(request.match_info["token"])
        before = (pending.shown or pending.source) if pending is not None else None
        id_ = int(before["id"]) if before is not None else self.ids()
        message = message_of(id_, CHANNEL, {"flags": (before or {}).get("flags", 0), **body})
        if pending is not None and not pending.answered.done():
            pending.answered.set_result(Given(pending.first, message=message))
        return _told(message)

    async def _posted(self, request: web.Request) -> web.Response:
        channel = int(request.match_info["channel"])
        message = message_of(self.ids(), channel, await _body(request))
        reply = self._replies.get(channel)
        if reply is not None and not reply.done():
            reply.set_result(message)
        return _told(message)

    async def _edited(self, request: web.Request) -> web.Response:
        where = request.match_info
        body = await _body(request)
        return _told(message_of(int(where["m"]), int(where["channel"]), body))

    async def _nothing(self, _: web.Request) -> web.Response:
        return _told({"code": 10008, "message": "Unknown"}, status=404)


async def _body(request: web.Request) -> dict[str, Any]:
    """Read what was sent; of files only that they come."""
    if not request.content_type.startswith("multipart/"):
        whole: dict[str, Any] = await request.json()
        return whole
    fields = await request.post()
    told: dict[str, Any] = json.loads(str(fields["payload_json"]))
    return told
