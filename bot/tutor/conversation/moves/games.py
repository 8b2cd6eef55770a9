"""Moves of the prediction game in a message: a side, a correction, two features, the rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import Open
from bot.tutor.conversation.moves.frame import VERB_FIRST
from bot.tutor.conversation.moves.gaps import ENDS_ASKING, words_for_gap
from bot.tutor.conversation.moves.move import HeardMove
from bot.tutor.game.corrections import Correction
from bot.tutor.game.hearing.asides import Aside, heard_aside
from bot.tutor.game.hearing.hear import hear
from bot.tutor.game.hearing.typed_labels import heard_sure, label_of
from bot.tutor.game.hearing.typed_rules import names_itself_a_rule

if TYPE_CHECKING:
    from bot.tutor.conversation.moment import Moment
    from bot.tutor.conversation.moves.frame import Wording

CLOSING = re.compile(r"\badjust (?:my|the) rule\W*$", re.IGNORECASE)
ASIDES = {
    Aside.WHY: Intent.WHY,
    Aside.SKIP: Intent.SKIP,
    Aside.QUIT: Intent.STOP,
    Aside.HINT: Intent.HINT,
}
MOST_LONE = 4  # words of a message that names a feature without its direction
MOST_SIDE = 8  # words of a message that predicts a side in words of its own
LEAST_RULE = 3  # words of a rule that does not say that it is one


def closes_a_correction(text: str) -> bool:
    """Whether a message ends with the words that end every correction of the game."""
    return CLOSING.search(text[-60:]) is not None


def game_aside(text: str) -> HeardMove | None:
    """Hear what the game itself knows as an aside; None for anything else."""
    aside = heard_aside(text)
    return None if aside is None else HeardMove(ASIDES[aside])


def game_move(wording: Wording, moment: Moment, stage: Open) -> HeardMove | None:
    """Hear the move that a game at this stage waits for; None for anything else."""
    if stage is Open.CORRECTION:
        return _correction(wording)
    hears = {Open.GAME: _side, Open.BEGIN: _features, Open.RULE: _rule}
    return hears[stage](wording, moment.labels) if stage in hears else None


def certain_move(wording: Wording, moment: Moment, stage: Open) -> HeardMove | None:
    """Hear what can only be a move of the game, though something else was touched since."""
    text = wording.text
    if stage is Open.GAME and (sides := heard_sure(text, _pair(moment.labels))):
        return HeardMove(Intent.ANSWER, sides[0], below=True)
    whole = isinstance(hear(text), Correction) or closes_a_correction(text)
    if stage in {Open.CORRECTION, Open.GAME} and whole and not wording.asks:
        return HeardMove(Intent.ANSWER, text, below=True)
    if stage is Open.RULE and names_itself_a_rule(text):
        return HeardMove(Intent.ANSWER, text, below=True)
    return None


def _pair(labels: tuple[str, ...]) -> tuple[str, str]:
    return (labels[0], labels[1]) if len(labels) > 1 else ("", "")


def _side(wording: Wording, labels: tuple[str, ...]) -> HeardMove | None:
    heard = heard_sure(wording.text, _pair(labels))
    if heard is not None:
        return HeardMove(Intent.ANSWER, heard[0])
    said = None if wording.asks else hear(wording.text)
    if closes_a_correction(wording.text) or (said is not None and said.direction is not None):
        return HeardMove(Intent.ANSWER, wording.text)  # the last correction may be said again
    sides = {label_of(word, labels) for word in wording.words} - {""}
    if wording.asks or wording.wonders or len(sides) != 1 or len(wording.words) > MOST_SIDE:
        return None
    asks = wording.checks or "?" in wording.text
    return HeardMove(Intent.IS_IT if asks else Intent.ANSWER, sides.pop(), hedged=not asks)


def _correction(wording: Wording) -> HeardMove | None:
    if closes_a_correction(wording.text):
        return HeardMove(Intent.ANSWER, wording.text)
    if wording.asks:
        return None
    heard = hear(wording.text)
    lone = heard is not None and heard.direction is None and not wording.said.startswith("i ")
    if heard is not None and not (lone and len(wording.words) > MOST_LONE):
        return HeardMove(Intent.ANSWER, wording.text)
    tells = (wording.hedged or wording.said.startswith("it ")) and not wording.checks
    named = words_for_gap(wording) if tells else ""
    return HeardMove(Intent.ANSWER, named) if named and hear(named) is not None else None


def _features(wording: Wording, labels: tuple[str, ...]) -> HeardMove | None:
    has_side = any(label_of(word, labels) for word in wording.words)
    if wording.asks or len(wording.words) < LEAST_RULE - 1 or not has_side:
        return None
    return HeardMove(Intent.ANSWER, wording.text)


def _rule(wording: Wording, labels: tuple[str, ...]) -> HeardMove | None:
    if names_itself_a_rule(wording.text):
        return HeardMove(Intent.ANSWER, wording.text)
    ends = wording.text.rstrip().endswith("?") or ENDS_ASKING.search(wording.said) is not None
    asks = wording.asks or ends or VERB_FIRST.match(wording.said) is not None
    sides = any(side in wording.text.casefold() for side in labels)
    short = len(wording.words) < LEAST_RULE
    return None if asks or short or not sides else HeardMove(Intent.ANSWER, wording.text)
