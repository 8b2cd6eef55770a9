"""Refreshes that fail: they are made again, or dropped, and hold up nothing else."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.messages import Delivered, MessagePlace, Reason, Token
from bot.tutor.errors import TutorError
from bot.ui.answering.faults import Fault, NotSentError
from bot.ui.kit.budget import MOST
from bot.ui.kit.live import LONGEST_WAIT, MOST_FAULTS
from bot.ui.kit.turns import DRAWN_WITHIN
from tests.fakes import settled_loop
from tests.ui.kit.wiring import CARD, CHANNEL, GUILD, HERE, TROUBLE, Board, StateScene

if TYPE_CHECKING:
    from bot.services.scene import Scene

ARCHIVED = NotSentError(Fault.ARCHIVED, Reason.ARCHIVED)


class Faulty:
    """Draws, but not as often as `times`, and not while `hangs`."""

    def __init__(self, times: int = 0, *, hangs: bool = False) -> None:
        self.times, self.hangs, self.drawn = times, hangs, 0

    async def draw(self) -> Scene:
        self.drawn += 1
        if self.hangs:
            await asyncio.Event().wait()
        if self.drawn <= self.times:
            raise OSError("broken on purpose")
        return StateScene(self.drawn)


async def test_an_edit_that_fails_is_made_again_with_the_state_of_then() -> None:
    board = Board()
    board.wire.faults = [TROUBLE] * 6
    board.change()
    await settled_loop()
    board.state = 7
    await board.clock.advance(3 * LONGEST_WAIT)
    assert board.wire.shown == {CARD: 7}
    assert len(board.wire.sent) == 7


async def test_a_limit_that_discord_names_is_kept() -> None:
    board = Board()
    board.wire.faults = [NotSentError(Fault.TROUBLE, Reason.TROUBLE, 30)]
    board.change()
    await board.clock.advance(29)
    assert len(board.wire.sent) == 1
    await board.clock.advance(1)
    assert board.wire.shown == {CARD: 1}


async def test_a_message_too_old_for_many_edits_is_edited_seldom() -> None:
    board = Board()
    board.wire.faults = [NotSentError(Fault.TOO_OLD, Reason.REFUSED)]
    board.change()
    await board.clock.advance(LONGEST_WAIT - 1)
    assert len(board.wire.sent) == 1
    await board.clock.advance(1)
    assert board.wire.shown == {CARD: 1}


@pytest.mark.parametrize("fault", [Fault.NO_MESSAGE, Fault.FINAL])
async def test_a_message_that_is_gone_is_left_alone(fault: Fault) -> None:
    board = Board()
    board.wire.faults = [NotSentError(fault, Reason.GONE)]
    board.change()
    await board.clock.advance(600)
    assert len(board.wire.sent) == 1
    assert not board.messages._turns


async def test_a_token_that_ends_leaves_the_bot_its_own_right() -> None:
    board = Board(replace(HERE, token=Token("secret", until=600)))
    board.wire.faults = [None, NotSentError(Fault.NO_TOKEN, Reason.REFUSED)]
    for _ in range(2):
        board.change()
        await board.clock.advance(10)
    board.change()
    await board.clock.advance(10)
    assert [s.verb for s in board.wire.sent] == [
        "edit by token",
        "edit by token",
        "edit",
        "edit by token",
    ]
    private = Board(replace(HERE, token=Token("secret", until=5), private=True))
    await private.clock.advance(5)
    private.change()
    await private.clock.advance(60)
    assert not private.wire.sent
    assert not private.messages._turns


async def test_a_store_in_trouble_is_asked_again() -> None:
    board, drawn = Board(), 0

    async def draw() -> Scene:
        nonlocal drawn
        drawn += 1
        if drawn == 1:
            raise TutorError("The store is busy.")
        return StateScene(drawn)

    board.messages.refresh(HERE, draw)
    await board.clock.advance(10)
    assert board.wire.shown == {CARD: 2}


@pytest.mark.errors_expected
async def test_a_fault_of_ours_is_logged_once_and_tried_again_some_times(
    caplog: pytest.LogCaptureFixture,
) -> None:
    board, once, always = Board(), Faulty(1), Faulty(1000)
    board.messages.refresh(HERE, once.draw)
    await board.clock.advance(600)
    assert board.wire.shown == {CARD: 2}
    assert caplog.text.count("While drawing message") == 1
    caplog.clear()
    board.messages.refresh(HERE, always.draw)
    await board.clock.advance(3600)
    assert always.drawn == MOST_FAULTS
    assert caplog.text.count("While drawing message") == 1
    assert not board.messages._turns
    board.change()
    await board.clock.advance(10)
    assert board.wire.shown == {CARD: 1}


@pytest.mark.parametrize(
    "fault", [TROUBLE, NotSentError(Fault.TOO_OLD, Reason.REFUSED)], ids=["trouble", "too old"]
)
async def test_trouble_that_lasts_for_a_day_does_not_end_the_refreshes(fault: NotSentError) -> None:
    board = Board()
    board.wire.faults = [fault] * 1100
    board.change()
    await board.clock.advance(1200 * LONGEST_WAIT * 1.25)
    assert board.wire.shown == {CARD: 1}
    assert len(board.wire.sent) == 1101


async def test_what_nobody_expects_leaves_a_card_free_for_the_next_refresh() -> None:
    board = Board()
    board.change()

    async def cancelled() -> Scene:
        raise asyncio.CancelledError

    board.messages.refresh(HERE, cancelled)
    await board.clock.advance(10)
    assert not board.wire.shown
    board.change()
    await board.clock.advance(10)
    assert board.wire.shown == {CARD: 2}


async def test_a_thread_that_is_archived_is_opened_once_for_what_changes() -> None:
    board = Board()
    board.wire.faults = [ARCHIVED]
    board.change()
    await board.clock.advance(60)
    assert (board.wire.shown, board.wire.opened) == ({CARD: 1}, 1)
    board.wire.faults = [ARCHIVED, ARCHIVED, ARCHIVED]
    board.change()
    await board.clock.advance(600)
    assert len(board.wire.sent) == 4, "it is locked"
    assert board.wire.opened == 2


async def test_a_thread_that_may_not_be_opened_is_left_alone_but_trouble_is_outlasted() -> None:
    board = Board()
    board.wire.faults = [ARCHIVED, ARCHIVED]
    board.wire.closed_by = [TROUBLE]
    board.change()
    await board.clock.advance(60)
    assert (board.wire.shown, board.wire.opened) == ({CARD: 1}, 1)
    board.wire.faults, board.wire.closed_by = (
        [ARCHIVED],
        [NotSentError(Fault.FINAL, Reason.FORBIDDEN)],
    )
    board.change()
    await board.clock.advance(600)
    assert len(board.wire.sent) == 4


async def test_a_card_that_cannot_be_drawn_in_time_holds_up_no_other_and_no_end() -> None:
    board, hung = Board(), Faulty(hangs=True)
    others = [MessagePlace(GUILD, CHANNEL, 600 + n) for n in range(2 * MOST)]
    for place in others:
        board.messages.refresh(place, hung.draw)
    await settled_loop()
    board.change()
    await settled_loop()
    assert board.wire.shown == {CARD: 1}, "they use nothing up"
    told = await asyncio.wait_for(board.messages.deliver(others[0], StateScene(99), "end"), 1)
    assert told == Delivered(others[0])
    await board.clock.advance(DRAWN_WITHIN - 1)
    assert hung.drawn == len(others)
    hung.hangs = False
    await board.clock.advance(60)
    assert set(board.wire.shown) == {CARD, *(place.message for place in others)}
    assert board.wire.shown[600] == 99, "what was drawn before the end is dropped"
    assert not board.messages._turns


async def test_a_slow_drawing_does_not_overwrite_what_was_delivered_meanwhile() -> None:
    board, go_on = Board(), asyncio.Event()

    async def draw() -> Scene:
        await go_on.wait()
        return StateScene(1)

    board.messages.refresh(HERE, draw)
    await settled_loop()
    assert await board.messages.deliver(HERE, StateScene(99), "end") == Delivered(HERE)
    go_on.set()
    await board.clock.advance(60)
    assert [s.state for s in board.wire.sent] == [99]
