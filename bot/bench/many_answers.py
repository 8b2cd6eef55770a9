"""A database of very many answers, written by a few statements."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

STEPS = 20  # answers in an attempt
ATTEMPTS = 50  # attempts of a person, so that everybody has a thousand answers
EPOCH_ID = 1_440_000_000_000_000_000  # of a press in November 2025: the presses of all are over
NUMBERS = (
    "CREATE TEMP VIEW n AS WITH RECURSIVE i(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM i)"
    " SELECT k FROM i"
)
FILLING = (
    "INSERT INTO learner (id, discord_id, joined_at) "
    "SELECT k, 300000000000000000 + k, '2025-11-01 12:00:00.000000' FROM n LIMIT :many",
    "INSERT INTO attempt (id, learner_id, press_id, lesson, activity, scope, plan,"
    " started_at, finished_at, score) SELECT k, 1 + (k - 1) / :attempts, :epoch + k,"
    " CASE k % 4 WHEN 0 THEN 'loss' WHEN 1 THEN 'layers' WHEN 2 THEN 'neuron' ELSE 'rates' END,"
    " 'questions', '', '{}', '2025-11-02 12:00:00.000000', '2025-11-02 12:10:00.000000', 0.7"
    " FROM n LIMIT :many",
    "INSERT INTO entry (attempt_id, step, author_id, turn, kind, item, choice, credit,"
    ' confidence, "right", revision, entered_at) SELECT 1 + (k - 1) / :steps, (k - 1) % :steps,'
    " 1 + (k - 1) / (:steps * :attempts), CAST((k - 1) % :steps AS TEXT), 'answer',"
    " 'q' || (k % 97), 'a', k % 2, 50 + k % 50, k % 2, '', '2025-11-02 12:05:00.000000'"
    " FROM n LIMIT :many",
    "INSERT INTO press (interaction_id, learner_id, pressed_at) SELECT"
    " :epoch + (k << 16), 1 + k % :people, '2025-11-02 12:05:00.000000' FROM n LIMIT :many",
)


def fill_with_answers(path: Path, answers: int) -> None:
    """Write so many answers into a new database, a press for each, and the attempts they are of.

    It ends as a kill would end it: without a mark that the file was closed in good order.
    """
    attempts = max(1, answers // STEPS)
    people = max(1, attempts // ATTEMPTS)
    given = {"steps": STEPS, "attempts": ATTEMPTS, "people": people, "epoch": EPOCH_ID}
    counts = (people, people * ATTEMPTS, people * ATTEMPTS * STEPS, answers)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_size_limit=0")
        connection.execute(NUMBERS)
        for statement, many in zip(FILLING, counts, strict=True):
            connection.execute("BEGIN")
            connection.execute(statement, given | {"many": many})
            connection.execute("COMMIT")


def most_active_person(path: Path) -> int:
    """Return the Discord id of somebody with a thousand answers."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT max(discord_id) FROM learner").fetchone()[0])
