"""The cards of a lesson through Discord: tried, told another way, and worked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.course.cards.seeing import (
    AGAIN,
    CHOSEN,
    FIRST,
    KNOWN,
    POINT,
    files,
    galleries,
    number,
    restart,
)
from tests.ui.course.cards.test_forged import card_with
from tests.ui.crowd import Presses
from tests.ui.reading import shown

if TYPE_CHECKING:
    from tests.fakes import FakePictures
    from tests.ui.conftest import Classroom
    from tests.ui.learner import Learner

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_a_choice_is_made_and_the_card_goes_on_in_place(ana: Learner) -> None:
    first = ana.card
    assert first is not None
    assert "**Which way should `w` move?**" in ana.text
    assert POINT not in ana.text
    assert ana.labels == [*FIRST, "Say it differently", KNOWN]
    assert (files(ana), len(galleries(ana))) == (["card.png"], 1)
    await ana.click("Down")
    assert ana.card is not None
    assert ana.card.id == first.id
    for line in (CHOSEN, "Here a smaller weight is higher.", POINT):
        assert line in ana.text
    assert "Which way should" not in ana.text
    assert ana.labels == ["Say it differently", "Next", KNOWN]
    assert (files(ana), len(galleries(ana))) == (["card.png"], 1)
    media = galleries(ana)[0]["items"][0]
    assert media["description"] == "A made-up picture."


async def test_just_show_me_shows_what_fits_and_blames_nobody(ana: Learner) -> None:
    await ana.click("Just show me")
    assert "You asked to be shown. **Up, to a larger `w`** · Growing is the way down." in ana.text
    assert POINT in ana.text
    assert "Next" in ana.labels


async def test_a_card_is_told_differently_as_well_and_that_stays_while_one_answers(
    ana: Learner,
) -> None:
    await ana.click("Say it differently")
    assert ana.text.index("You stand in fog.") < ana.text.index(AGAIN)
    assert ana.labels == [*FIRST, "Hide it", KNOWN]
    await ana.click("Down")
    assert AGAIN in ana.text
    assert CHOSEN in ana.text
    await ana.click("Hide it")
    assert "You stand in fog." in ana.text
    assert AGAIN not in ana.text
    assert CHOSEN in ana.text


async def test_a_number_is_typed_into_a_form(ana: Learner) -> None:
    await ana.click("Just show me")
    await ana.click("Next")
    assert files(ana) == [], "the picture of the card before is gone"
    assert ana.labels == ["Type my number", "Just show me", "Back", "Say it differently"]
    await number(ana, "quite far")
    assert "I cannot read that as a number" in ana.text
    await ana.slash("learn")
    await number(ana, "0,6")
    assert "You said: **0,6**. That step went uphill." in ana.text
    assert "**Your turn:** Press Step twice." in ana.text


async def test_a_step_is_done_by_hand_and_its_find_is_shown_again_after_a_restart(
    classroom: Classroom, ana: Learner, pictures: FakePictures
) -> None:
    await ana.click("Down")
    await ana.click("Next")
    await number(ana, "1.4")
    line = "Now the weight is 1.72."
    found = f"✅ {line}"
    await ana.click("Step")
    assert found not in ana.text
    await restart(classroom, pictures)
    await ana.click("Say it differently")
    assert "After 1 step:" in ana.text, "the step stays where it is"
    await ana.click("Step")
    assert found in ana.text
    assert "The slope says which way." in ana.text
    await ana.click("Start over")
    assert f"-# Found earlier: “{line}”" in ana.text
    await restart(classroom, pictures)
    await ana.slash("learn")
    assert f"-# Found earlier: “{line}”" in ana.text
    assert "✅" not in ana.text
    assert "You said: **1.4**. Minus a minus makes plus." in ana.text


async def test_long_answers_are_lettered_and_a_belief_neither_fits_nor_fails(ana: Learner) -> None:
    await ana.slash("learn")
    for label in ("Down", "Next", "Just show me", "Next"):
        await ana.click(label)
    assert "**A** · It thinks about it as we do" in ana.text
    assert ana.labels == ["A", "B", "Just show me", "Back", "Say it differently"]
    await ana.click("A")
    assert "You said: **It thinks about it as we do when we look**." in ana.text
    assert "Many say so." in ana.text
    assert "✅" not in ana.text


async def test_a_card_without_a_try_is_worked_at_once(ana: Learner) -> None:
    for label in ("Down", "Next", "Just show me", "Next", "A", "Next"):
        await ana.click(label)
    assert "Next" in ana.labels
    await ana.click("Choose w2")
    await ana.click("w2: more")
    assert "✅ With w1 = 0.5 and w2 = 0.5 it says OR." in ana.text


async def test_a_training_is_drawn_on_the_card_and_beaten(
    ana: Learner, pictures: FakePictures
) -> None:
    for label in ("Down", "Next", "Just show me", "Next", "A", "Next", "Next"):
        await ana.click(label)
    assert "Now you" in ana.labels
    pictures.numbers = {"train loss, last": 0.039}
    await ana.click("rate 10")
    assert "after 300 rounds: training loss 0.039." in ana.text
    assert "✅ rate 10 ends at 0.039." in ana.text
    assert files(ana) == ["step.png"]


async def test_a_card_that_is_read_again_is_tried_again(classroom: Classroom, ana: Learner) -> None:
    for label in ("Down", "Next", "Just show me", "Next", "A", "Next", "Next", "Now you"):
        assert "Try it again" not in ana.labels
        await ana.click(label)
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    presses.snapshot["components"] = card_with("lesson-card:1:1")
    told = presses.add(classroom.ana, "lesson-card:1:1")
    await presses.deliver()
    ana.card = shown(told)
    await ana.click("Try it again")
    assert "**Which way should `w` move?**" in ana.text
    assert POINT not in ana.text
    await ana.click("Up, to a larger w")
    assert "You said: **Up, to a larger `w`**." in ana.text
    assert "-# At first you said: **Down**. Your notebook keeps that." in ana.text
