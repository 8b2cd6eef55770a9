"""Active cards under strain: restarts, crowds, other people, slow pictures; shared, and typed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.tutor.errors import NotYoursError
from bot.ui.client import TutorBot
from bot.ui.course.cards import UNDRAWN
from bot.ui.kit import cards as kit
from tests.fakes import FakePictures
from tests.ui.course.cards.seeing import CHOSEN, FIRST, POINT, files, galleries, restart
from tests.ui.crowd import Presses
from tests.ui.reading import labels_of, parts, shown, text_of

if TYPE_CHECKING:
    from bot.tutor.pictures.kind import DrawnPicture, PictureSpec
    from tests.ui.conftest import Classroom
    from tests.ui.learner import Learner

pytestmark = pytest.mark.simcord(check_errors=False)


class SlowPictures(FakePictures):
    """Draws only once it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = asyncio.Event()

    async def drawn(self, spec: PictureSpec) -> DrawnPicture:
        await self.let.wait()
        return await super().drawn(spec)


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
    attempt = await classroom.env.bot.services.cards.attempts.get(1)
    assert attempt is not None
    assert len(attempt.entries) == 1
    assert POINT in ana.text


async def test_nobody_answers_on_another_persons_card(classroom: Classroom, ana: Learner) -> None:
    assert ana.card is not None
    before = ana.text
    presses = Presses(classroom.env, ana.card)
    ids = [part["custom_id"] for part in parts(ana.card.components) if part.get("custom_id")]
    told = [
        presses.add(classroom.ben, custom_id)
        for custom_id in ids
        if not custom_id.startswith("lesson-known:")  # opens the lesson of whoever presses
    ]
    await presses.deliver()
    assert [shown(one).content for one in told] == [str(NotYoursError())] * len(told)
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
        ("what is a sum?", "**Sum**:"),
    ]
    for text, words in told:
        await classroom.ana.send_dm(text)
        answer = channel.last_message
        assert answer is not None
        assert words in text_of(answer), text
    sent = [message.attachments for message in channel.history() if message.attachments]
    assert sent
