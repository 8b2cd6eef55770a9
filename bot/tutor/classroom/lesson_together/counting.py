"""The counts of a lesson together: of a card's try, of both votes on a question, of the whole.

Counts of fewer than FEW answers in a larger group would tell who answered what, of which nobody
was warned, so they are left out everywhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.tutor.classroom.lesson_together.way import LessonStage
from bot.tutor.course.cards import NumberTry
from bot.tutor.course.tries import LOOK, answer_try, number_fits
from bot.tutor.errors import TutorError
from bot.tutor.exercises.questions.answering import reply_in
from bot.tutor.exercises.replies import Chosen, Several

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.tutor.classroom.lesson_together.state import LessonTogether
    from bot.tutor.course.cards import Card, Try
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.kind import Question


@dataclass(frozen=True, slots=True)
class TryLine:
    """An answer to a try, what is said of it, whether it fits, and how many gave it.

    `fits` is None where nothing fits or fails. `count` is None where counts are not shown.
    """

    answer: str
    said: str
    fits: bool | None
    count: int | None


@dataclass(frozen=True, slots=True)
class TryCounts:
    """What was answered to a try. `answered` counts all, also `no_idea`, those without one.

    `shown` says whether counts may be shown.
    """

    lines: tuple[TryLine, ...]
    answered: int
    no_idea: int
    shown: bool


@dataclass(frozen=True, slots=True)
class VoteCounts:
    """One vote on a question: how many answered, how many were right, who chose which option."""

    answered: int
    right: int
    chosen: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LessonSummary:
    """What came out, in counts.

    `pairs` counts answers that one person gave twice, `first` and `second` how many of them were
    right. `missed` are the cards whose tries were missed by the greatest `share`, 0 to 1; `again`
    are those behind the questions that stayed hardest. Both are () where nothing was missed.
    """

    pairs: int
    first: int
    second: int
    missed: tuple[Card, ...] = ()
    share: float = 0.0
    again: tuple[Card, ...] = ()


def try_counts(state: LessonTogether, card: Card) -> TryCounts:
    """Count what was answered to the try of a card."""
    entries = _tries(state, card)
    shown, tried = state.may_count(entries), card.tried
    given = [one.choice for one in entries]
    lines = () if tried is None else _lines(tried, given, shown=shown)
    return TryCounts(lines, len(given), given.count(LOOK), shown)


def _tries(state: LessonTogether, card: Card) -> tuple[Entry, ...]:
    return state.did(state.phase_of(LessonStage.TRY, card.id))


def _lines(tried: Try, given: Sequence[str], *, shown: bool) -> tuple[TryLine, ...]:
    if not isinstance(tried, NumberTry):
        counts = Counter(given)
        return tuple(
            TryLine(one.text, one.feedback, one.fits, counts[one.id] if shown else None)
            for one in tried.answers
        )
    said = Counter(answer_try(tried, one).line for one in given if one != LOOK)
    rows = {tried.fits: (f"{tried.answer:g}", True)}
    for slip in tried.wrong:
        rows.setdefault(slip.feedback, (f"{slip.value:g}", False))
    rows.setdefault(tried.other, ("Another number", False))
    return tuple(
        TryLine(label, line, fits, said[line] if shown else None)
        for line, (label, fits) in rows.items()
        if fits or (shown and said[line])
    )


def answers_of(
    state: LessonTogether, question: Question, stage: LessonStage
) -> Mapping[int, Entry]:
    """Return what each person answered to a question in one vote."""
    entries = state.did(state.phase_of(stage, question.id))
    return {one.author: one for one in entries if one.author is not None}


def is_right(state: LessonTogether, question: Question, entry: Entry) -> bool:
    """Judge an answer by the key as it is now; what cannot be judged any more stays as it was."""
    try:
        verdict = question.task.judge(state.drawn(question), reply_in(entry))
    except TutorError:
        return bool(entry.right)
    return bool(verdict.right)


def vote_counts(state: LessonTogether, question: Question, stage: LessonStage) -> VoteCounts | None:
    """Count one vote on a question; None where counts may not be shown."""
    entries = tuple(answers_of(state, question, stage).values())
    if not state.may_count(entries):
        return None
    chosen: Counter[str] = Counter()
    for entry in entries:
        match reply_in(entry):
            case Chosen(id_):
                chosen[id_] += 1
            case Several(ids):
                chosen.update(ids)
            case _:
                pass
    right = sum(is_right(state, question, one) for one in entries)
    return VoteCounts(len(entries), right, chosen)


def summary(state: LessonTogether) -> LessonSummary:
    """Sum up what got better and what is worth another look, in counts and without a rank."""
    pairs = first = second = 0
    shares: dict[str, float] = {}
    behind: dict[str, str] = {}
    for question in _questions(state):
        alone = answers_of(state, question, LessonStage.ALONE)
        after = answers_of(state, question, LessonStage.AGAIN)
        both = [(alone[one], after[one]) for one in after if one in alone]
        if not state.may_count([one for one, _ in both]):
            continue
        right = sum(is_right(state, question, one) for _, one in both)
        pairs, second = pairs + len(both), second + right
        first += sum(is_right(state, question, one) for one, _ in both)
        shares[question.id], behind[question.id] = 1 - right / len(both), question.card
    again = _cards(state, (behind[one] for one in _greatest(shares)))
    missed = _missed_shares(state)
    worst = _cards(state, _greatest(missed))
    return LessonSummary(pairs, first, second, worst, max(missed.values(), default=0.0), again)


def _cards(state: LessonTogether, ids: Iterable[str]) -> tuple[Card, ...]:
    """Return the cards of the lesson among these, each once."""
    found = (state.lesson.card(id_) for id_ in dict.fromkeys(ids) if id_)
    return tuple(card for card in found if card is not None)


def _greatest(shares: Mapping[str, float]) -> tuple[str, ...]:
    """Return what has the greatest share, all that tie; () where every share is 0."""
    most = max(shares.values(), default=0.0)
    return tuple(id_ for id_, share in shares.items() if share == most and most > 0)


def _questions(state: LessonTogether) -> tuple[Question, ...]:
    found = (state.lesson.question(id_) for id_ in state.gathering.plan.items)
    return tuple(question for question in found if question is not None)


def _missed_shares(state: LessonTogether) -> dict[str, float]:
    """Return which share missed the try of each card, of those who gave an answer."""
    shares = {}
    for card in state.lesson.cards:
        entries = [one for one in _tries(state, card) if one.choice != LOOK]
        if card.tried is not None and state.may_count(entries):
            tried = card.tried
            shares[card.id] = sum(_misses(tried, one.choice) for one in entries) / len(entries)
    return shares


def _misses(tried: Try, given: str) -> bool:
    if isinstance(tried, NumberTry):
        return not number_fits(tried, given)
    return any(one.id == given and one.fits is False for one in tried.answers)
