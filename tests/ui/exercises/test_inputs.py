"""The five inputs of questions, as people use them: with restarts, double presses and old cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.content.every_kind import FILL, MATCH, MULTIPLE, NUMBER, ORDER, SINGLE
from tests.ui.crowd import Presses
from tests.ui.exercises.conftest import services_in
from tests.ui.reading import shown

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom
    from tests.ui.exercises.conftest import Asked

pytestmark = pytest.mark.simcord(check_errors=False)


async def press_twice(classroom: Classroom, ana: Asked, label: str) -> None:
    """Deliver the same button of one card twice, one press after the other."""
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    button = presses.custom_id(label)
    for _ in range(2):
        presses.add(ana.actor, button)
        await presses.deliver()
        presses.waiting.clear()


@pytest.mark.parametrize("asked", [SINGLE])
async def test_one_option_is_chosen_with_its_letter(classroom: Classroom, ana: Asked) -> None:
    await ana.pick("quiz-sure", "90")
    await classroom.restart()
    await press_twice(classroom, ana, ana.letter("More input, less output"))
    assert "✅ Right. You were 90% sure, and it holds. You chose " in ana.text
    assert "The answer is" not in ana.text, "the letter and its line say so already"
    assert ana.rows() == [("down", 1, 1.0)]


@pytest.mark.parametrize("asked", [MULTIPLE])
async def test_several_are_switched_on_and_off_and_then_checked(
    classroom: Classroom, ana: Asked
) -> None:
    assert "Check" not in ana.labels
    await ana.pick_letters("The weights", "The examples", "The biases")
    await ana.click(f"✓ {ana.letter('The biases')}")
    await classroom.restart()
    await ana.pick("quiz-sure-pick:", "80")
    assert sum(label.startswith("✓") for label in ana.labels) == 2
    await press_twice(classroom, ana, "Check")
    assert "This card had moved on" in ana.text
    amiss = "one letter is too many, and one right answer is missing"
    assert f"❌ Not quite: {amiss}. You were 80% sure: worth a careful look. You chose" in ana.text
    assert f"❌ **{ana.letter('The examples')}** is not right. They stay." in ana.text
    assert f"✅ **{ana.letter('The weights')}** is right. They are nudged." in ana.text
    assert "They are nudged too." not in ana.text
    assert "\n**One more try.**" in ana.text
    assert "People choose the rest." not in ana.text
    letters = [ana.letter("The weights")]
    await ana.pick_letters("The biases", "The weights")
    await ana.click("Check")
    assert "✅ Right.\n✅ **" in ana.text
    assert f"✅ **{letters[0]}** · The weights: They are nudged.\n" in ana.text
    for again in ("You chose", "The right ones are"):
        assert again not in ana.text
    choices = [set(choice.split("+")) for choice, _, _ in ana.rows()]
    assert choices == [{"weights", "data"}, {"weights", "biases"}]
    assert [row[1:] for row in ana.rows()] == [(0, 0.0), (1, 1.0)]


@pytest.mark.parametrize("asked", [MULTIPLE])
async def test_a_part_of_the_right_ones_gives_a_part_of_the_score(
    classroom: Classroom, ana: Asked
) -> None:
    await ana.pick_letters("The weights")
    await ana.click("Check")
    assert "❌ Not all of it: one right answer is missing. You chose" in ana.text
    await ana.pick_letters("The examples")
    await ana.click("Check")
    assert "❌ Not that one: 2 right answers are missing. You chose" in ana.text
    for line in ("not right. They stay.", "right. They are nudged.", "right. They are nudged too."):
        assert f"** is {line}\n" in ana.text
    await ana.click("Go on")
    await ana.slash("progress")
    assert "checkpoint: 0 of 1 right at the first try" in ana.text
    results = await services_in(classroom.env).questions.attempts.results(ana.actor.id)
    assert [result.score for result in results] == [0.5]


@pytest.mark.parametrize("asked", [ORDER])
async def test_an_order_is_pressed_letter_by_letter_and_can_be_undone(
    classroom: Classroom, ana: Asked
) -> None:
    await ana.pick_letters("Make a prediction", "Find the blame")
    await ana.click("Undo")
    await ana.pick_letters("Measure the error")
    assert "Check" not in ana.labels
    await classroom.restart()
    await ana.pick("quiz-sure-pick:", "70")
    await ana.pick_letters("Nudge the weights", "Find the blame")
    await press_twice(classroom, ana, "Check")
    assert (
        "❌ Not all of it. You were 70% sure, and left room for doubt. Your order was" in ana.text
    )
    await ana.pick_letters("Make a prediction", "Measure the error")
    await ana.pick_letters("Find the blame", "Nudge the weights")
    await ana.click("Check")
    assert "✅ Right.\n**The right order:**" in ana.text, "with what stands beside the letters"
    assert ana.rows() == [
        ("forward>measure>nudge>blame", 0, pytest.approx(1 / 3)),
        ("forward>measure>blame>nudge", 1, 1.0),
    ]


@pytest.mark.parametrize("asked", [ORDER])
async def test_picks_on_an_older_card_start_the_present_one(
    classroom: Classroom, ana: Asked
) -> None:
    assert ana.card is not None
    await ana.pick_letters("Make a prediction")
    presses = Presses(classroom.env, ana.card)
    old = presses.custom_id(ana.letter("Measure the error"))
    await ana.pick_letters("Nudge the weights", "Find the blame", "Measure the error")
    await ana.click("Check")
    presses.add(ana.actor, old)
    await presses.deliver()
    assert "This card had moved on" in ana.text
    assert "Your order:" not in ana.text
    assert len(ana.rows()) == 1


@pytest.mark.parametrize("asked", [NUMBER])
async def test_a_number_is_typed_into_a_form_that_outlives_a_restart(
    classroom: Classroom, ana: Asked
) -> None:
    await ana.pick("quiz-sure", "60")
    assert "{" not in ana.text
    attempt = await services_in(classroom.env).questions.attempts.latest(ana.actor.id, "questions")
    assert attempt is not None
    drawn = attempt.plan.numbers["step"]
    form = await ana.click("Type my answer")
    await ana.fill(form, answer="downhill")
    assert "cannot read that as a number" in ana.text
    assert ana.rows() == []
    form = await ana.click("Type my answer")
    again = await ana.click("Type my answer")
    await classroom.restart()
    uphill = drawn["w"] + drawn["rate"] * drawn["slope"]
    await ana.fill(form, answer=f"{uphill:.2f}".replace(".", ","))
    assert "Uphill: " in ana.text
    await ana.fill(again, answer="5")
    assert "This card had moved on" in ana.text
    form = await ana.click("Type my answer")
    right = drawn["w"] - drawn["rate"] * drawn["slope"]
    await ana.fill(form, answer=f"{right:.2f}")
    assert "✅ Right. You said" in ana.text
    assert "The answer is" not in ana.text
    assert [row[1:] for row in ana.rows()] == [(0, 0.0), (1, 1.0)]


@pytest.mark.parametrize("asked", [FILL])
async def test_a_gap_is_filled_and_what_is_nearly_right_is_asked_again(ana: Asked) -> None:
    form = await ana.click("Type my answer")
    await ana.fill(form, answer="wieghts")
    assert "Nearly" in ana.text
    assert ana.rows() == []
    form = await ana.click("Type my answer")
    await ana.fill(form, answer=" *Weights* ")
    assert r"✅ Right. You said “\*Weights\*”." in ana.text
    assert "Nearly" not in ana.text
    assert ana.rows() == [("*Weights*", 1, 1.0)]


@pytest.mark.parametrize("asked", [MATCH + SINGLE])
async def test_pairs_are_picked_in_one_form(classroom: Classroom, ana: Asked) -> None:
    loss, rate, bias = (
        ana.letter(text) for text in ("Says how wrong", "Says how far to move", "Shifts the sum")
    )
    form = await ana.click("Match them")
    twice: dict[str, str | list[str]] = {"0": [loss], "1": [loss], "2": [bias]}
    await ana.fill(form, **twice)
    assert "Each letter belongs to one line only" in ana.text
    form = await ana.click("Match them")
    await classroom.restart()
    await ana.fill(form, **{"0": [rate], "1": [loss], "2": [bias]})
    assert f"You said Loss: {rate}, Learning rate: {loss}, Bias: {bias}." in ana.text
    assert "1 of 3 is right. One measures." in ana.text
    form = await ana.click("Match them")
    assert form.modal is not None
    menus = [label["component"] for label in form.modal["components"]]
    picked = [[o["value"] for o in menu["options"] if o.get("default")] for menu in menus]
    assert picked == [[rate], [loss], [bias]], "what was given stays until it is changed"
    await ana.fill(form, **{"0": [loss], "1": [rate], "2": [bias]})
    assert "✅ Right." in ana.text
    assert "They belong together like this" in ana.text
    assert ana.rows() == [
        ("loss=rate+rate=loss+bias=bias", 0, pytest.approx(1 / 3)),
        ("loss=loss+rate=rate+bias=bias", 1, 1.0),
    ]
    await ana.click("Next question")
    assert "question 2 of 2" in ana.text


PAIRS = "".join(
    f'  {{ id = "p{n}", term = "Term {n}", definition = "Meaning {n}" }},\n' for n in range(5)
)
FIVE = f"{MATCH[: MATCH.index('pair = [')]}pair = [\n{PAIRS}]\n"


@pytest.mark.parametrize("asked", [FIVE])
async def test_five_pairs_fit_into_one_form(classroom: Classroom, ana: Asked) -> None:
    form = await ana.click("Match them")
    await classroom.restart()
    letters = {str(n): [ana.letter(f"Meaning {n}")] for n in range(5)}
    await ana.fill(form, **letters | {"0": letters["1"], "1": letters["0"]})
    assert "3 of 5 are right." in ana.text
    assert "is not what “Term 0” means" in ana.text
    form = await ana.click("Match them")
    await ana.fill(form, **letters)
    assert "✅ Right." in ana.text


@pytest.mark.parametrize("asked", [MULTIPLE])
async def test_the_same_answer_twice_and_the_card_of_another_person_are_refused(
    classroom: Classroom, ana: Asked
) -> None:
    await ana.pick_letters("The weights")
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    refused = presses.add(classroom.ben, presses.custom_id("Check"))
    await presses.deliver()
    assert "This one is not yours" in shown(refused).content
    await ana.click("Check")
    await ana.pick_letters("The weights")
    await ana.click("Check")
    assert "You tried that one already" in ana.text
    assert f"✓ {ana.letter('The weights')}" in ana.labels
    assert len(ana.rows()) == 1


TWO_GAPS = FILL.replace("in its ___.", "in its ___, which ____ changes.")


@pytest.mark.parametrize("asked", [TWO_GAPS])
async def test_two_gaps_are_shown_as_lines_and_underline_nothing(ana: Asked) -> None:
    assert r"in its \_\_\_, which \_\_\_\_ changes." in ana.text
