"""Saying a correction: what is kept of it, and what it needs besides its words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.replies import Paired
from bot.tutor.game.correcting import said_of
from bot.tutor.game.corrections import FEATURE_MOST, QUOTES, Correction, correction_sentence
from bot.tutor.game.own_rule import FREE, WORD, is_in
from bot.tutor.text import LINK, plain

if TYPE_CHECKING:
    from bot.tutor.game.correcting import Said
    from bot.tutor.game.own_rule import OwnRule
    from bot.tutor.game.sentences import Sentence, Subject


def corrected(
    subject: Subject, rule: OwnRule, sentence: Sentence, correction: Correction, side: str
) -> Entry:
    """Say a correction at once with its `side`, which counts where it is not known.

    There is one correction of a mistake here, so what cannot count is asked for again. Raise
    TutorError for no feature, for what is no word of the sentence and no signal, for a link, and
    where the side is needed.
    """
    heard = feature_said(correction)
    if LINK.search(heard.feature):
        raise TutorError("Others see this, so name a plain word or feature, without a link.")
    said = said_of(subject, rule, sentence, heard)
    free = said.feature.startswith((WORD, FREE))
    if free and not is_in(subject, said.feature, sentence.text):
        raise TutorError(
            f"I cannot find **{plain(said.name)}** in this sentence, so your rule cannot count it. "
            "Name a word of the sentence, or pick something from the list. Press the button and "
            "say it once more."
        )
    if not said.side:
        if side not in subject.labels:
            raise TutorError(
                f"Say also whether it speaks for {subject.high} or for {subject.low} in your eyes. "
                "Press the button and say it once more."
            )
        said = replace(said, side=side)
    return said_entry(sentence, said)


def feature_said(correction: Correction) -> Correction:
    """Return a correction with its feature alone, without the quotes and "the" around it.

    Raise TutorError when it is empty or over 60 characters.
    """
    named = " ".join(correction.feature.strip(QUOTES).split()).removeprefix("the ").strip(QUOTES)
    if (not re.search(r"\w", named) and named not in MARKS) or "word/feature" in named:
        raise TutorError(
            "Name the word or feature that misled you: pick one from the list or type your own."
        )
    if len(named) > FEATURE_MOST:
        raise TutorError(
            f"Name one word or feature, in at most {FEATURE_MOST} characters, and say it again."
        )
    return Correction(named, correction.direction)


MARKS = {"!", "?", "...", "??", "!!"}
"""What names a feature though it has no letter."""


def said_entry(sentence: Sentence, said: Said) -> Entry:
    """Return a correction as it is kept, with what was understood of it."""
    kept = (
        ("feature", said.feature),
        ("name", said.name),
        ("direction", said.direction.value),
        ("side", said.side),
    )
    words = correction_sentence(said.name, said.direction)
    return Entry(EntryKind.CORRECTION, sentence.id, words, reply=Paired(kept))
