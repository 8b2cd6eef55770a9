"""Tokens and answers are planted, everything fails, and what was written is searched for them."""

from __future__ import annotations

import base64
import io
import logging
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import pytest
import sqlalchemy as sa
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from bot.logs.redaction import Redaction
from bot.logs.writing import JsonLines, PlainLines
from bot.store.sqlite.backup import backup
from bot.ui.client import TutorBot
from tests.child import nudge
from tests.test_run_command import ELSEWHERE
from tests.ui.reading import shown

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    import simcord

    from bot.settings import Settings
    from tests.conftest import BuildApp

PRESS = base64.b64encode(b"interaction:1234567890123456789:" + b"q" * 96).decode()
BOT = "MTI" + "zNDU2Nzg5MDEyMzQ1Njc4." + "GaBcDe." + "abcdefghijklmnopqrstuvwxyz0123456789_-"
ANSWER = "because my grandmother's cat says so"
PLANTED = (PRESS, PRESS[:40], BOT, BOT.split(".")[2], "grandmother")
CALLBACK = f"https://discord.com/api/v10/interactions/123/{PRESS}/callback"


async def answered_with_its_address(_: TutorBot) -> None:
    """Fail as aiohttp does, which names the address."""
    headers = CIMultiDictProxy(CIMultiDict({"Authorization": f"Bot {BOT}"}))
    asked = aiohttp.RequestInfo(URL(CALLBACK), "POST", headers, URL(CALLBACK))
    raise aiohttp.ClientResponseError(asked, (), status=500, message=f"for {CALLBACK}")


async def refused_by_discord(_: TutorBot) -> None:
    answer: Any = type("Answer", (), {"status": 400, "reason": f"Bad {CALLBACK}"})
    raise discord.HTTPException(answer, {"code": 0, "message": f"Bot {BOT} at {CALLBACK}"})


async def read_as_a_number(_: TutorBot) -> None:
    int(ANSWER)


async def looked_up(_: TutorBot) -> None:
    dict[str, int]()[ANSWER]


async def stored(bot: TutorBot) -> None:
    """Fail in the database, with what was to be stored."""
    kept = bot.services.questions.attempts.database  # type: ignore[attr-defined]  # the real port
    insert = sa.text("INSERT INTO learner (id, nothing) VALUES (:id, :said)")
    await kept.write(lambda connection: connection.execute(insert, {"id": 1, "said": ANSWER}))


async def chained(bot: TutorBot) -> None:
    try:
        await read_as_a_number(bot)
    except ValueError as error:
        error.add_note(f"It was {ANSWER!r}")
        raise RuntimeError(f"token={BOT}, at {CALLBACK}") from error


FAULTS = [
    answered_with_its_address, refused_by_discord, read_as_a_number, looked_up, stored, chained,
]  # fmt: skip


@pytest.fixture
def simcord_bot(build_app: BuildApp) -> TutorBot:
    return build_app().bot


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Return what the log writes, in both forms."""
    stream, root = io.StringIO(), logging.getLogger()
    handlers = [logging.StreamHandler(stream) for _ in "ab"]
    for handler, form in zip(handlers, (JsonLines, PlainLines), strict=True):
        handler.setFormatter(form(Redaction()))
        root.addHandler(handler)
    yield stream
    for handler in handlers:
        root.removeHandler(handler)


@pytest.mark.errors_expected
@pytest.mark.simcord(check_errors=False)
@pytest.mark.parametrize("fault", FAULTS)
async def test_whatever_fails_tells_nothing_to_the_person_the_log_and_the_disk(
    simcord_env: simcord.Env,
    settings: Settings,
    written: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[TutorBot], Awaitable[Any]],
) -> None:
    bot = simcord_env.bot
    assert isinstance(bot, TutorBot)

    async def fails(*_: object) -> None:
        await fault(bot)

    monkeypatch.setattr(type(bot.services.past_runs), "show", fails)
    guild = simcord_env.create_guild()
    ana = guild.add_member(simcord_env.create_user("ana"))
    told = shown(await ana.slash(guild.create_text_channel("lessons"), "run show", run=1))
    said = f"{told.content} {told.components}"
    lines = written.getvalue()
    assert lines
    folder = settings.database.parent
    backup(settings.database, folder / "copy.sqlite3")
    kept = b"".join(
        path.name.encode() + path.read_bytes() for path in folder.rglob("*") if path.is_file()
    )
    for planted in PLANTED:
        assert planted not in said
        assert planted not in lines
        assert planted.encode() not in kept


UNUSABLE = {
    "whole": ("json", BOT),
    "with Bot": ("text", f"Bot {BOT}"),
    "two lines": ("json", f"{BOT}\\nX"),
    "not ASCII": ("text", f"{BOT}é"),
    "long": ("json", f"a{'b' * 5_000}{BOT}"),
}


@pytest.mark.parametrize(("form", "token"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_token_that_cannot_be_used_is_never_repeated(
    tmp_path: Path, token: str, form: str
) -> None:
    (tmp_path / ".env").write_text(f'DISCORD_TOKEN="{token}"\nNUDGE_LOG={form}\n', encoding="utf-8")
    database = str(tmp_path / "nudge.sqlite3")
    done = nudge("run", "http://127.0.0.1:9/api", folder=tmp_path,
                 code=ELSEWHERE, NUDGE_DATABASE=database)  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode in {75, 78}, said.replace(token, "TOKEN")
    assert said.count("\n") == 1
    for planted in (BOT, *BOT.split(".")[::2]):
        assert planted not in said
