"""Asks Discord for what it knows of the bot. Nothing is sent but the questions, and the token."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.http import Route

from bot.doctor.complaints import (
    DISCORD_TROUBLE,
    NOT_TRUSTED,
    SHUT_OUT,
    TOKEN_REFUSED,
    TOO_MANY,
    UNREACHABLE,
)
from bot.doctor.finding import wrong
from bot.doctor.token_form import mend_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.doctor.finding import DoctorFinding

PATIENCE = aiohttp.ClientTimeout(total=10)
AGENT = f"DiscordBot (https://github.com/Rapptz/discord.py {discord.__version__}) nudge-doctor"
LATER = "Nothing has to be changed. Wait some minutes, and run nudge doctor again."
HALF_A_SECOND = timedelta(seconds=0.5)  # the header counts whole seconds


class NotToldError(Exception):
    """Discord did not tell what it was asked for; `finding` says why."""

    def __init__(self, finding: DoctorFinding) -> None:
        super().__init__(finding.found)
        self.finding = finding


@dataclass(slots=True)
class DiscordCaller:
    """Asks one question after the other, and notes how long the answers took.

    `ahead` is by how much the clock of this computer was ahead of Discord's, at each answer.
    """

    session: aiohttp.ClientSession
    token: str
    now: Callable[[], datetime]
    seconds: list[float] = field(default_factory=list)
    ahead: list[timedelta] = field(default_factory=list)

    async def get(self, path: str) -> Any:  # noqa: ANN401 - whatever Discord tells
        """Return what Discord tells. Raise NotToldError."""
        headers = {"Authorization": f"Bot {self.token}", "User-Agent": AGENT}
        before, began = self.now(), time.perf_counter()
        try:
            async with self.session.get(
                Route.BASE + path, headers=headers, timeout=PATIENCE, allow_redirects=False
            ) as response:
                took = time.perf_counter() - began
                body = await response.text(errors="replace")
                self.seconds.append(took)
                self._note_clock(response.headers.get("Date", ""), before + timedelta(seconds=took))
        except aiohttp.ClientSSLError as error:
            raise NotToldError(_not_trusted()) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NotToldError(_unreachable()) from error
        if response.status != 200:
            raise NotToldError(_refusal(response.status, body))
        try:
            return json.loads(body)
        except ValueError as error:
            raise NotToldError(not_discords()) from error

    def _note_clock(self, date: str, here: datetime) -> None:
        try:
            there = parsedate_to_datetime(date)
        except ValueError:  # no date, or none that can be read
            return
        if there.tzinfo is not None:
            self.ahead.append(here - there - HALF_A_SECOND)


def _refusal(status: int, body: str) -> DoctorFinding:
    if status == 401:
        found = "Discord refuses the token: it was reset, or mistyped."
        return wrong(TOKEN_REFUSED, found, mend_of())
    if status == 403:
        found = f"Discord does not let this bot in{_words_of(body)}."
        mend = "Look at the application on https://discord.com/developers/applications."
        return wrong(SHUT_OUT, found, mend)
    if status == 429:
        found = "Discord wants no more questions of this bot just now (429)."
        return wrong(TOO_MANY, found, LATER)
    return _trouble(f"error {status}")


def _words_of(body: str) -> str:
    """Return what Discord says of its refusal, ": " before it; "" where that is no sentence."""
    try:
        told = json.loads(body)["message"]
    except (ValueError, KeyError, TypeError):
        return ""
    return f": {told[:200]}" if isinstance(told, str) else ""


def not_discords() -> DoctorFinding:
    """Return what is said of an answer that has not the form of Discord's."""
    return wrong(
        DISCORD_TROUBLE,
        "What answers in Discord's place does not speak as Discord does.",
        "Open https://discord.com in a browser on this computer: some networks want a login first.",
    )


def _trouble(what: str) -> DoctorFinding:
    return wrong(
        DISCORD_TROUBLE, f"Discord answers with {what}. That is trouble of its own.", LATER
    )


def _unreachable() -> DoctorFinding:
    return wrong(
        UNREACHABLE,
        "Discord cannot be reached from this computer.",
        "Check its network: does https://discord.com open there? In a school a firewall may have "
        "to let discord.com and gateway.discord.gg through.",
    )


def _not_trusted() -> DoctorFinding:
    return wrong(
        NOT_TRUSTED,
        "The connection to Discord is not safe: its certificate is not trusted here. The token "
        "was not sent.",
        "Check the clock of this computer first. If it is right, something on the network reads "
        "along: ask whoever runs it to leave discord.com and gateway.discord.gg alone.",
    )
