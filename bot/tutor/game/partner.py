"""Human Backpropagation for two: where a game stands, from what was drawn, done and who is there.

One learns for three rounds while the other trains, then they swap. Where a trainer is missing, or
somebody handed over, Nudge trains: it takes the first sentence of each pair and marks by the key.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.replies import Paired
from bot.tutor.game.correcting import Said, answered
from bot.tutor.game.corrections import Direction
from bot.tutor.game.ledger import ledger_of
from bot.tutor.game.own_rule import OwnRule
from bot.tutor.game.partner_drawing import ROUNDS, pairs_in
from bot.tutor.game.replaying import as_judged
from bot.tutor.game.state import Predicted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.gatherings import Gathering
    from bot.tutor.game.correcting import CorrectionAnswer
    from bot.tutor.game.ledger import LedgerStep
    from bot.tutor.game.sentences import Sentence, Subject


class Seat(StrEnum):
    """The role of a member: FIRST invited and learns first, SECOND was invited and trains first."""

    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> Seat:
        return Seat.SECOND if self is Seat.FIRST else Seat.FIRST


class PartnerEntry(StrEnum):
    """The entries that only a game of two makes, besides predictions, corrections and rules."""

    ACCEPT = "accept"
    PICK = "pick"
    MARK = "mark"
    TAKEOVER = "takeover"
    PASSED = "passed"
    FINISH = "finish"


class PartnerStage(StrEnum):
    """What a game of two is waiting for."""

    INVITED = "invited"
    PICK = "pick"
    LOCK = "lock"
    MARK = "mark"
    CORRECT = "correct"
    RULES = "rules"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class PartnerRound:
    """One round: `number` counts from 0 over both halves. What is not done yet is None.

    Once it is `corrected`, `said` is the correction, None where its author was deleted.
    """

    number: int
    pair: tuple[Sentence, ...]
    picked: Sentence | None = None
    predicted: Predicted | None = None
    marked: bool = False
    corrected: bool = False
    said: Said | None = None

    @property
    def learner(self) -> Seat:
        return Seat.FIRST if self.number < ROUNDS else Seat.SECOND

    @property
    def trainer(self) -> Seat:
        return self.learner.other

    @property
    def place(self) -> int:
        """Its number within its half, from 1."""
        return self.number % ROUNDS + 1


@dataclass(frozen=True, slots=True)
class PartnerState:
    """Where a game stands. `people` are the Discord ids of those who are there.

    `handed` says that somebody let Nudge be the trainer, `passed` are the learners who kept the
    other waiting, so that the rest of their half was passed over. `written` are the rules with
    their authors, `finished` all who are through with the end.
    """

    subject: Subject
    rounds: tuple[PartnerRound, ...]
    people: Mapping[Seat, int]
    accepted: bool = False
    handed: bool = False
    passed: frozenset[Seat] = frozenset()
    written: tuple[tuple[int, str], ...] = ()
    finished: frozenset[int] = frozenset()

    @property
    def stage(self) -> PartnerStage:
        if not self.accepted:
            return PartnerStage.INVITED if len(self.people) == len(Seat) else PartnerStage.DONE
        if self.finished.issuperset(self.people.values()):
            return PartnerStage.DONE
        now = self.current
        return PartnerStage.RULES if now is None else self._stage_of(now)

    def _stage_of(self, now: PartnerRound) -> PartnerStage:
        if self.sentence_of(now) is None:
            return PartnerStage.PICK
        if now.predicted is None:
            return PartnerStage.LOCK
        return PartnerStage.CORRECT if self.is_told(now) else PartnerStage.MARK

    def nudge_trains(self, one: PartnerRound) -> bool:
        """Whether Nudge trains in a round: where a trainer left, was slow, or handed over."""
        return self.handed or one.trainer not in self.people.keys() - self.passed

    def sentence_of(self, one: PartnerRound) -> Sentence | None:
        """Return the sentence of a round; None as long as its trainer has to choose."""
        if one.predicted is not None:
            return one.predicted.sentence
        if one.picked is None and self.nudge_trains(one):
            return one.pair[0] if one.pair else None
        return one.picked

    def is_told(self, one: PartnerRound) -> bool:
        """Whether the learner knows if they were right."""
        return one.predicted is not None and (one.marked or self.nudge_trains(one))

    def is_over(self, one: PartnerRound) -> bool:
        if one.predicted is None or not self.is_told(one):
            return False
        return bool(one.predicted.right) or one.corrected

    @property
    def current(self) -> PartnerRound | None:
        """The round that is played now; those of a learner who left or was passed are skipped."""
        learners = self.people.keys() - self.passed
        to_play = (one for one in self.rounds if one.pair and one.learner in learners)
        return next((one for one in to_play if not self.is_over(one)), None)

    @property
    def last_told(self) -> PartnerRound | None:
        """The last round of which the learner knows how it went."""
        return next((one for one in reversed(self.rounds) if self.is_told(one)), None)

    def seat(self, person: int) -> Seat | None:
        return next((seat for seat, one in self.people.items() if one == person), None)

    def of_learner(self, seat: Seat) -> tuple[PartnerRound, ...]:
        return tuple(one for one in self.rounds if one.learner is seat)

    def answers(self, seat: Seat) -> tuple[tuple[PartnerRound, CorrectionAnswer], ...]:
        """Return what each correction of a learner is told, and how it moved their rule."""
        rule, told = OwnRule(), []
        for one in self.of_learner(seat):
            if one.said is not None and one.predicted is not None:
                answer = answered(self.subject, rule, one.predicted.sentence, one.said)
                told.append((one, answer))
                rule = answer.new
        return tuple(told)

    def rule(self, seat: Seat) -> OwnRule:
        """Return a learner's own rule as it is now; it begins empty."""
        told = self.answers(seat)
        return told[-1][1].new if told else OwnRule()

    def ledger(self, seat: Seat) -> tuple[LedgerStep, ...]:
        """Return the network beside a learner, at each sentence that was told, in order."""
        told = (one.predicted for one in self.of_learner(seat) if self.is_told(one))
        return ledger_of(self.subject, (one.sentence for one in told if one is not None))


