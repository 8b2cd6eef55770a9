"""What teaching one sentence changes: a copy of a network beside the original, on a test set.

The sentences of the test are held out, so neither of the two ever learned from them. It is a
regression test: does what is mended here break something there?
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from bot.tutor.data.sentences.neuron import answer, learn
from bot.tutor.game.challenges import ANSWER
from bot.tutor.game.comparing import held_out
from bot.tutor.game.ledger import RATE, LedgerRow
from bot.tutor.game.sentences import found_in
from bot.tutor.game.words import side_taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.data.sentences.neuron import Neuron
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.game.challenges import Challenge
    from bot.tutor.game.sentences import Sentence, Subject

PASSES_MOST = 50


@dataclass(frozen=True, slots=True)
class Flip:
    """A test sentence that the copy takes for another side; each is P(high label), 0 to 1."""

    sentence: Sentence
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """What one sentence changed, in numbers; `learnt` is 1 where the copy has it right now, else 0.

    `weights` leaves the bias out. `mended` verdicts were not right and are, `broken` ones the other
    way round; `flipped` counts every verdict that is another one now.
    """

    passes: int
    learnt: int
    weights: int
    asked: int
    right_before: int
    right_after: int
    mended: int
    broken: int
    flipped: int

    def __str__(self) -> str:
        return ",".join(map(str, astuple(self)))


@dataclass(frozen=True, slots=True)
class Retraining:
    """A copy that was taught one sentence, beside the original, which stays as it is.

    `rows` are the weights that moved and, last, the bias.
    """

    challenge: Challenge
    copy: Neuron
    rows: tuple[LedgerRow, ...]
    mended: tuple[Flip, ...]
    broken: tuple[Flip, ...]
    counts: ChangeCounts

    @property
    def said(self) -> float:
        """What the copy says of the sentence: P(high label)."""
        return answer(self.copy, self.challenge.subject.shown(self.challenge.text))


def second_label(answers: Sequence[Entry]) -> str | None:
    """Return what the first other person said; None before anybody answered."""
    return next((entry.choice for entry in answers if entry.kind == ANSWER), None)


def counts_in(kept: str) -> ChangeCounts | None:
    """Read counts as they were kept, None for "". Raise ValueError for anything else."""
    return ChangeCounts(*map(int, kept.split(","))) if kept else None


def taught_copy(challenge: Challenge) -> tuple[Neuron, int]:
    """Teach a copy of the network a sentence until it is right; return it and the passes.

    After PASSES_MOST it is given up. A network that is right already learns nothing.
    """
    subject, copy, passes = challenge.subject, challenge.neuron, 0
    shown, target = subject.shown(challenge.text), subject.target(challenge.label)
    while passes < PASSES_MOST and not _is_right(subject, answer(copy, shown), challenge.label):
        copy, passes = learn(copy, shown, target, RATE), passes + 1
    return copy, passes


def retrained(challenge: Challenge) -> Retraining:
    """Teach a copy of the network of a challenge its sentence, and compare both on the test."""
    subject, (copy, passes) = challenge.subject, taught_copy(challenge)
    rows, test = _rows(challenge, copy), held_out(subject)
    judged = [_flip(challenge, copy, one) for one in test]
    was = [_is_right(subject, one.before, one.sentence.label) for one in judged]
    now = [_is_right(subject, one.after, one.sentence.label) for one in judged]
    both = list(zip(judged, was, now, strict=True))
    mended = tuple(flip for flip, before, after in both if after and not before)
    broken = tuple(flip for flip, before, after in both if before and not after)
    flipped = [
        one for one in judged if side_taken(subject, one.before) != side_taken(subject, one.after)
    ]
    learnt = _is_right(subject, answer(copy, subject.shown(challenge.text)), challenge.label)
    counts = ChangeCounts(
        passes,
        int(learnt),
        len(rows) - 1,
        len(test),
        sum(was),
        sum(now),
        len(mended),
        len(broken),
        len(flipped),
    )
    return Retraining(challenge, copy, rows, mended, broken, counts)


def _flip(challenge: Challenge, copy: Neuron, sentence: Sentence) -> Flip:
    shown = challenge.subject.shown(sentence.text)
    return Flip(sentence, answer(challenge.neuron, shown), answer(copy, shown))


def _is_right(subject: Subject, p: float, label: str) -> bool:
    return side_taken(subject, p) == label


def _rows(challenge: Challenge, copy: Neuron) -> tuple[LedgerRow, ...]:
    """Return what there is to move: the signals of the sentence, and the bias."""
    subject, before = challenge.subject, challenge.neuron
    places = {signal: place for place, signal in enumerate(subject.reader.signals)}
    moved = [
        LedgerRow(
            found.signal,
            found.words,
            weight := before.weights[places[found.signal]],
            copy.weights[places[found.signal]] - weight,
        )
        for found in found_in(subject.reader, challenge.text)
    ]
    return (*moved, LedgerRow(None, (), before.bias, copy.bias - before.bias))
