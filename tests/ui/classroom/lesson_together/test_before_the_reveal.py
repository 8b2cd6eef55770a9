"""Nothing that is shown before its time tells the key, or what anybody else answered.

The keys of all that is still to come are turned round, and so is what the others answered in this
round and the one before. All cards are then the same to the byte.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.classroom.lesson_together.scenes import LessonTogetherScene, OwnPartScene
from bot.tutor.classroom.lesson_together.way import ANSWERED, LessonStage, way_of
from bot.ui.classroom.lesson_together.cards import lesson_together_card
from bot.ui.classroom.lesson_together.parts import own_part_card
from tests.tutor.classroom.shared_lesson import LESSON, PLAN, Course, turned
from tests.ui.classroom.lesson_together.party import LessonParty
from tests.ui.game.company import Company
from tests.ui.reading import changes, sent, text_of

if TYPE_CHECKING:
    from bot.tutor.classroom.lesson_together.state import LessonTogether
    from bot.tutor.course.course import Lesson
    from tests.fakes import HandClock
    from tests.ui.conftest import Classroom

ASKED = [phase for phase, stop in enumerate(way_of(PLAN)) if stop.stage in ANSWERED]
PEOPLE = (11, 12, 13, 14, 15, 16)
rights = st.lists(st.booleans(), min_size=12, max_size=12)


def course_at(phase: int, right: list[bool], count: int, lesson: Lesson = LESSON) -> Course:
    """Bring people to a phase in which some have answered; `right` goes round."""
    people = PEOPLE[:count]
    course = Course(people, since=dict.fromkeys(people, phase), lesson=LESSON)
    if way_of(PLAN)[phase].stage is LessonStage.AGAIN:
        course.phase = phase - 1
        for place, person in enumerate(people):
            course.do(person, right=right[place])
    course.phase = phase
    for place, person in enumerate(people[: count - 1]):
        course.do(person, right=right[6 + place])
    course.lesson = lesson
    return course


def cards(state: LessonTogether, person: int) -> str:
    drawn = [sent(lesson_together_card(LessonTogetherScene(state)))]
    drawn += [sent(own_part_card(OwnPartScene(state, person)))]
    return json.dumps(drawn)


@given(st.sampled_from(ASKED), rights, st.integers(2, 6))
def test_no_card_tells_the_key_or_the_others_before_the_second_half(
    phase: int, right: list[bool], count: int
) -> None:
    state = course_at(phase, right, count).state
    for person in (11, PEOPLE[count - 1]):
        told = cards(state, person)
        assert told == cards(course_at(phase, right, count, turned()).state, person)
        place = PEOPLE.index(person)
        others = [one if n % 6 == place else not one for n, one in enumerate(right)]
        assert told == cards(course_at(phase, others, count).state, person)


def test_the_cards_that_tell_do_differ() -> None:
    """Else the test above would compare nothing."""
    for phase in (2, 5, 8, 11, 14):
        course = Course(phase=phase - 1)
        for person in (11, 12, 13):
            course.do(person)
        course.phase = phase
        told = cards(course.state, 11)
        course.lesson = turned()
        assert told != cards(course.state, 11)


@given(st.integers(1, len(way_of(PLAN)) - 1), rights)
def test_no_public_card_after_the_lobby_names_anybody(phase: int, right: list[bool]) -> None:
    course = Course(PEOPLE, since=dict.fromkeys(PEOPLE, phase), phase=phase)
    for place, person in enumerate(PEOPLE[:4]):
        course.do(person, right=right[place])
    for closed in (False, True):
        course.closed = closed
        public = json.dumps(sent(lesson_together_card(LessonTogetherScene(course.state))))
        assert "<@" not in public


@pytest.mark.simcord(check_errors=False)
@pytest.mark.parametrize("stage", [LessonStage.TRY, LessonStage.ALONE, LessonStage.AGAIN])
async def test_all_that_is_sent_to_others_is_the_same_whatever_somebody_answers(
    classroom: Classroom, clock: HandClock, stage: LessonStage
) -> None:
    """One is right and one is wrong: nothing in the channel, nor to a third person, differs."""
    company = Company.of(classroom, clock, 4)
    party, seen = LessonParty(company), []
    await party.open()
    await party.gather()
    await party.go_to(stage)
    for who, right in ((1, True), (2, False)):
        before = len(classroom.env.backend.transcript)
        await party.do(who, right=right)
        await company.settle()
        wire = classroom.env.backend.transcript[before:]
        # Which of an edit and an answer goes first is left open.
        told = sorted(f"{name} {payload}" for kind, name, payload in wire if changes(kind, name))
        public = [one for one in told if "/callback" not in one and "/webhooks/" not in one]
        third = text_of(await company.press(0, "My part"))
        seen.append(without_counts([*public, third]))
    assert len(seen[0]) >= 2
    assert seen[0] == seen[1]


def without_counts(told: list[str]) -> list[str]:
    """Leave out how many are done, which is for all to see, and the ids of what was sent."""
    count = r"[12] of 4 done|[Gg]o on without [23]|Skip for all \([23] not done\)"
    # A button that would skip most of them does not stand out.
    same = [re.sub(r"('style': )[12]", r"\1any", one) for one in told]
    without = [re.sub(count, "some done", one) for one in same]
    return [re.sub(r"[0-9]{15,}|\d\d:\d\d:\d\d[.\d]*", "id", one) for one in without]
