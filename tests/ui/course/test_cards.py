"""The cards of a lesson through Discord: tried, told another way, worked by hand, and shared."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.tutor.errors import NotYoursError
from bot.ui.client import TutorBot
from bot.ui.course.cards import UNDRAWN
from bot.ui.kit import cards as kit
from tests.fakes import FakePictures
from tests.ui.course.active_course import write_active_course
from tests.ui.crowd import Presses
from tests.ui.learner import Learner
from tests.ui.reading import labels_of, parts, shown, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from discord.ext import commands

    from bot.settings import Settings
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

GALLERY = 12
POINT, AGAIN = "The **gradient** is this slope.", "Nudge a ball and feel it."
FIRST, CHOSEN = ["Up, to a larger w", "Down", "Just show me"], "You said: **Down**."


class SlowPictures(FakePictures):
    """Draws only once it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = asyncio.Event()

    async def drawn(self, spec: PictureSpec) -> DrawnPicture:
        await self.let.wait()
        return await super().drawn(spec)


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    lessons = write_active_course(tmp_path / "lessons")
    return settings.model_copy(update={"lessons": lessons})


@pytest.fixture
def pictures() -> FakePictures:
    return FakePictures()


@pytest.fixture
def simcord_bot(build_app: BuildApp, pictures: FakePictures) -> commands.Bot:
    return build_app(pictures=pictures).bot


@pytest.fixture
async def ana(classroom: Classroom) -> Learner:
    """Ana, who has the first card in front of her."""
    assert isinstance(classroom.env.bot, TutorBot)
    [lesson, _] = classroom.env.bot.services.lessons.course.lessons
    learner = Learner(classroom.ana, classroom.channel, lesson)
    await learner.slash("learn")
    return learner


async def restart(classroom: Classroom, pictures: FakePictures) -> None:
    await classroom.env.restart_bot(classroom.build_app(pictures=pictures).bot)


def galleries(learner: Learner) -> list[dict[str, Any]]:
    assert learner.card is not None
    return [part for part in parts(learner.card.components) if part["type"] == GALLERY]


def files(learner: Learner) -> list[str]:
    assert learner.card is not None
    return [file.filename for file in learner.card.attachments]


async def number(learner: Learner, typed: str) -> None:
    await learner.fill(await learner.click("Type my number"), answer=typed)


async def test_a_choice_is_made_and_the_card_goes_on_in_place(ana: Learner) -> None:
    first = ana.card
    assert first is not None
    assert "**Which way should `w` move?**" in ana.text
    assert POINT not in ana.text
    assert ana.labels == [*FIRST, "Say it differently"]
    assert (files(ana), len(galleries(ana))) == (["card.png"], 1)
    await ana.click("Down")
    assert ana.card is not None
    assert ana.card.id == first.id
    for line in (CHOSEN, "Here a smaller weight is higher.", POINT):
        assert line in ana.text
    assert "Which way should" not in ana.text
    assert ana.labels == ["Say it differently", "Next"]
    assert (files(ana), len(galleries(ana))) == (["card.png"], 1)
    media = galleries(ana)[0]["items"][0]
    assert media["description"] == "A made-up picture."


async def test_just_show_me_shows_what_fits_and_blames_nobody(ana: Learner) -> None:
    await ana.click("Just show me")
    assert "You asked to be shown. **Up, to a larger `w`** · Growing is the way down." in ana.text
    assert POINT in ana.text
    assert "Next" in ana.labels


async def test_a_card_is_told_differently_and_back_and_the_way_stays_while_one_answers(
    ana: Learner,
) -> None:
    await ana.click("Say it differently")
    assert AGAIN in ana.text
    assert "You stand in fog." not in ana.text
    assert ana.labels == [*FIRST, "The first way"]
    await ana.click("Down")
    assert AGAIN in ana.text
    assert CHOSEN in ana.text
    await ana.click("The first way")
    assert "You stand in fog." in ana.text
    assert CHOSEN in ana.text


