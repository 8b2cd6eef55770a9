"""The cards of the network of people: within Discord's limits, and silent before their time."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.services.game.human_network import sentence_shown
from bot.services.game.human_network_scenes import HumanNetworkScene, OwnWeightScene
from bot.tutor.exercises.gatherings import CLOSING
from bot.tutor.game.human_network.seats import NUDGES
from bot.tutor.game.human_network.state import LAST_PHASE, NetworkStage
from bot.tutor.game.human_network.wiring import WIRINGS
from bot.ui.answering.content import MOST_TEXT
from bot.ui.game.human_network.cards import network_card
from bot.ui.game.human_network.own_weight import weight_card
from tests.tutor.game.human_network.people import People, begun, plan_drawn
from tests.tutor.game.material import FORMALITY, GAME
from tests.ui.reading import BUTTON, TEXT, parts, sent

if TYPE_CHECKING:
    from bot.tutor.course.course import Course
    from bot.tutor.game.sentences import Game

LONG_ID = 10**18
MOST_LABEL, MOST_CUSTOM_ID = 34, 100


def course_of(game: Game | None) -> Course:
    lesson = SimpleNamespace(game=game)
    return cast("Course", SimpleNamespace(game_lesson=lambda: lesson))


def card_of(people: People, game: Game | None = GAME) -> list[dict[str, Any]]:
    state = people.state
    shown = None if state.shown is None else sentence_shown(course_of(game), state.shown.case)
    return sent(network_card(HumanNetworkScene(LONG_ID, people.phase, state, shown)))


def own_card(people: People, seat: int, nudge: str = "") -> list[dict[str, Any]]:
    return sent(weight_card(OwnWeightScene(LONG_ID, people.phase, people.state, seat, nudge)))


def text_in(sent_card: list[dict[str, Any]]) -> str:
    return "\n".join(part["content"] for part in parts(sent_card) if part["type"] == TEXT)


def check_limits(sent_card: list[dict[str, Any]]) -> None:
    buttons = [part for part in parts(sent_card) if part["type"] == BUTTON]
    assert all(len(one["label"]) <= MOST_LABEL for one in buttons)
    assert all(len(one["custom_id"]) <= MOST_CUSTOM_ID for one in buttons)
    assert len(text_in(sent_card)) <= MOST_TEXT


@pytest.mark.parametrize("count", WIRINGS)
@pytest.mark.parametrize("seed", range(4))
def test_every_card_keeps_to_the_limits(count: int, seed: int) -> None:
    people = People(plan_drawn(seed))
    people.join(*(LONG_ID + person for person in range(count)))
    check_limits(card_of(people))
    people.start(LONG_ID)
    for phase in range(1, LAST_PHASE + 1):
        assert people.phase == phase
        if people.state.stage is NetworkStage.NUDGE:
            for seat in range(count - 1):
                check_limits(own_card(people, seat))
                people.nudge(LONG_ID + seat, NUDGES[(seat + seed) % 5])
                check_limits(own_card(people, seat, "+0.1"))
        check_limits(card_of(people))
        check_limits(own_card(people, 0))
        people.go_on()
    check_limits(card_of(people))
    check_limits(own_card(people, 0))


@pytest.mark.parametrize("count", WIRINGS)
def test_before_the_step_is_shown_nothing_that_is_sent_hangs_on_a_nudge(count: int) -> None:
    """The nudges are turned round: the card for all, and those of the others, stay the same."""
    cards, revealed = set(), set()
    for turn in range(len(NUDGES)):
        people = begun(count)
        people.go_on()
        for person in range(1, count):
            people.nudge(person, NUDGES[(person + turn) % len(NUDGES)])
        cards.add(json.dumps([card_of(people), own_card(people, count - 1)]))
        people.go_on()
        revealed.add(json.dumps(card_of(people)))
    assert len(cards) == 1
    assert len(revealed) == len(NUDGES)


@pytest.mark.parametrize("count", WIRINGS)
def test_before_the_step_is_shown_the_card_tells_nobody_a_blame(count: int) -> None:
    people = begun(count)
    step = people.state.current
    assert step is not None
    for _ in range(2):
        card = text_in(card_of(people))
        assert "true" not in card
        assert not [one for one in step.blames if f"{one:+.3f}" in card]
        people.go_on()


def test_the_hints_on_the_card_are_as_many_as_it_says() -> None:
    for seed in range(20):
        people = begun(3, seed)
        step = people.state.current
        assert step is not None
        shown = sentence_shown(course_of(GAME), step.case)
        assert shown is not None
        assert [float(len(side)) for side in (shown.high, shown.low)] == [*step.case.inputs]
        sentence = FORMALITY.sentence(step.case.sentence)
        assert sentence is not None
        assert all(piece in sentence.text for _, pieces in shown.high for piece in pieces)
        label = "formal" if step.case.target else "casual"
        assert sentence.label == label
        assert f"Its label is **{label}**" in text_in(card_of(people))


def test_a_game_goes_on_where_an_edit_changed_or_took_out_its_sentence() -> None:
    people = begun(3)
    case = people.state.current.case if people.state.current else None
    assert case is not None
    changed = tuple(
        replace(one, text="Well, hello there.") if one.id == case.sentence else one
        for one in FORMALITY.sentences
    )
    edited = replace(GAME, subjects=(replace(FORMALITY, sentences=changed),))
    told = text_in(card_of(people, edited))
    assert "hints for formal\n" in told
    assert f"**x1 = {case.inputs[0]:g}**" in told
    for gone in (replace(GAME, subjects=(replace(FORMALITY, sentences=()),)), None):
        told = text_in(card_of(people, gone))
        assert "was taken out of the lesson" in told
        assert f"**x1 = {case.inputs[0]:g}**" in told


def test_a_lobby_that_closed_says_that_it_never_started() -> None:
    people = People()
    people.join(1)
    people.phase = CLOSING
    assert "ended before it started" in text_in(card_of(people))
