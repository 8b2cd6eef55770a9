"""Buttons under trainings that an earlier bot had made: each starts, tells or stops what it did."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.fakes import SlowEngine
from tests.pinned import old_rows
from tests.pinned.old_rows import RUN
from tests.pinned.school import ids_of
from tests.ui.reading import parts, shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.pinned.school import School

pytestmark = pytest.mark.simcord(check_errors=False)

TURNS: dict[str, dict[str, Any]] = {
    "seed": {"seed": 8},
    "faster": {"learning_rate": 0.3 * 3},
    "slower": {"learning_rate": 0.3 / 3},
    "longer": {"epochs": 270},
    "wider": {"hidden": [12, 6]},
    "repeat": {},
    "watch": {},
}
RATES = ["rate 0.003", "rate 0.03", "rate 0.1", "rate 0.3", "rate 0.9", "rate 3"]
SWEEPS = {
    "rates": ("One network, several learning rates", RATES),
    "seeds": ("One network, several random starts", [f"seed {k}" for k in range(8, 20)]),
    "widths": (
        "One task, hidden layers of several widths",
        ["1 unit", "2 units", "4 units", "8 units", "16 units", "32 units"],
    ),
    "l2": (
        "One network, several L2 penalties",
        ["L2 0", "L2 0.0003", "L2 0.001", "L2 0.003", "L2 0.01", "L2 0.03"],
    ),
}
FORMS = {
    "lab:0:moons:8:1:300:none": ["lab-form:0", "moons", "8", "1", "300", "none"],
    "lab:0:xor:8 4:0,5:10:crawls": ["lab-form:0", "xor", "8 4", "0,5", "10", "crawls"],
    f"lab:{RUN}:::::none": [f"lab-form:{RUN}", "circles", "6 3", "0.3", "90", "none"],
}


@pytest.fixture
async def card(school: School) -> simcord.ResponseMessage:
    """Return a card in the channel whose bot was closed since."""
    old_rows.learner(school)
    old_rows.run(school)
    card = await school.old_card(public=True)
    await school.restart()
    return card


def newest_task(school: School) -> dict[str, Any]:
    [(task,)] = school.rows("SELECT task FROM run ORDER BY id DESC LIMIT 1")
    kept: dict[str, Any] = json.loads(task)
    return kept


async def test_old_buttons_train_again_with_one_dial_turned(
    school: School, card: simcord.ResponseMessage
) -> None:
    spec = json.loads(old_rows.SPEC)
    for number, (turn, changes) in enumerate(TURNS.items(), start=RUN + 1):
        pressed = await school.press(card, f"run-turn:{RUN}:{turn}", actor=school.ben)
        assert not pressed.ephemeral
        assert f"-# run {number} · " in text_of(shown(pressed))
        task = newest_task(school)
        assert task["view"] == ("watch" if turn == "watch" else "train")
        assert [variant["spec"] for variant in task["variants"]] == [spec | changes]


async def test_old_buttons_sweep_a_dial(school: School, card: simcord.ResponseMessage) -> None:
    for over, (title, labels) in SWEEPS.items():
        pressed = await school.press(card, f"run-sweep:{RUN}:{over}")
        assert f"### {title}" in text_of(shown(pressed))
        task = newest_task(school)
        assert (task["view"], task["title"]) == ("sweep", title)
        assert [variant["label"] for variant in task["variants"]] == labels


async def test_an_old_button_tells_the_numbers_to_whoever_presses(
    school: School, card: simcord.ResponseMessage
) -> None:
    told = await school.press(card, f"run-numbers:{RUN}", actor=school.ben)
    assert told.ephemeral
    assert f"### Run {RUN} in numbers: circles · 3-6-3-1 · learning rate 0.3" in text_of(
        shown(told)
    )


async def test_an_old_button_cancels_a_training_that_was_taken_up_again(
    school: School, card: simcord.ResponseMessage
) -> None:
    school.store(
        "UPDATE run SET state = 'running', finished_at = NULL, shown = 0, message_id = ?", card.id
    )
    await school.restart(SlowEngine())
    refused = await school.press(card, f"run-cancel:{RUN}", actor=school.ben)
    assert "Only the person who started this training" in shown(refused).content
    await school.press(card, f"run-cancel:{RUN}")
    assert "This training was cancelled before its end." in text_of(card)
    assert ids_of(card.components)[:2] == [f"run-turn:{RUN}:repeat", f"lab:{RUN}:::::none"]
    assert school.rows("SELECT state FROM run") == [("cancelled",)]


async def test_an_old_button_opens_the_form_filled_in(
    school: School, card: simcord.ResponseMessage
) -> None:
    filled = {}
    for custom_id in FORMS:
        opened = (await school.press(card, custom_id)).modal
        assert opened is not None
        filled[custom_id] = [opened["custom_id"], *_filled_in(opened["components"])]
    assert filled == FORMS


def _filled_in(components: list[dict[str, Any]]) -> list[str]:
    """Return what each field of a form begins with."""
    fields = [part for part in parts(components) if "custom_id" in part]
    offered = [option for field in fields for option in field.get("options", [field])]
    return [option["value"] for option in offered if option.get("default", True)]


async def test_an_old_button_opens_the_form_for_data_with_no_draft_left(
    school: School, card: simcord.ResponseMessage
) -> None:
    opened = (await school.press(card, "data-mend:my-points")).modal
    assert opened is not None
    assert opened["custom_id"] == "data-form:my-points"
    assert ids_of(opened["components"]) == ["rows"]
