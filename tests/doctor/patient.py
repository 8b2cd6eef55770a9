"""A bot in good health for the doctor to look at, and what a test may change about it."""

from __future__ import annotations

import asyncio
import base64
import sqlite3
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.bench.sockets.payloads import CHANNEL, GUILD
from bot.doctor.examining import examine
from bot.doctor.report import in_json, in_words, without
from bot.doctor.tools import DoctorTools, LessonsRead
from bot.settings import Settings
from bot.store.presses import first_id_at
from bot.store.sqlite.backup import backup
from bot.store.sqlite.lock import DatabaseLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    import pytest

    from bot.bench.sockets.discord_server import SmallDiscord
    from bot.doctor.finding import DoctorFinding

    Way = Callable[["Patient", pytest.MonkeyPatch], AbstractContextManager[None] | None]
    """Breaks something at once, or for as long as a block lasts."""

NUMBER = base64.urlsafe_b64encode(b"1234567890123456789").decode("ascii").rstrip("=")
GOOD_TOKEN = f"{NUMBER}.Gplant.{'planted-token-of-nobody_1234567890abcd'}"
"""Nobody's, in the form of a bot's token."""
COMMANDS = ("learn", "train")
LAST_PRESS = timedelta(minutes=30)  # before the present


@dataclass
class Patient:
    """`commands` are registered with the small Discord."""

    settings: Settings
    discord: SmallDiscord
    tools: DoctorTools
    offline: bool = False
    findings: tuple[DoctorFinding, ...] = ()

    @property
    def path(self) -> Path:
        return self.settings.database

    @property
    def folder(self) -> Path:
        return self.path.parent

    def sql(self, *statements: str) -> None:
        """Change the database, as another program would."""
        with closing(sqlite3.connect(self.path)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    def setting(self, **changes: object) -> None:
        self.settings = self.settings.model_copy(update=changes)

    async def look(self) -> tuple[DoctorFinding, ...]:
        """Let the doctor look, in a thread of its own, as it has a loop of its own."""
        look = asyncio.to_thread(examine, self.settings, self.tools, offline=self.offline)
        self.findings = tuple(await look)
        return self.findings

    @property
    def told(self) -> str:
        """All that the doctor says, in both ways."""
        token = self.settings.token
        secret = token.get_secret_value() if token else ""
        words = in_words(self.findings, 80) + in_json(self.findings)
        return without(words, secret)


def quick_tools() -> DoctorTools:
    """Return tools that start no process and read no lessons."""
    return DoctorTools(
        now=real_now,
        free=lambda _: 50 * 10**9,
        sqlite=lambda: (3, 53, 0),
        options=lambda: frozenset({"THREADSAFE=1"}),
        train=lambda: None,
        lessons=lambda _: LessonsRead(12),
        commands=lambda _: frozenset(COMMANDS),
        unknown=lambda: (),
    )


def make_well(path: Path) -> None:
    """Put a person with a press into an empty database, and make a backup of it."""
    path.chmod(0o600)
    path.parent.chmod(0o700)
    at = first_id_at(real_now() - LAST_PRESS)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO learner (id, discord_id, joined_at) VALUES (1, 77, '2026-01-01 00:00:00')"
        )
        connection.execute(
            "INSERT INTO press (interaction_id, learner_id, pressed_at) "
            "VALUES (?, 1, '2026-01-01 00:00:00')",
            (at,),
        )
        connection.execute(
            "INSERT INTO classroom (guild_id, role_id, channel_id, results, zone, set_up_at) "
            "VALUES (?, NULL, ?, 'named', 'UTC', '2026-01-01 00:00:00')",
            (GUILD, CHANNEL),
        )
        connection.commit()
    copies = path.parent / "backups"
    copies.mkdir(mode=0o700)
    backup(path, copies / f"{path.stem}-20260101T000000Z-000001{path.suffix}")


def real_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a test compares it with the header of a server


def settings_for(path: Path, port: int | None = None) -> Settings:
    usual = Settings(database=path, metrics_port=port)
    return usual.model_copy(update={"token": SecretStr(GOOD_TOKEN)})


class Readiness(BaseHTTPRequestHandler):
    """A running bot's answer to who asks how it is."""

    status, words = 200, "ready"

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/readyz" else 404)
        self.end_headers()
        self.wfile.write(self.words.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as above
        """Keep the test's output quiet."""


@contextmanager
def running_bot(path: Path, status: int = 200, words: str = "ready") -> Iterator[int]:
    """Hold a database as a bot does, and yield the port on which it says how it is."""
    answers = type("Answers", (Readiness,), {"status": status, "words": words})
    server = HTTPServer(("127.0.0.1", 0), answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with DatabaseLock(path):
            yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
