"""The whole game in a DM, by typing alone: with mistakes, asides and half-said corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from simcord.results import ResponseMessage

from tests.ui.reading import text_of

if TYPE_CHECKING:
    import simcord

    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

MOST = 40


class Typist:
    """Says things in a DM and reads what comes back."""

    def __init__(self, room: Classroom) -> None:
        self.room, self.actor = room, room.ana
        self.text = ""

    async def say(self, text: str) -> str:
        await self.actor.send_dm(text)
        sent = self.room.env.backend.messages[self.actor.user.dm_channel.id]
        self.text = text_of(ResponseMessage(self.room.env, sent[max(sent)]))
        return self.text


async def truth(room: Classroom, actor: simcord.MemberActor) -> tuple[str, str]:
    """Return the right label of the sentence that is asked, and the other one."""
    games = room.env.bot.services.games  # type: ignore[attr-defined]  # it is ours
    attempt = await games.attempts.latest(actor.id, "game")
    state = games.replay(attempt)
    label = state.current.label or state.subject.high
    return label, state.subject.other(label)


async def test_a_whole_game_is_typed(classroom: Classroom) -> None:
    typist = Typist(classroom)
    assert "First, your rule" in await typist.say("play")
    assert "I need two features" in await typist.say("slang is casual")
    assert "Is this formal or casual?" in await typist.say("slang casual, politeness formal")
    right, wrong = await truth(classroom, classroom.ana)
    assert "you said formal, sure" in await typist.say(f"i think {right}, sure")
    assert "Now say what misled you" in await typist.say("formal, a hunch")
    assert "cannot be skipped" in await typist.say("skip")
    assert "Why it is casual" in await typist.say("why?")
    assert "which word or feature was it" in await typist.say("too low!!")
    assert "that fits" in await typist.say("i think i wieghted the slang to low. i will adjust")
    for _ in range(MOST):
        if "### Your rule" in typist.text:
            break
        if "Now say what misled you" in typist.text:
            await typist.say("I gave slang too little weight")
        elif "which side does it speak for" in typist.text:
            await typist.say("casual")
        else:
            right, wrong = await truth(classroom, classroom.ana)
            await typist.say(f"{wrong} 60%" if "Harder sentence 1" in typist.text else right)
    assert "one sentence in words" in await typist.say("my rule: asdfasdf")
    done = await typist.say("My rule: slang words point to casual")
    assert "Your rule is in your notebook" in done
    assert "Your rule plays alone" in done
    assert "What you and a network have in common" in await typist.say("show me")
