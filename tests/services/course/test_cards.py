"""The cards of a lesson: what is kept of a try, what follows it, and what everybody may see."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.course.cards import LOST, CardPressed, revision_of
from bot.services.course.scenes import CardScene, FoundWhen
from bot.services.exercises.attempting import UPDATED
from bot.services.exercises.scenes import MatchingScene
from bot.tutor.course.tries import LOOK, TryTold, tries_state
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.exercises.attempts import Activity, Attempt, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.tutor.pictures.losses import LossesPicture
from tests.services.course.active_cards import AFTER, BEFORE, WAY, with_active_cards
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.course.course import Course, Lesson
    from tests.fakes import FakePictures
    from tests.services.conftest import Presses, Teach

UP = TryTold("Up, to a larger `w`", "Growing is the way down.")
DOWN = TryTold("Down", "Here a smaller `w` is higher.")
GUILD = 7


@pytest.fixture
def taught(course: Course, teach: Teach) -> tuple[Services, Lesson]:
    active, lesson = with_active_cards(course)
    return teach(active), lesson


@pytest.fixture
def services(taught: tuple[Services, Lesson]) -> Services:
    return taught[0]


@pytest.fixture
def lesson(taught: tuple[Services, Lesson]) -> Lesson:
    return taught[1]


@pytest.fixture
async def bookmark(services: Services, press: Presses) -> int:
    return (await services.lessons.bookmarks.open(press(), "first")).id


@pytest.fixture
def revision(lesson: Lesson) -> str:
    return revision_of(lesson)


async def kept(memory: Memory, press: Presses, person: int = ANA) -> Attempt:
    wanted = WantedAttempt("first", Activity.TRIES, Plan())
    return await memory.attempts.begin(press(person), wanted)


async def test_a_card_asks_first_and_tells_its_point_after_the_try(
    services: Services, press: Presses, bookmark: int, revision: str, pictures: FakePictures
) -> None:
    scene = await services.lessons.open(press(), "first")
    assert isinstance(scene, CardScene)
    assert (scene.card, scene.asks, scene.told) == (WAY, True, None)
    assert pictures.asked == [BEFORE]
    pressed = CardPressed(bookmark, "which-way")
    scene = await services.cards.choose(press(), pressed, revision, "B")
    assert (scene.told, scene.asks, scene.note) == (DOWN, False, "")
    assert pictures.asked[-1] == AFTER
    assert [picture.file_name for picture in scene.pictures] == ["card.png"]
    assert await services.lessons.open(press(), "first") == replace(scene, ahead=True)


async def test_the_first_try_is_kept_and_a_second_changes_nothing(
    services: Services, memory: Memory, press: Presses, bookmark: int, revision: str
) -> None:
    pressed = CardPressed(bookmark, "which-way")
    for letter in ("B", "A", LOOK):
        scene = await services.cards.choose(press(), pressed, revision, letter)
        assert scene.told == DOWN
    attempt = await kept(memory, press)
    assert [entry.choice for entry in attempt.entries] == ["down"]
    assert (attempt.entries[0].right, attempt.score) == (None, None)


async def test_of_many_presses_at_once_one_is_kept(
    services: Services, memory: Memory, press: Presses, bookmark: int, revision: str
) -> None:
    pressed = CardPressed(bookmark, "which-way")
    scenes = await asyncio.gather(
        *(
            services.cards.choose(press(), pressed, revision, "AB"[number % 2])
            for number in range(25)
        )
    )
    assert len((await kept(memory, press)).entries) == 1
    assert len({str(scene.told) for scene in scenes}) == 1, "all are told the one that is kept"


async def test_who_asks_to_be_shown_gets_the_fitting_line(
    services: Services, press: Presses, bookmark: int, revision: str
) -> None:
    pressed = CardPressed(bookmark, "which-way")
    scene = await services.cards.choose(press(), pressed, revision, LOOK)
    assert scene.told == TryTold("", f"**{UP.answer}** · {UP.line}")
    belief = await services.cards.choose(press(), CardPressed(bookmark, "belief"), revision, LOOK)
    assert belief.told == TryTold("", "")


async def test_a_number_is_read_as_people_type_it_and_what_is_none_is_not_kept(
    services: Services, memory: Memory, press: Presses, bookmark: int
) -> None:
    pressed = CardPressed(bookmark, "one-step")
    for typed in ("", "  ", "many", "\ud800"):
        with pytest.raises(TutorError, match="cannot read that as a number"):
            await services.cards.type_in(press(), pressed, typed)
    assert not (await kept(memory, press)).entries
    scene = await services.cards.type_in(press(), pressed, " 0,6 ")
    assert scene.told == TryTold("0,6", "That step went uphill.")


async def test_what_a_letter_stood_for_in_an_older_text_is_not_kept(
    services: Services, memory: Memory, press: Presses, bookmark: int
) -> None:
    pressed = CardPressed(bookmark, "which-way")
    for old in ("", "0000"):
        scene = await services.cards.choose(press(), pressed, old, "A")
        assert (scene.asks, scene.note) == (True, UPDATED)
    assert not (await kept(memory, press)).entries


async def test_the_step_comes_after_the_try_and_what_is_found_stays(
    services: Services, memory: Memory, press: Presses, bookmark: int
) -> None:
    pressed = CardPressed(bookmark, "one-step", state="2")
    assert (await services.cards.show(press(), pressed)).step is None
    assert not (await kept(memory, press)).entries, "nothing is found before the try"
    scene = await services.cards.type_in(press(), CardPressed(bookmark, "one-step"), "1.4")
    assert scene.step is not None
    assert (scene.step.state, scene.step.done) == ("0", "")
    line = "Now w is 1.72."
    for state, done, found in (
        ("1", "", FoundWhen.EARLIER),
        ("2", line, FoundWhen.NOW),
        ("3", "Now w is 1.976.", FoundWhen.NOW),
        ("0", line, FoundWhen.EARLIER),
        ("2", line, FoundWhen.NOW),
    ):
        scene = await services.cards.show(press(), CardPressed(bookmark, "one-step", state=state))
        assert scene.step is not None
        assert (scene.step.done, scene.step.found) == (done, found)
    again = await services.cards.show(press(), CardPressed(bookmark, "one-step"))
    assert again.step is not None
    assert again.step.done == "Now w is 1.72."
    kinds = [(entry.kind, entry.item) for entry in (await kept(memory, press)).entries]
    assert kinds == [("try", "one-step"), ("hands-on", "one-step")]


async def test_a_training_on_a_card_is_the_lessons_own_and_is_found_by_its_numbers(
    services: Services, press: Presses, bookmark: int, pictures: FakePictures
) -> None:
    pictures.numbers = {"train loss, last": 0.2}
    for value, done in ((0.2, ""), (0.039, "rate 10 ends at 0.039.")):
        pictures.numbers = {"train loss, last": value}
        scene = await services.cards.show(press(), CardPressed(bookmark, "beat-it", state="1"))
        assert scene.step is not None
        assert scene.step.done == done
        assert f"training loss {value:.3f}" in scene.step.text
    spec = pictures.asked[-1]
    assert isinstance(spec, LossesPicture)
    assert (spec.task.spec.seed, spec.task.spec.learning_rate) == (54, 10)
    assert [picture.file_name for picture in scene.pictures] == ["card.png", "step.png"]


async def test_a_picture_that_cannot_be_drawn_stops_nothing(
    services: Services, press: Presses, bookmark: int, pictures: FakePictures
) -> None:
    pictures.broken = True
    scene = await services.cards.show(press(), CardPressed(bookmark, "beat-it", state="0"))
    assert scene.undrawn
    assert scene.step is not None
    assert (scene.step.undrawn, scene.step.done, scene.pictures) == (True, "", ())


async def test_another_persons_private_card_is_refused_and_a_lost_one_is_told(
    services: Services, memory: Memory, press: Presses, bookmark: int, revision: str
) -> None:
    cards, pressed = services.cards, CardPressed(bookmark, "which-way")
    for refused in (
        cards.choose(press(BEN), pressed, revision, "A"),
        cards.show(press(BEN), pressed),
        cards.type_in(press(BEN), CardPressed(bookmark, "one-step"), "1"),
    ):
        with pytest.raises(NotYoursError):
            await refused
    with pytest.raises(TutorError, match=LOST[:20]):
        await cards.show(press(), CardPressed(bookmark, "gone"))
    with pytest.raises(TutorError, match="do not know this lesson page"):
        await cards.show(press(), CardPressed(99, "which-way"))
    with pytest.raises(TutorError, match=LOST[:20]):
        await cards.asked(press(), pressed)
    assert not (await kept(memory, press, BEN)).entries


async def test_a_shared_card_shows_nothing_of_anybodys_and_opens_a_copy_of_ones_own(
    services: Services, memory: Memory, press: Presses, bookmark: int, revision: str
) -> None:
    await services.cards.choose(press(), CardPressed(bookmark, "which-way"), revision, "B")
    shared = await services.lessons.share(press(), None)
    assert (shared.shared, shared.asks, shared.told) == (True, True, None)
    pressed = CardPressed(bookmark, "which-way", public=True)
    theirs = await services.cards.choose(press(BEN, GUILD), pressed, revision, "A")
    assert (theirs.told, theirs.shared) == (UP, False)
    [own] = await memory.bookmarks.all_of(BEN)
    assert theirs.bookmark == own.id != bookmark
    assert tries_state((await kept(memory, press, BEN)).entries).given == {"which-way": "up"}
    mine = await services.cards.choose(press(ANA, GUILD), pressed, revision, "A")
    assert (mine.told, mine.bookmark) == (DOWN, bookmark)


async def test_a_shared_card_is_turned_by_its_owner_until_answers_begin(
    services: Services, press: Presses, bookmark: int
) -> None:
    turned = await services.reading.turn(press(), bookmark, 2, public=True)
    assert isinstance(turned, CardScene)
    assert (turned.number, turned.shared) == (2, True)
    with pytest.raises(NotYoursError):
        await services.reading.turn(press(BEN), bookmark, 3, public=True)
    ended = await services.reading.turn(press(), bookmark, 5, public=True)
    assert isinstance(ended, MatchingScene)
