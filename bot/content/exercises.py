"""From checked tables to the tutor's exercises: matching and the game."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.matching import MatchingExercise, Pair
from bot.tutor.game.sentences import Game, Label, Sentence

if TYPE_CHECKING:
    from bot.content.schema import GameFile, MatchingTable


def matching(table: MatchingTable) -> MatchingExercise:
    """Return the exercise, its confusions keyed by both pair ids in alphabetical order."""
    pairs = tuple(Pair(pair.id, pair.term, pair.definition) for pair in table.pair)
    confusions: dict[tuple[str, str], str] = {}
    for confusion in table.confusion:
        first, second = sorted(confusion.pair)
        confusions[first, second] = confusion.feedback
    return MatchingExercise(pairs, confusions)


def game(file: GameFile) -> Game:
    """Return the game with its sentences in the file's order."""
    sentences = tuple(
        Sentence(sentence.id, sentence.text, Label(sentence.label), sentence.reason)
        for sentence in file.sentence
    )
    return Game(file.title, file.instructions, sentences, file.features)