async def test_a_number_is_typed_into_a_form(ana: Learner) -> None:
    await ana.click("Just show me")
    await ana.click("Next")
    assert files(ana) == [], "the picture of the card before is gone"
    assert ana.labels == ["Type my number", "Just show me", "Back", "Say it differently"]
    await number(ana, "quite far")
    assert "I cannot read that as a number" in ana.text
    await ana.slash("learn")
    await number(ana, "0,6")
    assert "You said: **0,6**. That step went uphill." in ana.text
    assert "**Your turn:** Press Step twice." in ana.text


async def test_a_step_is_done_by_hand_and_its_find_is_shown_again_after_a_restart(
    classroom: Classroom, ana: Learner, pictures: FakePictures
) -> None:
    await ana.click("Down")
    await ana.click("Next")
    await number(ana, "1.4")
    found = "✅ After two steps the weight is 1.72."
    await ana.click("Step")
    assert found not in ana.text
    await restart(classroom, pictures)
    await ana.click("Say it differently")
    assert "After 1 step:" in ana.text, "the step stays where it is"
    await ana.click("Step")
    assert found in ana.text
    assert "The slope says which way." in ana.text
    await ana.click("Start over")
    assert found in ana.text
    await restart(classroom, pictures)
    await ana.slash("learn")
    assert found in ana.text
    assert "You said: **1.4**. Minus a minus makes plus." in ana.text


async def test_long_answers_are_lettered_and_a_belief_neither_fits_nor_fails(ana: Learner) -> None:
    await ana.slash("learn")
    for label in ("Down", "Next", "Just show me", "Next"):
        await ana.click(label)
    assert "**A** · It thinks about it as we do" in ana.text
    assert ana.labels == ["A", "B", "Just show me", "Back", "Say it differently"]
    await ana.click("A")
    assert "You said: **It thinks about it as we do when we look**." in ana.text
    assert "Many say so." in ana.text
    assert "✅" not in ana.text


async def test_a_card_without_a_try_is_worked_at_once(ana: Learner) -> None:
    for label in ("Down", "Next", "Just show me", "Next", "A", "Next"):
        await ana.click(label)
    assert "Next" in ana.labels
    await ana.click("Turn w2")
    await ana.click("w2 + 0.5")
    assert "✅ With w1 = 0.5 and w2 = 0.5 it says OR." in ana.text


async def test_a_training_is_drawn_on_the_card_and_beaten(
    ana: Learner, pictures: FakePictures
) -> None:
    for label in ("Down", "Next", "Just show me", "Next", "A", "Next", "Next"):
        await ana.click(label)
    assert "Now you" in ana.labels
    pictures.numbers = {"train loss, last": 0.039}
    await ana.click("rate 10")
    assert "after 300 rounds: training loss 0.039." in ana.text
    assert "✅ rate 10 ends at 0.039." in ana.text
    assert files(ana) == ["step.png"]


async def test_the_bot_may_be_restarted_between_any_two_presses(
    classroom: Classroom, ana: Learner, pictures: FakePictures
) -> None:
    for label in ("Say it differently", "Down", "Next", "Just show me", "Step", "Step", "Next"):
        await restart(classroom, pictures)
        await ana.click(label)
    assert "card 3 of 5" in ana.text
    await restart(classroom, pictures)
    await ana.click("B")
    assert "You said: **It adds and multiplies**." in ana.text


async def test_25_presses_at_once_are_counted_once(classroom: Classroom, ana: Learner) -> None:
    assert ana.card is not None
    assert isinstance(classroom.env.bot, TutorBot)
    presses = Presses(classroom.env, ana.card)
    for place in range(25):
        presses.add(ana.actor, presses.custom_id(FIRST[place % 3]))
    await presses.deliver()
    attempt = await classroom.env.bot.services.questions.attempts.get(1)
    assert attempt is not None
    assert len(attempt.entries) == 1
    assert POINT in ana.text


