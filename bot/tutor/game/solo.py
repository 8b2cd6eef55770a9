"""Human Backpropagation, alone: the moves that a person can make, and when each may be made.

First two features with their sides; then each sentence: predict, hear whether it was right, and
after a mistake say the correction, which moves the learner's own rule. The unseen sentences come
without any telling, and one rule in words ends the game.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.replies import Paired
from bot.tutor.game.correcting import said_of
from bot.tutor.game.corrections import Correction
from bot.tutor.game.hearing.readable import reads_as_words
from bot.tutor.game.own_rule import NAMED
from bot.tutor.game.pushing import strongest
from bot.tutor.game.saying import feature_said, said_entry
from bot.tutor.game.scoring import SURE
from bot.tutor.game.state import GameEntry, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.game.sentences import Game, Sentence
    from bot.tutor.game.state import GameState

RULE_MOST = 300
RULE_LEAST = 8
WHERE = "Type `/play` to see where you are."


def choose_subject(state: GameState, game: Game, subject_id: str) -> Entry:
    """Play with another subject. Raise TutorError once the game has begun, or for no subject."""
    _check(state, Stage.BEGIN, "The game has begun, so it goes on with these sentences.")
    if subject_id not in {subject.id for subject in game.subjects}:
        raise TutorError(f"There are no such sentences to play with. {WHERE}")
    return Entry(GameEntry.SUBJECT, "", subject_id)


def name_features(state: GameState, named: Sequence[tuple[str, str]]) -> Entry:
    """Name two features, by the ids of signals, each with the label that it speaks for.

    Raise TutorError out of turn, or when it is not two different ones with a side each.
    """
    _check(state, Stage.BEGIN, "You have named your two features already.")
    known = {signal.id for signal in state.subject.reader.signals}
    both = [(id_, label) for id_, label in named if id_ in known and label in state.subject.labels]
    if len(dict(both)) != NAMED or len(both) != NAMED:
        high, low = state.subject.labels
        raise TutorError(
            "Pick two different features, and for each the side that it speaks for: "
            f"{high} or {low}. Press the button and choose once more."
        )
    return Entry(GameEntry.FEATURES, "", "", reply=Paired(tuple(both)))


def predict(state: GameState, label: str, percent: int | None) -> Entry:
    """Lock in a prediction for the current sentence, with how sure it is in percent.

    With None for the percent it counts as fairly sure. Raise TutorError out of turn.
    """
    current = state.current
    if state.stage is not Stage.PREDICT or current is None:
        raise TutorError(f"No sentence is waiting for a prediction. {WHERE}")
    if label not in state.subject.labels:
        raise TutorError(f"The answers here are {state.subject.high} and {state.subject.low}.")
    sure = percent if percent in {one.percent for one in SURE} else None
    right = None if not current.label else label == current.label
    return Entry(EntryKind.PREDICTION, current.id, label, right=right, confidence=sure)


def correct(state: GameState, correction: Correction) -> Entry:
    """Say the correction for the sentence that was judged wrong, or say a poor one again.

    Raise TutorError when none is waiting, or the feature is empty or over 60 characters.
    """
    sentence = _to_correct(state)
    heard = feature_said(correction)
    return said_entry(sentence, said_of(state.subject, state.rule_before, sentence, heard))


def _to_correct(state: GameState) -> Sentence:
    last = state.last
    if last is not None and (state.stage is Stage.CORRECT or state.may_say_again):
        return last.sentence
    raise TutorError(f"No correction is needed right now. {WHERE}")


def tell_side(state: GameState, label: str) -> Entry:
    """Say which label the feature of a correction speaks for. Raise TutorError out of turn."""
    _check(state, Stage.SIDE, "That is known already.")
    if state.waiting is None or label not in state.subject.labels:
        raise TutorError(f"The sides here are {state.subject.high} and {state.subject.low}.")
    return Entry(GameEntry.SIDE, state.waiting.id, label)


def write_rule(state: GameState, text: str, breaker: str) -> Entry:
    """Write down the one rule. Without a mistake, a sentence that would break it is asked too.

    Raise TutorError out of turn, or when a text is missing, too short, too long or no words.
    """
    _check(state, Stage.RULE, "The rule comes after the last sentence.")
    rule, counterexample = " ".join(text.split()), " ".join(breaker.split())
    if not RULE_LEAST <= len(rule) <= RULE_MOST or not reads_as_words(rule):
        raise TutorError(
            f"A rule is one sentence in words, of {RULE_LEAST} to {RULE_MOST} characters, such as: "
            f"{_example(state)} Press the button and write it once more."
        )
    if state.mistakes == 0 and not counterexample:
        raise TutorError(
            "You made no mistake, so add a sentence that would break your rule. "
            "Press the button and write both."
        )
    if len(counterexample) > RULE_MOST:
        raise TutorError(f"Keep the second sentence to {RULE_MOST} characters, please.")
    return Entry(EntryKind.RULE, item=counterexample, choice=rule)


def _example(state: GameState) -> str:
    _, low = strongest(state.subject)
    return f'"{low} points to {state.subject.low}".'


def _check(state: GameState, stage: Stage, words: str) -> None:
    if state.stage is not stage:
        raise TutorError(f"{words} {WHERE}")
