"""Beside a question: what counts at once, what is asked back, and what helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.conversation.answer_scenes import ToldScene
from bot.services.conversation.move_scenes import ByeScene, LaterScene, LockScene, WorkedScene
from bot.services.conversation.question_moves import (
    AGAIN_LATER,
    EDITED,
    LATER,
    LEFT,
    NO_HURRY,
    NOT_ANSWERED,
    NOT_TOLD,
    ONE_MORE,
    WHY_LATER,
)
from bot.services.exercises.scenes import MendingScene, QuestionScene
from bot.tutor.conversation.moment import Open
from bot.tutor.errors import TutorError
from tests.services.conversation.talking import Talker, letter, with_questions

if TYPE_CHECKING:
    from bot.tutor.course.course import Course
    from tests.services.conftest import Presses, Teach


@pytest.fixture
def talker(teach: Teach, course: Course, press: Presses) -> Talker:
    return Talker(teach(with_questions(course)), press)


async def test_a_letter_counts_at_once_and_a_hedged_one_is_asked_back(talker: Talker) -> None:
    scene = await talker.asked("choice")
    wrong, right = letter(scene, "along"), letter(scene, "against")
    asked = await talker.hears(LockScene, f"i think its {wrong}")
    assert (asked.reply, asked.anew, asked.checks) == (wrong, False, False)
    assert asked.told == f"{wrong.upper()} · Along the bias"
    assert await talker.tried(scene) == ()
    first = await talker.hears(QuestionScene, "yes")
    assert await talker.tried(scene) == ("along",)
    assert first.verdict is not None
    second = await talker.hears(QuestionScene, f"my answer is {right}")
    assert second.closed


async def test_another_letter_and_no_answer_what_was_asked_back(talker: Talker) -> None:
    scene = await talker.asked("choice")
    await talker.hears(LockScene, f"maybe {letter(scene, 'along')}")
    shown = await talker.hears(QuestionScene, "no")
    assert "nothing was counted" in shown.note
    assert await talker.tried(scene) == ()
    await talker.hears(LockScene, f"maybe {letter(scene, 'along')}")
    assert (await talker.hears(QuestionScene, letter(scene, "against"))).closed


async def test_yes_means_the_same_after_a_restart(
    talker: Talker, teach: Teach, course: Course
) -> None:
    scene = await talker.asked("choice")
    await talker.hears(LockScene, f"i guess {letter(scene, 'nowhere')}")
    talker.services = teach(with_questions(course))
    await talker.hears(QuestionScene, "yep do it")
    assert await talker.tried(scene) == ("nowhere",)


async def test_yes_after_other_talk_locks_nothing_in(talker: Talker) -> None:
    scene = await talker.asked("choice")
    await talker.hears(LockScene, f"i guess {letter(scene, 'nowhere')}")
    await talker.hears(ToldScene, "what is a sum?")
    await talker.say("yes")
    assert await talker.tried(scene) == ()


async def test_asking_whether_it_is_right_gets_no_verdict(talker: Talker) -> None:
    scene = await talker.asked("choice")
    for text in (f"is it {letter(scene, 'against')}?", "is it the one with the gradient"):
        asked = await talker.hears(LockScene, text)
        assert (asked.checks, asked.question.verdict) == (True, None)
    assert await talker.tried(scene) == ()
    assert (await talker.hears(QuestionScene, "hint")).help.hints


async def test_a_number_is_taken_out_of_its_sum(talker: Talker) -> None:
    scene = await talker.asked("number")
    u = scene.state.drawn["number"].numbers["u"]
    await talker.hears(LockScene, f"around {u + 0.5} i think")
    assert (await talker.hears(QuestionScene, f"{u}+0.5={u + 0.5}")).closed


async def test_how_to_get_it_is_worked_out_with_other_numbers(talker: Talker) -> None:
    scene = await talker.asked("number")
    key = scene.state.drawn["number"].numbers["u"] + 0.5
    worked = await talker.hears(WorkedScene, "how do u get it")
    assert worked.stem != scene.stem
    assert len(worked.lines) == 2
    assert f"**{key}**" not in " ".join(worked.lines)


async def test_who_does_not_know_gets_a_hint_and_then_a_way_round(talker: Talker) -> None:
    scene = await talker.asked("choice")
    first = await talker.hears(QuestionScene, "idk")
    assert first.note == NO_HURRY
    assert len(first.help.hints) == 1
    later = await talker.hears(LaterScene, "i really have no clue")
    assert later.note == LATER
    assert later.card is not None
    assert await talker.tried(scene) == ()
    assert not (await talker.hears(QuestionScene, "next")).closed


async def test_without_a_hint_the_ways_round_come_at_once(talker: Talker) -> None:
    await talker.asked("style")
    assert (await talker.hears(LaterScene, "too hard")).note == LATER


@pytest.mark.parametrize("text", ["whats the answer", "just tell me", "show me the solution"])
async def test_no_answer_is_told_before_one_is_given(talker: Talker, text: str) -> None:
    scene = await talker.asked("choice")
    hinted = await talker.hears(QuestionScene, text)
    assert (hinted.note, hinted.ending, len(hinted.help.hints)) == (NOT_TOLD, "", 1)
    assert await talker.tried(scene) == ()


async def test_a_question_can_be_left_and_waits(talker: Talker) -> None:
    scene = await talker.asked("choice")
    assert (await talker.hears(LaterScene, "skip this one")).note == LEFT
    assert (await talker.hears(ByeScene, "bye")).waits == "question"
    again = await talker.hears(QuestionScene, "back to where i was")
    assert again.question == scene.question
    assert await talker.tried(scene) == ()


async def test_what_was_right_is_said_again_and_an_answer_stays(talker: Talker) -> None:
    scene = await talker.asked("choice", "fill")
    assert (await talker.hears(QuestionScene, "was my answer right?")).note == NOT_ANSWERED
    assert (await talker.hears(QuestionScene, "why?")).note == WHY_LATER
    await talker.say(letter(scene, "against"))
    for text in ("was my answer right?", "why?", "did i get it"):
        told = await talker.hears(QuestionScene, text)
        assert told.verdict is not None
        assert told.verdict.right
        assert told.ending
    stays = await talker.hears(QuestionScene, f"i meant {letter(scene, 'along')}")
    assert (stays.note, stays.question.id) == (AGAIN_LATER, "choice")
    assert await talker.tried(scene) == ("against",)
    assert (await talker.hears(QuestionScene, "next")).question.id == "fill"


async def test_a_changed_answer_is_offered_the_second_try(talker: Talker) -> None:
    scene = await talker.asked("choice")
    await talker.say(letter(scene, "along"))
    assert (await talker.hears(QuestionScene, "can i change my answer")).note == ONE_MORE
    asked = await talker.hears(LockScene, f"i meant {letter(scene, 'against')}")
    assert asked.anew
    assert await talker.tried(scene) == ("along",)
    assert (await talker.hears(QuestionScene, "yes")).closed


async def test_after_a_miss_confusion_leads_to_the_card(talker: Talker) -> None:
    scene = await talker.asked("choice")
    for name in ("along", "nowhere"):
        await talker.say(letter(scene, name))
    await talker.hears(MendingScene, "i dont get it")
    assert (await talker.hears(QuestionScene, "go back")).closed


async def test_a_word_in_doubt_is_asked_back_and_not_stored(
    talker: Talker, teach: Teach, course: Course
) -> None:
    scene = await talker.asked("fill")
    asked = await talker.hears(LockScene, "i think it is the gradient")
    assert (asked.reply, asked.told) == ("", "gradient")
    kept = await talker.services.conversation.moves.moments.talks.of(talker.press().person)
    assert "gradient" not in repr(kept)
    talker.services = teach(with_questions(course))
    with pytest.raises(TutorError, match="I store no words of yours"):
        await talker.say("yes")
    await talker.hears(LockScene, "gradient?")
    assert (await talker.hears(QuestionScene, "yes")).closed
    assert await talker.tried(scene) == ("gradient",)


async def test_a_question_about_the_subject_leaves_the_question_open(talker: Talker) -> None:
    scene = await talker.asked("fill")
    moment, place = await talker.services.conversation.moves.moments.of(talker.press())
    assert (moment.open, moment.key) == (Open.FILL, ("gradient",))
    assert place.attempt is not None
    await talker.hears(ToldScene, "what is a sum?")
    assert await talker.tried(scene) == ()


async def test_an_edited_message_that_counted_still_counts_as_it_was(talker: Talker) -> None:
    scene = await talker.asked("choice")
    sent = talker.press()
    wrong, right = letter(scene, "along"), letter(scene, "against")
    await talker.services.conversation.answer(sent, wrong)
    edited = await talker.services.conversation.moves.edited(sent, right)
    assert isinstance(edited, QuestionScene)
    assert edited.note == EDITED
    assert await talker.tried(scene) == ("along",)
    other = talker.press()
    assert await talker.services.conversation.moves.edited(other, right) is None
