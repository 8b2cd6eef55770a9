"""Free text and pictures, as people answer them: with restarts between any two steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.tutor.exercises.questions.plot import PlotTask
from tests.content.every_kind import FREE, PLOT
from tests.fakes import FakePictures
from tests.ui.crowd import Presses
from tests.ui.exercises.conftest import services_in
from tests.ui.reading import labels_of, parts, shown

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom
    from tests.ui.exercises.conftest import Asked

pytestmark = pytest.mark.simcord(check_errors=False)
MEDIA = 12


async def write(classroom: Classroom, ana: Asked, text: str) -> None:
    form = await ana.click("Type my answer")
    assert form.modal is not None
    [label] = form.modal["components"]
    assert (label["component"]["style"], label["component"]["max_length"]) == (2, 400)
    await classroom.restart()
    await ana.fill(form, answer=text)


@pytest.mark.parametrize("asked", [FREE])
async def test_a_free_text_is_read_for_ideas_and_the_person_has_the_last_word(
    classroom: Classroom, ana: Asked
) -> None:
    await ana.pick("quiz-sure", "80")
    assert "model answer" not in ana.text
    await write(classroom, ana, "It *compares* two things.")
    in_order = (
        r"Your answer: “It \*compares\* two things.”",
        "📝 Noted. I found words for this: It compares a prediction with the right answer. ",
        "**A model answer:** It compares a prediction",
        "**Tick what else your answer has, then press Check.**",
        "**A** · It compares a prediction with the right answer ✓",
    )
    places = [ana.text.index(line) for line in in_order]
    assert places == sorted(places)
    assert ana.labels[:3] == ["✓ A", "B", "Check"]
    await classroom.restart()
    await ana.click(ana.letter("It gives one number"))
    await classroom.restart()
    await ana.click("Check")
    assert (
        "📝 Noted. Ticked: It compares a prediction with the right answer; It gives one number. "
        in ana.text
    )
    assert "That is enough." in ana.text
    assert r"Your answer: “It \*compares\* two things.”" in ana.text
    assert "Both ideas belong to it." in ana.text
    assert ana.rows() == [("It *compares* two things.", None, None), ("compares+number", None, 1.0)]
    results = await services_in(classroom.env).questions.attempts.results(ana.actor.id)
    assert [result.score for result in results] == [1.0]


@pytest.mark.parametrize("asked", [FREE])
async def test_nothing_needs_to_be_ticked_and_where_one_was_is_shown_again(
    classroom: Classroom, ana: Asked
) -> None:
    await write(classroom, ana, "No idea at all")
    assert "I only look for certain words and did not spot them" in ana.text
    await classroom.restart()
    await ana.slash("learn")
    assert "Your answer: “No idea at all”\n📝 Noted. I only look for certain words" in ana.text
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    for _ in range(25):
        presses.add(ana.actor, presses.custom_id("Check"))
    await presses.deliver()
    assert ana.rows() == [("No idea at all", None, None), ("", None, 0.0)]


@pytest.mark.parametrize("asked", [FREE])
async def test_what_was_spotted_can_be_taken_back(classroom: Classroom, ana: Asked) -> None:
    await write(classroom, ana, "It compares, and gives a number")
    assert "**I spotted words for all of it: press Check.**" in ana.text
    letter = ana.letter("It gives one number ✓")
    await ana.click(f"✓ {letter}")
    await classroom.restart()
    assert "It gives one number ✓" not in ana.text
    assert letter in ana.labels
    await ana.click("Check")
    assert "Ticked: It compares a prediction with the right answer." in ana.text
    assert ana.rows()[-1] == ("compares", None, 0.5)


@pytest.mark.parametrize("asked", [FREE])
async def test_a_form_sent_twice_counts_once(classroom: Classroom, ana: Asked) -> None:
    forms = [await ana.click("Type my answer") for _ in range(2)]
    for form in forms:
        await ana.fill(form, answer="A number for the gap")
    assert "This card had moved on" in ana.text
    assert len(ana.rows()) == 1


def media_of(ana: Asked) -> list[tuple[str, str]]:
    """Return the file name and the description of each picture on the card."""
    assert ana.card is not None
    galleries = [part for part in parts(ana.card.components) if part["type"] == MEDIA]
    items: list[dict[str, Any]] = [item for each in galleries for item in each["items"]]
    return [(item["media"]["url"].rpartition("/")[2], item["description"]) for item in items]


def letter_of(classroom: Classroom, ana: Asked, option: str) -> str:
    """Return the letter that stands beside an option's picture."""
    [question] = services_in(classroom.env).lessons.course.lessons[0].questions
    assert isinstance(question.task, PlotTask)
    wanted = question.task.choice.option(option).text
    return "ABC"[[text for _, text in media_of(ana)].index(wanted)]


@pytest.mark.parametrize("asked", [PLOT])
async def test_a_picture_is_chosen_by_its_letter(classroom: Classroom, ana: Asked) -> None:
    assert [name for name, _ in media_of(ana)] == [f"option-{n}.png" for n in (1, 2, 3)]
    await classroom.restart()
    await ana.click(letter_of(classroom, ana, "down"))
    assert "❌ Not that one. You chose " in ana.text
    assert f"~~**{letter_of(classroom, ana, 'down')}**~~ ❌" in ana.text
    await classroom.restart()
    key = letter_of(classroom, ana, "up")
    await ana.click(key)
    assert f"✅ Right. You chose {key}. It climbs." in ana.text
    assert "The answer is" not in ana.text
    assert len(media_of(ana)) == 3
    assert ana.rows() == [("down", 0, 0.0), ("up", 1, 1.0)]
    await ana.click("Go on")
    assert media_of(ana) == []


@pytest.mark.parametrize("asked", [PLOT])
async def test_without_pictures_the_shapes_are_told_in_words(
    classroom: Classroom, ana: Asked
) -> None:
    broken = FakePictures()
    broken.broken = True
    await classroom.env.restart_bot(classroom.build_app(pictures=broken).bot)
    await ana.slash("learn")
    assert media_of(ana) == []
    assert "· climbs from step to step" in ana.text
    await ana.pick_letters("climbs from step to step")
    assert "✅ Right." in ana.text


@pytest.mark.parametrize("asked", [PLOT])
async def test_a_card_with_pictures_is_of_the_person_alone(
    classroom: Classroom, ana: Asked
) -> None:
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    refused = presses.add(classroom.ben, presses.custom_id("A"))
    await presses.deliver()
    assert "This one is not yours" in shown(refused).content
    assert labels_of(ana.card)[:3] == ["A", "B", "C"]
