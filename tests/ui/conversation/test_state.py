"""Short messages in a DM and in a server: the state decides, and nothing counts by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.people import Press
from tests.ui.conversation.chat import GAME, PRESSES, Chat, counted, letters, mentioned
from tests.ui.game.desk import FEATURES
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    pass

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_a_try_is_shown_and_the_card_turned(chat: Chat) -> None:
    assert "card 1 of" in await chat.say("learn")
    assert "card 1 of" in await chat.say("next")
    assert "card 2 of" in await chat.say("ok next")
    assert "card 2 of" in await chat.say("where was i")
    assert "card 1 of" in await chat.say("go back")


async def test_a_hedged_answer_is_asked_back_and_yes_counts_after_a_restart(chat: Chat) -> None:
    scene = await chat.question("single")
    _, wrong = letters(scene)
    asked = await chat.say(f"i think its {wrong}")
    assert f"Lock in {wrong.upper()}?" in asked
    assert labels_of(chat.last)[:2] == [f"Lock in {wrong.upper()}", "Not yet"]
    assert await counted(chat, scene) == 0
    await chat.room.restart()
    assert "❌" in await chat.say("yes")
    assert await counted(chat, scene) == 1


async def test_the_buttons_lock_in_or_wait_after_a_restart(chat: Chat) -> None:
    scene = await chat.question("single")
    right, wrong = letters(scene)
    await chat.say(f"maybe {wrong}")
    await chat.room.restart()
    assert "nothing was counted" in await chat.press("Not yet")
    await chat.say(f"is it {right}?")
    assert "no verdict" in text_of(chat.last)
    assert "Hint" in " ".join(labels_of(chat.last))
    assert "✅" in await chat.press(f"Lock in {right.upper()}")
    assert "✅" in await chat.say("was my answer right?")
    assert "it stays" in await chat.say(f"i meant {wrong}")


async def test_a_number_is_worked_out_with_others_and_taken_after_its_sum(chat: Chat) -> None:
    scene = await chat.question("number")
    moments = chat.services.conversation.moves.moments
    key = (await moments.of(Press(next(PRESSES), chat.actor.id)))[0].key
    worked = await chat.say("how do u get it")
    assert "with other numbers" in worked
    assert f"**{key[0]}**" not in worked
    assert "### " in await chat.press("Back to my numbers")
    assert "Lock in" in await chat.say(f"about {key[0]} i think")
    assert "✅" in await chat.say(f"1×{key[0]}={key[0]}")
    assert await counted(chat, scene) == 1


async def test_who_does_not_know_is_helped_and_may_leave_it(chat: Chat) -> None:
    scene = await chat.question("single")
    assert "💡" in await chat.say("idk")
    assert "waits for you" in await chat.say("no idea")
    assert "Back to the question" in labels_of(chat.last)
    assert "I tell no answer" in await chat.say("whats the answer") or "waits" in text_of(chat.last)
    assert "You can leave it" in await chat.say("skip")
    assert "Back to the lesson" in labels_of(chat.last)
    assert "Read the card about it" in labels_of(chat.last)
    assert "See you" in await chat.say("bye")
    assert scene.stem in await chat.say("back to where i was")
    assert await counted(chat, scene) == 0


async def test_a_correction_is_said_in_pieces_across_a_restart(chat: Chat) -> None:
    await chat.say("play", GAME, "casual, pretty sure")
    if "Now say what misled you" not in text_of(chat.last):
        await chat.say("formal")
    assert "Now say what misled you" in text_of(chat.last)
    assert "cannot be skipped" in await chat.say("skip")
    assert labels_of(chat.last) == ["Pick from the list", "Pause the game"]
    assert "which word or feature" in await chat.say("too high")
    await chat.room.restart()
    told = await chat.say("the slang")
    assert "Now say what misled you" not in told
    assert "slang" in told


async def test_a_question_and_a_game_that_wait_at_once(chat: Chat) -> None:
    await chat.say("play", GAME)
    _, wrong = letters(await chat.question("single"))
    assert "the game waits too" in await chat.say(wrong)
    assert "See you. Your question waits" in await chat.say("stop")


async def test_a_paused_game_waits(chat: Chat) -> None:
    await chat.say("play", GAME, "casual, pretty sure")
    if "Now say what misled you" not in text_of(chat.last):
        await chat.say("formal")
    await chat.say("skip")
    assert "Your game waits where you left it" in await chat.press("Pause the game")
    assert "Now say what misled you" in await chat.say("play")


async def test_in_a_server_an_answer_is_behind_a_private_button(chat: Chat) -> None:
    scene = await chat.question("single")
    right, _ = letters(scene)
    public = await mentioned(chat, chat.actor, right)
    assert text_of(public) == "That belongs to your question: look at it privately."
    assert labels_of(public) == ["Look at it privately"]
    assert await counted(chat, scene) == 0
    await chat.room.restart()
    other = await chat.room.ben.click(public, label="Look at it privately")
    assert other.ephemeral
    assert "Lock in" not in text_of(shown(other))
    looked = await chat.actor.click(public, label="Look at it privately")
    assert looked.ephemeral
    assert f"Lock in {right.upper()}?" in text_of(shown(looked))
    judged = await chat.actor.click(shown(looked), label=f"Lock in {right.upper()}")
    assert "✅" in text_of(shown(judged))
    assert await counted(chat, scene) == 1


async def test_in_a_server_a_card_and_a_game_are_behind_a_private_button(chat: Chat) -> None:
    await chat.say("learn")
    public = await mentioned(chat, chat.actor, "next")
    assert "your lesson" in text_of(public)
    looked = await chat.actor.click(public, label="Look at it privately")
    assert "card 1 of" in text_of(shown(looked))
    card = shown(await chat.actor.slash(chat.room.channel, "play"))
    form = await chat.actor.click(card, label="Name two features")
    await chat.actor.submit_modal(form, FEATURES)
    assert "your game" in text_of(await mentioned(chat, chat.actor, "casual, pretty sure"))


async def test_in_a_server_the_help_that_was_asked_for_is_behind_the_button(chat: Chat) -> None:
    scene = await chat.question("single")
    for text in ("hint", "idk"):
        public = await mentioned(chat, chat.actor, text)
        assert scene.stem not in text_of(public)
        hinted = await chat.actor.click(public, label="Give me a hint")
        assert hinted.ephemeral
        assert "💡" in text_of(shown(hinted))
    await chat.say("learn")
    public = await mentioned(chat, chat.actor, "can you explain it differently")
    told = await chat.actor.click(public, label="Say it differently")
    assert told.ephemeral
    assert "card 1 of" in text_of(shown(told))
    assert await counted(chat, scene) == 0
