"""Hints, steps and the card that mends: each is kept at once, and outlives a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.content.every_kind import MULTIPLE, NUMBER, SINGLE
from tests.content.helpful import HELPFUL
from tests.pinned.school import School, ids_of
from tests.ui.crowd import Presses
from tests.ui.exercises.conftest import services_in
from tests.ui.privacy.busy import files_in
from tests.ui.reading import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.settings import Settings
    from tests.ui.conftest import Classroom
    from tests.ui.exercises.conftest import Asked

pytestmark = pytest.mark.simcord(check_errors=False)
HINTED = MULTIPLE.replace("goal = 1\n", 'goal = 1\nhints = ["Not what people choose."]\n')


async def drawn_for(classroom: Classroom, ana: Asked) -> Mapping[str, float]:
    attempts = services_in(classroom.env).questions.attempts
    attempt = await attempts.latest(ana.actor.id, "questions")
    assert attempt is not None
    return attempt.plan.numbers["step"]


async def type_in(classroom: Classroom, ana: Asked, answer: float | str) -> None:
    """Open the form, restart the bot, and send it."""
    form = await ana.click("Type my answer")
    await classroom.restart()
    await ana.fill(form, answer=str(answer))


@pytest.mark.parametrize("asked", [HELPFUL])
async def test_hints_come_one_after_the_other_and_cost_nothing(
    classroom: Classroom, ana: Asked
) -> None:
    drawn = await drawn_for(classroom, ana)
    assert "💡" not in ana.text
    await ana.click("Hint (1 of 2)")
    assert f"💡 First {drawn['rate']:g} times {drawn['slope']:g}." in ana.text
    assert "Then away" not in ana.text
    await classroom.restart()
    await ana.click("Hint (2 of 2)")
    assert "💡 Then away from" in ana.text
    assert not [label for label in ana.labels if label.startswith("Hint")]
    assert "question 1 of 1 · with a hint" in ana.text
    await ana.pick("quiz-sure", "70")
    await type_in(classroom, ana, drawn["w"] - drawn["rate"] * drawn["slope"])
    assert "✅ Right. You were 70% sure, and you had it." in ana.text
    results = await services_in(classroom.env).questions.attempts.results(ana.actor.id)
    assert [result.score for result in results] == [1.0]


@pytest.mark.parametrize("asked", [HINTED])
async def test_a_hint_keeps_what_is_picked_and_how_sure_one_is(ana: Asked) -> None:
    await ana.pick("quiz-sure", "80")
    await ana.pick_letters("The weights")
    await ana.click("Hint (1 of 1)")
    assert sum(label.startswith("✓") for label in ana.labels) == 1
    await ana.pick_letters("The biases")
    await ana.click("Check")
    assert "You were 80% sure, and it holds." in ana.text


@pytest.mark.parametrize("asked", [HELPFUL])
async def test_what_was_typed_in_a_step_is_on_the_page_of_ones_data(
    classroom: Classroom, ana: Asked
) -> None:
    drawn = await drawn_for(classroom, ana)
    product = drawn["rate"] * drawn["slope"]
    await ana.click("Split it")
    typed = ("77", f"{product:g}")
    for answer in typed:
        await ana.fill(await ana.click("Type my answer"), answer=answer)
    files = await files_in(await classroom.ana.slash(classroom.channel, "mydata export"))
    page = files["nudge-mydata.html"].decode()
    for answer in typed:
        assert f"In a step you answered: <strong><bdi>{answer}</bdi></strong>" in page


@pytest.mark.parametrize("asked", [HELPFUL])
async def test_a_question_is_split_answered_step_by_step_and_asked_again(
    classroom: Classroom, ana: Asked
) -> None:
    drawn = await drawn_for(classroom, ana)
    product = drawn["rate"] * drawn["slope"]
    await ana.click("Split it")
    assert "**First: rate × slope?**" in ana.text
    assert "Split it" not in ana.labels
    await type_in(classroom, ana, 77)
    assert f"❌ Not yet. Work out {drawn['rate']:g} × " in ana.text
    assert "**One more try.**" in ana.text
    await type_in(classroom, ana, product)
    assert f"= {product:g}. ✅" not in ana.text
    assert f"First: rate × slope? **{round(product, 3):g}**" in ana.text
    assert f"**Now take that from {drawn['w']:g}.** This is the last step" in ana.text
    assert "how sure are you?" not in str(ana.card and ana.card.components)
    await type_in(classroom, ana, 77)
    assert "Take the rate times the slope away. **One more try.**" in ana.text
    assert f"**Now take that from {drawn['w']:g}.**" in ana.text
    await type_in(classroom, ana, drawn["w"] - product)
    assert "✅ Right." in ana.text
    assert "· in steps" in ana.text
    assert ana.labels == ["Go on"]
    assert [row[1:] for row in ana.rows()] == [
        (None, None), (0, None), (1, None), (0, 0.0), (1, 1.0),
    ]  # fmt: skip


@pytest.mark.parametrize("asked", [SINGLE + HELPFUL])
async def test_the_card_that_mends_is_read_in_place_also_after_the_end(
    classroom: Classroom, ana: Asked
) -> None:
    assert "Read the card" not in ana.labels
    await ana.pick_letters("Nothing at all")
    await classroom.restart()
    await ana.click("Read the card")
    assert ana.text.startswith("### One card\nIt says something.")
    await classroom.restart()
    await ana.click("Back to the question")
    assert "Near zero it would. **One more try.**" in ana.text
    await ana.pick_letters("More input, less output")
    assert "Read the card" not in ana.labels
    await ana.click("Next question")
    for answer in ("77", "78"):
        await type_in(classroom, ana, answer)
    assert "Go on" in ana.labels
    await ana.click("Read the card")
    await ana.click("Back to the question")
    assert "The answer is" in ana.text
    assert "Go on" in ana.labels


@pytest.mark.parametrize("asked", [HELPFUL])
@pytest.mark.parametrize("label", ["Hint (1 of 2)", "Split it"])
async def test_twenty_five_presses_at_once_count_once(
    classroom: Classroom, ana: Asked, label: str
) -> None:
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    for _ in range(25):
        presses.add(ana.actor, presses.custom_id(label))
    await presses.deliver()
    assert len(ana.rows()) == 1


@pytest.mark.parametrize("asked", [SINGLE])
async def test_help_that_a_question_does_not_have_is_refused_in_words(
    classroom: Classroom, ana: Asked, settings: Settings
) -> None:
    assert ana.card is not None
    room = classroom
    school = School(room.env, room.channel, room.ana, room.ben, room.build_app, settings)
    attempt, mark = ids_of(ana.card.components)[1].split(":")[1:3]
    for custom_id, words in (
        (f"quiz-hint:{attempt}:{mark}:-:", "no further hint"),
        (f"quiz-split:{attempt}:{mark}", "in no smaller steps"),
        (f"quiz-card:{attempt}:{mark}", "no card about this"),
    ):
        told = await school.press(ana.card, custom_id)
        assert words in shown(told).content
    assert ana.rows() == []


@pytest.mark.parametrize("asked", [NUMBER])
async def test_the_result_is_not_told_while_a_try_is_left(classroom: Classroom, ana: Asked) -> None:
    drawn = await drawn_for(classroom, ana)
    whole_slope = drawn["w"] - drawn["slope"]
    right = f"{round(drawn['w'] - drawn['rate'] * drawn['slope'], 3):g}"
    for missed, told in ((whole_slope, "?"), (whole_slope + 0.004, f"{right}.")):
        await ana.fill(await ana.click("Type my answer"), answer=str(missed))
        assert f"The rate is missing: {told}" in ana.text
