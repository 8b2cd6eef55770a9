"""Refreshes: few edits, never two at once, and the last state is shown in the end."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.services.messages import Delivered, MessagePlace, Reason, Token
from bot.services.scene import Scene
from bot.tutor.errors import TutorError
from bot.ui.kit.faults import Fault, NotSentError
from bot.ui.kit.live import GAP, LONGEST_WAIT
from tests.fakes import HandClock, settled_loop
from tests.ui.kit.wiring import CARD, CHANNEL, GUILD, HERE, TROUBLE, FakeWire, StateScene, live


class Board:
    """A card whose state changes while people look at it."""

    def __init__(self, place: MessagePlace = HERE) -> None:
        self.clock = HandClock()
        self.messages, self.wire = live(self.clock)
        self.place, self.state, self.drawn = place, 0, 0

    def change(self) -> None:
        self.state += 1
        self.messages.refresh(self.place, self.draw)

    async def draw(self) -> Scene | None:
        self.drawn += 1
        return StateScene(self.state)


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
async def test_a_fault_of_ours_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    board = Board()

    async def draw() -> Scene:
        raise ValueError("broken on purpose")

    board.messages.refresh(HERE, draw)
    await board.clock.advance(600)
    assert caplog.text.count("While drawing message") == 1
    board.change()
    await board.clock.advance(10)
    assert board.wire.shown == {CARD: 1}


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
