"""The words of a lesson together: who sees what, counts, both votes, and what came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.classroom.lesson_together.counting import answers_of, try_counts, vote_counts
from bot.tutor.classroom.lesson_together.way import LessonStage
from bot.tutor.course.tries import LOOK, answer_try
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.gatherings import FEW
from bot.tutor.exercises.questions.answering import reply_in
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PutInOrder,
    letters_of,
)
from bot.tutor.exercises.questions.sums import filled
from bot.tutor.exercises.replies import Chosen, Number, Ordered, Several, Typed
from bot.tutor.text import listed, plain

if TYPE_CHECKING:
    from collections.abc import Sequence, Sized

    from bot.tutor.classroom.lesson_together.counting import LessonSummary, TryCounts, VoteCounts
    from bot.tutor.classroom.lesson_together.state import LessonTogether
    from bot.tutor.course.cards import Card
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.inputs import Choice, Input
    from bot.tutor.exercises.questions.kind import Question

TOO_FEW = f"Fewer than {FEW} answers, and counts would tell whose, so there are none here."
NOBODY = "No answers to this one."
MOST_TITLES = 3


def people_count(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def seen_line(state: LessonTogether) -> str:
    """Say before anybody answers who will see what."""
    when = {
        LessonStage.TRY: "with the second half",
        LessonStage.ALONE: "after the second round",
        LessonStage.AGAIN: "of both rounds, when this one closes",
    }[state.stage]
    told = f"Nobody else is shown your answer. Only counts are shown, {when}"
    if state.gathering.are_few:
        return f"{told}; with fewer than {FEW} people they may tell who answered what."
    return f"{told}, and none of fewer than {FEW} answers."


def how_line(state: LessonTogether) -> str:
    """Say in the lobby what is going to be done, as this lesson has it."""
    stages = {stop.stage for stop in state.way}
    told = []
    if LessonStage.TRY in stages:
        which = "Some cards ask" if LessonStage.READ in stages else "Each card asks"
        told.append(
            f"{which} you something first. Everybody answers by themselves; then comes the second "
            "half, with what fits each answer."
        )
    if LessonStage.ALONE in stages:
        told.append(
            "After the cards there are questions that you answer alone, talk about, and answer "
            "again."
        )
    return " ".join(told) or "You read the cards together and talk about them."


def stem_of(state: LessonTogether, question: Question) -> str:
    return filled(question.stem, state.drawn(question).numbers)


def option_lines(asked: Input) -> list[str]:
    """Return the options beside their letters; a picture is told in words."""
    return [f"**{letter}** · {text}" for letter, text in _lettered(asked)]


def _lettered(asked: Input) -> list[tuple[str, str]]:
    texts = [one.text or one.description for one in options_in(asked)]
    return list(zip(LETTERS, texts, strict=False))


def options_in(asked: Input) -> tuple[Choice, ...]:
    if isinstance(asked, ChooseOne | ChooseSeveral | PutInOrder):
        return asked.options
    return ()


def try_lines(state: LessonTogether, card: Card) -> list[str]:
    """Say what each answer to a try stands for, with the counts where they may be shown."""
    counts = try_counts(state, card)
    lines = [_answer_line(one.answer, one.fits, one.count, one.said) for one in counts.lines]
    return [*lines, _counted(counts)]


def _answer_line(answer: str, fits: bool | None, count: int | None, said: str) -> str:
    mark = " ✅ fits" if fits else ""
    many = "" if count is None else f" · {people_count(count)}"
    return f"**{answer}**{mark}{many}\n{said}"


def _counted(counts: TryCounts) -> str:
    if not counts.answered:
        return f"-# {NOBODY}"
    if not counts.shown:
        return f"-# {TOO_FEW}"
    idea = f", {counts.no_idea} of them without an idea yet" if counts.no_idea else ""
    return f"-# {people_count(counts.answered)} answered{idea}"


def vote_lines(state: LessonTogether, question: Question) -> list[str]:
    """Tell both votes on a question: how many were right, and who-less counts of each option."""
    first = vote_counts(state, question, LessonStage.ALONE)
    second = vote_counts(state, question, LessonStage.AGAIN)
    asked = state.asked(question)
    options = zip(_lettered(asked), options_in(asked), strict=False)
    if isinstance(asked, PutInOrder):
        lines = option_lines(asked)
    else:
        lines = [
            f"**{letter}** · {text}{_moved(one.id, first, second)}"
            for (letter, text), one in options
        ]
    legend = ["-# Counts: alone → after talking"] if first and second and first.chosen else []
    return [
        *lines,
        *legend,
        f"Alone: {_vote_line(first, answers_of(state, question, LessonStage.ALONE))}",
        f"After talking: {_vote_line(second, answers_of(state, question, LessonStage.AGAIN))}",
    ]


def _moved(option: str, first: VoteCounts | None, second: VoteCounts | None) -> str:
    counts = [str(vote.chosen.get(option, 0)) for vote in (first, second) if vote is not None]
    if len(counts) == 2:
        return f" · **{counts[0]}** → **{counts[1]}**"
    when = "alone" if second is None else "after talking"
    return f" · **{counts[0]}** {when}" if counts else ""


def _vote_line(counts: VoteCounts | None, answers: Sized) -> str:
    if counts is not None:
        return f"**{counts.right} of {counts.answered}** right."
    return f"fewer than {FEW} answers, so no counts." if len(answers) else "no answers."


def told_lines(state: LessonTogether, question: Question) -> list[str]:
    """Tell the right answer and what explains it."""
    drawn = state.drawn(question)
    explained = filled(question.explanation, drawn.numbers)
    return [line for line in (question.task.told(drawn), explained) if line]


def said_line(state: LessonTogether, question: Question, entry: Entry) -> str:
    """Say what somebody answered, as they see it on the card."""
    ids: tuple[str, ...] = ()
    between = ""
    match reply_in(entry):
        case Typed(text) | Number(_, text):
            return f"“{plain(text)}”"
        case Chosen(id_):
            ids = (id_,)
        case Several(several):
            ids, between = several, ", "
        case Ordered(ordered):
            ids, between = ordered, " → "
        case _:
            pass
    options = options_in(state.asked(question))
    if not ids or not set(ids) <= {one.id for one in options}:
        return "something that the question does not offer any more"
    return f"**{between.join(letters_of(options, ids))}**"


def own_try_line(card: Card, given: str, *, over: bool) -> str:
    """Say to somebody what they tried and, once the second half is shown, what to make of it."""
    if card.tried is None:
        return ""
    told = answer_try(card.tried, given)
    said = f"You said: **{plain(told.answer)}**." if told.answer else "You answered earlier words."
    said = "You had no idea yet." if given == LOOK else said
    return f"{said} {told.line}".strip() if over else said


def summary_lines(found: LessonSummary) -> list[str]:
    """Say what got better and what is worth another look."""
    lines = []
    if found.pairs:
        told = (
            f"**The questions:** of {_answers(found.pairs)} given both times, **{found.first}** "
            f"{_were(found.first)} right at first and **{found.second}** after you talked."
        )
        if not found.second:
            told = "**The questions** were hard ones, and worth another look on your own."
        lines.append(told)
    if found.missed:
        tries = "the try" if len(found.missed) == 1 else "the tries"
        each = "" if len(found.missed) == 1 else "each "
        lines.append(
            f"**Most missed:** {tries} of {titles_of(found.missed)}, {each}by "
            f"{round(100 * found.share)}% of those who gave an answer. That is what trying first "
            "is for."
        )
    if found.again:
        lines.append(
            f"**Worth another look:** {titles_of(found.again)}, for what was asked about it stayed "
            "hardest."
        )
    return lines or ["There are too few answers to say what got better."]


def _answers(count: int) -> str:
    return "1 answer" if count == 1 else f"{count} answers"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def titles_of(cards: Sequence[Card]) -> str:
    """Name the first few of some cards."""
    named = [f"“{card.title}”" for card in cards[:MOST_TITLES]]
    more = len(cards) - len(named)
    return listed([*named, f"{more} more"] if more else named)
