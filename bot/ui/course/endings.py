"""The endings of a lesson: what came out at its checkpoint, the debrief, what is next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from discord import ButtonStyle, ui

from bot.services.course.scenes import CourseDoneScene, DebriefScene, DoneScene, ResultScene
from bot.tutor.course.figures import ShownOn
from bot.tutor.course.mending import with_help
from bot.tutor.text import shortened
from bot.ui.course.buttons import (
    CARDS_OFFERED,
    IN_A_ROW,
    AgainButton,
    FinishButton,
    PastButton,
    PractiseButton,
    builds_on,
    mistakes_of,
    names_of,
    note_of,
    practise,
    reading,
)
from bot.ui.course.how import bold, how_computed
from bot.ui.kit.cards import LESSONS, card
from bot.ui.kit.rooms import WHAT_NEXT, go_on, what_next

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.services.scene import Room
    from bot.tutor.course.cards import Card
    from bot.tutor.course.did import Belief
    from bot.tutor.course.mending import CheckpointOutcome
    from bot.ui.client import TutorBot
    from bot.ui.kit.persistent import PersistentButton

OTHER_QUESTIONS = "Try again with other questions"
BELIEFS_SHOWN, BELIEF = 8, 160


def result_card(scene: ResultScene) -> ui.LayoutView:
    lesson, outcome = scene.lesson, scene.outcome
    retry = PractiseButton.labelled(OTHER_QUESTIONS, ButtonStyle.primary, lesson=lesson.id)
    other = (
        AgainButton.labelled("Read from the start", lesson=lesson.id)
        if scene.ahead
        else PastButton.labelled("Go on anyway", bookmark=scene.bookmark)
    )
    ahead = "Some of this is new to you: that is what it is for. " if scene.ahead else ""
    return card(
        LESSONS,
        note_of(scene),
        f"### {right_of(outcome)}",
        gone_from(outcome),
        f"{ahead}{worth_reading(outcome.again, read=scene.read)}",
        *reading(outcome.again, scene.bookmark),
        [retry, other, how_computed(ShownOn.CHECKPOINT, lesson.id)],
        "-# Nothing is lost: your first answers are kept, and you can try as often as you like.",
    )


def debrief_card(scene: DebriefScene, rooms: Sequence[Room]) -> ui.LayoutView:
    lesson = scene.lesson
    return card(
        LESSONS,
        note_of(scene),
        f"### {lesson.debrief.title}\n{lesson.debrief.text}",
        "\n".join([*_did(scene), scene.way]).strip(),
        worth_reading(scene.again, read=scene.read) if scene.again else None,
        *reading(scene.again, scene.bookmark or 0),
        _ending(scene),
        *(_elsewhere(rooms) if scene.bookmark is None else ()),
    )


def _ending(scene: DebriefScene) -> list[PersistentButton]:
    lesson = scene.lesson
    if scene.bookmark is None:
        return [go_on(lesson, f"Take lesson {lesson.number}"), *_how(scene)]
    label = "Practise" if scene.passed else OTHER_QUESTIONS
    return [
        FinishButton.labelled("Finish the lesson", ButtonStyle.primary, bookmark=scene.bookmark),
        *([practise(lesson, label)] if lesson.questions else []),
        *_how(scene),
    ]


def _how(scene: DebriefScene) -> list[PersistentButton]:
    return [how_computed(ShownOn.DEBRIEF, scene.lesson.id)] if scene.figures else []


def _did(scene: DebriefScene) -> Iterator[str]:
    """Tell what the person did and got. A try is never graded, so only that it was made."""
    yield from (f"{bold(figure)}." for figure in scene.figures)


def right_of(outcome: CheckpointOutcome) -> str:
    tries = f"right at the first try{with_help(outcome.right, outcome.helped)}."
    if outcome.right == outcome.asked == 1:
        return f"The one question was {tries}"
    if outcome.right == outcome.asked:
        return f"All {outcome.asked} {tries}"
    return f"{outcome.right} of {outcome.asked} {tries}"


def gone_from(outcome: CheckpointOutcome) -> str | None:
    """Say why more was missed than can be mended here."""
    if not outcome.gone:
        return None
    if outcome.gone == 1:
        return "One question that you missed left the lesson since, and counts as it did."
    return f"{outcome.gone} questions that you missed left the lesson since, and count as they did."


def worth_reading(again: Sequence[Card], *, read: bool = True) -> str:
    """Lead to the buttons that name the cards; more than there are buttons for are named here."""
    if not again:
        once_more = " once more" if read else ""
        return f"Look at the cards{once_more} if you like, or try other questions."
    more = again[CARDS_OFFERED:]
    worth = f"Worth reading{' again' if read else ''}:"
    return f"{worth} {names_of(more)}, and these:" if more else worth


def done_card(scene: DoneScene, rooms: Sequence[Room]) -> ui.LayoutView:
    lesson, following = scene.lesson, scene.following
    skipped = following.number < lesson.number
    leading = "You skipped" if skipped else "Next is"
    return card(
        LESSONS,
        note_of(scene),
        f"{_title(scene)}\n"
        f"{leading} lesson {following.number}, **{following.title}** "
        f"(about {following.minutes} minutes). {following.summary}",
        _not_passed(scene),
        [
            go_on(following, f"Go to lesson {following.number}"),
            AgainButton.labelled(
                "Read it" if scene.known else "Read this one again", lesson=lesson.id
            ),
            *([practise(lesson), mistakes_of()] if lesson.questions else []),
        ],
        WHAT_NEXT,
        *what_next(rooms, "Learn"),
    )


def _title(scene: DoneScene) -> str:
    number = scene.lesson.number
    if scene.known:
        kept = "It counts as finished, and its cards stay here to read."
        return f"### ✅ You know lesson {number}\n{kept}"
    if scene.met:
        return f"### ✅ Lesson {number} is done"
    again = "Its questions are worth another try, whenever you like."
    return f"### Lesson {number} is read to the end\n{again}"


def _not_passed(scene: DoneScene) -> str | None:
    if not scene.missing:
        return None
    return (
        f"It builds on {builds_on(scene.missing, scene.tried)}. "
        "Do that first, or go straight in: both are fine."
    )


def course_done_card(scene: CourseDoneScene, rooms: Sequence[Room]) -> ui.LayoutView:
    again: list[PersistentButton] = [
        AgainButton.labelled(f"Read lesson {lesson.number} again", lesson=lesson.id)
        for lesson in scene.lessons[: 2 * IN_A_ROW]
    ]
    asks = any(lesson.questions for lesson in scene.lessons)
    unpassed = [practise(one, f"Practise lesson {one.number}") for one in scene.unpassed]
    return card(
        LESSONS,
        note_of(scene),
        f"### ✅ You finished the course\n{scene.way}\n"
        "This is how a network learns: it predicts, measures its error, finds which weights "
        "to blame and nudges each one. Now train one and watch it happen.",
        "\n".join(_thought(scene.beliefs)),
        again[:IN_A_ROW],
        again[IN_A_ROW:],
        [mistakes_of(), *unpassed[: IN_A_ROW - 1]] if asks else None,
        WHAT_NEXT,
        *what_next(rooms, "Learn"),
    )


def _thought(beliefs: Sequence[Belief]) -> Iterator[str]:
    if beliefs:
        yield "**When you began, you thought**"
    for belief in beliefs[:BELIEFS_SHOWN]:
        yield f"- {shortened(belief.asked, BELIEF)} *{belief.thought}*"
    if beliefs:
        yield "Would you still say so?"


def _elsewhere(rooms: Sequence[Room]) -> list[str | Sequence[PersistentButton]]:
    return [WHAT_NEXT, *what_next(rooms, "Learn")]


async def setup(bot: TutorBot) -> None:
    bot.add_drawing(ResultScene, result_card)
    bot.add_drawing(DebriefScene, partial(debrief_card, rooms=bot.rooms))
    bot.add_drawing(DoneScene, partial(done_card, rooms=bot.rooms))
    bot.add_drawing(CourseDoneScene, partial(course_done_card, rooms=bot.rooms))
