"""The connection is cut, before or after Discord took it: what was stored is shown, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.ui.conversation.saying import mention_of
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from tests.ui.answering.conftest import Bad

pytestmark = pytest.mark.simcord(check_errors=False)

ANSWER, POST = "/interactions/*/callback", "/channels/*/messages"
TAKEN = pytest.mark.parametrize("taken", [False, True], ids=["before", "after"])
ERRORS = [aiohttp.ServerDisconnectedError, ConnectionResetError, TimeoutError]


@TAKEN
@pytest.mark.parametrize("error", ERRORS)
async def test_a_public_training_has_one_card_and_its_end_comes_there(
    bad: Bad, taken: bool, error: type[Exception]
) -> None:
    bad.cuts.cut("POST", ANSWER, taken=taken, error=error)
    await bad.slash("train")
    (card,) = bad.said
    assert "Training…" in text_of(card)
    await bad.end()
    (card,) = bad.said
    assert card.attachments
    assert not (await bad.slash("help")).followups, "nothing is owed"


@TAKEN
async def test_a_private_training_has_one_card_and_its_end_comes_there(
    bad: Bad, taken: bool
) -> None:
    bad.cuts.cut("POST", ANSWER, taken=taken)
    await bad.slash("train", private=True)
    await bad.end()
    (card,) = bad.said
    assert card.ephemeral
    assert card.attachments


async def test_a_public_training_whose_press_is_dead_gets_a_card_of_its_own(bad: Bad) -> None:
    bad.refuse("POST", ANSWER, 10062)
    await bad.slash("train")
    await bad.end()
    (card,) = bad.said
    assert card.attachments
    assert not card.ephemeral
    assert not (await bad.slash("help")).followups


async def test_a_private_training_whose_press_is_dead_is_shown_at_the_next_press(bad: Bad) -> None:
    bad.refuse("POST", ANSWER, 10062, times=2)
    await bad.slash("train", private=True)
    await bad.end()
    assert bad.said == []
    (end,) = (await bad.slash("help")).followups
    assert end.attachments
    assert end.ephemeral


@TAKEN
async def test_a_command_is_answered_once(bad: Bad, taken: bool) -> None:
    bad.cuts.cut("POST", ANSWER, taken=taken)
    answered = await bad.slash("help")
    assert "Hello, I am Nudge" in text_of(shown(answered))
    assert len(bad.said) == 1


@TAKEN
async def test_a_press_changes_its_card_once(bad: Bad, taken: bool) -> None:
    card = shown(await bad.slash("learn"))
    before, [label, *_] = text_of(card), labels_of(card)
    bad.cuts.cut("POST", ANSWER, taken=taken)
    await bad.click(card, label)
    (now,) = bad.said
    assert text_of(now) != before


@TAKEN
async def test_a_press_of_a_dm_changes_its_card_once(bad: Bad, taken: bool) -> None:
    ana = bad.room.ana
    card = shown(await ana.user.slash("learn"))
    before, [label, *_] = text_of(card), labels_of(card)
    bad.cuts.cut("POST", ANSWER, taken=taken)
    await ana.user.click(card, label=label)
    await bad.pass_by()
    (now,) = bad.said
    assert text_of(now) != before


async def test_a_press_of_a_dm_that_is_dead_changes_its_card_by_the_bots_own_right(
    bad: Bad,
) -> None:
    ana = bad.room.ana
    card = shown(await ana.user.slash("learn"))
    before, [label, *_] = text_of(card), labels_of(card)
    bad.refuse("POST", ANSWER, 10062)
    await ana.user.click(card, label=label)
    await bad.pass_by()
    (now,) = bad.said
    assert text_of(now) != before


@TAKEN
async def test_a_form_opens(bad: Bad, taken: bool) -> None:
    card = shown(await bad.slash("help"))
    bad.cuts.cut("POST", ANSWER, taken=taken)
    opened = await bad.click(card, next(one for one in labels_of(card) if "Train" in one))
    assert opened.modal is not None


async def test_a_form_that_does_not_open_changed_nothing_and_says_so(bad: Bad) -> None:
    card = shown(await bad.slash("help"))
    bad.cuts.cut("POST", ANSWER, taken=False, times=4)
    told = await bad.click(card, next(one for one in labels_of(card) if "Train" in one))
    assert "The form did not open, and nothing was changed." in shown(told).content
    assert "press once more" in shown(told).content


@TAKEN
async def test_a_reply_in_a_server_comes_once(bad: Bad, taken: bool) -> None:
    bad.cuts.cut("POST", POST, taken=taken)
    await bad.room.ana.send(bad.room.channel, f"{mention_of(bad.room)} what is a gradient?")
    await bad.pass_by()
    (text,) = bad.texts
    assert "Gradient" in text


@TAKEN
async def test_a_training_begun_by_talking_has_its_words_its_card_and_its_end_once(
    bad: Bad, taken: bool
) -> None:
    for _ in range(2):
        bad.cuts.cut("POST", POST, taken=taken)
    await bad.room.ana.send_dm("train a network with 3 hidden units")
    await bad.pass_by()
    await bad.end()
    words, card = bad.said
    assert "Run 1" in text_of(words)
    assert card.attachments


@TAKEN
async def test_an_end_is_edited_in_once(bad: Bad, taken: bool) -> None:
    await bad.slash("train")
    bad.cuts.cut("PATCH", "*", taken=taken)
    await bad.end()
    await bad.pass_by()
    (card,) = bad.said
    assert card.attachments


@pytest.mark.parametrize("what", ["cut", 503])
async def test_trouble_that_lasts_is_never_followed_by_try_again(
    bad: Bad, what: str | int, caplog: pytest.LogCaptureFixture
) -> None:
    if what == "cut":
        bad.cuts.cut("POST", ANSWER, taken=False, times=4)
    else:
        bad.refuse("POST", ANSWER, 0, times=4)
    told = shown(await bad.slash("learn")).content
    assert "What you did is saved" in told
    assert "Discord is in trouble" in told
    assert "again" not in told
    assert "could not be shown" in caplog.text
    late = (await bad.slash("help")).followups
    assert [one.ephemeral for one in late] == [True, True]
    assert "Umbrella" in text_of(late[-1])
    assert not (await bad.slash("help")).followups


async def test_the_same_card_is_not_shown_twice_where_the_next_press_shows_it(bad: Bad) -> None:
    bad.cuts.cut("POST", ANSWER, taken=False, times=4)
    await bad.slash("learn")
    assert not (await bad.slash("learn")).followups
