"""The numbers that are shown about a person, each with how it is computed from what they did.

A card draws its numbers from here, so that none is shown which nobody can have explained.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.course.ideas import RULE
from bot.tutor.course.standing import PASS_FIRST, PASS_LATER
from bot.tutor.exercises.attempts import Activity
from bot.tutor.pictures.progress import IdeaState
from bot.tutor.text import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.tutor.course.course import Lesson
    from bot.tutor.course.ideas import Idea
    from bot.tutor.course.record import Count, Record
    from bot.tutor.lab.runs import Trainings

IDEAS_TOLD = 6
CHECKPOINT_RULE = (
    "A first try is worth 1 when it is all right, 0 when it is not, and partly right lies between. "
    "Second tries, hints and steps, missed ones too, change nothing; hints and steps are called "
    f"help. A lesson is passed from a mean of {PASS_FIRST:g}, or {PASS_LATER:g} in practice."
)
STATE_WORDS = {
    IdeaState.FIRM: "firm",
    IdeaState.PRACTISED: "practised",
    IdeaState.SHAKY: "worth another look",
    IdeaState.SEEN: "seen",
    IdeaState.NEW: "new",
}


class ShownOn(StrEnum):
    """The cards with numbers about a person on them. The values stand in custom ids."""

    PROGRESS = "progress"
    CHECKPOINT = "checkpoint"
    PRACTICE = "practice"
    DEBRIEF = "debrief"
    MISTAKES = "mistakes"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is shown, in its words, and how it is computed.

    `lesson` is the id of the lesson in whose line it stands, "" where it stands by itself.
    """

    shown: str
    how: str
    lesson: str = ""


def done_figure(record: Record) -> Figure:
    lessons = record.course.lessons
    done = [str(one.number) for one in lessons if one.id in record.standing.finished]
    named = "lesson" if len(done) == 1 else "lessons"
    yours = f"Yours: {named} {listed(done)}" if done else "Yours: none yet"
    return Figure(
        f"Lessons: {len(done)} of {len(lessons)} finished",
        "A lesson is finished for good once you pressed Finish at its end, or passed its "
        "checkpoint before the cards. Its line says done, or read to the end where its questions "
        f"are worth another try. {yours}. That makes {len(done)} of the {len(lessons)} here.",
    )


def practice_figures(record: Record, lesson: Lesson) -> tuple[Figure, ...]:
    """Return what is shown at the end of the latest practice of a lesson."""
    count = record.practice(lesson)
    if count is None:
        return ()
    how = (
        f"This practice asked {count.asked} question{'' if count.asked == 1 else 's'}. "
        f"Your first try at each was worth {_worth(count)}. "
        f"Right is what is worth 1: {count.right} of {count.asked}. "
    )
    return (Figure(count.words, how + CHECKPOINT_RULE),)


def mended_figures(right: int, asked: int, left: int) -> tuple[Figure, ...]:
    """Explain the end of a round of mistakes."""
    return (
        Figure(
            f"{right} of {asked} right now",
            f"This round asked {asked} that you had missed. A question counts as right now when "
            f"your first try in this round was all right: {right} of {asked}.",
        ),
        Figure(
            f"{left} left",
            "A mistake is left while your latest first try at that question, at a checkpoint, in "
            f"practice or here, is not all right. In all lessons that is so for {left}.",
        ),
    )


def exercise_figure(activity: str, count: Count) -> Figure:
    """Explain the count of a matching or of a game."""
    what = {
        Activity.MATCHING: ("Matching", f"There were {count.asked} terms."),
        Activity.GAME: (
            "Game",
            f"Counted are {count.asked} sentences: those of the test or, in an older game, all.",
        ),
    }[Activity(activity)]
    name, things = what
    return Figure(
        f"{name}: {count.words}",
        f"{things} Each counts once, by your first try: "
        f"{count.right} of {count.asked} were right at once. Doing it again changes nothing.",
    )


def cards_figures(record: Record, lesson: Lesson) -> Iterator[Figure]:
    """Explain on how many cards somebody thought first, and how many steps they found."""
    thought, found = record.cards_done(lesson)
    asking = sum(card.tried is not None for card in lesson.cards)
    steps = sum(card.hands_on is not None for card in lesson.cards)
    if thought:
        yield Figure(
            f"You answered before you were told on {_of_cards(len(thought), asking)}",
            "Right or not, you answered there before the point was made; asking to be shown does "
            f"not count. That was on {len(thought)}: {', '.join(thought)}.",
        )
    if found:
        yield Figure(
            f"You did the step by hand on {_of_cards(len(found), steps)}",
            f"You came to the end of what the step asked for on {len(found)}: {', '.join(found)}.",
        )


