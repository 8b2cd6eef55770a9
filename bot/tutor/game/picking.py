"""The words of a sentence that somebody may blame, picked from a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.data.sentences.signals_reading import words_of
from bot.tutor.game.sentences import found_in, word_set

if TYPE_CHECKING:
    from bot.tutor.game.sentences import Subject


def words_to_pick(subject: Subject, text: str, most: int) -> tuple[str, ...]:
    """Return at most `most` different words of a sentence, in its order.

    Where there are more, those that show a signal stay, and then the longest.
    """
    words = tuple(dict.fromkeys(word for word in words_of(text) if word.isalnum() or "'" in word))
    shows: set[str] = set()
    for found in found_in(subject.reader, text):
        shows = shows.union(*(word_set(piece) for piece in found.words))
    kept = sorted(words, key=lambda word: (word not in shows, -len(word)))[:most]
    return tuple(word for word in words if word in kept)
