"""Lessons may train on a table that comes with the course, in runs and by hand."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.content.course import load_course
from bot.content.data import load_data
from bot.content.review.facts import fact_problems
from bot.content.sentences import FORMALITY
from bot.jobs.facts import numbers_of
from bot.tutor.by_hand.steps.train import TrainTask
from bot.tutor.course.kinds import LESSON_KINDS
from bot.tutor.pictures.losses import LossesPicture
from tests.content.new_lesson import PAGE
from tests.content.shipped import LESSONS
from tests.content.small_course import write_course

if TYPE_CHECKING:
    from pathlib import Path

    from bot.content.problems import LessonProblem
    from bot.trainings.task import Task
    from bot.tutor.course.course import Course

SENTENCES = "text,class\n" + "\n".join(
    f"{'Hey' if k % 2 else 'Hello'} number {k}.,{'casual' if k % 2 else 'formal'}"
    for k in range(30)
)
POINTS = "x,y,class\n" + "\n".join(f"{k},{k % 3},{'ab'[k % 2]}" for k in range(6))
SLOW = '"slow" = { learning_rate = 0.01, epochs = 5, points = 20 }'
FAST = '"fast" = { learning_rate = 1, epochs = 5, points = 20, hidden = [4] }'
STEP = 'room = "neuron"\ngoal = "OR"\nstart = [0, 0, 0]'
DONE = 'done = "Found with {w1}."'


def loaded(
    folder: Path, slow: str = SLOW, fast: str = FAST, step: str = ""
) -> tuple[Course, tuple[LessonProblem, ...]]:
    page = PAGE.replace(SLOW, slow).replace(FAST, fast)
    if step:
        page = page.replace(STEP, f'room = "train"\ngoal = "test loss < 0.5"\n{step}')
        page = page.replace(DONE, 'done = "Found with {choice}."')
    files = {"first/lesson.md": page, "data/greetings.csv": SENTENCES, "data/six.csv": POINTS}
    write_course(folder, files)
    tables, none = load_data(folder)
    assert not none
    return load_course(folder, LESSON_KINDS, tables)


def runs_of(course: Course) -> Task:
    picture = course.lessons[0].cards[0].picture
    assert picture is not None
    assert isinstance(picture.after, LossesPicture)
    return picture.after.task


def test_a_run_may_train_on_a_table_and_read_its_sentences_both_ways(tmp_path: Path) -> None:
    course, problems = loaded(
        tmp_path,
        '"slow" = { data = "greetings", text = "words", hidden = [], epochs = 5 }',
        '"fast" = { data = "greetings", points = 30, epochs = 5 }',
    )
    assert not problems
    task = runs_of(course)
    assert task.shipped == "greetings"
    assert [(one.spec.data, one.spec.points) for one in task.variants] == [("own", 30)] * 2
    assert [(one.spec.text, one.spec.hidden) for one in task.variants] == [
        ("words", ()),
        ("signals", (8,)),
    ]


def test_a_table_with_fewer_rows_than_a_spec_may_have_is_taken_whole(tmp_path: Path) -> None:
    course, problems = loaded(tmp_path, '"slow" = { data = "six", epochs = 5 }')
    assert not problems
    task = runs_of(course)
    assert (task.shipped, task.variants[0].spec.points) == ("six", 20)
    table = load_data(tmp_path)[0]["six"]
    assert sum(numbers_of(task.variants[0].spec, table).counts) == 6


@pytest.mark.parametrize(
    ("slow", "said"),
    [
        (
            'data = "sentences"',
            'runs.rates."slow".data: there is no data set and no table named "sentences". '
            "Mend: use one of moons,",
        ),
        (
            'data = "sentences"',
            "penguins, formal-or-casual, greetings, six, or add a table to data/",
        ),
        ('data = "own"', "people's own data cannot be trained in a lesson"),
        ('data = "greetings", points = 25', "all 30 rows of greetings are used, so leave points"),
        ('data = "greetings", fresh_test = 20', "so leave fresh_test out"),
        ('data = "greetings", text = "letters"', "letters"),
        ('text = "words"', "text says how sentences are read, and this data has none"),
        ('data = "six", text = "words"', "text says how sentences are read, and this data has"),
        ("data = 3", 'runs.rates."slow".data: this must be text'),
    ],
)
def test_data_that_a_run_cannot_have_is_named(tmp_path: Path, slow: str, said: str) -> None:
    _, problems = loaded(tmp_path, f'"slow" = {{ {slow} }}')
    assert said in "\n".join(map(str, problems))


def test_a_run_is_on_one_table(tmp_path: Path) -> None:
    both = '"slow" = { data = "six" }', '"fast" = { data = "greetings" }'
    _, problems = loaded(tmp_path, *both)
    assert "runs.rates: its trainings use 2 tables: greetings, six. Mend: write one run" in str(
        problems[0]
    )


def test_a_step_by_hand_may_train_on_tables_and_without_hidden_units(tmp_path: Path) -> None:
    rows = (
        '{ label = "words", data = "greetings", text = "words", hidden = [] }',
        '{ label = "points", data = "six", hidden = [3, 2] }',
        '{ label = "plain" }',
    )
    course, problems = loaded(tmp_path, step=f"choice = [{', '.join(rows)}]")
    assert not problems
    step = course.lessons[0].cards[1].hands_on
    assert step is not None
    assert isinstance(step.task, TrainTask)
    assert [(one.title, one.shipped, one.spec.points) for one in step.task.choices] == [
        ("words", "greetings", 30),
        ("points", "six", 20),
        ("plain", "", 200),
    ]
    assert [one.spec.hidden for one in step.task.choices] == [(), (3, 2), (8,)]
    picture = step.task.seeded(7).view("0").picture
    assert isinstance(picture, LossesPicture)
    assert (picture.task.shipped, picture.task.spec.seed) == ("greetings", 7)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('data = "own"', "choice[0].data: people's own data cannot be trained in a lesson"),
        ('data = "nowhere"', 'choice[0].data: there is no data set and no table named "nowhere"'),
        ('data = "greetings", points = 25', "choice[0]: all 30 rows of greetings are used"),
        ('text = "words"', "choice[0]: text says how sentences are read"),
        ("data = 3", "choice[0].data: this must be text"),
    ],
)
def test_data_that_a_step_cannot_have_is_named(tmp_path: Path, row: str, said: str) -> None:
    rows = f'{{ label = "a", {row} }}, {{ label = "b" }}'
    _, problems = loaded(tmp_path, step=f"choice = [{rows}]")
    assert said in "\n".join(map(str, problems))


def test_four_hundred_sentences_take_the_place_of_all_the_shipped_ones(tmp_path: Path) -> None:
    """The lesson still loads; the numbers that its text must then change are named."""
    folder = shutil.copytree(LESSONS, tmp_path / "lessons")
    path = folder / "sentences" / f"{FORMALITY}.csv"
    kept = path.read_text(encoding="utf-8").splitlines(keepends=True)
    labelled = [line for line in kept if ",ambiguous," not in line]
    path.write_text("".join(labelled[:401]), encoding="utf-8")
    tables, problems = load_data(folder)
    course, more_problems = load_course(folder, LESSON_KINDS, tables)
    assert (problems, more_problems) == ((), ())
    assert len(tables[FORMALITY].labels) == 400
    lesson = course.lesson("judging-formality")
    assert lesson is not None
    count, wrong = fact_problems(replace(course, lessons=(lesson,)), tables, numbers_of)
    assert count == 12
    told = "\n".join(map(str, wrong))
    assert 'card signals-or-words, facts."477 of 591": sentences, 16 signals, test right' in told
    assert " of 360." in told
