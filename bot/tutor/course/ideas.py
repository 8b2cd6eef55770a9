"""Each card of a lesson is one idea: how well a person knows it, as far as their answers tell.

Only first tries at questions that name the card count. Whoever only tried the card has "seen" it:
what was tried is kept by the card's id, while a place in the lesson does not say what was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.course.bookmarks import AHEAD, PRACTISING
from bot.tutor.course.mending import WHOLE
from bot.tutor.exercises.history import item_of, met, waiting_in
from bot.tutor.pictures.progress import IdeaState, LessonStanding, ProgressPicture

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.tutor.course.bookmarks import Bookmark
    from bot.tutor.course.cards import Card
    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.questions.kind import Question

FEW, ENOUGH = 3, 0.6
"""How many of the latest answers are weighed, and the mean credit below which an idea is shaky."""
RULE = (
    "Only your first try at a question about an idea counts. **Worth another look**: the latest "
    "answer was not all right, or the latest three are worth less than 0.6 on average (1 is right, "
    "0 is wrong, partly right lies between). **Firm**: the latest two answers were right without "
    "a hint. **Practised**: answered, and neither. **Seen**: you tried the card or asked to be "
    "shown, or it asks nothing and you came as far; but you answered no question about it yet."
)


@dataclass(frozen=True, slots=True)
class FirstTry:
    """A first try at a question: how right it was, 0 to 1, and whether help came before it."""

    credit: float
    helped: bool = False

    @property
    def right(self) -> bool:
        return self.credit >= WHOLE


@dataclass(frozen=True, slots=True)
class Idea:
    """What one person knows of a card; `replies` are the answers about it, the oldest first."""

    lesson: Lesson
    card: Card
    state: IdeaState
    replies: tuple[FirstTry, ...]


def state_of(replies: Sequence[FirstTry], *, seen: bool) -> IdeaState:
    """Say how well an idea is known, by the answers about it, the oldest first."""
    if not replies:
        return IdeaState.SEEN if seen else IdeaState.NEW
    latest = replies[-FEW:]
    mean = sum(reply.credit for reply in latest) / len(latest)
    if not latest[-1].right or mean < ENOUGH:
        return IdeaState.SHAKY
    last_two = replies[-2:]
    unaided = all(reply.right and not reply.helped for reply in last_two)
    return IdeaState.FIRM if unaided and len(last_two) == 2 else IdeaState.PRACTISED


def ideas_of(
    lesson: Lesson,
    bookmark: Bookmark | None,
    tried: Collection[tuple[str, str]],
    attempts: Iterable[Attempt],
) -> tuple[Idea, ...]:
    """Return the ideas of a lesson, in the order of its cards.

    `tried` are the cards that the person tried or worked by hand, as (lesson, card). `attempts` are
    those at questions, the oldest first.
    """
    answered = replies_by_card(lesson, attempts)
    passed = came_to(lesson, bookmark)
    ideas = []
    for number, card in enumerate(lesson.cards, start=1):
        replies = answered.get(card.id, ()) if card.id else ()
        came_by = card.tried is None and number <= passed
        seen = came_by or (lesson.id, card.id) in tried
        ideas.append(Idea(lesson, card, state_of(replies, seen=seen), replies))
    return tuple(ideas)


def replies_by_card(lesson: Lesson, attempts: Iterable[Attempt]) -> dict[str, tuple[FirstTry, ...]]:
    """Return the first tries at the questions about each card, by its id, the oldest first."""
    cards = {item_of(lesson.id, one.id): one.card for one in lesson.questions if one.card}
    found: dict[str, tuple[FirstTry, ...]] = {}
    for attempt in attempts:
        if attempt.lesson not in {"", lesson.id}:
            continue
        order = {item_of(attempt.lesson, entry.item): None for entry in attempt.entries}
        replied = met([attempt])
        for item in order:
            if item in cards and item in replied:
                one = replied[item]
                reply = FirstTry(one.latest, one.helped[-1])
                found[cards[item]] = (*found.get(cards[item], ()), reply)
    return found


def picture_of(lessons: Sequence[tuple[Lesson, Sequence[Idea]]]) -> ProgressPicture:
    """Describe the picture: a row for each lesson, a mark for each of its ideas."""
    return ProgressPicture(
        tuple(
            LessonStanding(f"{lesson.number}. {lesson.title}", tuple(one.state for one in ideas))
            for lesson, ideas in lessons
        )
    )


def is_asked(lesson: Lesson, card: Card) -> bool:
    """Whether a question of the lesson is about this card."""
    return any(question.card == card.id for question in lesson.questions if card.id)


def to_try(lesson: Lesson, card_id: str, attempts: Sequence[Attempt]) -> Question | None:
    """Choose a question about a card: one that was never asked, else the one asked longest ago.

    What an open checkpoint is still to ask is left to it.
    """
    named = {item_of(lesson.id, one.id): one for one in lesson.questions if one.card == card_id}
    waiting = waiting_in(attempts)
    about = {name: one for name, one in named.items() if name not in waiting}
    asked = [item for item in met(attempts) if item in about]
    fresh = [item for item in about if item not in asked]
    return next((about[item] for item in (*fresh, *asked)), None)


def came_to(lesson: Lesson, bookmark: Bookmark | None) -> int:
    """Return how far somebody came among the cards; whoever went to the questions at once, none.

    Once a lesson was edited, the numbers are those of other cards.
    """
    if bookmark is None or (bookmark.furthest == 1 and bookmark.card_id in {AHEAD, PRACTISING}):
        return 0
    return bookmark.furthest if bookmark.revision in {"", lesson.revision} else 0
