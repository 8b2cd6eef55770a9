"""Counts the answers of a class to a question of any kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bot.tutor.classroom.counting_pairs import count_pairs
from bot.tutor.classroom.counting_typed import count_ideas, count_numbers, count_words
from bot.tutor.classroom.judging import JudgedReply, judged_all
from bot.tutor.classroom.tally import UNKNOWN, ClassTally, Family, TallyRow, counted_tags, tags_in
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.exercises.questions.inputs import ChooseOne, letters_of
from bot.tutor.exercises.questions.match import MatchTask
from bot.tutor.exercises.questions.multiple import MultipleChoice
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.order import OrderTask
from bot.tutor.exercises.replies import Chosen, Ordered, Several

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.kind import Drawn, Question, QuestionTask

    # Each takes tasks of its own kind, the judged replies, and how many fit no more.
    Count = Callable[[Any, Drawn, Sequence[JudgedReply], int], ClassTally]


def tally_of(question: Question, drawn: Drawn, replies: Sequence[Entry]) -> ClassTally:
    """Count answers, one a person, by the question as it is now.

    `drawn` is what all of them were shown: of numbers that were drawn for each person, only those
    with the same ones can be counted together.
    """
    drawn = question.task.fit(drawn)
    every = judged_all(question, drawn, replies)
    fit = [one for one in every if one is not None]
    count = COUNTS.get(type(question.task))
    if count is None:
        chosen = isinstance(question.task.shown(drawn), ChooseOne)
        count = _one if chosen else _right_or_not
    return count(question.task, drawn, fit, len(every) - len(fit))


def _one(task: QuestionTask, drawn: Drawn, fit: Sequence[JudgedReply], unfit: int) -> ClassTally:
    asked = task.shown(drawn)
    options = asked.options if isinstance(asked, ChooseOne) else ()
    ids = [option.id for option in options]
    counts = Counter(one.reply.id for one in fit if isinstance(one.reply, Chosen))
    verdicts = {id_: task.judge(drawn, Chosen(id_)) for id_ in ids}
    rows = tuple(
        TallyRow(
            *(option.id, letter, option.text or option.description, counts[option.id]),
            *(verdicts[option.id].right, verdicts[option.id].feedback),
            None if verdicts[option.id].right else verdicts[option.id].misconception,
        )
        for option, letter in zip(options, letters_of(options, ids), strict=True)
    )
    tags = tags_in(rows)
    return ClassTally(Family.ONE, len(fit) + unfit, _rights(fit), rows, unfit, misconceptions=tags)


def _several(
    task: MultipleChoice, drawn: Drawn, fit: Sequence[JudgedReply], unfit: int
) -> ClassTally:
    shown = task.shown(drawn).options
    options = {option.id: option for option in task.options}
    picked = [one.reply.ids for one in fit if isinstance(one.reply, Several)]
    counts = Counter(id_ for ids in picked for id_ in ids)
    rows = tuple(
        TallyRow(
            *(id_, letter, options[id_].text, counts[id_], options[id_].right),
            options[id_].feedback,
            None if options[id_].right else options[id_].misconception,
        )
        for id_, letter in zip(drawn.order, letters_of(shown, drawn.order), strict=True)
    )
    tag = {row.key: row.misconception for row in rows}
    tags = counted_tags(tag.values(), ([tag[id_] for id_ in ids] for ids in picked))
    return ClassTally(
        Family.SEVERAL, len(fit) + unfit, _rights(fit), rows, unfit, misconceptions=tags
    )


def _order(task: OrderTask, drawn: Drawn, fit: Sequence[JudgedReply], unfit: int) -> ClassTally:
    """Count for each two neighbours of the right order who had them in this order (Kendall)."""
    texts = {item.id: item.text for item in task.items}
    letters = dict(zip(task.ids, letters_of(task.shown(drawn).options, task.ids), strict=True))
    swapped = {line.ids: line for line in task.swapped}
    orders = [one.reply.ids for one in fit if isinstance(one.reply, Ordered)]
    places = [{id_: place for place, id_ in enumerate(ids)} for ids in orders]
    rows = tuple(
        TallyRow(
            key=f"{first}>{second}",
            letter=f"{letters[first]}→{letters[second]}",
            text=f"{texts[first]} → {texts[second]}",
            count=sum(place[first] < place[second] for place in places),
            feedback=line.feedback if (line := swapped.get((first, second))) else "",
            misconception=line.misconception if line else None,
        )
        for first, second in pairwise(task.ids)
    )
    tag = {both: line.misconception for both, line in swapped.items()}
    shown = ([tag[a, b] for a, b in tag if place[a] > place[b]] for place in places)
    tags = counted_tags((row.misconception for row in rows), shown)
    return ClassTally(
        Family.ORDER, len(fit) + unfit, _rights(fit), rows, unfit, misconceptions=tags
    )


def _right_or_not(
    _task: QuestionTask, _drawn: Drawn, fit: Sequence[JudgedReply], unfit: int
) -> ClassTally:
    """Count a kind of question of which nothing else is known."""
    right = _rights(fit)
    rows = (
        TallyRow("right", "", "right answers", right, right=True),
        TallyRow("other", "", UNKNOWN, len(fit) - right, right=False),
    )
    return ClassTally(Family.WORDS, len(fit) + unfit, right, rows, unfit)


def _rights(fit: Sequence[JudgedReply]) -> int:
    return sum(one.right for one in fit)


COUNTS: Mapping[type[QuestionTask], Count] = {
    MultipleChoice: _several,
    OrderTask: _order,
    MatchTask: count_pairs,
    NumberTask: count_numbers,
    FillTask: count_words,
    FreeTask: count_ideas,
}
"""Any other kind of which one option is chosen is counted by its options."""
