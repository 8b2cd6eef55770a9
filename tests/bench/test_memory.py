"""That a long run is measured, and that nothing of ours grows with two thousand people."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.bench.commands import bench
from bot.bench.memory import LongRun, rows_of
from bot.bench.press_times import turn_of
from bot.bench.report import from_json
from bot.bench.sockets.driving import Drive
from bot.bench.sockets.holding import Holding, grown
from bot.bench.sockets.measured import MeasuredBot, measured_bot
from bot.bench.sockets.payloads import Ids, Payload, message_of, parts_in
from bot.bench.sockets.people import commands_in

PEOPLE, FIRST, STAYS = 2_000, 400, 6
SPARE = 60  # more than that is no chance
BOUNDED = {
    "App.draw._kept": "pictures, bounded by their bytes together",
    "App.bot._at_start[].following._nothing_owed": "two numbers a person; jobs and services/lab",
}
"""What may grow, and why."""


@pytest.mark.nightly
def test_the_memory_of_a_short_run_is_told_for_both_bots() -> None:
    asked = ["memory", "--quick", "--json"]
    outcome = CliRunner().invoke(bench, asked, catch_exceptions=False)
    assert outcome.exit_code == 0
    rows = [row for row in from_json(outcome.stdout).rows if row.name == "never answered"]
    assert [row.value for row in rows] == [0, 0]


@pytest.mark.nightly
async def test_nothing_of_ours_grows_with_two_thousand_people() -> None:
    async with measured_bot("ours") as bot:
        drive = Drive(bot.discord, stays=STAYS)
        await drive.on(FIRST * STAYS)
        before = await held_by(bot)
        await drive.on((PEOPLE - FIRST) * STAYS)
        found = grown(before, await held_by(bot), SPARE)
    assert drive.unanswered == []
    assert sorted(found.keys() - BOUNDED) == []


async def held_by(bot: MeasuredBot) -> dict[str, Holding]:
    told = await bot.look("holdings collect")
    return {name: Holding(size, most) for name, (size, most) in told.items()}


def test_growth_is_counted_from_the_end_of_the_warm_up() -> None:
    held = dict.fromkeys(("objects", "ours", "views", "tasks", "threads", "files"), 1)
    marks = tuple({"resident": size * 2**20, **held} for size in (100, 103, 112))
    told = LongRun(marks, {"press": [0.001, 0.002]}, (), 1000)
    rows = {row.name: row for row in rows_of("ours", told)}
    assert rows["resident, growth"].value == 12
    assert rows["resident, growth"].met is False
    assert rows["views and forms that discord.py keeps, after"].met is False


def test_ids_grow_also_within_one_millisecond() -> None:
    ids = Ids()
    made = [ids() for _ in range(1000)]
    assert made == sorted(set(made))


def test_the_small_discord_numbers_the_components_of_a_card() -> None:
    row: Payload = {"type": 1, "components": [{"type": 2, "custom_id": "a", "label": "Next"}]}
    message = message_of(1, 2, {"components": [{"type": 17, "components": [row]}]})
    assert [part["id"] for part in parts_in(message["components"])] == [1, 2, 3]
    assert turn_of(message)["custom_id"] == "a"


def test_people_type_what_asks_for_nothing_and_trains_nothing() -> None:
    asks = {"type": 3, "name": "word", "required": True}
    commands: list[Payload] = [
        {"id": "1", "name": "learn", "options": [{"type": 3, "name": "lesson"}]},
        {"id": "2", "name": "train"},
        {"id": "3", "name": "term", "options": [asks]},
        {"id": "4", "name": "lab", "options": [{"type": 1, "name": n} for n in ("loss", "xor")]},
    ]
    found = commands_in(commands)
    assert [one["name"] for one in found] == ["learn", "lab"]
    assert found[1]["options"][0]["name"] == "loss"
