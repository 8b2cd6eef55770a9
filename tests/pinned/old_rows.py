"""Rows as the bot of today writes them, kept word for word: each later one has to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pinned.school import LESSON

if TYPE_CHECKING:
    from tests.pinned.school import School

MOMENT = "2026-11-01 12:00:00.000000"
LATER = "2026-11-01 12:30:00.250000"
MATCHING_PLAN = """{"terms": ["loss-function", "backpropagation", "learning-rate",
 "gradient-descent", "generalisation", "overfitting", "forward-pass", "test-set"],
 "definitions": ["test-set", "loss-function", "learning-rate", "gradient-descent", "overfitting",
 "backpropagation", "generalisation", "forward-pass"]}"""
QUESTIONS_PLAN = """{"role-of-loss": ["changes-weights", "one-number", "counts-correct",
 "size-of-nudge", "removes-information"], "why-a-test-set": ["more-examples", "check-pattern",
 "best-settings", "stops-overfitting", "harder-examples"]}"""
GAME_PLAN = '{"sentences": ["assistance", "pizza", "committee"]}'
SPEC = """{"data": "circles", "points": 120, "noise": 0.1, "flips": 0.05, "train_share": 0.6,
 "fresh_test": 0, "inputs": ["x1", "x2", "x1^2"], "text": "signals", "hidden": [6, 3],
 "activation": "relu", "loss": "cross-entropy", "optimizer": "momentum", "learning_rate": 0.3,
 "schedule": "cosine", "epochs": 90, "batch": 16, "l1": 0.0, "l2": 0.001, "start": "random",
 "precision": "float32", "validation_share": 0.2, "patience": 9, "seed": 7, "weights_seed": 8}"""
TASK = (
    '{"view": "train", "variants": [{"label": "", "spec": ' + SPEC + '}], "title": "",'
    ' "predicted": "converges", "preset": "", "shipped": ""}'
)
NUMBERS = """{"rounds": [0, 45, 90], "train_loss": [0.81, 0.33, 0.14],
 "test_loss": [0.82, 0.23, 0.41], "sizes": [3, 6, 3, 1], "parameters": 49,
 "counts": [58, 14, 48], "guess_loss": 0.692, "validation_loss": [0.83, 0.25, 0.42],
 "train_accuracy": [0.5, 0.88, 0.95], "test_accuracy": [0.5, 0.9375, 0.85],
 "classes": ["class A", "class B"], "confusion": [[23, 1], [2, 22]], "dead_units": 0.125,
 "twin_units": 0.0, "diverged": false, "stopped_early": true, "kept_round": 45, "steps": 360,
 "seconds": 0.25}"""
POINTS = """{"labels": ["red", "blue", "red", "blue"], "columns": ["width", "height"],
 "rows": [[1.5, 2.0], [0.5, -1.0], [2.5, 2.25], [0.0, -3.0]], "sentences": []}"""
SENTENCES = """{"labels": ["formal", "casual", "formal", "casual"], "columns": [], "rows": [],
 "sentences": ["Dear Sir, I write to you.", "Hey, what's up?", "We regret the delay.", "lol ok"]}"""
RULE = "Slang words point to casual."

MATCHING, QUESTIONS, GAME = 11, 12, 13
RUN = 21


def remember_learning(school: School) -> None:
    """Let Ana have begun lesson 1, be at the end of lesson 2, and have lesson 3's parts open."""
    learner(school)
    reading(school, 1, "neurons-and-weights", card=1, touched_at=LATER)
    reading(school, 2, "the-forward-pass", card=5, touched_at=MOMENT)
    reading(school, 3, LESSON, card=11, touched_at=MOMENT)
    attempt(school, 10, "questions", "{}", lesson="the-forward-pass", score=0.5)
    attempt(school, MATCHING, "matching", MATCHING_PLAN)
    attempt(school, QUESTIONS, "questions", QUESTIONS_PLAN)
    attempt(school, GAME, "game", GAME_PLAN)


def learner(school: School) -> None:
    school.store(
        "INSERT INTO learner (id, discord_id, joined_at) VALUES (1, ?, ?)", school.ana.id, MOMENT
    )


def reading(school: School, row: int, lesson: str, card: int, touched_at: str) -> None:
    school.store(
        "INSERT INTO reading (id, learner_id, lesson, card, furthest, started_at, touched_at)"
        " VALUES (?, 1, ?, ?, ?, ?, ?)",
        *(row, lesson, card, card, MOMENT, touched_at),
    )


def attempt(
    school: School,
    row: int,
    activity: str,
    plan: str,
    lesson: str = LESSON,
    score: float | None = None,
) -> None:
    """Insert an open attempt, or with a score a closed one."""
    school.store(
        "INSERT INTO attempt (id, learner_id, guild_id, press_id, lesson, activity, scope,"
        " plan, started_at, finished_at, score) VALUES (?, 1, ?, ?, ?, ?, 'first', ?, ?, ?, ?)",
        *(row, school.ana.guild.id, 1000 + row, lesson, activity, plan, MOMENT),
        *(None if score is None else LATER, score),
    )


def entry(school: School, row: int, step: int, *told: object) -> None:
    """Insert what was done in an attempt: kind, item, choice, confidence, right.

    Migration 0003 gave the entry of each step its author and a turn of its own.
    """
    school.store(
        "INSERT INTO entry (attempt_id, step, author_id, turn, kind, item, choice, confidence,"
        ' "right", revision, entered_at)'
        " VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, '', ?)",
        *(row, step, str(step), *told, MOMENT),
    )


def remember_finished_game(school: School) -> None:
    """Let Ana have finished the game of lesson 3, of which the second sentence was wrong."""
    learner(school)
    attempt(school, GAME, "game", GAME_PLAN, score=2 / 3)
    entry(school, GAME, 0, "prediction", "assistance", "formal", None, 1)
    entry(school, GAME, 1, "prediction", "pizza", "formal", None, 0)
    said = "I think I weighted the slang words too low. I will adjust my rule."
    entry(school, GAME, 2, "correction", "pizza", said, None, None)
    entry(school, GAME, 3, "prediction", "committee", "formal", None, 1)
    entry(school, GAME, 4, "rule", "", RULE, None, None)
    school.store(
        "INSERT INTO rule (id, learner_id, attempt_id, text, breaker, written_at)"
        " VALUES (1, 1, ?, ?, '', ?)",
        *(GAME, RULE, LATER),
    )


def run(
    school: School,
    task: str = TASK,
    numbers: tuple[str, ...] = (NUMBERS,),
    own_table: int | None = None,
) -> None:
    """Insert a training of the channel that came to its good end and was seen."""
    school.store(
        "INSERT INTO run (id, learner_id, guild_id, press_id, own_table_id, state, attempt,"
        " private, shown, channel_id, message_id, predicted, sure, score, started_at, finished_at,"
        " reason, task)"
        " VALUES (?, 1, ?, 2000, ?, 'done', 1, 0, 1, ?, 5, 'converges', 90, 0.02, ?, ?, '', ?)",
        *(RUN, school.ana.guild.id, own_table, school.channel.id, MOMENT, LATER, task),
    )
    for number, kept in enumerate(numbers):
        school.store("INSERT INTO run_numbers VALUES (?, ?, ?)", RUN, number, kept)


def own_table(school: School, row: int, name: str, content: str) -> None:
    school.store(
        "INSERT INTO own_table (id, learner_id, guild_id, press_id, name, added_at, content)"
        " VALUES (?, 1, ?, ?, ?, ?, ?)",
        *(row, school.ana.guild.id, 3000 + row, name, MOMENT, content),
    )