def ideas_figure(ideas: Sequence[Idea]) -> Figure:
    """Count how well ideas are known, and show the answers that say so."""
    counts = Counter(one.state for one in ideas)
    shown = ", ".join(f"{counts[state]} {STATE_WORDS[state]}" for state in STATE_WORDS)
    answered = sorted((one for one in ideas if one.replies), key=_shaky_first)
    yours = "; ".join(
        f"{one.card.title}: {', '.join(_number(each.credit) for each in one.replies[-3:])} "
        f"→ {STATE_WORDS[one.state]}"
        for one in answered[:IDEAS_TOLD]
    )
    more = len(answered) - IDEAS_TOLD
    rest = f"; and {more} more in the same way" if more > 0 else ""
    told = f" Your latest answers, oldest first: {yours}{rest}." if yours else ""
    how = f"Each card is an idea. {RULE}{told} Counting all {len(ideas)} makes {shown}."
    return Figure(f"Ideas: {shown}", how)


def trainings_figures(trainings: Trainings) -> Iterator[Figure]:
    """Explain the trainings that ended, and the score of predictions about them."""
    yield Figure(
        f"Trainings with /train and /lab: {trainings.done}",
        "Every training that you began with `/train` or `/lab`, or from one of those with a button "
        "or `/run`, counts once when it came to its end. Those that failed or were cancelled do "
        f"not, and neither do those on the cards of lessons. That is {trainings.done}.",
    )
    if trainings.mean_score is None:
        return
    times = trainings.predictions
    often = "once" if times == 1 else f"{times} times"
    yield Figure(
        f"You foretold the curve {often}; mean Brier score {trainings.mean_score:.2f}",
        "The outcome you named gets the probability p that you gave it, as sure as you were; the "
        "three others share the rest. For each of the four, take (p - o)², where o is 1 for what "
        "happened, else 0, and add them up: 0 is best, 0.75 is knowing nothing, 2 is worst. "
        f"{_scores(trainings)}",
    )


def lesson_figures(record: Record, lesson: Lesson) -> tuple[Figure, ...]:
    """Return what is shown at the end of a lesson."""
    counts = ((each, record.first(lesson, each)) for each in (Activity.MATCHING, Activity.GAME))
    checkpoint = record.first(lesson, Activity.QUESTIONS)
    return (
        *([_ruled(_checkpoint("Checkpoint", lesson, checkpoint))] if checkpoint else []),
        *(exercise_figure(each, count) for each, count in counts if count is not None),
        *cards_figures(record, lesson),
    )


def progress_figures(record: Record, trainings: Trainings) -> tuple[Figure, ...]:
    """Return what is shown of the whole course."""
    lessons = record.course.lessons
    counted = [(one, record.first(one, Activity.QUESTIONS)) for one in lessons]
    ideas = [idea for lesson in lessons for idea in record.ideas(lesson)]
    checkpoints = [
        _checkpoint(f"Checkpoint of lesson {lesson.number}", lesson, count)
        for lesson, count in counted
        if count is not None
    ]
    return (
        done_figure(record),
        ideas_figure(ideas),
        *trainings_figures(trainings),
        *map(_ruled, checkpoints[:1]),
        *checkpoints[1:],
    )


def _ruled(figure: Figure) -> Figure:
    """Say with the first of several figures of a checkpoint what holds for all."""
    return replace(figure, how=f"{figure.how} {CHECKPOINT_RULE}")


def _checkpoint(name: str, lesson: Lesson, count: Count) -> Figure:
    mean = _number(sum(count.credits) / count.asked)
    each = "the one question" if count.asked == 1 else f"each of the {count.asked}"
    return Figure(
        f"{name}: {count.words}",
        f"Your first try at {each} was worth {_worth(count)}. Right is what is "
        f"worth 1: {count.right} of {count.asked}. The mean is {mean}.",
        lesson.id,
    )


def _scores(trainings: Trainings) -> str:
    known = [run.score for run in trainings.newest if run.score is not None]
    listed = ", ".join(f"{score:.2f}" for score in known)
    mean = f"{trainings.mean_score or 0.0:.2f}"
    if len(known) == trainings.predictions:
        return f"Yours, newest first: {listed}. Their sum divided by {len(known)} is {mean}."
    newest = f" The newest are: {listed}." if known else ""
    return f"The mean of your {trainings.predictions} scores is {mean}.{newest}"


def _shaky_first(idea: Idea) -> int:
    order = (IdeaState.SHAKY, IdeaState.PRACTISED, IdeaState.FIRM)
    return order.index(idea.state)


def _worth(count: Count) -> str:
    return ", ".join(_number(credit) for credit in count.credits)


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _of_cards(count: int, total: int) -> str:
    total = max(count, total)  # some that were counted may have left the lesson
    return "the one card that asks for it" if total == 1 else f"{count} of {total} cards"
