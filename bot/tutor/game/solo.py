"""Human Backpropagation, alone: predict, learn whether it was right, correct, write a rule.

The answers, the order and the correction sentence come from the lesson; see `lessons/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from typing import TYPE_CHECKING

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind, fitted
from bot.tutor.exercises.plans import Plan
from bot.tutor.game.corrections import FEATURE_MOST, QUOTES, correction_sentence
from bot.tutor.game.sentences import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.tutor.game.corrections import Correction
    from bot.tutor.game.sentences import Game


RULE_MOST = 300
RULE_LEAST = 8


class Stage(StrEnum):
    """What the game is waiting for."""

    PREDICT = "predict"
    CORRECT = "correct"
    RULE = "rule"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class GameState:
    """Where a person stands. `current` is the sentence to predict next, None once all are played.

    `said` maps a sentence id to the correction sentence that was said about it.
    """

    sentences: tuple[str, ...]
    predictions: dict[str, Label]
    verdicts: dict[str, bool]
    said: dict[str, str]
    rule: str | None
    step: int

    @property
    def waiting(self) -> str | None:
        """The sentence that was judged wrong and still waits for its correction."""
        return next((s for s, ok in self.verdicts.items() if not ok and s not in self.said), None)

    @property
    def current(self) -> str | None:
        if self.waiting is not None:
            return self.waiting
        return next((s for s in self.sentences if s not in self.predictions), None)

    @property
    def stage(self) -> Stage:
        if self.waiting is not None:
            return Stage.CORRECT
        if self.current is not None:
            return Stage.PREDICT
        return Stage.RULE if self.rule is None else Stage.DONE

    @property
    def mistakes(self) -> int:
        return sum(not ok for ok in self.verdicts.values())

    @property
    def score(self) -> float:
        """Share of the predictions that were correct, 0 to 1."""
        return sum(self.verdicts.values()) / len(self.sentences)


def draw_game(game: Game) -> Plan:
    """Return the sentences in the order of the lesson: the order is part of the exercise."""
    return Plan(tuple(sentence.id for sentence in game.sentences))


def game_state(game: Game, plan: Plan, entries: Sequence[Entry]) -> GameState:
    """Replay the entries."""
    sentences = fitted(plan.items, [sentence.id for sentence in game.sentences])
    return reduce(after_entry, entries, GameState(tuple(sentences), {}, {}, {}, None, 0))


def after_entry(state: GameState, entry: Entry) -> GameState:
    """Return the state once this entry is added; a sentence that left the lesson is ignored."""
    known, step = entry.item in state.sentences, state.step + 1
    if entry.kind == EntryKind.RULE:
        return replace(state, step=step, rule=entry.choice)
    if entry.kind == EntryKind.CORRECTION and known:
        return replace(state, step=step, said=state.said | {entry.item: entry.choice})
    if entry.kind == EntryKind.PREDICTION and known:
        predictions = state.predictions | {entry.item: Label(entry.choice)}
        verdicts = state.verdicts | {entry.item: bool(entry.right)}
        return replace(state, step=step, predictions=predictions, verdicts=verdicts)
    return replace(state, step=step)


def predict(state: GameState, game: Game, label: Label) -> Entry:
    """Lock in a prediction for the current sentence. Raise TutorError out of turn."""
    if state.stage is not Stage.PREDICT or state.current is None:
        raise TutorError(
            "No sentence is waiting for a prediction. Type `/play` to see where you are."
        )
    truth = game.sentence(state.current).label
    return Entry(EntryKind.PREDICTION, state.current, label.value, right=label is truth)


def correct(state: GameState, correction: Correction) -> Entry:
    """Say the correction for the sentence that was judged wrong.

    Raise TutorError when none is waiting, or the feature is empty or over 60 characters.
    """
    if state.waiting is None:
        raise TutorError("No correction is needed right now. Type `/play` to see where you are.")
    named = " ".join(correction.feature.strip(QUOTES).split()).removeprefix("the ").strip(QUOTES)
    if not re.search(r"\w", named) or "word/feature" in named:
        raise TutorError(
            "Name the word or feature that misled you: pick one from the list or type your own."
        )
    if len(named) > FEATURE_MOST:
        raise TutorError(
            f"Name one word or feature, in at most {FEATURE_MOST} characters, and say it again."
        )
    return Entry(
        EntryKind.CORRECTION, state.waiting, correction_sentence(named, correction.direction)
    )


def write_rule(state: GameState, text: str, breaker: str) -> Entry:
    """Write down the one rule. Without a mistake, a sentence that would break it is asked too.

    Raise TutorError out of turn, or when a text is missing, too short or too long.
    """
    if state.stage is not Stage.RULE:
        raise TutorError(
            "The rule comes after the last sentence. Type `/play` to see where you are."
        )
    rule, counterexample = " ".join(text.split()), " ".join(breaker.split())
    if not RULE_LEAST <= len(rule) <= RULE_MOST:
        raise TutorError(
            f"A rule is one sentence of {RULE_LEAST} to {RULE_MOST} characters, "
            "such as: slang words point to casual. Press the button and write it once more."
        )
    if state.mistakes == 0 and not counterexample:
        raise TutorError(
            "You made no mistake, so add a sentence that would break your rule. "
            "Press the button and write both."
        )
    if len(counterexample) > RULE_MOST:
        raise TutorError(f"Keep the second sentence to {RULE_MOST} characters, please.")
    return Entry(EntryKind.RULE, item=counterexample, choice=rule)
