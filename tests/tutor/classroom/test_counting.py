"""What a class answered is counted, by every kind of question, and tells no text of a person."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tutor.classroom.counting import tally_of
from bot.tutor.classroom.judging import judged_all
from bot.tutor.classroom.tally import ClassTally, Family, commonest, headline
from bot.tutor.classroom.tally_picture import picture_of
from bot.tutor.classroom.tally_words import WIDEST, tally_lines
from bot.tutor.exercises.questions.fill import FillTask, folded, likeness
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.exercises.questions.kind import Drawn, Question
from bot.tutor.exercises.questions.match import Confused, MatchTask, TermPair
from bot.tutor.exercises.questions.multiple import MultipleChoice
from bot.tutor.exercises.questions.options import Option
from bot.tutor.exercises.questions.order import OrderTask
from bot.tutor.exercises.questions.single import SingleChoice
from bot.tutor.exercises.replies import Chosen, Ordered, Paired, Reply, Several, Typed
from bot.tutor.pictures.votes import VotesPicture
from tests.content.every_kind import questions_of_every_kind
from tests.tutor.classroom.classes import class_of, entry_of, every_question

QUESTIONS = every_question()
EVERY = {question.kind: question for question in questions_of_every_kind()}
OPTIONS = (
    Option("a", "down", True, "Yes.", None),
    Option("b", "up", False, "No.", "rises"),
    Option("c", "flat", False, "No.", "stands"),
)
SINGLE = Question("q", "?", "!", SingleChoice(OPTIONS), kind="single")
MULTIPLE = Question("q", "?", "!", MultipleChoice(OPTIONS), kind="multiple")
DRAWN = Drawn(("c", "a", "b"))


def tallied(question: Question, drawn: Drawn, *replies: Reply) -> ClassTally:
    return tally_of(question, drawn, [entry_of(question, reply) for reply in replies])


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.integers(0, 40))
def test_counts_of_any_question_add_up(question: Question, seed: int, size: int) -> None:
    chance = Random(seed)
    drawn = question.task.draw(chance)
    entries = class_of(question, drawn, size, chance)
    tally = tally_of(question, drawn, entries)
    assert (tally.answered, tally.unfit) == (size, 0)
    assert tally.right == sum(
        one is not None and one.right for one in judged_all(question, drawn, entries)
    )
    if not isinstance(question.task, FreeTask):
        verdicts = [question.task.judge(drawn, e.reply or Chosen(e.choice)) for e in entries]
        assert tally.right == sum(verdict.right is True for verdict in verdicts)
        tags = [verdict.misconception for verdict in verdicts if not verdict.right]
        assert all(tally.misconceptions[tag] >= tags.count(tag) for tag in tags if tag)
    if tally.family in {Family.ONE, Family.NUMBER, Family.WORDS}:
        assert sum(row.count for row in tally.rows) == size
        assert sum(row.count for row in tally.rows if row.right) == tally.right
    if tally.confusions:
        assert {sum(row) for row in tally.confusions.counts} == {size}
    assert all(0 <= row.count <= size for row in tally.rows)
    assert all(len(line) <= WIDEST for line in tally_lines(tally))
    assert picture_of(tally, tally, "x").answered == (size, size)


def test_options_are_counted_beside_the_letters_that_were_shown() -> None:
    tally = tallied(SINGLE, DRAWN, *map(Chosen, "aabbbc"), Chosen("gone"))
    rows = [(row.letter, row.text, row.count, row.right) for row in tally.rows]
    assert rows == [("A", "flat", 1, False), ("B", "down", 2, True), ("C", "up", 3, False)]
    assert (tally.answered, tally.right, tally.unfit) == (7, 2, 1)
    assert (headline(tally), commonest(tally)) == ("2 of 7 had it right", "rises")
    assert tally_lines(tally) == (
        "**A** 14 % (1) · flat",
        "**B** ✓ right 29 % (2) · down",
        "**C** 43 % (3) · up",
        "1 answer does not fit the question as it is now.",
    )


def test_of_misconceptions_as_common_the_first_shown_counts_as_the_commonest() -> None:
    assert commonest(tallied(SINGLE, DRAWN, Chosen("b"), Chosen("c"))) == "stands"
    assert commonest(tallied(SINGLE, DRAWN, Chosen("a"))) is None
    assert headline(tallied(SINGLE, DRAWN)) == "No answers"


def test_of_several_options_each_wrong_one_shows_its_misconception_once_an_answer() -> None:
    tally = tallied(MULTIPLE, DRAWN, Several(("b", "c")), Several(("a", "c")), Several(("a",)))
    assert [row.count for row in tally.rows] == [2, 2, 1]
    assert tally.right == 1
    assert dict(tally.misconceptions) == {"stands": 2, "rises": 1}


def test_an_order_is_counted_by_its_neighbours() -> None:
    task = EVERY["order"].task
    assert isinstance(task, OrderTask)
    question, right = EVERY["order"], task.ids
    drawn = task.fit(Drawn(tuple(reversed(right))))
    tally = tallied(question, drawn, Ordered(right), Ordered(tuple(reversed(right))))
    assert {row.count for row in tally.rows} == {1}
    assert (len(tally.rows), tally.right) == (len(right) - 1, 1)
    assert tallied(question, drawn, Ordered((right[1], right[0], *right[2:]))).rows[0].count == 0


def test_pairs_are_counted_as_confusions() -> None:
    pairs = (TermPair("a", "loss", "how wrong"), TermPair("b", "rate", "how far"))
    task = MatchTask(pairs, (Confused(frozenset("ab"), "Mixed.", "mixed"),))
    question = Question("q", "?", "!", task)
    crossed = Paired((("a", "b"), ("b", "a")))
    straight = Paired((("a", "a"), ("b", "b")))
    tally = tallied(question, Drawn(("b", "a")), crossed, crossed, straight)
    assert tally.confusions is not None
    assert tally.confusions.counts == ((2, 1), (1, 2))
    assert tally.confusions.own == (1, 0)
    assert dict(tally.misconceptions) == {"mixed": 2}
    assert [(row.letter, row.text, row.count) for row in tally.slips] == [
        ("A", "loss", 2),
        ("B", "rate", 2),
    ]


@pytest.mark.parametrize("question", [q for q in QUESTIONS if isinstance(q.task, FillTask)])
def test_known_slips_are_named_and_nothing_else_that_people_typed(question: Question) -> None:
    task = question.task
    assert isinstance(task, FillTask)
    own_words = "zebra of Marie"
    known = [slip.answer for slip in task.wrong]
    tally = tallied(question, Drawn(), *map(Typed, known), Typed(own_words), Typed(task.accept[-1]))
    rows = {row.key: row for row in tally.rows}
    assert (tally.right, rows["right"].count, rows["other"].count) == (1, 1, 1)
    for place, slip in enumerate(task.wrong):
        same = max(task.wrong, key=lambda w: likeness(folded(slip.answer), w.answer))
        assert rows[str(place)].count >= (same is slip)
    said = "\n".join([*tally_lines(tally), str(picture_of(tally, tally)), str(tally)])
    assert "zebra" not in said
    picture = picture_of(tally)
    assert isinstance(picture, VotesPicture)
    assert [row.counts for row in picture.rows if row.text == "other answers"] == [(1,)]


def test_ideas_are_counted_as_ticked_or_as_found_in_the_words() -> None:
    task = EVERY["free"].task
    assert isinstance(task, FreeTask)
    names = tuple(group.name for group in task.groups)
    typed = Typed(task.groups[0].words[0])
    tally = tallied(EVERY["free"], Drawn(), Several(names), Several(()), typed)
    assert [row.count for row in tally.rows] == [2, *(1 for _ in names[1:])]
    assert headline(tally).startswith(f"{tally.right} of 3 had at least {task.need} idea")
    named = {row.key for row in tally.rows} | {row.text for row in tally.rows}
    assert typed.text not in named


def test_answers_to_a_question_of_another_kind_are_unfit() -> None:
    other = replace(SINGLE, task=EVERY["order"].task)
    tally = tallied(other, Drawn(), Chosen("a"), Typed("b"))
    assert (tally.answered, tally.right, tally.unfit) == (2, 0, 2)
