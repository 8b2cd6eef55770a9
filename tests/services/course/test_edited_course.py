"""A lesson edited under people: their place stays, they are told once, a corrected key is fair."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from bot.services.course.noting import UPDATED
from bot.services.course.scenes import CardScene, DebriefScene, ResultScene
from bot.services.exercises.scenes import QuestionScene
from bot.tutor.course.bookmarks import AHEAD, CardPlace
from bot.tutor.exercises.attempts import EntryKind
from tests.services.course.walking import Walker
from tests.services.lab.listening import ANA, BEN
from tests.three_lessons import edited, three_lessons, with_key, with_new_card, without_berry

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.store.database import Database
    from tests.services.conftest import Presses, Teach

COURSE = three_lessons()
CORRECTED = "The key of one question was corrected; your answer now counts as right."


def number_of(scene: Scene) -> tuple[int, str]:
    assert isinstance(scene, CardScene)
    return scene.number, scene.note


async def test_a_new_card_before_ones_own_moves_nobody_and_is_told_once(
    walker: Walker, teach: Teach
) -> None:
    await walker.open("one")
    await walker.services.lessons.turn(walker.press(), (await walker.bookmark("one")).id, 2)
    walker.services = teach(edited(COURSE, "one", with_new_card))
    assert number_of(await walker.services.lessons.resume(walker.press())) == (3, UPDATED)
    assert number_of(await walker.services.lessons.resume(walker.press())) == (3, "")


async def test_a_lost_card_leaves_one_at_its_number(walker: Walker, teach: Teach) -> None:
    await walker.open("one")
    await walker.services.lessons.turn(walker.press(), (await walker.bookmark("one")).id, 2)
    walker.services = teach(edited(COURSE, "one", without_berry))
    assert number_of(await walker.open("one")) == (2, UPDATED)


async def test_cards_that_are_read_stay_read_however_many_come(
    walker: Walker, teach: Teach
) -> None:
    await walker.read("one")
    walker.services = teach(edited(COURSE, "one", with_new_card))
    scene = await walker.open("one")
    assert isinstance(scene, QuestionScene)
    assert UPDATED in scene.note


@pytest.mark.parametrize(("card", "number"), [(2, 2), (4, 4), (9, 4)])
async def test_a_place_of_an_older_program_goes_on_by_its_number_and_gets_an_id(
    walker: Walker, card: int, number: int
) -> None:
    bookmarks = walker.services.lessons.bookmarks
    old = await bookmarks.open(walker.press(), "one")
    await bookmarks.turn(walker.press(), old.id, CardPlace(card))
    scene = await walker.open("one")
    if number <= 3:
        assert number_of(scene) == (number, "")
    else:
        assert isinstance(scene, QuestionScene)
    kept = await walker.bookmark("one")
    assert (kept.card, kept.card_id, kept.revision) == (
        number,
        ("apple", "berry", "cherry", "+end")[number - 1],
        "first-1",
    )


async def test_a_checkpoint_taken_ahead_survives_an_edit(walker: Walker, teach: Teach) -> None:
    await walker.services.practice.ahead(walker.press(), "one")
    walker.services = teach(edited(COURSE, "one", with_new_card))
    scene = await walker.open("one")
    assert isinstance(scene, QuestionScene)
    assert (await walker.bookmark("one")).card_id == AHEAD


async def scores(walker: Walker, person: int = ANA) -> list[float]:
    return [one.score for one in await walker.services.lessons.history.scores(person)]


async def test_a_corrected_key_raises_scores_once_and_is_told_once(
    walker: Walker, teach: Teach, press: Presses
) -> None:
    [missed] = await walker.take("one", wrong=1)
    [before] = await scores(walker)
    course = edited(COURSE, "one", with_key(int(missed[1:]), "wrong"))
    for _ in range(2):  # as a restart in the middle does
        walker.services = teach(course)
        await walker.services.rescoring.resume()
    assert before == pytest.approx(5 / 6)
    assert await scores(walker) == [1.0]
    scene = await walker.open("one")
    assert isinstance(scene, DebriefScene)
    assert scene.note == f"{UPDATED} {CORRECTED}"
    assert scene.outcome is not None
    assert (scene.outcome.right, scene.outcome.again) == (6, ())
    again = await walker.open("one")
    assert isinstance(again, DebriefScene)
    assert again.note == ""


async def test_a_corrected_key_can_pass_a_lesson(walker: Walker, teach: Teach) -> None:
    missed = await walker.take("one", wrong=2)
    assert isinstance(await walker.open("one"), ResultScene)
    walker.services = teach(edited(COURSE, "one", with_key(int(missed[0][1:]), "wrong")))
    await walker.services.rescoring.resume()
    scene = await walker.open("one")
    assert isinstance(scene, DebriefScene)
    assert (scene.passed, scene.outcome is not None) == (True, True)


async def test_a_key_that_was_right_before_takes_nothing_away(walker: Walker, teach: Teach) -> None:
    await walker.take("one")
    walker.services = teach(edited(COURSE, "one", with_key(1, "other")))
    await walker.services.rescoring.resume()
    assert await scores(walker) == [1.0]
    assert await walker.services.rescoring.news(walker.press()) == ""


async def test_what_was_answered_after_the_correction_is_looked_at_once(
    walker: Walker, teach: Teach, database: Database
) -> None:
    [missed] = await walker.take("one", wrong=1)
    mended = edited(COURSE, "one", with_key(int(missed[1:]), "wrong"))
    walker.services = teach(mended)
    await walker.services.rescoring.resume()
    entries = "SELECT count(*) FROM entry"

    def count(connection: sa.Connection) -> int:
        return int(connection.execute(sa.text(entries)).scalar_one())

    before = await database.read(count)
    for _ in range(2):
        await teach(mended).rescoring.resume()
    assert await database.read(count) == before
    kinds = [
        one.kind
        for attempt in await walker.services.lessons.history.attempts(ANA, ["questions"])
        for one in attempt.entries
    ]
    assert kinds.count(EntryKind.REJUDGED) == 1
    assert await walker.services.rescoring.news(walker.press(BEN)) == ""
    assert await walker.services.rescoring.news(walker.press()) == CORRECTED


@pytest.mark.parametrize("closed", [True, False], ids=["after the end", "before the end"])
async def test_a_missed_question_that_left_the_lesson_contradicts_nothing(
    walker: Walker, teach: Teach, closed: bool
) -> None:
    scene = await walker.read("one")
    assert isinstance(scene, QuestionScene)
    asked = list(scene.state.drawn)
    choices = ["wrong", "right"] * 2 + ["right"] * (4 if closed else 0)
    for choice in choices:
        current = scene.state.current
        assert current is not None
        letter = "ABC"[scene.state.drawn[current].order.index(choice)]
        choose = walker.services.questions.choose
        scene = await choose(walker.press(), scene.attempt, scene.mark, letter, None)
    left = {asked[0], asked[1]}
    course = edited(
        COURSE,
        "one",
        lambda one: replace(one, questions=tuple(q for q in one.questions if q.id not in left)),
    )
    walker.services = teach(course)
    end = await walker.open("one")
    if isinstance(end, QuestionScene):
        await walker.answer(end)
        end = await walker.open("one")
    assert isinstance(end, ResultScene)
    [score] = await scores(walker)
    assert (end.outcome.right, end.outcome.asked, end.outcome.gone) == (4, 6, 2)
    assert score == pytest.approx(4 / 6)
