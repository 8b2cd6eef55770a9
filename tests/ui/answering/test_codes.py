"""Each of Discord's refusals has its sentence and its way on, wherever it comes, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.conversation.saying import mention_of
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from tests.ui.answering.conftest import Bad

pytestmark = pytest.mark.simcord(check_errors=False)

ANSWER, POST = "/interactions/*/callback", "/channels/*/messages"
ASKED = "what is a gradient?"
FINAL = [10003, 50001, 50006, 50007, 50013, 50035, 50083, 160002, 160005]
SENTENCES = {
    10003: "This channel was deleted.",
    50001: "Discord says that I miss a permission here.",
    50006: "which is my fault",
    50007: "switch on Direct Messages",
    50013: "Discord says that I miss a permission here.",
    50035: "which is my fault",
    50083: "archived or locked",
    160002: "Discord says that I miss a permission here.",
    160005: "archived or locked",
}


@pytest.mark.parametrize("code", FINAL)
async def test_a_refused_answer_says_that_it_is_saved_and_why_and_comes_with_the_next_press(
    bad: Bad, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    bad.refuse("POST", ANSWER, code)
    told = shown(await bad.slash("learn")).content
    assert told.startswith("What you did is saved, but I could not show it.")
    assert SENTENCES[code] in told
    assert "again" not in told
    assert "`/learn`" in told
    assert len([one for one in caplog.records if "could not be shown" in one.message]) == 1
    assert "Umbrella" in text_of((await bad.slash("help")).followups[-1])


@pytest.mark.parametrize("code", FINAL)
async def test_a_refused_press_keeps_its_card_and_what_it_did(bad: Bad, code: int) -> None:
    card = shown(await bad.slash("learn"))
    bad.refuse("POST", ANSWER, code, times=2 if code in {50001, 50013} else 1)  # once in words
    await bad.click(card, labels_of(card)[0])
    assert "What you did is saved" in bad.said[-1].content
    assert len((await bad.slash("help")).followups) == 2


@pytest.mark.parametrize("code", [10008, 30046])
async def test_a_card_that_is_gone_or_too_old_makes_way_for_a_new_one(bad: Bad, code: int) -> None:
    card = shown(await bad.slash("learn"))
    bad.refuse("POST", ANSWER, code)
    await bad.click(card, labels_of(card)[0])
    assert len(bad.said) == 2
    assert bad.said[-1].ephemeral


@pytest.mark.parametrize("code", FINAL)
async def test_a_training_whose_card_is_refused_is_done_and_comes_with_the_next_press(
    bad: Bad, code: int
) -> None:
    bad.refuse("POST", ANSWER, code)
    told = shown(await bad.slash("train")).content
    assert "What you did is saved" in told
    assert "its end comes with your next press" in told
    await bad.end()
    (end,) = (await bad.slash("help")).followups
    assert end.attachments


@pytest.mark.parametrize("code", [10008, 160002])
async def test_a_reply_to_what_is_gone_or_hidden_comes_without_its_reference(
    bad: Bad, code: int
) -> None:
    bad.refuse("POST", POST, code)
    await bad.room.ana.send(bad.room.channel, f"{mention_of(bad.room)} {ASKED}")
    (reply,) = bad.said
    assert "Gradient" in text_of(reply)


@pytest.mark.parametrize("code", [50001, 50013, 160005])
async def test_who_cannot_be_answered_in_a_channel_is_told_why_in_a_dm_once(
    bad: Bad, code: int
) -> None:
    place = f"/channels/{bad.room.channel.id}/messages"
    bad.refuse("POST", place, code, times=None)
    for _ in range(2):
        await bad.room.ana.send(bad.room.channel, f"{mention_of(bad.room)} {ASKED}")
    (told,) = bad.texts
    assert f"<#{bad.room.channel.id}> and it is saved, but I could not answer there." in told


async def test_whose_dms_are_closed_too_is_answered_at_the_next_press(
    bad: Bad, caplog: pytest.LogCaptureFixture
) -> None:
    bad.refuse("POST", f"/channels/{bad.room.channel.id}/messages", 50013)
    dm = bad.room.ana.user.dm_channel.id
    bad.refuse("POST", f"/channels/{dm}/messages", 50007)
    await bad.room.ana.send(bad.room.channel, f"{mention_of(bad.room)} {ASKED}")
    assert bad.said == []
    assert "could not be told why" in caplog.text
    assert "Gradient" in text_of((await bad.slash("help")).followups[-1])


async def test_what_did_not_get_through_in_a_dm_comes_before_the_next_reply(bad: Bad) -> None:
    bad.refuse("POST", POST, 50007)
    await bad.room.ana.send_dm(ASKED)
    assert bad.said == []
    await bad.room.ana.send_dm("what is a bias?")
    hint, late, reply = bad.texts
    assert "it was saved all the same" in hint
    assert "Gradient" in late
    assert "Bias" in reply


@pytest.mark.parametrize("code", FINAL)
async def test_a_refused_reply_is_one_line_in_the_log(
    bad: Bad, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    bad.refuse("POST", POST, code, times=2)
    await bad.room.ana.send_dm(ASKED)
    lines = [one for one in caplog.records if "could not be answered" in one.message]
    assert len(lines) == (code not in {160002, 50083} or bad.said == [])
