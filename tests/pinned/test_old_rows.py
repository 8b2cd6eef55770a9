"""Rows that an earlier bot had written are read, shown and built upon."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.pinned import old_rows
from tests.pinned.old_rows import GAME, MATCHING, NUMBERS, QUESTIONS, RUN, SPEC, TASK
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from tests.pinned.school import School

pytestmark = pytest.mark.simcord(check_errors=False)

FACTS = [
    "### Run 21 in numbers: circles · 3-6-3-1 · learning rate 0.3",
    "   45 0.330 0.250 0.230  88 93.8",
    "Loss of guessing             0.69",
    "Stopped early in round         90",
    "  weights kept of round        45",
    "Layers                    3-6-3-1",
    "Parameters                     49",
    "Training points                58",
    "Validation points              14",
    "Test points                    48",
    "Dead hidden units          12.5 %",
    "Equal hidden units            0 %",
    "Steps                         360",
    "Time                       0.25 s",
    "class B       2      22",
]
SETTINGS = (
    "-# run 21 · points 120, noise 10%, wrong labels 5%, training share 60%, inputs x1 x2 x1^2, "
    "activation relu, optimizer momentum, schedule cosine, epochs 90, batch 16, L2 0.001, "
    "precision float32, validation share 20%, patience 9, start's seed 8, seed 7"
)


async def test_an_old_training_is_shown_with_all_its_dials(school: School) -> None:
    old_rows.learner(school)
    old_rows.run(school)
    card = text_of(shown(await school.slash("run show", run=RUN)))
    assert "### circles · 3-6-3-1 · learning rate 0.3" in card
    assert "You predicted, 90% sure, that it falls and settles." in card
    assert "Brier score: 0.02" in card
    assert SETTINGS in card


async def test_an_old_training_is_told_in_numbers(school: School) -> None:
    old_rows.learner(school)
    old_rows.run(school)
    told = await school.press(await school.old_card(), f"run-numbers:{RUN}")
    text = text_of(shown(told))
    assert [fact for fact in FACTS if fact not in text] == []


@pytest.mark.parametrize(
    ("view", "labels", "title"),
    [
        ("sweep", ("rate 0.1", "rate 1"), "Three learning rates"),
        ("compare", ("run 2", "run 3"), "run 2 and run 3"),
        ("watch", ("",), "circles · 3-6-3-1 · learning rate 0.3"),
    ],
)
async def test_an_old_task_of_each_view_is_shown(
    school: School, view: str, labels: tuple[str, ...], title: str
) -> None:
    task = json.loads(TASK) | {"view": view, "predicted": ""}
    task["title"] = "Three learning rates" if view == "sweep" else ""
    task["variants"] = [{"label": label, "spec": json.loads(SPEC)} for label in labels]
    old_rows.learner(school)
    old_rows.run(school, json.dumps(task), (NUMBERS,) * len(labels))
    school.store("UPDATE run SET predicted = '', sure = NULL, score = NULL")
    card = text_of(shown(await school.slash("run show", run=RUN)))
    assert f"### {title}" in card
    again = text_of(shown(await school.slash("run repeat", run=RUN)))
    assert f"-# run {RUN + 1} · " in again


async def test_an_old_task_of_a_lab_asks_its_question(school: School) -> None:
    task = json.loads(TASK) | {"preset": "lr-trio", "title": "Three learning rates"}
    old_rows.learner(school)
    old_rows.run(school, json.dumps(task))
    shown_again = text_of(shown(await school.slash("run show", run=RUN)))
    asked_anew = text_of(shown(await school.slash("lab lr-trio")))
    assert shown_again.splitlines()[:2] == asked_anew.splitlines()[:2]


async def test_an_old_task_that_says_no_more_than_it_must_is_read(school: School) -> None:
    short = (
        '{"view": "train", "variants": [{"label": "", "spec": {"inputs": ["x1"], "hidden": []}}]}'
    )
    old_rows.learner(school)
    old_rows.run(school, short)
    card = text_of(shown(await school.slash("run show", run=RUN)))
    assert "### moons · 3-6-3-1 · learning rate 1" in card
    assert f"-# run {RUN} · inputs x1, seed 1" in card


async def test_a_task_of_the_first_program_is_told_to_be_too_old(school: School) -> None:
    old_rows.learner(school)
    old_rows.run(school, "{}", ())
    told = await school.slash("run show", run=RUN)
    assert "was made by an older Nudge" in shown(told).content


@pytest.mark.parametrize(
    ("content", "listed"),
    [
        (old_rows.POINTS, "**mine**: 4 points (blue, red), yours"),
        (old_rows.SENTENCES, "**mine**: 4 sentences (casual, formal), yours"),
    ],
    ids=["points", "sentences"],
)
async def test_old_own_data_is_listed_and_trained_on(
    school: School, content: str, listed: str
) -> None:
    spec = json.loads(SPEC) | {"data": "own", "inputs": ["x1", "x2"], "points": 20, "patience": 0}
    task = json.loads(TASK) | {"title": "mine", "variants": [{"label": "", "spec": spec}]}
    old_rows.learner(school)
    old_rows.own_table(school, 5, "mine", content)
    old_rows.run(school, json.dumps(task), own_table=5)
    assert listed in text_of(shown(await school.slash("data list")))
    again = text_of(shown(await school.slash("run repeat", run=RUN)))
    assert again.startswith("### mine · ")
    (new,) = school.rows("SELECT task FROM run WHERE id > ?", RUN)
    assert json.loads(new[0])["variants"] == [{"label": "", "spec": spec}]  # to the same numbers
    taken = await school.slash("data download", name="mine")
    assert shown(taken).attachments[0].filename == "mine.csv"


async def test_a_training_that_was_under_way_is_taken_up_with_its_old_task(
    school: School,
) -> None:
    old_rows.learner(school)
    old_rows.run(school, numbers=())
    card = await school.old_card(public=True)
    school.store(
        "UPDATE run SET state = 'running', finished_at = NULL, score = NULL, shown = 0,"
        " message_id = ?",
        card.id,
    )
    await school.restart()
    await school.env.settle()
    assert f"-# run {RUN} · " in text_of(card)
    assert school.rows("SELECT state, attempt, shown FROM run") == [("done", 2, 1)]


async def test_old_attempts_are_gone_on_with_where_they_were(school: School) -> None:
    old_rows.remember_learning(school)
    pairs = ("loss-function", "overfitting", 0), ("loss-function", "loss-function", 1)
    for step, (term, definition, right) in enumerate(pairs):
        old_rows.entry(school, MATCHING, step, "pair", term, definition, None, right)
    old_rows.entry(school, QUESTIONS, 0, "answer", "role-of-loss", "one-number", 90, 1)
    old_rows.entry(school, GAME, 0, "prediction", "assistance", "casual", None, 0)
    said = "I think I weighted the word I too low. I will adjust my rule."
    old_rows.entry(school, GAME, 1, "correction", "assistance", said, None, None)
    card = await school.old_card()
    await school.press(card, "lesson-on:how-a-network-learns")
    assert "✅ **Loss function**" in text_of(card)
    assert "-# 1 of 8 matched" in text_of(card)
    await school.press(card, f"quiz-next:{QUESTIONS}")
    assert "**B** · To check that it learned a pattern" in text_of(card)
    assert "question 2 of 2" in text_of(card)
    await school.press(card, f"game-show:{GAME}")
    assert "-# Sentence 2 of 3" in text_of(card)


async def test_old_scores_rules_and_trainings_stand_in_the_progress(school: School) -> None:
    old_rows.remember_learning(school)
    old_rows.run(school)
    school.store(
        "INSERT INTO rule (id, learner_id, attempt_id, text, breaker, written_at)"
        " VALUES (1, 1, ?, 'Greetings are casual.', 'Greetings, Sir.', ?)",
        *(GAME, old_rows.MOMENT),
    )
    report = text_of(shown(await school.slash("progress")))
    assert "2. The forward pass: after the checkpoint" in report
    rules = text_of(shown(await school.slash("notebook")))
    assert "> Greetings are casual.\n-# would break it: Greetings, Sir." in rules
    assert "**Trainings with /train and /lab**: 1" in report
    assert "You foretold the curve once; mean Brier score 0.02" in report
