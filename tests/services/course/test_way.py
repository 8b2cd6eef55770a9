"""The way through: known already, not passed, practised again, one's mistakes, and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.course.cards import CardPressed
from bot.services.course.scenes import (
    CardScene,
    DebriefScene,
    DoneScene,
    MendedScene,
    NeedsScene,
    NoMistakesScene,
    PracticeScene,
    ResultScene,
)
from bot.services.exercises.scenes import Purpose, QuestionScene
from bot.tutor.course.bookmarks import AHEAD, PRACTISING, SEEN
from bot.tutor.errors import NotYoursError, TutorError
from tests.services.course.walking import Walker
from tests.services.lab.listening import BEN
from tests.three_lessons import three_lessons

if TYPE_CHECKING:
    pass

COURSE = three_lessons()
ONE, TWO, THREE = COURSE.lessons


async def test_the_first_card_offers_the_checkpoint_until_it_is_turned(walker: Walker) -> None:
    first = await walker.open("one")
    assert isinstance(first, CardScene)
    assert (first.ahead, first.read) == (True, False)
    await walker.services.lessons.turn(walker.press(), first.bookmark, 2)
    asked = await walker.services.lessons.ask_for(walker.press(), "1")
    assert isinstance(asked, CardScene)
    assert (asked.number, asked.ahead) == (2, False)
    await walker.services.lessons.turn(walker.press(), first.bookmark, 1, back=True)
    asked = await walker.services.lessons.ask_for(walker.press(), "1")
    assert isinstance(asked, CardScene)
    assert asked.ahead
    pressed = CardPressed(first.bookmark, "apple", again=True)
    told = await walker.services.cards.show(walker.press(), pressed)
    assert told.ahead, "telling it a second way takes nothing away"
    await walker.take("one", wrong=6)
    told = await walker.services.cards.show(walker.press(), pressed)
    assert not told.ahead


async def test_a_lesson_known_already_is_finished_by_its_checkpoint(walker: Walker) -> None:
    scene = await walker.services.practice.ahead(walker.press(), "one")
    assert isinstance(scene, QuestionScene)
    assert scene.purpose is Purpose.CHECKPOINT
    assert isinstance(await walker.services.lessons.resume(walker.press()), QuestionScene)
    await walker.answer(scene, wrong=1)
    done = await walker.open("one")
    assert done == DoneScene(ONE, TWO, known=True)
    assert (await walker.bookmark("one")).finished_at is not None
    following = await walker.services.lessons.ask_for(walker.press(), "2")
    assert isinstance(following, CardScene), "what lesson 2 needs is passed"


async def test_a_lesson_not_known_offers_the_cards_that_would_help(walker: Walker) -> None:
    scene = await walker.services.practice.ahead(walker.press(), "one")
    missed = await walker.answer(scene, wrong=3)
    result = await walker.open("one")
    assert isinstance(result, ResultScene)
    assert result.ahead
    assert (result.outcome.right, result.outcome.asked) == (3, 6)
    wanted = {question.card for question in ONE.questions if question.id in missed}
    assert {card.id for card in result.outcome.again} == wanted
    card = result.outcome.again[0]
    read = await walker.services.lessons.read(walker.press(), result.bookmark, card.id)
    assert isinstance(read, CardScene)
    assert ONE.cards[read.number - 1] == card
    kept = await walker.bookmark("one")
    assert (kept.card_id, kept.finished_at) == (card.id, None)


async def test_other_questions_pass_a_lesson_that_was_not_known(walker: Walker) -> None:
    await walker.answer(await walker.services.practice.ahead(walker.press(), "one"), wrong=3)
    practice = await walker.services.practice.practise(walker.press(), "one")
    assert isinstance(practice, QuestionScene)
    assert practice.purpose is Purpose.PRACTICE
    await walker.answer(practice)
    shown = await walker.open("one")
    assert isinstance(shown, PracticeScene)
    assert (shown.passed, shown.finished, shown.following) == (True, True, TWO)
    assert (await walker.bookmark("one")).finished_at is not None


async def test_below_the_mark_one_sees_what_to_read_and_goes_on_anyway(walker: Walker) -> None:
    await walker.take("one", wrong=3)
    result = await walker.services.lessons.resume(walker.press())
    assert isinstance(result, ResultScene)
    assert not result.ahead
    assert await walker.services.lessons.resume(walker.press()) == result, "it stays until left"
    debrief = await walker.services.lessons.past(walker.press(), result.bookmark)
    assert isinstance(debrief, DebriefScene)
    assert (debrief.passed, debrief.outcome, debrief.again) == (False, result.outcome, ())
    assert (await walker.bookmark("one")).card_id == SEEN
    done = await walker.finish("one")
    tried = frozenset({"one"})
    assert done == DoneScene(ONE, TWO, met=False, missing=(ONE,), tried=tried)
    asked = await walker.services.lessons.ask_for(walker.press(), "2")
    assert asked == NeedsScene(TWO, (ONE,), tried)
    assert isinstance(await walker.open("two"), CardScene), "anyone may go in"


async def test_a_passed_checkpoint_leads_straight_on(walker: Walker) -> None:
    await walker.take("one", wrong=1)
    debrief = await walker.open("one")
    assert isinstance(debrief, DebriefScene)
    assert debrief.passed
    assert debrief.outcome is not None
    assert (debrief.outcome.right, debrief.outcome.asked) == (5, 6)
    assert debrief.again == debrief.outcome.again != ()
    assert await walker.finish("one") == DoneScene(ONE, TWO)


async def test_a_card_read_again_leads_back_to_where_one_was(walker: Walker) -> None:
    await walker.take("one", wrong=3)
    result = await walker.open("one")
    assert isinstance(result, ResultScene)
    card = await walker.services.lessons.read(walker.press(), result.bookmark, "berry")
    assert isinstance(card, CardScene)
    assert card.read
    assert isinstance(await walker.services.lessons.resume(walker.press()), CardScene)
    back = await walker.services.lessons.past(walker.press(), result.bookmark)
    assert isinstance(back, DebriefScene)


async def test_practice_asks_what_is_new_keeps_the_first_score_and_shows_progress(
    walker: Walker,
) -> None:
    await walker.take("one", wrong=2)
    practice = await walker.services.practice.practise(walker.press(), "one")
    assert isinstance(practice, QuestionScene)
    again = await walker.services.practice.ask_for(walker.press(), None)
    assert isinstance(again, QuestionScene)
    assert (again.attempt, again.purpose) == (practice.attempt, Purpose.PRACTICE)
    await walker.answer(practice, wrong=1)
    shown = await walker.open("one")
    assert isinstance(shown, PracticeScene)
    assert (shown.practised.outcome.right, shown.passed, shown.read) == (5, True, True)
    more = await walker.services.practice.practise(walker.press(), "one")
    await walker.answer(more)
    better = await walker.open("one")
    assert isinstance(better, PracticeScene)
    assert better.practised.better, "what was missed came again, and is right now"
    assert better.practised.outcome.again == ()
    debrief = await walker.services.lessons.past(walker.press(), better.bookmark)
    assert isinstance(debrief, DebriefScene)
    assert debrief.scores["questions"] == pytest.approx(4 / 6)


async def test_a_done_lesson_is_practised_without_an_end(walker: Walker) -> None:
    await walker.take("one")
    await walker.finish("one")
    for _ in range(5):
        await walker.answer(await walker.services.practice.practise(walker.press(), "one"))
        shown = await walker.open("one")
        assert isinstance(shown, PracticeScene)
        assert (shown.finished, shown.following) == (True, TWO)
    assert isinstance(await walker.services.lessons.resume(walker.press()), CardScene)
    assert (await walker.bookmark("two")).lesson == "two"


async def test_mistakes_of_the_whole_course_are_redone_until_none_is_left(walker: Walker) -> None:
    missed = await walker.take("one", wrong=1), await walker.take("two", wrong=1)
    redo = await walker.services.practice.redo(walker.press())
    assert isinstance(redo, QuestionScene)
    assert set(redo.state.drawn) == {f"one/{missed[0][0]}", f"two/{missed[1][0]}"}
    await walker.answer(redo, wrong=1)
    round_one = await walker.services.practice.redone(walker.press(), redo.attempt)
    assert isinstance(round_one, MendedScene)
    assert (round_one.right, round_one.asked, round_one.left) == (1, 2, 1)
    assert len(round_one.shaky) == 1
    more = await walker.services.practice.redo(walker.press())
    assert isinstance(more, QuestionScene)
    assert len(more.state.drawn) == 1
    await walker.answer(more)
    over = await walker.services.practice.redone(walker.press(), more.attempt)
    assert isinstance(over, MendedScene)
    assert (over.left, over.shaky) == (0, ())
    assert await walker.services.practice.redo(walker.press()) == NoMistakesScene(None)
    assert await walker.services.practice.redo(walker.press(), "one") == NoMistakesScene(ONE)
    with pytest.raises(NotYoursError):
        await walker.services.practice.redone(walker.press(BEN), more.attempt)


async def test_practise_by_name_by_default_and_before_any_checkpoint(walker: Walker) -> None:
    practice = walker.services.practice
    with pytest.raises(TutorError, match="nothing to practise yet"):
        await practice.ask_for(walker.press(), None)
    with pytest.raises(TutorError, match="cannot find that lesson"):
        await practice.ask_for(walker.press(), "banana")
    with pytest.raises(TutorError, match="not answered a question yet"):
        await practice.ask_for(walker.press(), None, mistakes=True)
    await walker.take("one", wrong=1)
    for typed in (None, "1"):
        scene = await practice.ask_for(walker.press(), typed)
        assert isinstance(scene, QuestionScene)
        assert scene.lesson == ONE
    redo = await practice.ask_for(walker.press(), "one", mistakes=True)
    assert isinstance(redo, QuestionScene)
    assert redo.purpose is Purpose.MISTAKES


async def test_practice_in_the_middle_of_the_cards_goes_back_to_the_card(walker: Walker) -> None:
    await walker.open("one")
    kept = await walker.bookmark("one")
    await walker.services.lessons.turn(walker.press(), kept.id, 2)
    await walker.answer(await walker.services.practice.practise(walker.press(), "one"))
    assert (await walker.bookmark("one")).card_id == PRACTISING
    shown = await walker.open("one")
    assert isinstance(shown, PracticeScene)
    assert not shown.read
    back = await walker.services.lessons.past(walker.press(), kept.id)
    assert isinstance(back, CardScene)
    assert back.number == 2


async def test_taking_the_checkpoint_ahead_twice_practises(walker: Walker) -> None:
    await walker.answer(await walker.services.practice.ahead(walker.press(), "one"), wrong=4)
    assert (await walker.bookmark("one")).card_id == AHEAD
    scene = await walker.services.practice.ahead(walker.press(), "one")
    assert isinstance(scene, QuestionScene)
    assert scene.purpose is Purpose.PRACTICE
