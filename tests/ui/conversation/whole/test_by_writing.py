"""From "hi" to the end of lesson 3 in a DM, by writing alone and with many errors on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.exercises.attempts import Activity, EntryKind
from tests.ui.conversation.chat import Chat, question_of
from tests.ui.conversation.whole.talker import Talker
from tests.ui.course.whole.pupil import Pupil

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)
KINDS = ("single", "plot", "number", "multiple", "order", "match", "fill", "free")
ENDS = ("Lesson 3 is done", "Lesson 3 is read to the end")
ANSWERS = {EntryKind.ANSWER, EntryKind.WORDS}


async def first_answers(pupil: Pupil) -> dict[tuple[int, str], str]:
    """Return what is kept as the first answer to each question."""
    found: dict[tuple[int, str], str] = {}
    history = pupil.services.lessons.history
    for attempt in await history.attempts(pupil.person, [Activity.QUESTIONS]):
        for entry in attempt.entries:
            if entry.kind in ANSWERS:
                found.setdefault((attempt.id, entry.item), entry.choice)
    return found


async def test_a_person_comes_to_the_end_of_lesson_3_by_writing(classroom: Classroom) -> None:
    talker = Talker(classroom, classroom.ana)
    pupil = Pupil(classroom, talker, classroom.ana.id, errs=True)
    await talker.begin()
    await pupil.until(*ENDS)
    assert pupil.seen == [lesson.id for lesson in pupil.course.lessons[:3]]
    assert await first_answers(pupil) == talker.first
    kept = await pupil.services.lessons.bookmarks.all_of(pupil.person)
    third = next(one for one in kept if one.lesson == pupil.course.lessons[2].id)
    assert third.finished_at is not None


@pytest.mark.parametrize("kind", KINDS)
async def test_each_kind_of_question_is_answered_by_writing_after_an_error(
    classroom: Classroom, kind: str
) -> None:
    talker = Talker(classroom, classroom.ana)
    pupil = Pupil(classroom, talker, classroom.ana.id, errs=True)
    await question_of(Chat(classroom), kind)
    await talker.say("back")
    await pupil.step()
    await pupil.step()
    assert await first_answers(pupil) == talker.first
    assert talker.first
