"""Cards and forms of before the rebuild still stand in Discord; their ids keep their meaning."""

from __future__ import annotations

import re

import pytest

from tests.pinned.old_program.people import World, cards
from tests.ui.reading import parts

pytestmark = pytest.mark.simcord(check_errors=False)

NEURONS, FORWARD = "Neurons and weights", "The forward pass"


@pytest.mark.parametrize(
    ("name", "button", "words"),
    [
        ("rosa", "lesson-card:1:5", "card 5 of 10"),
        (
            "rosa",
            "lesson-open:the-forward-pass",
            f"Lesson 2: The forward pass · card 1 of {cards(2)}",
        ),
        (
            "finn",
            "lesson-again:neurons-and-weights",
            f"Lesson 1: Neurons and weights · card 1 of {cards(1)}",
        ),
        ("finn", "lesson-card:3:2", f"Lesson 2: The forward pass · card 2 of {cards(2)}"),
        ("quinn", "quiz-next:3", "question 1 of 2"),
        ("cora", "game-show:4", "Now say what misled you"),
        ("wim", "lesson-debrief:how-a-network-learns", "What you and a network have in common"),
        ("wim", "game-show:4", "This one is not yours"),
    ],
)
async def test_a_button_on_a_card_of_that_time_still_works(
    old: World, name: str, button: str, words: str
) -> None:
    person = old.person(name)
    await person.press_old(button)
    assert words in person.text


@pytest.mark.parametrize(
    ("name", "asked", "ids"),
    [
        ("mats", "learn", (r"match-term:2:3-{mark}", r"match-pair:2:3-{mark}:")),
        # The question had five answers at that time; today its number is typed.
        ("quinn", "learn", (r"quiz-type:3:1-{mark}:",)),
        ("cora", "play", (r"game-correct:4:1-{mark}",)),
        # At that time it was game:6:1-{mark}:formal, which test_going_on presses.
        ("pia", "play", (r"game-lock:6:1-{mark}:formal:80", r"game-lock:6:1-{mark}:casual:60")),
        ("rudi", "play", (r"game-rule:7:4-{mark}",)),
    ],
)
async def test_a_card_carries_the_ids_of_that_time_so_the_one_on_the_screen_counts_too(
    old: World, name: str, asked: str, ids: tuple[str, ...]
) -> None:
    person = old.person(name)
    await person.slash(asked)
    found = [str(p["custom_id"]) for p in parts(person.seen.components) if "custom_id" in p]
    for id_ in ids:
        pattern = id_.replace("{mark}", "[0-9a-f]{4}")
        assert any(re.fullmatch(pattern, custom_id) for custom_id in found), found


@pytest.mark.parametrize(
    ("name", "label", "form_id"),
    [("cora", "Say it", "game-correction:4:1-"), ("rudi", "Write my rule", "game-written:7:4-")],
)
async def test_a_form_carries_the_id_of_that_time_so_an_open_one_can_be_sent(
    old: World, name: str, label: str, form_id: str
) -> None:
    person = old.person(name)
    await person.slash("play")
    form = await person.click(label)
    assert form.modal is not None
    assert form.modal["custom_id"].startswith(form_id)
