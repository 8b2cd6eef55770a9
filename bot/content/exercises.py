"""From checked tables to the tutor's exercises: matching and the game."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.content.problems import quoted
from bot.tutor.exercises.matching import MatchingExercise, Pair
from bot.tutor.game.sentences import Game

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.content.problems import Ledger
    from bot.content.schema import GameFile, MatchingTable
    from bot.tutor.game.sentences import Subject


def matching(table: MatchingTable) -> MatchingExercise:
    """Return the exercise, its confusions keyed by both pair ids in alphabetical order."""
    pairs = tuple(Pair(pair.id, pair.term, pair.definition) for pair in table.pair)
    confusions: dict[tuple[str, str], str] = {}
    for confusion in table.confusion:
        first, second = sorted(confusion.pair)
        confusions[first, second] = confusion.feedback
    return MatchingExercise(pairs, confusions)


def game(file: GameFile, subjects: Mapping[str, Subject], ledger: Ledger) -> Game | None:
    """Return the game with its subjects in the file's order; None with a problem."""
    before = len(ledger.found)
    for place, name in enumerate(file.subjects):
        if name not in subjects:
            known = ", ".join(sorted(subjects)) or "none"
            wrong = f"there are no sentences named {quoted(name)}"
            ledger.add(f"subjects[{place}]", wrong, f"correct the name; there are: {known}")
    if len(ledger.found) > before:
        return None
    return Game(file.title, file.instructions, tuple(subjects[name] for name in file.subjects))
