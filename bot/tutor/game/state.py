"""Where a game played alone stands, worked out from its plan and what was done in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.game.correcting import Said, answered
from bot.tutor.game.corrections import correction_sentence
from bot.tutor.game.drawing import Round, Rounds
from bot.tutor.game.ledger import ledger_of
from bot.tutor.game.own_rule import FREE, OwnRule, begun_with
from bot.tutor.game.scoring import UNSAID, points, share_for_truth, surprise

if TYPE_CHECKING:
    from bot.tutor.game.correcting import CorrectionAnswer
    from bot.tutor.game.ledger import LedgerStep
    from bot.tutor.game.sentences import Sentence, Subject


class GameEntry(StrEnum):
    """The entries that only a game makes, besides predictions, corrections and the rule."""

    SUBJECT = "subject"
    FEATURES = "features"
    SIDE = "side"


class Stage(StrEnum):
    """What the game is waiting for."""

    BEGIN = "begin"
    PREDICT = "predict"
    CORRECT = "correct"
    SIDE = "side"
    RULE = "rule"
    DONE = "done"


MOST_SAID = 2  # corrections for one sentence: a poor one may be said again, once


@dataclass(frozen=True, slots=True)
class Predicted:
    """A locked prediction, with how sure it is in percent, None where nobody said so.

    `right` is None where the sentence has no label.
    """

    sentence: Sentence
    label: str
    sure: int | None
    right: bool | None

    @property
    def percent(self) -> int:
        """How sure it counts as."""
        return UNSAID if self.sure is None else self.sure

    @property
    def for_truth(self) -> float:
        """The probability that was given to the right label."""
        return share_for_truth(self.percent, bool(self.right))

    @property
    def points(self) -> float:
        return points(self.for_truth)

    @property
    def loss(self) -> float:
        return surprise(self.for_truth)


@dataclass(frozen=True, slots=True)
class GameState:
    """Where a person stands. `named` is None until they named the features to start with.

    `said` maps the id of a sentence to the corrections that were said about it; the last one holds.
    """

    subject: Subject
    rounds: Rounds
    named: tuple[tuple[str, str], ...] | None
    predicted: tuple[Predicted, ...] = ()
    said: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    written: str | None = None
    step: int = 0

    @property
    def stage(self) -> Stage:
        if self.written is not None:
            return Stage.DONE
        if self.named is None:
            return Stage.BEGIN
        if self.waiting is not None:
            return Stage.SIDE if self.waiting.id in self.said else Stage.CORRECT
        return Stage.RULE if self.current is None else Stage.PREDICT

    @property
    def last(self) -> Predicted | None:
        return self.predicted[-1] if self.predicted else None

    @property
    def waiting(self) -> Sentence | None:
        """The sentence that was judged wrong and waits for a correction, or for its side."""
        last = self.last
        if last is None or last.right is not False or self.round_of(last) is Round.UNSEEN:
            return None
        said = self.said.get(last.sentence.id, ())
        return None if said and _is_complete(said[-1]) else last.sentence

    @property
    def current(self) -> Sentence | None:
        """The sentence to predict next; None once all are played."""
        done = {one.sentence.id for one in self.predicted}
        to_play = (*self.rounds.first, *self._traps_to_play, *self.rounds.unseen)
        following = next((id_ for id_ in to_play if id_ not in done), None)
        return None if following is None else self.subject.sentence(following)

    @property
    def _traps_to_play(self) -> tuple[str, ...]:
        """The traps come until the first real mistake among them."""
        fell = any(one.right is False for one in self.in_round(Round.TRAPS))
        return () if fell else self.rounds.traps

    def round_of(self, one: Predicted) -> Round:
        return self.round_named(one.sentence.id)

    def round_named(self, sentence_id: str) -> Round:
        if sentence_id in self.rounds.unseen:
            return Round.UNSEEN
        return Round.TRAPS if sentence_id in self.rounds.traps else Round.FIRST

    def in_round(self, *rounds: Round) -> tuple[Predicted, ...]:
        return tuple(one for one in self.predicted if self.round_of(one) in rounds)

    @property
    def learnt_from(self) -> tuple[Predicted, ...]:
        """What was predicted and told, in order: from these people and network learn."""
        return self.in_round(Round.FIRST, Round.TRAPS)

    @property
    def tests(self) -> tuple[Predicted, ...]:
        """The unseen sentences that have a label."""
        return tuple(one for one in self.in_round(Round.UNSEEN) if one.right is not None)

    @property
    def mistakes(self) -> int:
        return sum(one.right is False for one in self.learnt_from)

    @property
    def score(self) -> float:
        """Share of the unseen sentences that were right, 0 to 1; in an old game, of all."""
        counted = self.tests or self.predicted
        asked = max(1, len(counted) if self.tests else max(len(counted), len(self.rounds.first)))
        return sum(bool(one.right) for one in counted) / asked

    @property
    def answers(self) -> tuple[tuple[Sentence, CorrectionAnswer], ...]:
        """What each correction that holds is told, in order, and how it moved the rule."""
        rule, told = begun_with(self.subject, self.named or ()), []
        for one in self.learnt_from:
            said = self.said.get(one.sentence.id, ())
            if said and _is_complete(said[-1]):
                told.append((one.sentence, answered(self.subject, rule, one.sentence, said[-1])))
                rule = told[-1][1].new
        return tuple(told)

    @property
    def rule(self) -> OwnRule:
        """The learner's own rule as it is now."""
        told = self.answers
        return told[-1][1].new if told else begun_with(self.subject, self.named or ())

    @property
    def rule_before(self) -> OwnRule:
        """The rule without the correction of the last sentence, which may be said again."""
        answer = self.last_answer
        return self.rule if answer is None else answer.old

    @property
    def last_answer(self) -> CorrectionAnswer | None:
        """What the correction of the last sentence is told; None where there is none to answer."""
        told, last = self.answers, self.last
        is_last = told and last is not None and told[-1][0] == last.sentence
        return told[-1][1] if is_last else None

    @property
    def may_say_again(self) -> bool:
        """Whether the last correction was a poor one, said for the first time."""
        answer, last = self.last_answer, self.last
        if answer is None or last is None or self.written is not None:
            return False
        return not answer.good and len(self.said[last.sentence.id]) < MOST_SAID

    @property
    def ledger(self) -> tuple[LedgerStep, ...]:
        """The network at each sentence with a label that was predicted, in order."""
        learnt = (one.sentence for one in self.learnt_from)
        return ledger_of(self.subject, learnt, (one.sentence for one in self.tests))


def _is_complete(said: Said) -> bool:
    """Whether the side is known, or is about nothing that a rule could hold."""
    return bool(said.side) or said.feature.startswith(FREE)


def said_last(state: GameState) -> str | None:
    """Return the correction sentence that was said last about the last sentence; None if none."""
    said = state.said.get(state.last.sentence.id, ()) if state.last is not None else ()
    return correction_sentence(said[-1].name, said[-1].direction) if said else None
