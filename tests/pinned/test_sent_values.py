"""What the cards carry that the bot sends: whole custom ids, and the values of menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes import SlowEngine
from tests.pinned.school import TWO_FEATURES, ids_of, mark
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from tests.pinned.school import School

pytestmark = pytest.mark.simcord(check_errors=False)

# Before the rooms were made it was lab:0:moons:8:1:300:none, which is pinned as an old press.
EMPTY_FORM = "go:train"
UNDER_A_RUN = ["go:learn", "go:play", "go:progress", "go:help"]
NEXT = ["go:play", EMPTY_FORM, "go:progress", "go:help"]
FIRST = mark(0, lesson="neurons-and-weights").removeprefix("0-")
CARDS = {
    "help": ["go:learn", "go:play", EMPTY_FORM, "go:progress"],
    "glossary term:loss": [
        "card-look:how-a-network-learns:phase-2:open",
        "card-ask:how-a-network-learns:phase-2",
        "words",
        *NEXT,
    ],
    "progress": [
        "go:learn",
        "how:progress:",
        "notebook:1",
        "go:play",
        EMPTY_FORM,
        "go:help",
    ],
    "notebook": ["note-write:1", "go:learn", "go:progress"],
    "learn": [
        *(f"lesson-try:1:a-neuron:{FIRST}:{letter}:1" for letter in ("A", "B", "C", "")),
        "lesson-card:1:1",
        "lesson-tell:1:a-neuron::2",
        "lesson-open:how-a-network-learns",
        "lesson-known:neurons-and-weights",
    ],
    "learn lesson:3": [
        "lesson-open:neurons-and-weights",
        "lesson-open:how-a-network-learns",
        "lesson-known:how-a-network-learns",
    ],
    "lab neuron": [
        "hand-neuron:0:-0.5:0:OR:w1less",
        "hand-neuron:0.5:-1:0:OR:w2less",
        "hand-neuron:0.5:-0.5:-0.5:OR:bless",
        "hand-neuron:1:-0.5:0:OR:w1more",
        "hand-neuron:0.5:0:0:OR:w2more",
        "hand-neuron:0.5:-0.5:0.5:OR:bmore",
        "hand-neuron:0.5:-0.5:0:OR:GoalOR",
        "hand-neuron:0.5:-0.5:0:AND:GoalAND",
        "hand-neuron:0.5:-0.5:0:XOR:GoalXOR",
    ],
    "lab forward": ["hand-forward:1:1", "hand-forward:2:1", "hand-forward:0:1"],
    "lab loss": [f"hand-guess:0.73:{place}" for place in range(5)],
    "lab backprop": ["hand-blame:0:1:0.5:-1:1:0.5:back", "hand-blame:2:1:0.5:-1:1:0.5:forward"],
    "lab valley": [
        "hand-valley:0.01:20:0.01",
        "hand-valley:0.1:20:0.1",
        "hand-valley:0.3:20:0.3",
        "hand-valley:0.9:20:0.9",
        "hand-valley:1:20:1.0",
        "hand-valley:1.1:20:1.1",
        "hand-valley:0.0333:20:÷3",
        "hand-valley:0.3:20:×3",
    ],
    "train": [
        "run-turn:1:seed",
        "run-turn:1:faster",
        "run-turn:1:slower",
        "run-turn:1:longer",
        "run-turn:1:wider",
        "run-sweep:1:rates",
        "run-turn:1:watch",
        "run-numbers:1",
        "run-turn:1:repeat",
        "lab:1:::::none",
        *UNDER_A_RUN,
    ],
    "lab lr-trio": ["run-turn:2:seed", "run-numbers:2", "run-turn:2:repeat", *UNDER_A_RUN],
}
BY_HAND = {
    "hand-guess:0.73:0": ["hand-loss:0.5:down", "hand-loss:0.9:up", "hand-guess:0.2:"],
    "hand-forward:0:1": ["hand-forward:1:0"],
    "hand-blame:8:1:0.5:-1:1:0.5:forward": [
        "hand-blame:7:1:0.5:-1:1:0.5:back",
        "hand-blame:8:1:0.2588:-0.8582:1:0.5:learn",
        "hand-blame:8:1:0.5:-1:1:1:with",
        "hand-blame:1:1:0.5:-1:1:0.5:start",
    ],
}


async def test_the_cards_of_commands_carry_these_ids(school: School) -> None:
    carried = {}
    for command in CARDS:
        name, _, option = command.rpartition(" ") if ":" in command else (command, "", "")
        options = dict([option.split(":")]) if option else {}
        carried[command] = ids_of(shown(await school.slash(name, **options)).components)
    assert carried == CARDS


async def test_the_cards_of_labs_by_hand_lead_on_with_these_ids(school: School) -> None:
    card, carried = await school.old_card(), {}
    for pressed in BY_HAND:
        await school.press(card, pressed)
        carried[pressed] = ids_of(card.components)
    assert carried == BY_HAND


async def test_the_cards_of_a_training_on_its_way_and_of_a_failed_one_carry_these_ids(
    school: School,
) -> None:
    await school.restart(SlowEngine())
    card = shown(await school.slash("train"))
    assert ids_of(card.components) == ["run-cancel:1"]
    await school.press(card, "run-cancel:1")
    assert ids_of(card.components) == ["run-turn:1:repeat", "lab:1:::::none", *UNDER_A_RUN]


async def test_a_correction_said_in_a_channel_is_answered_with_a_door_to_the_game(
    school: School,
) -> None:
    game = shown(await school.slash("play"))
    await school.submit(f"game-named:1:{mark(0)}", TWO_FEATURES, game)
    await school.press(game, f"game-lock:1:{mark(1)}:casual:80")
    me = school.env.bot.user
    assert me is not None
    await school.ana.send(school.channel, f"<@{me.id}> I weighted the word I too low.")
    heard = school.channel.last_message
    assert heard is not None
    assert "I heard you:" in text_of(heard)
    assert ids_of([dict(part.to_dict()) for part in heard.components]) == ["game-show:1"]
