"""What the small Discord tells somebody who only asks: application, servers, roles, commands."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

from bot.bench.sockets.payloads import (
    APPLICATION,
    EVERYONE,
    GUILD,
    Payload,
    application_of,
    channel_of,
    guild,
    member_of,
    user_of,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

API = "/api/v10"
ALONE = (f"{API}/interactions/", f"{API}/webhooks/")
"""Where the address alone lets in: it holds the token of a press."""


@dataclass(slots=True)
class Directory:
    """One server, its roles, channels, and the bot in it.

    `token` is the only one that is accepted, None: any. `refusals` are statuses by the end of the
    address that is answered with them. `date` replaces the header of that name in every answer.
    `methods` are those of all requests so far.
    """

    token: str | None = None
    application: Payload = field(default_factory=application_of)
    servers: list[Payload] = field(
        default_factory=lambda: [{"id": str(GUILD), "name": guild()["name"]}]
    )
    roles: list[Payload] = field(default_factory=lambda: guild()["roles"])
    channels: list[Payload] = field(default_factory=lambda: [channel_of()])
    member: Payload = field(
        default_factory=lambda: {**member_of(APPLICATION), "user": user_of(APPLICATION, bot=True)}
    )
    refusals: dict[str, int] = field(default_factory=dict)
    date: str = ""
    logins_left: int = 1000
    methods: set[str] = field(default_factory=set)

    @property
    def everybody(self) -> Payload:
        """The role that everybody in the server has."""
        return next(role for role in self.roles if role["id"] == str(EVERYONE))

    def routes(self) -> list[web.RouteDef]:
        server = f"{API}/guilds/{{id}}"
        return [
            web.get(f"{API}/applications/@me", self._told(lambda: self.application)),
            web.get(f"{API}/oauth2/applications/@me", self._told(lambda: self.application)),
            web.get(f"{API}/users/@me", self._told(lambda: user_of(APPLICATION, bot=True))),
            web.get(f"{API}/users/@me/guilds", self._told(lambda: self.servers)),
            web.get(f"{server}/roles", self._told(lambda: self.roles)),
            web.get(f"{server}/members/{{user}}", self._told(lambda: self.member)),
            web.get(f"{server}/channels", self._told(lambda: self.channels)),
        ]

    def _told(self, what: Callable[[], object]) -> Handler:
        async def answer(_: web.Request) -> web.Response:
            return told(what())

        return answer

    @web.middleware
    async def door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let in who has the token, and refuse what is to be refused."""
        path = request.path
        self.methods.add(request.method)
        status = next((told for end, told in self.refusals.items() if path.endswith(end)), 0)
        wanted = self.token is not None and path.startswith(API) and not path.startswith(ALONE)
        if wanted and request.headers.get("Authorization") != f"Bot {self.token}":
            status = status or 401
        if status:
            return self._dated(told({"code": 0, "message": "No entry"}, status))
        return self._dated(await handler(request))

    def _dated(self, response: web.StreamResponse) -> web.StreamResponse:
        if self.date and not response.prepared:
            response.headers["Date"] = self.date
        return response


def told(payload: object, status: int = 200) -> web.Response:
    """Answer in JSON with the very header that discord.py compares."""
    header = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(payload).encode(), status=status, headers=header)
