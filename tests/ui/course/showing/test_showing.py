"""Looking around through Discord: progress, words, cards and how each number is computed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.ui.course.how import HOW
from tests.ui.crowd import Presses
from tests.ui.learner import Learner
from tests.ui.reading import labels_of, menu_of, parts, shown, text_of

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

GALLERY = 12
NOT_YOURS = "is not yours"


async def missed(ana: Learner) -> None:
    """Take the checkpoint at once, with each first try wrong."""
    await ana.slash("learn")
    await ana.click("I know this already")
    for question in ana.lesson.questions:
        options = question.task.options  # type: ignore[attr-defined]  # they are single choices
        for right in (False, True):
            await ana.answer(next(each for each in options if each.right is right))
        await ana.click("Next question" if question is ana.lesson.questions[0] else "Go on")


def numbers_in(text: str) -> list[str]:
    """Find the numbers of a card that are about a person: not those that name a place."""
    places = r"(?:[Ll]esson|card) \d+(?: of \d+)?|^\d+\. |Page \d+ of \d+|<t:\d+:D>"
    return re.findall(r"\d+(?:\.\d+)?", re.sub(places, "", text, flags=re.MULTILINE))


async def test_a_newcomer_is_told_kindly_what_to_do_first(ana: Learner) -> None:
    told = await ana.slash("progress")
    assert shown(told).ephemeral
    assert "You have not begun a lesson yet, and that is a fine place to be" in ana.text
    assert "1. Going downhill: not begun" in ana.text
    assert GALLERY not in {part["type"] for part in parts(shown(told).components)}
    await ana.click("Start learning")
    assert "Which way is down?" in ana.text


async def test_progress_names_what_is_shaky_and_opens_its_card_in_place(
    classroom: Classroom, ana: Learner
) -> None:
    await missed(ana)
    told = await ana.slash("progress")
    assert "1. Going downhill: after the checkpoint · checkpoint: 0 of 2" in ana.text
    assert "**Worth another look**: One step in numbers" in ana.text
    assert GALLERY in {part["type"] for part in parts(shown(told).components)}
    assert {"Practise lesson 1", "Redo only my mistakes", "My notebook", HOW} <= set(ana.labels)
    await classroom.restart()
    await ana.click("Look: One step in numbers")
    assert "The weight is at 1." in ana.text
    assert "The steps get shorter." not in ana.text
    await ana.click("See the rest")
    assert "**1.4** · Minus a minus makes plus." in ana.text
    assert "The steps get shorter." in ana.text
    await ana.click("Say it differently")
    assert "The slope says which way." in ana.text


async def test_each_number_on_progress_is_explained_beside_it_with_the_way_back(
    classroom: Classroom, ana: Learner
) -> None:
    await missed(ana)
    await ana.slash("train")
    await ana.slash("progress")
    numbers = numbers_in(ana.text)
    assert len(numbers) > 8
    before = ana.text
    await classroom.restart()
    await ana.click(HOW)
    explained = ana.text
    assert [one for one in numbers if not re.search(rf"\b{one}\b", explained)] == []
    assert "was worth 0, 0." in explained
    await ana.click("Back")
    assert ana.text == before


async def test_the_endings_explain_their_numbers_too(ana: Learner) -> None:
    await missed(ana)
    for label, back in ((HOW, "0 of 2 right"), ("Try again with other questions", "Practice ·")):
        await ana.click(label)
        assert "%" not in ana.text
        if label == HOW:
            assert "Checkpoint: 0 of 2 right at the first try" in ana.text
            await ana.click("Back")
        assert back in ana.text


async def test_nothing_about_a_person_is_told_in_percent(ana: Learner) -> None:
    await missed(ana)
    told = [ana.text]
    await ana.click(HOW)
    told.append(ana.text)
    for command in ("progress", "notebook"):
        await ana.slash(command)
        told.append(ana.text)
    await ana.slash("progress")
    await ana.click(HOW)
    assert [text for text in (*told, ana.text) if "%" in text] == []


async def test_a_word_comes_with_its_card_and_a_question(
    classroom: Classroom, ana: Learner
) -> None:
    await ana.slash("glossary", term="total")
    assert "### Sum\nWhat adding gives." in ana.text
    assert "From lesson 1, card “One step in numbers”" in ana.text
    await classroom.restart()
    await ana.click("Open that card")
    assert "Your place there stays as it is" in ana.text
    await ana.click("Try a question")
    assert "question 1 of 1" in ana.text


async def test_all_words_are_listed_by_lesson_and_picked(
    classroom: Classroom, ana: Learner
) -> None:
    told = await ana.slash("glossary")
    assert menu_of(shown(told), "words:")["placeholder"] == "1. Going downhill (1)"
    await classroom.restart()
    await ana.pick("words:", "sum")
    assert "What adding gives." in ana.text
    await ana.click("All words")
    assert "Pick one to see what it means" in ana.text


async def test_in_a_channel_what_is_behind_the_buttons_is_for_whoever_presses(
    classroom: Classroom, ana: Learner
) -> None:
    mention = f"<@{classroom.env.bot.user.id}> what is a sum?"  # type: ignore[union-attr]  # it is on
    await classroom.ana.send(classroom.channel, mention)
    card = classroom.channel.last_message
    assert card is not None
    assert "From lesson 1, card" in text_of(card)
    assert labels_of(card)[:4] == ["Open the card", "Try a question"]
    for label in ("Open the card", "Try a question"):
        told = await classroom.ben.click(card, label=label)
        assert shown(told).ephemeral
    await ana.slash("progress")
    assert "1. Going downhill: not begun" in ana.text


async def test_a_round_of_mistakes_of_another_person_is_not_explained(
    classroom: Classroom, ana: Learner
) -> None:
    await missed(ana)
    await ana.slash("practise", mistakes=True)
    for question in ana.lesson.questions:
        if question.stem in ana.text:
            options = question.task.options  # type: ignore[attr-defined]  # single choices
            await ana.answer(next(each for each in options if each.right))
            await ana.click("Next question" if "Next question" in ana.labels else "Go on")
    assert "2 of 2 are right now" in ana.text
    assert ana.card is not None
    presses = Presses(classroom.env, ana.card)
    told = presses.add(classroom.ben, presses.custom_id(HOW))
    await presses.deliver()
    assert NOT_YOURS in shown(told).content
    await ana.click(HOW)
    assert "2 of 2 right now" in ana.text
    await ana.click("Back")
    assert "2 of 2 are right now" in ana.text