async def test_nobody_answers_on_another_persons_card(classroom: Classroom, ana: Learner) -> None:
    assert ana.card is not None
    before = ana.text
    presses = Presses(classroom.env, ana.card)
    ids = [part["custom_id"] for part in parts(ana.card.components) if part.get("custom_id")]
    told = [
        presses.add(classroom.ben, custom_id) for custom_id in ids if "card:1:0" not in custom_id
    ]
    await presses.deliver()
    assert {shown(one).content for one in told} == {str(NotYoursError())}
    assert ana.text == before


async def test_a_shared_card_is_answered_in_private_and_shows_nobodys_answer(
    classroom: Classroom, ana: Learner
) -> None:
    await ana.click("Down")
    posted = await classroom.ana.slash(classroom.channel, "learn", share=True)
    public = shown(posted)
    assert not posted.ephemeral
    assert CHOSEN not in text_of(public)
    assert labels_of(public) == [*FIRST, "Open my own copy", "Next"]
    bens = await classroom.ben.click(public, label="Up, to a larger w")
    assert bens.ephemeral
    assert "You said: **Up, to a larger `w`**." in text_of(shown(bens))
    assert "Next" in labels_of(shown(bens))
    anas = await classroom.ana.click(public, label="Open my own copy")
    assert anas.ephemeral
    assert CHOSEN in text_of(shown(anas))
    assert labels_of(public) == [*FIRST, "Open my own copy", "Next"]
    refused = await classroom.ben.click(public, label="Next")
    assert shown(refused).content == str(NotYoursError())
    await classroom.ana.click(public, label="Next")
    assert "card 2 of 5" in text_of(public)
    assert "Type my number" in labels_of(public)
    form = await classroom.ben.click(public, label="Type my number")
    typed = await classroom.ben.submit_modal(form, {"answer": "1.4"})
    assert typed.ephemeral
    assert "You said: **1.4**." in text_of(shown(typed))
    assert "You said" not in text_of(public)


async def test_where_a_picture_cannot_be_drawn_the_lesson_goes_on(
    ana: Learner, pictures: FakePictures
) -> None:
    pictures.broken = True
    await ana.click("Down")
    assert UNDRAWN in ana.text
    assert POINT in ana.text
    assert (files(ana), galleries(ana)) == ([], [])


async def test_a_press_is_acknowledged_while_its_picture_is_drawn(
    classroom: Classroom, ana: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowPictures()
    await restart(classroom, slow)
    monkeypatch.setattr(kit, "SOON", 0.0)
    asyncio.get_running_loop().call_later(0.2, slow.let.set)
    before = ana.card
    await ana.click("Down")
    assert ana.card is not None
    assert before is not None
    assert ana.card.id == before.id
    assert POINT in ana.text
    assert files(ana) == ["card.png"]
    assert POINT in text_of(shown(await ana.slash("learn")))


async def test_in_a_dm_one_takes_the_lesson_by_typing(classroom: Classroom, ana: Learner) -> None:
    del ana
    channel = classroom.ana.user.dm_channel
    told: list[tuple[str, str]] = [
        ("learn", "You stand in fog."),
        ("b", CHOSEN),
        ("next", "card 2 of 5"),
        ("0,6", "That step went uphill."),
        ("differently", "The slope says which way."),
        ("back", "card 1 of 5"),
        ("next", "card 2 of 5"),
        ("next", "card 3 of 5"),
        ("It adds and multiplies", "You said: **It adds and multiplies**."),
        ("what is a sum?", "### Sum"),
    ]
    for text, words in told:
        await classroom.ana.send_dm(text)
        answer = channel.last_message
        assert answer is not None
        assert words in text_of(answer), text
    sent = [message.attachments for message in channel.history() if message.attachments]
    assert sent
