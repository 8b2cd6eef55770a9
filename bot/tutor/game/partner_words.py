"""What the two in a game of two are told: notes to one of them, and how a half went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.game.corrections import correction_sentence
from bot.tutor.game.ending import side_of_learner, side_of_network
from bot.tutor.game.ledger_words import network_line
from bot.tutor.game.partner import Seat
from bot.tutor.game.scoring import sureness
from bot.tutor.game.telling import answer_lines, side_line
from bot.tutor.text import plain

if TYPE_CHECKING:
    from bot.tutor.game.partner import PartnerRound, PartnerState
    from bot.tutor.game.state import Predicted

BEGUN = "Your invitation stands in the channel now. You can take it back there."
ACCEPTED = "You are in, and you train first: choose a sentence for your learner."
DECLINED = "You said no, and that is fine. The invitation is closed."
TAKEN_BACK = "You took your invitation back. It is closed."
REFUSED = (
    "The invitation is closed, and nobody can invite you from now on. `/settings` switches "
    "invitations on again."
)
NOT_INVITED = "This person takes no invitations just now. You could ask somebody else."
PICKED = "Chosen: your learner sees it now, without its label."
HANDED = "Nudge is the trainer from now on, in both halves: it marks by the key, at once."
PASSED = "The rest of that half was passed over. The card in the channel shows what comes next."
WRITTEN = "Your rule is in your notebook: `/notebook` shows it."
THROUGH = "You are through. Thank you for playing!"
LEFT = "You left the game. What you did stays, and nobody is kept from going on."
CLOSED = "This game is over already. What was played counts."
NO_RETURN = (
    "You left this game, and there is no way back into it: Nudge took your place. What you did "
    "stays. `/play` begins another one."
)
ALL_RIGHT, ALL_WRONG = "✅ Right", "❌ Wrong this time"


def locked_note(label: str, percent: int) -> str:
    return f"Locked: **{label}**, {sureness(percent)}."


def marked_note(*, right: bool) -> str:
    return f"You said **{'right' if right else 'wrong'}**, and the key says so, too."


def answer_note(state: PartnerState, seat: Seat) -> str:
    """Answer the last correction of a learner, as in the game played alone."""
    told = state.answers(seat)
    if not told:
        return ""
    one, answer = told[-1]
    if one.predicted is None:
        return ""
    return "\n".join(answer_lines(state.subject, one.predicted.sentence, answer))


def said_line(one: Predicted, who: str) -> str:
    return f"{who} said **{one.label}**, {sureness(one.percent)}."


def verdict_words(one: Predicted, who: str) -> str:
    """Say whether a prediction was right, and nothing that would help with the correction."""
    return f"{ALL_RIGHT if one.right else ALL_WRONG}: {said_line(one, who)}"


def told_lines(state: PartnerState, one: PartnerRound, who: str) -> tuple[str, ...]:
    """Tell a round that is over: the verdict, the correction as it was said, and the network."""
    if one.predicted is None:
        return ()
    lines = [verdict_words(one.predicted, who)]
    if one.said is not None:
        sentence = correction_sentence(plain(one.said.name), one.said.direction)
        lines.append(f"{who}: *{sentence}*")
    ids = (
        step for step in state.ledger(one.learner) if step.sentence.id == one.predicted.sentence.id
    )
    lines += [network_line(state.subject, step) for step in ids]
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class HalfResult:
    """How a learner did in their half, and the network beside them, each as a line."""

    learner: str
    network: str


def half_result(state: PartnerState, seat: Seat, title: str) -> HalfResult | None:
    """Write how a half went, below the title of its learner; None where nothing of it was told."""
    told = [one.predicted for one in state.of_learner(seat) if state.is_told(one)]
    own = side_of_learner(tuple(one for one in told if one is not None))
    network = side_of_network(state.subject, state.ledger(seat))
    if own is None or network is None:
        return None
    return HalfResult(side_line(title, own), side_line("The network beside them", network))


def debrief_words(state: PartnerState) -> str:
    """Say what the game has to do with a network, by what was done in it."""
    corrected = sum(one.corrected for one in state.rounds)
    start = "No mistake was traced to a feature in this game."
    if corrected:
        mistakes = "mistake was" if corrected == 1 else "mistakes were"
        start = f"{corrected} {mistakes} traced to a feature, and then a rule could change."
    return f"{start} In a network, backpropagation does the tracing, for every weight at once."


def is_whole(state: PartnerState) -> bool:
    """Whether every round of both halves was played to its end."""
    return all(state.is_over(one) for one in state.rounds if one.pair)
