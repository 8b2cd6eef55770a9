"""Refreshes: few edits, never two at once, and the last state is shown in the end."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import pairwise

from bot.services.messages import Delivered, MessagePlace, Reason, Undelivered
from bot.ui.answering.faults import Fault, NotSentError
from bot.ui.kit.live import GAP
from tests.fakes import settled_loop
from tests.ui.kit.wiring import CARD, CHANNEL, GUILD, HERE, TROUBLE, Board, FakeWire, StateScene


async def test_two_hundred_answers_in_one_instant_make_two_edits_the_last_with_all_of_them() -> (
    None
):
    board = Board()
    for _ in range(200):
        board.change()
    await settled_loop()
    for _ in range(200):
        board.change()
    await board.clock.advance(60)
    assert [s.state for s in board.wire.sent] == [200, 400]
    assert board.drawn == 2


async def test_answers_that_trickle_in_make_one_edit_a_gap() -> None:
    board = Board()
    for _ in range(200):
        board.change()
        await board.clock.advance(0.05)
    await board.clock.advance(GAP)
    assert len(board.wire.sent) == 10 / GAP + 1
    assert board.wire.shown == {CARD: 200}
    times = [s.at for s in board.wire.sent]
    assert min(b - a for a, b in pairwise(times)) >= GAP


async def test_what_changes_while_an_edit_is_in_flight_is_shown_after_it() -> None:
    board = Board()
    board.wire.answers = asyncio.Event()
    board.change()
    await settled_loop()
    board.change()
    await board.clock.advance(10)
    assert [s.state for s in board.wire.sent] == [1]
    board.wire.answers.set()
    await settled_loop()
    await board.clock.advance(GAP)
    assert [s.state for s in board.wire.sent] == [1, 2]


async def test_an_end_that_comes_too_late_does_not_shorten_the_gap_of_a_slow_edit() -> None:
    board = Board()
    board.wire.answers = asyncio.Event()
    board.change()
    await settled_loop()
    told = await board.messages.deliver(replace(HERE, private=True), StateScene(99), "end")
    assert told == Undelivered(Reason.EXPIRED)
    board.change()
    await board.clock.advance(GAP + 1)
    board.wire.answers.set()
    board.wire.answers = None
    await board.clock.advance(GAP - 0.1)
    assert [s.state for s in board.wire.sent] == [1]
    await board.clock.advance(0.1)
    assert [s.state for s in board.wire.sent] == [1, 2]


async def test_an_end_that_comes_too_late_does_not_shorten_the_wait_that_discord_asks_for() -> None:
    board = Board()
    board.wire.faults = [NotSentError(Fault.TROUBLE, Reason.TROUBLE, 30)]
    board.change()
    await settled_loop()
    await board.messages.deliver(replace(HERE, private=True), StateScene(99), "end")
    board.change()
    await board.clock.advance(29)
    assert len(board.wire.sent) == 1
    await board.clock.advance(1)
    assert board.wire.shown == {CARD: 2}


async def test_what_is_delivered_is_not_overwritten_by_an_older_refresh() -> None:
    board = Board()
    board.wire.answers = asyncio.Event()
    board.wire.faults = [TROUBLE]
    board.change()
    await settled_loop()
    end = asyncio.ensure_future(board.messages.deliver(HERE, StateScene(99), "end"))
    await settled_loop()
    board.wire.answers.set()
    assert await end == Delivered(HERE)
    await board.clock.advance(60)
    assert [s.state for s in board.wire.sent] == [1, 99]


async def test_what_changes_after_a_delivery_was_asked_for_is_shown_after_it() -> None:
    board = Board()
    board.wire.faults = [TROUBLE]
    end = asyncio.ensure_future(board.messages.deliver(HERE, StateScene(99), "end"))
    await settled_loop()
    board.change()
    await settled_loop()
    assert len(board.wire.sent) == 1, "it waits for the delivery"
    await board.clock.advance(60)
    assert await end == Delivered(HERE)
    assert [s.state for s in board.wire.sent] == [99, 99, 1]


async def test_several_live_cards_share_what_a_channel_may_have_and_leave_room_for_an_end() -> None:
    board = Board()
    others = [MessagePlace(GUILD, CHANNEL, 600 + n) for n in range(8)]
    for _ in range(100):
        for place in others:
            board.messages.refresh(place, board.draw)
        await board.clock.advance(0.5)
    before = len(board.wire.sent)
    assert await board.messages.deliver(HERE, StateScene(99), "end") == Delivered(HERE)
    assert len(board.wire.sent) == before + 1
    board.state = 7
    for place in others:
        board.messages.refresh(place, board.draw)
    await board.clock.advance(30)
    assert {board.wire.shown[n] for n in range(600, 608)} == {7}
    assert board.wire.most_in(5) == 5


async def test_another_channel_has_a_budget_of_its_own() -> None:
    wire: FakeWire
    board = Board()
    wire = board.wire
    for n in range(4):
        board.messages.refresh(MessagePlace(GUILD, CHANNEL, 600 + n), board.draw)
        board.messages.refresh(MessagePlace(GUILD, CHANNEL + 1, 700 + n), board.draw)
    await settled_loop()
    assert len(wire.sent) == 8
