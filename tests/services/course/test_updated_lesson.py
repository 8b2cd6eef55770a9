"""A lesson that is edited while somebody is at it: answers stay, older cards do not count."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.services.exercises.scenes import MatchingScene, QuestionScene
from bot.services.game.scenes import GameScene
from bot.settings import Settings, shipped
from bot.tutor.people import Press
from tests.replies import reply_to

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildApp

LESSON = "how-a-network-learns"


@pytest.fixture
def own(settings: Settings, tmp_path: Path) -> Settings:
    """Return settings with a copy of the lessons that a test may edit."""
    shutil.copytree(shipped("lessons"), tmp_path / "lessons")
    return Settings(database=settings.database, lessons=tmp_path / "lessons")


MATCHING = "[[matching.pair]]"


def edit(own: Settings, old: str, new: str, name: str = "questions.toml", after: str = "") -> None:
    """Replace a text wherever it stands after the first place of another one."""
    file = own.lessons / LESSON / name
    text = file.read_text(encoding="utf-8")
    head, mark, text = text.partition(after) if after else ("", "", text)
    assert old in text
    file.write_text(head + mark + text.replace(old, new), encoding="utf-8")


def keep_only(own: Settings, question: str) -> None:
    """Take all other questions out of the file."""
    file = own.lessons / LESSON / "questions.toml"
    text = file.read_text(encoding="utf-8")
    asked, mark, matching = text.partition(MATCHING)
    [kept] = [one for one in asked.split("[[question]]") if one.startswith(f'\nid = "{question}"')]
    file.write_text(f"[[question]]{kept}{mark}{matching}", encoding="utf-8")


async def test_an_answer_on_a_card_from_before_the_edit_does_not_count(
    own: Settings, build_app: BuildApp
) -> None:
    services = build_app(own).bot.services
    lesson = services.lessons.course.lesson(LESSON)
    assert lesson is not None
    before = await services.questions.begin(Press(1, person=7), lesson)
    edit(own, 'title = "', 'title = "Anew: ', "lesson.md")
    services = build_app(own).bot.services
    press = Press(2, person=7)
    after = await services.questions.choose(press, before.attempt, before.mark, "A", None)
    assert isinstance(after, QuestionScene)
    assert "nothing was counted" in after.note
    assert after.lesson.title.startswith("Anew: ")
    assert after.question == before.question
    assert after.state.step == 0
    counted = await services.questions.answer(
        Press(3, person=7), after.attempt, after.mark, reply_to(after, right=False), None
    )
    assert counted.state.step == 1


async def test_pairs_matched_before_the_edit_stay_matched(
    own: Settings, build_app: BuildApp
) -> None:
    services = build_app(own).bot.services
    lesson = services.lessons.course.lesson(LESSON)
    assert lesson is not None
    scene = await services.matching.begin(Press(1, person=7), lesson)
    letter = scene.state.letter("overfitting")
    await services.matching.pair(
        Press(2, person=7), scene.attempt, scene.mark, "overfitting", letter
    )
    edit(own, '"gradient-descent"', '"descent"', after=MATCHING)
    services = build_app(own).bot.services
    scene = await services.matching.show(Press(3, person=7), scene.attempt)
    assert isinstance(scene, MatchingScene)
    assert scene.state.matched == ("overfitting",)
    assert "gradient-descent" not in scene.state.terms
    assert scene.state.terms[-1] == "descent"


async def test_an_edit_that_takes_out_what_was_still_open_traps_nobody(
    own: Settings, build_app: BuildApp
) -> None:
    services = build_app(own).bot.services
    lesson = services.lessons.course.lesson(LESSON)
    assert lesson is not None
    opened = await services.lessons.bookmarks.open(Press(1, person=7), LESSON)
    scene = await services.lessons.turn(Press(2, person=7), opened.id, len(lesson.cards) + 1)
    press = 3
    while isinstance(scene, MatchingScene) and not scene.state.finished:
        pair = next(p for p in scene.state.terms if p not in scene.state.matched)
        scene = await services.matching.pair(
            Press(press, person=7), scene.attempt, scene.mark, pair, scene.state.letter(pair)
        )
        press += 1
    asked = await services.lessons.open(Press(press, person=7), LESSON)
    assert isinstance(asked, QuestionScene)
    reply = reply_to(asked, right=True)
    answered = await services.questions.answer(
        Press(press + 1, person=7), asked.attempt, asked.mark, reply, None
    )
    if not answered.closed:  # own words ask for ticks first
        ticks = reply_to(answered, right=True)
        await services.questions.answer(
            Press(press + 9, person=7), answered.attempt, answered.mark, ticks, None
        )
    keep_only(own, asked.question.id)
    services = build_app(own).bot.services
    stale = await services.lessons.open(Press(press + 2, person=7), LESSON)
    assert isinstance(stale, QuestionScene)
    assert stale.state.finished
    onward = await services.lessons.open(Press(press + 3, person=7), LESSON)
    assert isinstance(onward, GameScene)
