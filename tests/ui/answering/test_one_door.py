"""Nothing in `ui` shows anything past the door, which knows what to do when Discord refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import bot.ui

UI = Path(bot.ui.__file__).parent
DOOR = UI / "answering"
ONE_TRY = UI / "kit" / "wire.py"  # one try of a live message; `live.py` makes the others
PAST_IT = re.compile(
    r"interaction\.(response|followup|edit_original_response|original_response)\b"
    r"|\.(send_message|send_modal|edit_message|defer|reply)\(|\bimport Webhook\b"
    r"|(channel|thread|message|user|author|old|posted|messages)\.(send|edit|reply)\("
)
NOT_DISCORD = re.compile(r"asked\.reply\(")


@pytest.mark.parametrize(
    "path",
    sorted(one for one in UI.rglob("*.py") if DOOR not in one.parents and one != ONE_TRY),
    ids=lambda one: str(one.relative_to(UI)),
)
def test_a_file_shows_things_through_the_door_only(path: Path) -> None:
    text = NOT_DISCORD.sub("", path.read_text(encoding="utf-8"))
    assert [found.group() for found in PAST_IT.finditer(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "await interaction.response.send_message(view=view)",
        "await interaction.followup.send(words)",
        "await message.reply(words)",
        "await channel.send(view=view)",
        "await old.edit(view=view)",
        "await response.defer()",
    ],
)
def test_what_goes_past_it_is_found(line: str) -> None:
    assert PAST_IT.search(line)
