"""The whole course to its end: with an error in each kind, by looks alone, and failing it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.data import load_data
from bot.jobs.lesson_pictures import LessonPictures
from bot.jobs.parts import shipped_parts
from bot.settings import shipped
from bot.tutor.course.lesson_pictures import pictures_of
from bot.tutor.course.tries import LOOK
from bot.tutor.exercises.attempts import Activity
from bot.ui.course.cards import UNDRAWN
from tests.ui.course.whole.every_kind import every_kind
from tests.ui.course.whole.hands import Fingers
from tests.ui.course.whole.pupil import END, Pupil

if TYPE_CHECKING:
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = [
    pytest.mark.simcord(check_errors=False),
    pytest.mark.nightly,
]  # each takes all lessons
THOUGHT, BELIEVED = "You answered before you were told on", "When you began, you thought"
MOST_PRACTICES = 12


def pupil_in(classroom: Classroom, *, errs: bool = False, looks: bool = False) -> Pupil:
    hands = Fingers(classroom, classroom.ana)
    return Pupil(classroom, hands, classroom.ana.id, errs=errs, looks=looks)


async def scores_of(pupil: Pupil) -> dict[tuple[str, str], float]:
    results = await pupil.services.cards.attempts.results(pupil.person)
    return {(result.lesson, result.activity): result.score for result in results}


async def test_a_member_who_errs_once_in_every_kind_comes_to_the_end(classroom: Classroom) -> None:
    pupil = pupil_in(classroom, errs=True)
    await pupil.take_the_course()
    lessons = pupil.course.lessons
    assert pupil.seen == [lesson.id for lesson in lessons]
    assert any(THOUGHT in card for card in pupil.read)
    assert BELIEVED in pupil.text
    scores = await scores_of(pupil)
    assert {lesson for lesson, _ in scores} == set(pupil.seen)
    await practise_what_was_not_drawn(pupil)
    assert every_kind(pupil.course) <= pupil.met == pupil.erred


async def practise_what_was_not_drawn(pupil: Pupil) -> None:
    """Go on with other questions until each kind was asked: which ones are drawn is chance."""
    assert isinstance(pupil.hands, Fingers)
    for place in range(MOST_PRACTICES):
        if every_kind(pupil.course) <= pupil.met:
            return
        lesson = pupil.course.lessons[place % len(pupil.course.lessons)]
        await pupil.hands.slash("practise", lesson=lesson.id)
        await pupil.until("The score of your first checkpoint stays as it is.")


async def test_whoever_is_only_shown_the_cards_finishes_and_nothing_is_counted_against_them(
    classroom: Classroom,
) -> None:
    pupil = pupil_in(classroom, looks=True)
    await pupil.take_the_course()
    assert not any(THOUGHT in card for card in pupil.read)
    assert BELIEVED not in pupil.text
    history = pupil.services.lessons.history
    tries = await history.attempts(pupil.person, [Activity.TRIES])
    assert {entry.choice for attempt in tries for entry in attempt.entries} - {LOOK} <= {
        entry.choice for attempt in tries for entry in attempt.entries if entry.kind == "hands-on"
    }
    assert set((await scores_of(pupil)).values()) == {1.0}
    standing = await pupil.services.lessons.open(pupil.press, pupil.course.lessons[0].id)
    assert getattr(standing, "unpassed", None) == ()


async def test_whoever_fails_every_question_comes_to_the_end_as_well(classroom: Classroom) -> None:
    pupil = pupil_in(classroom)
    pupil.fails = True
    await pupil.take_the_course()
    assert END in pupil.text
    scores = await scores_of(pupil)
    asked = [score for (_, activity), score in scores.items() if activity == Activity.QUESTIONS]
    assert len(asked) == len(pupil.course.lessons)
    assert max(asked) < 0.7
    first = pupil.course.lessons[0]
    assert any(f"Practise lesson {first.number}" in label for label in pupil.labels)


async def test_the_worker_draws_every_picture_on_the_way(
    classroom: Classroom, build_app: BuildApp
) -> None:
    tables, _ = load_data(shipped("lessons"))
    drawing = LessonPictures(shipped_parts, tables.values())
    try:
        await classroom.env.restart_bot(build_app(pictures=drawing).bot)
        pupil = pupil_in(classroom, errs=True)
        pupil.moves = 0  # simcord does not wait for what a step by hand has trained
        for spec in pictures_of(pupil.course):  # beforehand, as a bot does while it starts
            await drawing.drawn(spec)
        await pupil.take_the_course()
        assert not any(UNDRAWN in card for card in pupil.read)
    finally:
        await classroom.restart()
        drawing.close()
