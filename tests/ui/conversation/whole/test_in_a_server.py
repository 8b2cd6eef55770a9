"""A lesson in a server by mentions, where others read along; and a channel where they just talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.exercises.attempts import Activity
from tests.ui.conversation.saying import is_about, mention_of, told
from tests.ui.conversation.whole.mentioner import (
    VERDICT,
    Mentioner,
    secrets_of,
    told_in_public,
)
from tests.ui.course.whole.pupil import Pupil

if TYPE_CHECKING:
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)
ENDS = ("Lesson 1 is done", "Lesson 1 is read to the end")
AMONG_THEMSELVES = (
    "did anyone get why the bias is always added",
    "the gradient points uphill, no?",
    "i think its b",
    "nudge said it was the weight",
    "nudge what is a gradient",
    "hi nudge!",
    "next",
    "lol my loss is 0.693 again",
    "train on spirals with rate 0.3",
    "formal, pretty sure",
    "the slang was too high, i will adjust my rule",
    "what does overfitting mean?",
    "yes",
    "stop",
)


@pytest.mark.parametrize(
    "restarts",
    [
        pytest.param(False, id="in one go"),
        pytest.param(True, id="restarted each time", marks=pytest.mark.nightly),
    ],
)
async def test_lesson_1_is_taken_by_mentions_and_nobody_reads_along(
    classroom: Classroom, restarts: bool
) -> None:
    hands = Mentioner(classroom, classroom.ana)
    hands.before = classroom.restart if restarts else hands.before
    pupil = Pupil(classroom, hands, classroom.ana.id, errs=True)
    await hands.begin()
    await pupil.until(*ENDS)
    assert await pupil.services.lessons.history.attempts(pupil.person, [Activity.QUESTIONS])
    sent = [*hands.public, *told_in_public(classroom.env, classroom.channel.id)]
    assert len(sent) > len(hands.public)
    for text in sent:
        assert not VERDICT.search(text), text
        assert not [one for one in secrets_of(pupil.course) if one in text], text


async def test_it_is_silent_while_three_talk_among_themselves(classroom: Classroom) -> None:
    channel, guild = classroom.channel, classroom.ana.guild
    cleo = guild.add_member(classroom.env.create_user("cleo"))
    people, last = (classroom.ana, classroom.ben, cleo), None
    for place, text in enumerate(AMONG_THEMSELVES):
        answers = last if place % 3 == 2 else None
        last = await people[place % 3].send(channel, text, reply_to=answers)
    assert len(channel.history()) == len(AMONG_THEMSELVES)
    assert not told_in_public(classroom.env, channel.id)


async def test_one_reply_to_what_it_said_is_answered_among_the_talk_of_others(
    classroom: Classroom,
) -> None:
    channel = classroom.channel
    await classroom.ana.send(channel, f"{mention_of(classroom)} what is a bias?")
    said = channel.last_message
    assert said is not None
    await classroom.ben.send(channel, "i never get that one")
    await classroom.ben.send(channel, "and what is a weight?", reply_to=said)
    await classroom.ana.send(channel, "ah, the weight")
    first, second = told(channel)
    assert is_about("adds to its weighted inputs", first)
    assert is_about("how much an input counts", second)
