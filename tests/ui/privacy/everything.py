"""Somebody who did everything, with words that stand nowhere else, and then deletes it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.fakes import made_up_outcome
from tests.ui.reading import labels_of, parts, raw, shown, text_of

if TYPE_CHECKING:
    from pathlib import Path

    import simcord

    from tests.fakes import SlowEngine
    from tests.ui.game.partner.two import Two
    from tests.ui.reading import Message

WORD = "quokkamarmelade"
ROWS = "\n".join(f"{k},{k * k % 7},{WORD if k % 2 else 'blue'}" for k in range(12))
ASKED = ["Delete everything of mine", "Take it along first", "Keep everything"]
FORM = "x" * 3 + WORD


async def did_everything(two: Two, slow: SlowEngine) -> None:
    """Let Ana go half-way through a lesson, play, keep data, note, write, and train."""
    room, ana = two.room, two.room.ana
    await ana.slash(room.channel, "learn")
    await ana.slash(room.channel, "play", mode="group")
    await two.reach_rules()
    await two.fill(ana, "Write my rule", rule=f"The {WORD} points to casual.")
    await note(two)
    await bring_data(two)
    await two.services.conversation.reader.ready()  # which takes long on a busy machine
    await ana.send_dm(f"what is a {WORD}?")
    await ana.slash(room.channel, "train", private=True)
    [private] = slow.submitted
    slow.say(private.run, made_up_outcome(private.task))
    await two.wait()
    await ana.slash(room.channel, "train")
    await two.wait()


async def note(two: Two) -> None:
    ana = two.room.ana
    page = shown(await ana.slash(two.room.channel, "notebook"))
    form = await ana.click(page, label="Write a note")
    await ana.submit_modal(form, {"note": f"The {WORD} is one number."})


async def bring_data(two: Two) -> None:
    """Keep a table, and have another one refused."""
    room, ana = two.room, two.room.ana
    form = await ana.slash(room.channel, "data add", name=WORD)
    dry = shown(await ana.submit_modal(form, {"rows": ROWS}))
    await ana.click(dry, label="Keep it")
    form = await ana.slash(room.channel, "data add", name="other")
    await ana.submit_modal(form, {"rows": FORM})


async def asked(two: Two, actor: simcord.MemberActor | None = None) -> simcord.ResponseMessage:
    """Type /mydata delete and return the card that asks once more."""
    return shown(await (actor or two.room.ana).slash(two.room.channel, "mydata delete"))


async def deleted(two: Two, actor: simcord.MemberActor | None = None) -> str:
    who = actor or two.room.ana
    card = await asked(two, who)
    assert labels_of(card) == ASKED
    return text_of(shown(await who.click(card, label="Delete everything of mine")))


def ids_on(card: Message) -> list[str]:
    """Return the custom ids of what can be pressed on a card."""
    return [part["custom_id"] for part in parts(raw(card)) if part.get("custom_id")]


def found_in_tables(path: Path, *needles: str) -> list[str]:
    """Walk through every table of the file; return where a needle stands."""
    with closing(sqlite3.connect(path)) as connection:
        names = "SELECT name FROM sqlite_master WHERE type = 'table'"
        return [
            f"{name}: {row}"
            for (name,) in connection.execute(names).fetchall()
            for row in connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - its own names
            if any(needle in str(row).casefold() for needle in needles)
        ]


def files_with(folder: Path, needle: str) -> list[str]:
    """Return the files, of any kind, in which a needle stands."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if needle.encode() in file.read_bytes().lower()]
