"""From the entries of a game played alone to its state, also those of an older program."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import EntryKind
from bot.tutor.exercises.replies import Paired
from bot.tutor.game.correcting import Said, said_of
from bot.tutor.game.corrections import Correction, Direction, read_correction
from bot.tutor.game.drawing import is_whole, rounds_in
from bot.tutor.game.state import GameEntry, GameState, Predicted

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Attempt, Entry
    from bot.tutor.game.sentences import Game, Sentence, Subject


def game_state(game: Game, attempt: Attempt) -> GameState:
    """Replay an attempt."""
    begun = _begun(game, attempt)

    def after(state: GameState, entry: Entry) -> GameState:
        return after_entry(game, attempt, state, entry)

    return reduce(after, attempt.entries, begun)


def _begun(game: Game, attempt: Attempt, subject_id: str = "") -> GameState:
    subject = game.subject(subject_id)
    # A game of an older program asked for no features.
    named = None if is_whole(attempt.plan) else ()
    return GameState(subject, rounds_in(attempt.plan, subject), named)


def after_entry(game: Game, attempt: Attempt, state: GameState, entry: Entry) -> GameState:
    """Return the state once this entry is added; what is about a lost sentence is ignored."""
    step = state.step + 1
    if entry.kind == GameEntry.SUBJECT:
        return replace(_begun(game, attempt, entry.choice), step=step)
    if entry.kind == GameEntry.FEATURES:
        return replace(state, step=step, named=_named(state.subject, entry))
    if entry.kind == EntryKind.RULE:
        return replace(state, step=step, written=entry.choice)
    return replace(_after_sentence(state, entry), step=step)


def _after_sentence(state: GameState, entry: Entry) -> GameState:
    sentence = state.subject.sentence(entry.item)
    if sentence is None or sentence.id not in state.rounds.all:
        return state
    if entry.kind == EntryKind.PREDICTION:
        judged = as_judged(state.subject, sentence, entry)
        one = Predicted(judged, entry.choice, entry.confidence, entry.right)
        return replace(state, predicted=(*state.predicted, one))
    earlier = state.said.get(sentence.id, ())
    if entry.kind == EntryKind.CORRECTION:
        now = (*earlier, _said(state, sentence, entry))
    elif entry.kind == GameEntry.SIDE and earlier:
        now = (*earlier[:-1], replace(earlier[-1], side=entry.choice))
    else:
        return state
    return replace(state, said=state.said | {sentence.id: now})


def as_judged(subject: Subject, sentence: Sentence, entry: Entry) -> Sentence:
    """Return the sentence with the label that the prediction was judged by: it may have changed."""
    label = "" if entry.right is None else entry.choice
    if entry.right is False:
        label = subject.other(label)
    # A reason that was written for another label is none.
    return sentence if label == sentence.label else replace(sentence, label=label, why="")


def _named(subject: Subject, entry: Entry) -> tuple[tuple[str, str], ...] | None:
    """Read the features to begin with; None, so that they are asked for, once one is unknown."""
    pairs, ids = _pairs(entry), {signal.id for signal in subject.reader.signals}
    known = all(id_ in ids and label in subject.labels for id_, label in pairs)
    return pairs if known else None


def _said(state: GameState, sentence: Sentence, entry: Entry) -> Said:
    """Read a correction; one of an older program has nothing but its words."""
    kept = dict(_pairs(entry))
    if kept:
        return Said(kept["feature"], kept["name"], Direction(kept["direction"]), kept["side"])
    said = read_correction(entry.choice) or Correction(entry.choice, Direction.HIGH)
    return said_of(state.subject, state.rule_before, sentence, said)


def _pairs(entry: Entry) -> tuple[tuple[str, str], ...]:
    return entry.reply.pairs if isinstance(entry.reply, Paired) else ()
