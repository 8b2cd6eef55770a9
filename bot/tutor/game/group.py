"""Human Backpropagation as a group: the moves that its members can make, and when.

Everybody names two features, then locks each sentence privately; the counts are revealed together,
whoever was wrong says the correction, and the network learns along. Unseen sentences come without
any telling, and at the end everybody's rule of up to three features plays alone, in the arena.

Each function judges one move in the attempt that the group shares, as it is stored at that moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.replies import Paired
from bot.tutor.game.group_state import GroupEntry, GroupStage
from bot.tutor.game.hearing.readable import reads_as_words
from bot.tutor.game.own_rule import NAMED
from bot.tutor.game.saying import corrected
from bot.tutor.game.scoring import SURE
from bot.tutor.game.solo import RULE_LEAST, RULE_MOST
from bot.tutor.game.state import GameEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.game.corrections import Correction
    from bot.tutor.game.group_state import GroupState
    from bot.tutor.game.sentences import Sentence

LEAST_PLAYERS, MOST_PLAYERS = 3, 30
MOST_FEATURES = 3
BY_NAME = "*by name"
"""What a rule of the arena has among its pairs where its owner wants to be named."""


def start(state: GroupState, subject_id: str) -> Entry:
    """Begin with the sentences of a subject. Raise TutorError out of turn or with too few."""
    _check(state, GroupStage.LOBBY, "This game has begun already.")
    if subject_id not in {one.id for one in state.game.subjects}:
        raise TutorError("There are no such sentences to play with. Nothing was changed.")
    here = len(state.gathering.present)
    if here < LEAST_PLAYERS:
        raise TutorError(
            f"A group needs {LEAST_PLAYERS} people, and there "
            f"{'is one' if here == 1 else f'are {here}'}. For two there is `/play partner:`."
        )
    return Entry(GroupEntry.START, "", subject_id)


def name_features(state: GroupState, named: Sequence[tuple[str, str]]) -> Entry:
    """Name the two features of one's own rule, as in `solo.name_features`."""
    _check(state, GroupStage.RULES, "The features come right after the start.")
    both = _known(state, named)
    if len(both) != NAMED or len(dict(both)) != NAMED:
        high, low = state.subject.labels
        raise TutorError(
            "Pick two different features, and for each the side that it speaks for: "
            f"{high} or {low}. Press the button and choose once more."
        )
    return Entry(GameEntry.FEATURES, "", "", reply=Paired(both))


def predict(state: GroupState, label: str, percent: int) -> Entry:
    """Lock the sentence that is played now. Raise TutorError out of turn."""
    _check(state, GroupStage.PREDICT, "No sentence is waiting for a prediction.")
    return _lock(state, state.sentence, label, percent)


def answer_test(state: GroupState, place: int, label: str, percent: int) -> Entry:
    """Lock an unseen sentence by its place, counted from 0. Raise TutorError out of turn."""
    _check(state, GroupStage.TEST, "The test is not on now.")
    sentence = state.tests[place] if place < len(state.tests) else None
    return _lock(state, sentence, label, percent)


def _lock(state: GroupState, sentence: Sentence | None, label: str, percent: int) -> Entry:
    if sentence is None:
        raise TutorError("This sentence was taken out of the game. Nothing was counted.")
    if label not in state.subject.labels or percent not in {one.percent for one in SURE}:
        high, low = state.subject.labels
        raise TutorError(f"The answers here are {high} and {low}. Nothing was counted.")
    right = label == sentence.label
    return Entry(EntryKind.PREDICTION, sentence.id, label, right=right, confidence=percent)


def correct(state: GroupState, person: int, correction: Correction, side: str) -> Entry:
    """Say what misled somebody in the sentence that was revealed; `side` is what they say it is.

    Raise TutorError out of turn, for somebody who was right, and for what names no feature.
    """
    _check(state, GroupStage.TALK, "No correction is waited for right now.")
    sentence = state.sentence
    if sentence is None or person not in state.wrong:
        raise TutorError("Only whoever was wrong adjusts something. Yours was not wrong here.")
    return corrected(state.subject, state.own(person).rule, sentence, correction, side)


def enter_arena(
    state: GroupState, picked: Sequence[tuple[str, str]], words: str, *, by_name: bool
) -> Entry:
    """Send a rule of up to three features to the arena; one's own words go to the notebook.

    Raise TutorError out of turn, for no feature or too many, for one on both sides, and for words
    that are none.
    """
    _check(state, GroupStage.ARENA, "The arena comes after the test.")
    rule = _known(state, picked)
    if not 1 <= len(rule) <= MOST_FEATURES or len(dict(rule)) != len(rule):
        raise TutorError(
            f"Pick one to {MOST_FEATURES} features in all, each on one side only. "
            "Press the button and choose once more."
        )
    text = " ".join(words.split())
    if text and (not RULE_LEAST <= len(text) <= RULE_MOST or not reads_as_words(text)):
        raise TutorError(
            f"Your own words are one sentence of {RULE_LEAST} to {RULE_MOST} characters, or "
            "nothing at all. Press the button and write it once more."
        )
    wish = ((BY_NAME, "yes"),) if by_name else ()
    kind = EntryKind.RULE if text else GroupEntry.ARENA_RULE
    return Entry(kind, "", text, reply=Paired((*rule, *wish)))


def _known(state: GroupState, pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    ids, labels = {signal.id for signal in state.subject.reader.signals}, state.subject.labels
    return tuple((id_, label) for id_, label in pairs if id_ in ids and label in labels)


def _check(state: GroupState, stage: GroupStage, words: str) -> None:
    if state.stage is not stage:
        raise TutorError(f"{words} The card in the channel shows where the game is.")
