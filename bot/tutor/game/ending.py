"""What comes out of a game: both on the same test, and the learner's rule playing alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.game.comparing import held_out, network_judge, rule_judge, tally
from bot.tutor.game.drawing import Round
from bot.tutor.game.scoring import points
from bot.tutor.pictures.rivals import RivalsPicture

if TYPE_CHECKING:
    from bot.tutor.game.comparing import Tally
    from bot.tutor.game.ledger import LedgerStep
    from bot.tutor.game.sentences import Sentence, Subject
    from bot.tutor.game.state import GameState, Predicted


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two on the unseen sentences: how many right, and the points."""

    right: int
    asked: int
    points: float


@dataclass(frozen=True, slots=True)
class Ending:
    """`you` and `network` are None without unseen sentences, as in games of an older program.

    The rules are counted on the sentences that they were made on and on `held_out` ones that no
    game shows before its end.
    """

    you: Side | None
    network: Side | None
    rule_seen: Tally
    rule_new: Tally
    network_seen: Tally
    network_new: Tally


def ending_of(state: GameState) -> Ending:
    """Work out the end of a game of which everything was played."""
    subject, ledger, rule = state.subject, state.ledger, state.rule
    neuron = ledger[-1].after if ledger else subject.usual
    seen = [one.sentence for one in state.learnt_from]
    own, theirs = rule_judge(subject, rule), network_judge(subject, neuron)
    new = _never_shown(state)
    tests = ledger[len(seen) :]
    return Ending(
        you=side_of_learner(state.tests),
        network=side_of_network(subject, tests),
        rule_seen=tally(subject, seen, own),
        rule_new=tally(subject, new, own),
        network_seen=tally(subject, seen, theirs),
        network_new=tally(subject, new, theirs),
    )


def _never_shown(state: GameState) -> list[Sentence]:
    shown = set(state.rounds.all)
    return [one for one in held_out(state.subject) if one.id not in shown]


def side_of_learner(tests: tuple[Predicted, ...]) -> Side | None:
    if not tests:
        return None
    right = sum(bool(one.right) for one in tests)
    return Side(right, len(tests), sum(one.points for one in tests))


def side_of_network(subject: Subject, steps: tuple[LedgerStep, ...]) -> Side | None:
    if not steps:
        return None
    truths = [(step, subject.target(step.sentence.label)) for step in steps]
    right = sum(step.answer != 0.5 and (step.answer > 0.5) is (y == 1) for step, y in truths)
    gained = sum(points(step.answer if y == 1 else 1 - step.answer) for step, y in truths)
    return Side(right, len(steps), gained)


def picture_of(state: GameState) -> RivalsPicture | None:
    """Return the picture of both loss curves; None where nothing was predicted."""
    own = (*state.learnt_from, *state.tests)
    if not own:
        return None
    learnt = len(state.in_round(Round.FIRST, Round.TRAPS))
    yours = tuple(round(one.loss, 4) for one in own)
    theirs = tuple(round(step.loss, 4) for step in state.ledger)
    return RivalsPicture(yours, theirs, learnt)
