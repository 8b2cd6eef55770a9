"""What a person's answers say: which ideas sit, which card mends the others, what to ask next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.exercises.history import helped_in, item_of, met, waiting_in, worth_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.attempts import Attempt

PRACTICE_ITEMS = 6
WHOLE = 1 - 1e-9
"""The credit from which a first reply was right; below it something was amiss."""


@dataclass(frozen=True, slots=True)
class CheckpointOutcome:
    """How many of the questions were right at the first try, and the cards that mend the others.

    `helped` counts the right ones that came after a hint or in steps. `gone` counts those that
    were missed and left the lesson since: they count as they did.
    """

    right: int
    asked: int
    again: tuple[Card, ...]
    helped: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Practised:
    """What a practice showed: `better` is what was missed before and is all right now.

    A card of which one question got better and another was missed is in `outcome.again` alone.
    """

    outcome: CheckpointOutcome
    better: tuple[Card, ...]


def latest_credits(lesson: Lesson, attempts: Iterable[Attempt]) -> dict[str, float]:
    """Return how right the latest first try at each question was, 0 to 1.

    What was asked longest ago is first, as it is in `attempts`.
    """
    names = {item_of(lesson.id, question.id): question.id for question in lesson.questions}
    return {names[name]: one.latest for name, one in met(attempts).items() if name in names}


def ids_in(lesson: Lesson, names: Iterable[str]) -> list[str]:
    """Return the ids of this lesson's questions among those named "lesson/question"."""
    prefix = item_of(lesson.id, "")
    return [name.removeprefix(prefix) for name in names if name.startswith(prefix)]


def cards_of(lesson: Lesson, items: Iterable[str]) -> tuple[Card, ...]:
    """Return the cards that mend these questions, in the lesson's order, each once."""
    questions = (lesson.question(item) for item in items)
    wanted = {question.card for question in questions if question is not None and question.card}
    return tuple(card for card in lesson.cards if card.id and card.id in wanted)


def outcome_of(lesson: Lesson, attempt: Attempt) -> CheckpointOutcome:
    """Tell what came out of all that was asked, as the score of the attempt does."""
    worth = worth_of(attempt)
    missed = [item for item, credit in worth.items() if credit < WHOLE]
    gone = sum(lesson.question(item) is None for item in missed)
    helped = len(helped_in(attempt) & (set(worth) - set(missed)))
    again = cards_of(lesson, missed)
    return CheckpointOutcome(len(worth) - len(missed), len(worth), again, helped, gone)


def with_help(right: int, helped: int) -> str:
    """Say of those that were right how many came with a hint or in steps; "" where none did."""
    if not helped:
        return ""
    return ", with help" if right == 1 else f", {helped} of them with help"


def practised(lesson: Lesson, attempts: Sequence[Attempt]) -> Practised:
    """Tell what the last of these attempts, a practice, showed beside those before it."""
    *earlier, last = attempts
    before, now = latest_credits(lesson, earlier), latest_credits(lesson, [last])
    better = [
        item for item, credit in now.items() if credit >= WHOLE and before.get(item, 1.0) < WHOLE
    ]
    outcome = outcome_of(lesson, last)
    mended = tuple(card for card in cards_of(lesson, better) if card not in outcome.again)
    return Practised(outcome, mended)


def draw_practice(
    lesson: Lesson, attempts: Sequence[Attempt], most: int = PRACTICE_ITEMS
) -> tuple[str, ...]:
    """Choose what to practise: what was never asked, then what was missed, then what is oldest.

    What an open checkpoint is still to ask is left to it, so that there may be nothing.
    """
    latest = latest_credits(lesson, attempts)
    ids = [question.id for question in lesson.questions]
    unseen = [item for item in ids if item not in latest]
    missed = [item for item, credit in latest.items() if credit < WHOLE]
    right = [item for item, credit in latest.items() if credit >= WHOLE]
    known = set(ids) - set(ids_in(lesson, waiting_in(attempts)))
    return tuple(item for item in (*unseen, *missed, *right) if item in known)[:most]
