"""Live cards under random orders of changes, deliveries, faults, slow answers and time."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import event, given
from hypothesis import strategies as st

from bot.services.messages import Delivered, Reason, Token, Undelivered
from bot.ui.answering.faults import Fault, NotSentError
from bot.ui.kit.live import GAP
from tests.fakes import HandClock, settled_loop
from tests.ui.kit.wiring import GUILD, HERE, TROUBLE, StateScene, live

if TYPE_CHECKING:
    from bot.services.messages import MessagePlace

CARDS = 6
FAULTS = (
    TROUBLE,
    NotSentError(Fault.TROUBLE, Reason.TROUBLE, wait=7),
    NotSentError(Fault.TOO_OLD, Reason.REFUSED),
    NotSentError(Fault.NO_TOKEN, Reason.REFUSED),
)
actions = st.one_of(
    st.tuples(st.just("change"), st.integers(0, CARDS - 1)),
    st.tuples(st.just("storm"), st.integers(0, CARDS - 1)),
    st.tuples(st.just("advance"), st.sampled_from([0.0, 0.1, 0.3, 1.0, 1.9, 2.0, 4.9, 5.0, 30.0])),
    st.tuples(st.just("fail"), st.sampled_from(FAULTS)),
    st.tuples(st.just("hold answers"), st.none()),
    st.tuples(st.just("answer"), st.none()),
    st.tuples(st.just("hold drawings"), st.none()),
    st.tuples(st.just("draw"), st.none()),
    st.tuples(st.just("deliver"), st.integers(0, CARDS - 1)),
)


class School:
    """Some cards of one channel, and one of another, that all change now and then."""

    def __init__(self, with_token: int) -> None:
        self.clock = HandClock()
        self.messages, self.wire = live(self.clock)
        self.places = [self._place(n, with_token) for n in range(CARDS)]
        self.states: Counter[int] = Counter()
        self.due: dict[int, int] = {}  # what each card is to show in the end
        self.drawings = asyncio.Event()  # while it is not set, no drawing is finished
        self.drawings.set()
        self.ends: dict[tuple[int, int], asyncio.Future[Delivered | Undelivered]] = {}

    def _place(self, card: int, with_token: int) -> MessagePlace:
        channel = 50 + (card == CARDS - 1)
        token = Token(f"secret {card}", until=60) if card == with_token else None
        return replace(HERE, guild=GUILD, channel=channel, message=500 + card, token=token)

    async def do(self, verb: str, argument: object) -> None:
        if isinstance(argument, int) and verb != "deliver":
            for _ in range(200 if verb == "storm" else 1):
                self.change(argument)
        elif isinstance(argument, int):
            self.deliver(argument)
        elif isinstance(argument, float):
            await self.clock.advance(argument)
        elif isinstance(argument, NotSentError):
            self.wire.faults.append(argument)
        else:
            switches = {
                "hold answers": self.hold_answers,
                "answer": self.answer,
                "hold drawings": self.drawings.clear,
                "draw": self.drawings.set,
            }
            switches[verb]()
        if verb not in {"change", "storm"}:  # those happen in one instant with what follows
            await settled_loop()

    def change(self, card: int) -> None:
        async def draw() -> StateScene:
            state = self.states[card]
            await asyncio.sleep(0)
            await self.drawings.wait()
            return StateScene(state)

        self.states[card] += 1
        self.due[card] = self.states[card]
        self.messages.refresh(self.places[card], draw)

    def deliver(self, card: int) -> None:
        self.states[card] += 1
        self.due[card] = self.states[card]
        scene = StateScene(self.states[card])
        end = asyncio.ensure_future(self.messages.deliver(self.places[card], scene, "end"))
        self.ends[card, self.states[card]] = end

    def hold_answers(self) -> None:
        self.wire.answers = self.wire.answers or asyncio.Event()

    def answer(self) -> None:
        if self.wire.answers is not None:
            self.wire.answers.set()
            self.wire.answers = None


async def history(steps: list[tuple[str, object]], with_token: int) -> School:
    """Go through the steps, then let everything come to rest in a Discord without faults."""
    school = School(with_token)
    for verb, argument in steps:
        await school.do(verb, argument)
    school.wire.faults.clear()
    school.answer()
    school.drawings.set()
    await school.clock.advance(300)
    await asyncio.gather(*school.ends.values())
    return school


@given(st.lists(actions, max_size=40), st.integers(-1, CARDS - 1))
def test_the_last_state_is_shown_and_no_limit_is_passed(
    steps: list[tuple[str, object]], with_token: int
) -> None:
    school = asyncio.run(history(steps, with_token))
    for card, state in school.due.items():
        end = school.ends.get((card, state))
        message: int | None = 500 + card
        if end is not None:
            told = end.result()
            if told == Undelivered(Reason.TROUBLE):
                continue  # it was in trouble for longer than a delivery is tried
            assert isinstance(told, Delivered)
            message = told.place.message  # a new one if the old one took no more edits
        assert message is not None
        assert school.wire.shown.get(message) == state
    by_bot = [s for s in school.wire.sent if s.verb == "edit"]
    for channel in (50, 51):
        times = [s.at for s in by_bot if s.place.channel == channel]
        assert max((sum(t <= u < t + 5 for u in times) for t in times), default=0) <= 5
    assert not school.messages._turns
    event(f"requests: {min(len(school.wire.sent) // 5 * 5, 30)}")


@given(st.lists(st.sampled_from([0.05, 0.5, 1.0, 2.0, 3.0]), max_size=60))
def test_two_edits_of_a_card_have_their_gap_however_often_it_changes(pauses: list[float]) -> None:
    async def changing() -> School:
        school = School(with_token=-1)
        for pause in pauses:
            school.change(0)
            await school.clock.advance(pause)
        await school.clock.advance(GAP)
        return school

    school = asyncio.run(changing())
    times = [s.at for s in school.wire.sent]
    assert all(b - a >= GAP - 1e-9 for a, b in pairwise(times))
    assert len(times) <= sum(pauses) / GAP + 2
    assert school.wire.shown.get(500, 0) == len(pauses)
