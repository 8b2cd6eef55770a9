"""What the bot may do is computed as discord.py computes it, and named as the settings show it."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.doctor.server_rights import INVITE, _in_channel
from bot.ui.answering.permissions import EVERYWHERE, missing_of
from bot.ui.kit.threads import NEEDED
from tests.child import ROOT

BITS = sum(getattr(discord.Permissions, name).flag for name in EVERYWHERE)
rights = some.integers(0, (1 << 50) - 1).map(lambda bits: bits & (BITS | 1 << 35))
SERVER, ROLE, OTHER_ROLE, BOT = "1", "2", "3", "4"
overwrites = some.lists(
    some.tuples(
        some.sampled_from([(SERVER, 0), (ROLE, 0), (OTHER_ROLE, 0), (BOT, 1)]), rights, rights
    ),
    max_size=4,
    unique_by=lambda one: one[0],
)


def as_discord_says(base: int, given_rights: list[tuple[tuple[str, int], int, int]]) -> int:
    """Follow the five steps of Discord's own page on permission overwrites."""
    of = {id_: (deny, allow) for (id_, _), deny, allow in given_rights}
    may = base
    deny, allow = of.get(SERVER, (0, 0))
    may = may & ~deny | allow
    denied = allowed = 0
    for role in (ROLE, OTHER_ROLE):
        deny, allow = of.get(role, (0, 0))
        denied, allowed = denied | deny, allowed | allow
    may = may & ~denied | allowed
    deny, allow = of.get(BOT, (0, 0))
    return may & ~deny | allow


@given(rights, overwrites)
def test_overwrites_count_in_discords_order(
    base: int, given_rights: list[tuple[tuple[str, int], int, int]]
) -> None:
    channel: dict[str, Any] = {
        "permission_overwrites": [
            {"id": id_, "type": kind, "deny": str(deny), "allow": str(allow)}
            for (id_, kind), deny, allow in given_rights
        ]
    }
    own = {SERVER, ROLE, OTHER_ROLE, BOT}
    found = _in_channel(discord.Permissions(base), channel, {"id": SERVER}, own)
    assert found.value == as_discord_says(base, given_rights)


def test_an_administrator_lacks_nothing() -> None:
    assert missing_of(discord.Permissions(administrator=True)) == ()
    denied = {"permission_overwrites": [{"id": SERVER, "type": 0, "deny": str(BITS), "allow": "0"}]}
    base = discord.Permissions(administrator=True)
    assert missing_of(_in_channel(base, denied, {"id": SERVER}, {SERVER})) == ()


@pytest.mark.parametrize("name", EVERYWHERE)
def test_each_permission_is_missed_by_the_name_in_discords_settings(name: str) -> None:
    all_but_one = discord.Permissions(**{one: one != name for one in EVERYWHERE})
    assert missing_of(all_but_one) == (EVERYWHERE[name],)


def test_the_invitation_of_the_readme_asks_for_just_these() -> None:
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"({INVITE} in all)" in text
    for name in {**EVERYWHERE, **NEEDED}.values():
        words = name.replace("View Channel", "View Channels")
        assert f"**{words}**" in text
