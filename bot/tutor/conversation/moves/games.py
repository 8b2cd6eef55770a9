"""Moves of the prediction game in a message: a side, a correction, two features, the rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import Open
from bot.tutor.conversation.moves.move import HeardMove
from bot.tutor.game.corrections import Correction
from bot.tutor.game.hearing.hear import hear
from bot.tutor.game.hearing.typed_labels import heard_sure, label_of
from bot.tutor.game.hearing.typed_rules import names_itself_a_rule

if TYPE_CHECKING:
    from bot.tutor.conversation.moment import Moment
    from bot.tutor.conversation.moves.frame import Sentence

CLOSING = re.compile(r"\badjust (?:my|the) rule\W*$", re.IGNORECASE)
LEAST_RULE = 3  # words of a rule that does not say that it is one


def closes_a_correction(text: str) -> bool:
    """Whether a message ends with the words that end every correction of the game."""
    return CLOSING.search(text[-60:]) is not None


def game_move(sentence: Sentence, moment: Moment, stage: Open) -> HeardMove | None:
    """Hear the move that a game at this stage waits for; None for anything else."""
    if stage is Open.CORRECTION:
        return _correction(sentence, asked=bool(moment.pending))
    hears = {Open.GAME: _side, Open.BEGIN: _features, Open.RULE: _rule}
    return hears[stage](sentence, moment.labels) if stage in hears else None


def certain_move(sentence: Sentence, moment: Moment, stage: Open) -> HeardMove | None:
    """Hear what can only be a move of the game, though something else was touched since."""
    text = sentence.text
    if stage is Open.GAME and (sides := heard_sure(text, _pair(moment.labels))):
        return HeardMove(Intent.ANSWER, sides[0], below=True)
    whole = isinstance(hear(text), Correction) or closes_a_correction(text)
    if stage in {Open.CORRECTION, Open.GAME} and whole and not sentence.asks:
        return HeardMove(Intent.ANSWER, text, below=True)
    if stage is Open.RULE and names_itself_a_rule(text):
        return HeardMove(Intent.ANSWER, text, below=True)
    return None


def _pair(labels: tuple[str, ...]) -> tuple[str, str]:
    return (labels[0], labels[1]) if len(labels) > 1 else ("", "")


def _side(sentence: Sentence, labels: tuple[str, ...]) -> HeardMove | None:
    heard = heard_sure(sentence.text, _pair(labels))
    if heard is not None:
        return HeardMove(Intent.ANSWER, heard[0])
    if isinstance(hear(sentence.text), Correction) or closes_a_correction(sentence.text):
        return HeardMove(Intent.ANSWER, sentence.text)  # the last one may be said again
    sides = {label_of(word, labels) for word in sentence.words} - {""}
    if sentence.checks and not sentence.asks and len(sides) == 1:
        return HeardMove(Intent.IS_IT, sides.pop())
    return None


def _correction(sentence: Sentence, *, asked: bool) -> HeardMove | None:
    if closes_a_correction(sentence.text):
        return HeardMove(Intent.ANSWER, sentence.text)
    heard = None if sentence.asks else hear(sentence.text)
    if heard is None:
        return None
    lone = not isinstance(heard, Correction) and heard.direction is None
    named = heard.feature != "" or not lone
    return HeardMove(Intent.ANSWER, sentence.text) if named or asked else None


def _features(sentence: Sentence, labels: tuple[str, ...]) -> HeardMove | None:
    has_side = any(label_of(word, labels) for word in sentence.words)
    if sentence.asks or len(sentence.words) < LEAST_RULE - 1 or not has_side:
        return None
    return HeardMove(Intent.ANSWER, sentence.text)


def _rule(sentence: Sentence, labels: tuple[str, ...]) -> HeardMove | None:
    if names_itself_a_rule(sentence.text):
        return HeardMove(Intent.ANSWER, sentence.text)
    asks = sentence.asks or sentence.text.rstrip().endswith("?")
    sides = any(side in sentence.text.casefold() for side in labels)
    short = len(sentence.words) < LEAST_RULE
    return None if asks or short or not sides else HeardMove(Intent.ANSWER, sentence.text)
