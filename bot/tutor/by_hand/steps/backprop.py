"""Pass the blame back through one hidden unit, step by step, until both weights are updated."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.by_hand.backprop import Chain, backpropagate
from bot.tutor.by_hand.hands_on import HandsOnKind, HandsOnView, Move, UnreadableStateError
from bot.tutor.by_hand.steps.bounds import whole_in
from bot.tutor.by_hand.telling import NAMES, explained
from bot.tutor.by_hand.writing import LAST_STEP, chain_table, signed


@dataclass(frozen=True, slots=True)
class BackpropTask:
    """Walk forward and back through the chain of the course; a state is the step, from 1."""

    chain: Chain

    def begin(self) -> str:
        return "1"

    def view(self, state: str) -> HandsOnView:
        step = whole_in(state, LAST_STEP)
        if not step:
            raise UnreadableStateError
        backprop = backpropagate(self.chain)
        found = {
            "w1": signed(backprop.after.w1),
            "w2": signed(backprop.after.w2),
            "loss": signed(backprop.loss_after),
        }
        return HandsOnView(
            f"**{NAMES[step - 1]}** · x → w1 → h → w2 → p. The right answer is "
            f"{self.chain.target}.\n{explained(self.chain, backprop)[step - 1]}\n"
            f"{chain_table(self.chain, step)}",
            _moves(step),
            found if step == LAST_STEP else None,
        )


def _moves(step: int) -> tuple[Move, ...]:
    back = (Move("Step back", str(step - 1)),) if step > 1 else ()
    if step == LAST_STEP:
        return (*back, Move("Start over", "1"))
    return (*back, Move("Step on", str(step + 1)))


BACKPROP_STEP = HandsOnKind("backprop", {}, lambda _: (), lambda _: BackpropTask(Chain()))
