"""What the game can be played with: each subject has its labels, its question and its signals."""

from __future__ import annotations

from dataclasses import dataclass

from bot.tutor.data.sentences.review_signals import REVIEW_SIGNALS, review_found_in
from bot.tutor.data.sentences.signals import SIGNALS, found_in
from bot.tutor.game.hearing.feature_names import FORMALITY, REVIEW
from bot.tutor.game.sentences import SentenceReader


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """A subject before its sentences are read. `id` is the name of their file.

    The network learns `high` as 1 and `low` as 0. `offer` is what a button says that takes it.
    """

    id: str
    high: str
    low: str
    ask: str
    offer: str
    reader: SentenceReader


SUBJECTS: tuple[SubjectKind, ...] = (
    SubjectKind(
        "formal-or-casual",
        "formal",
        "casual",
        "Is this formal or casual?",
        "Play with formal or casual",
        SentenceReader(SIGNALS, found_in, FORMALITY),
    ),
    SubjectKind(
        "positive-or-negative",
        "positive",
        "negative",
        "Is this review positive or negative?",
        "Play with reviews (easy English)",
        SentenceReader(REVIEW_SIGNALS, review_found_in, REVIEW),
    ),
)
"""All of them; a lesson's game says which ones it is played with."""