def partner_state(subject: Subject, gathering: Gathering, entries: Sequence[Entry]) -> PartnerState:
    """Work out where a game stands; what is about a lost sentence is ignored."""
    pairs = pairs_in(gathering.plan, subject)
    kinds = {entry.kind for entry in entries}
    done = {EntryKind.RULE.value, PartnerEntry.FINISH.value}
    return PartnerState(
        subject,
        tuple(_round(subject, PartnerRound(n, pair), entries) for n, pair in enumerate(pairs)),
        {Seat(one.role): one.person for one in gathering.present if one.role in list(Seat)},
        PartnerEntry.ACCEPT in kinds,
        # What is still unmarked when the game closes is marked by the key.
        PartnerEntry.TAKEOVER in kinds or gathering.closed,
        frozenset(Seat(entry.item) for entry in entries if entry.kind == PartnerEntry.PASSED),
        tuple((e.author, e.choice) for e in entries if e.kind == EntryKind.RULE and e.author),
        frozenset(e.author for e in entries if e.kind in done and e.author),
    )


def _round(subject: Subject, begun: PartnerRound, entries: Iterable[Entry]) -> PartnerRound:
    """Replay one round: no sentence is in two, so each entry is about one round alone."""
    sentences = {one.id: one for one in begun.pair}
    now = begun
    for entry in entries:
        sentence = sentences.get(entry.item)
        if sentence is not None:
            now = _after(subject, now, sentence, entry)
    return now


def _after(subject: Subject, now: PartnerRound, sentence: Sentence, entry: Entry) -> PartnerRound:
    if entry.kind == EntryKind.PREDICTION:
        judged = as_judged(subject, sentence, entry)
        predicted = Predicted(judged, entry.choice, entry.confidence, entry.right)
        return replace(now, picked=sentence, predicted=predicted)
    if entry.kind == EntryKind.CORRECTION:
        return replace(now, corrected=True, said=_said(entry))
    picked = sentence if entry.kind == PartnerEntry.PICK else now.picked
    return replace(now, picked=picked, marked=now.marked or entry.kind == PartnerEntry.MARK)


def _said(entry: Entry) -> Said | None:
    kept = dict(entry.reply.pairs) if isinstance(entry.reply, Paired) else {}
    if not kept:
        return None
    return Said(kept["feature"], kept["name"], Direction(kept["direction"]), kept["side"])


def share_right(entries: Iterable[Entry]) -> float | None:
    """Return the share of predictions that were right; None where nothing was predicted."""
    played = [entry for entry in entries if entry.kind == EntryKind.PREDICTION]
    return sum(entry.right is True for entry in played) / len(played) if played else None
