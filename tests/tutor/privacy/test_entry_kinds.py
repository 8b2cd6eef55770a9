"""Every kind of entry and every activity of the program has its words on the page of one's data."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pytest

from bot.services.classroom.drafting import DRAFT
from bot.services.classroom.lesson_together.lessons import ACTIVITY
from bot.services.game.challenge_kind import KIND as CHALLENGE
from bot.services.game.modes import MODES
from bot.tutor.classroom.answers import CLASS_ANSWER, POST
from bot.tutor.classroom.assignments import ASSIGNMENT, BEGUN, FINISHED
from bot.tutor.classroom.dealing import CLASS_GROUPS, DEALT, HERE, THREAD
from bot.tutor.classroom.lesson_together.doing import TogetherEntry
from bot.tutor.classroom.post import CLASS_LEAD, PostEntry
from bot.tutor.classroom.written import WRITTEN
from bot.tutor.exercises.attempts import Activity, EntryKind
from bot.tutor.game.challenges import ANSWER
from bot.tutor.game.group_state import GroupEntry
from bot.tutor.game.human_network.seats import HOLD, NUDGE, START
from bot.tutor.game.partner import PartnerEntry
from bot.tutor.game.rivals import RivalsEntry
from bot.tutor.game.standing import AGAIN, BACK, DOWN, NOTES, REPORT, SHARE
from bot.tutor.game.state import GameEntry
from bot.tutor.privacy.blanking import WITHOUT_WORDS
from bot.tutor.privacy.entry_kinds import ALONE, OWN_WORDS, SAID, WHERE
from bot.tutor.privacy.kept import KeptKind, KeptPerson
from bot.tutor.privacy.readable import readable_part
from bot.tutor.privacy.untold import OTHERS
from tests.child import ROOT
from tests.conftest import shipped_lessons

if TYPE_CHECKING:
    from bot.tutor.course.course import Course

ENUMS: tuple[type[StrEnum], ...] = (
    *(EntryKind, GameEntry, GroupEntry, PartnerEntry, RivalsEntry, PostEntry, TogetherEntry),
)
SINGLE = (
    *(HOLD, START, NUDGE, SHARE, BACK, REPORT, AGAIN, DOWN, ANSWER),
    *(HERE, DEALT, THREAD, BEGUN, FINISHED),
)
KINDS = sorted({*(one.value for enum in ENUMS for one in enum), *SINGLE})
MODE_ACTIVITIES = tuple(mode.activity for mode in MODES)
ACTIVITIES = sorted(
    {
        *(*(one.value for one in Activity), *MODE_ACTIVITIES, CLASS_ANSWER, CLASS_LEAD),
        *(CLASS_GROUPS, ASSIGNMENT, ACTIVITY, ANSWER, NOTES, CHALLENGE, POST, DRAFT),
    }
)
AT = "2026-11-28T07:35:35.276818+00:00"


@pytest.fixture(scope="module")
def course() -> Course:
    return shipped_lessons()[0]


def page_of(course: Course, *rows: dict[str, Any], table: str = "entry") -> str:
    usual = {"activity": "rivals", "lesson": "", "item": "", "choice": "", "entered_at": AT}
    kept = tuple({**usual, **row} for row in rows)
    return "".join(readable_part(KeptPerson((KeptKind(table, kept),)), course))


def test_the_kinds_are_those_of_the_program() -> None:
    files = [one.read_text("utf-8") for one in (ROOT / "bot" / "tutor").rglob("*.py")]
    classes = {
        line.split()[1].partition("(")[0]
        for text in files
        for line in text.splitlines()
        if line.startswith("class ")
        and line.partition("(")[0].endswith(("Entry", "EntryKind"))
        and line.endswith("(StrEnum):")
    }
    assert classes == {enum.__name__ for enum in ENUMS}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_words(kind: str, course: Course) -> None:
    assert SAID[kind]
    page = page_of(course, {"kind": kind, "choice": OTHERS if kind == START else "typed"})
    assert SAID[kind] in page
    assert f"{kind.capitalize()}." not in page
    assert "has no name" not in page


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_activity_has_its_words(activity: str, course: Course) -> None:
    assert WHERE[activity]
    assert WHERE[activity] in page_of(course, {"kind": "answer", "activity": activity})


def test_no_kind_is_of_a_person_s_own_words_and_kept_after_a_deletion() -> None:
    assert not OWN_WORDS & WITHOUT_WORDS
    assert not (OWN_WORDS | ALONE | set(SAID)) - set(KINDS)


@pytest.mark.parametrize("kind", sorted(OWN_WORDS))
def test_who_typed_something_is_never_told_that_they_wrote_nothing(
    kind: str, course: Course
) -> None:
    page = page_of(course, {"kind": kind, "item": "circle", "choice": "Zebrafinch"})
    wrote, _, _ = page.partition('<h2 id="done">')
    assert "Zebrafinch" in wrote
    assert "There is nothing here." not in wrote


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"kind": "told", "choice": "3"}, "You were told that it counts for more now."),
        ({"kind": "hold", "item": "waiting"}, "You asked for a weight of the network."),
        ({"kind": "nudge", "item": "1", "choice": "+0.1"}, "by: <strong><bdi>+0.1</bdi>"),
        ({"kind": "passed", "item": "first"}, "You went on without waiting for your partner."),
        ({"kind": "takeover"}, "You let Nudge be the trainer."),
        ({"kind": "rivals-team", "item": "circle", "choice": "circle"}, "team: <strong>"),
        ({"kind": "rivals-agreed", "item": "circle", "choice": "1"}, "what your team picked."),
        ({"kind": "start", "item": "3", "choice": OTHERS}, "You began the game."),
        ({"kind": "begun", "item": "gradient-descent"}, "You began it for your class."),
        ({"kind": "thread", "item": "1", "choice": "55"}, "You had a thread made for a group."),
        ({"kind": "reason-shown"}, "You showed your class two reasons."),
    ],
)
def test_nothing_that_is_stored_stands_on_the_page_as_it_is(
    row: dict[str, Any], told: str, course: Course
) -> None:
    page = page_of(course, row)
    assert told in page
    for stored in (
        ">waiting",
        ">first",
        "Hold",
        "Nudge.",
        OTHERS,
        "gradient-descent<",
        "55",
        "Told",
    ):
        assert stored not in page


def test_a_question_that_an_instructor_wrote_is_told_without_ids(course: Course) -> None:
    row = {"kind": "answer", "activity": CLASS_ANSWER, "item": WRITTEN, "choice": "o2"}
    page = page_of(course, row)
    assert "A question that an instructor wrote for your class" in page
    assert "option 2" in page
    assert WRITTEN not in page
    assert "With your class" in page


def test_an_assignment_stands_with_its_lesson(course: Course) -> None:
    lesson = course.lessons[0]
    page = page_of(course, {"kind": "begun", "activity": ASSIGNMENT, "item": lesson.id})
    assert f"Lesson {lesson.number}" in page
    assert "<h3>Games" not in page
    gone = page_of(course, {"kind": "begun", "activity": ASSIGNMENT, "item": "gone"})
    assert "With your class" in gone


def test_what_was_named_in_a_game_has_the_names_that_people_see(course: Course) -> None:
    [game] = [lesson.game for lesson in course.lessons if lesson.game][:1]
    assert game is not None
    named = game.subjects[0].reader.features[1]
    pairs = [[named.id, "casual"], ["*by name", "yes"]]
    row = {"kind": "arena-rule", "activity": "group-game", "payload": {"pairs": pairs}}
    page = page_of(course, row)
    assert f"{named.name}: casual" in page
    assert "by name" not in page


def test_a_game_that_was_left_out_has_no_score(course: Course) -> None:
    lesson = next(one for one in course.lessons if one.game)
    row = {"activity": Activity.GAME_SKIPPED, "lesson": lesson.id, "score": 1.0, "finished_at": AT}
    page = page_of(course, row, table="attempt")
    assert "You left the game out, 28 November 2026, 07:35 UTC." in page
    assert "100%" not in page


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("On birds", "On birds, data of your own, 30 epochs"),
        (OTHERS, "A training, data of somebody else, 30 epochs"),
    ],
)
def test_own_data_is_said_of_ones_own_only(title: str, told: str, course: Course) -> None:
    spec = {"data": "own", "epochs": 30}
    task = {"title": title, "variants": [{"spec": spec}]}
    row = {"id": 1, "task": task, "state": "cancelled", "own_table_id": 3}
    assert f"{told}, taken back" in page_of(course, row, table="run")
