"""Ways to break what Discord knows of a bot, and how it is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.http import Route
from pydantic import SecretStr

from bot.bench.sockets.payloads import CHANNEL, EVERYONE, channel_of
from tests.doctor.patient import NUMBER

if TYPE_CHECKING:
    import pytest

    from tests.doctor.patient import Patient, Way

ATTACH_FILES, PUBLIC_THREADS, SEND = 1 << 15, 1 << 35, 1 << 11
EVERY_RIGHT_BUT = (1 << 50) - 1 - (1 << 3)  # an administrator lacks nothing


def no_token(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.setting(token=None)


def token_form(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.setting(token=SecretStr("0123456789abcdef0123456789abcdef"))


def token_refused(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.setting(token=SecretStr(f"{NUMBER}.Gother.{'another-planted-token-of-nobody_12345'}"))


def refusing(end: str, status: int) -> Way:
    def refuse(patient: Patient, _: pytest.MonkeyPatch) -> None:
        patient.discord.directory.refusals[end] = status

    return refuse


def not_trusted(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something answer that does not prove that it is Discord: it knows no TLS at all."""
    monkeypatch.setattr(Route, "BASE", f"https://127.0.0.1:{patient.discord.port}/api/v10")


def unreachable(_: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9/api/v10")


def intents_on(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.directory.application["flags"] = 1 << 19


def presses_elsewhere(patient: Patient, _: pytest.MonkeyPatch) -> None:
    address = "https://elsewhere.invalid/presses"
    patient.discord.directory.application["interactions_endpoint_url"] = address


def no_server(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.directory.servers.clear()


def permission_missing(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.directory.everybody["permissions"] = str(EVERY_RIGHT_BUT & ~ATTACH_FILES)


def no_threads(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.directory.everybody["permissions"] = str(EVERY_RIGHT_BUT & ~PUBLIC_THREADS)


def shut_channels(*shut: int) -> Way:
    """Take the right to write away in some channels of a server with two."""

    def shut_them(patient: Patient, _: pytest.MonkeyPatch) -> None:
        known = patient.discord.directory
        known.everybody["permissions"] = str(EVERY_RIGHT_BUT)
        known.channels = [channel_of(CHANNEL), channel_of(CHANNEL + 8)]
        denied = {"id": str(EVERYONE), "type": 0, "allow": "0", "deny": str(SEND)}
        for channel in known.channels:
            if int(channel["id"]) in shut:
                channel["permission_overwrites"] = [denied]
        if len(shut) == len(known.channels):
            patient.sql("UPDATE classroom SET channel_id = NULL")

    return shut_them


def commands_differ(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.commands = [{"id": "1", "name": "learn"}, {"id": "2", "name": "music"}]


def slow(_: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.doctor.gateway.SLOW_SECONDS", 0.0)


def many_starts(patient: Patient, _: pytest.MonkeyPatch) -> None:
    patient.discord.directory.logins_left = 12
