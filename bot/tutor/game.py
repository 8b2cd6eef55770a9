"""Human Backpropagation, alone: predict, hear right or wrong, say the correction, keep a rule.

The answers, the order and the sentence to be said are the lesson's own; see `lessons/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.tutor.attempts import Entry, EntryKind, Plan, fitted
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Sequence

FEATURE_MOST = 60
RULE_MOST = 300
RULE_LEAST = 8
QUOTES = "[]'\" \N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"


class Label(StrEnum):
    FORMAL = "formal"
    CASUAL = "casual"


class Direction(StrEnum):
    HIGH = "too high"
    LOW = "too low"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to judge, its label, and why a reader would say so."""

    id: str
    text: str
    label: Label
    reason: str


@dataclass(frozen=True, slots=True)
class Game:
    """The sentences in order, and the features a person can pick when they were wrong."""

    title: str
    instructions: str
    sentences: tuple[Sentence, ...]
    features: tuple[str, ...]

    def sentence(self, sentence_id: str) -> Sentence:
        return next(sentence for sentence in self.sentences if sentence.id == sentence_id)


class Stage(StrEnum):
    """What the game is waiting for."""

    PREDICT = "predict"
    CORRECT = "correct"
    RULE = "rule"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class GameState:
    """Where a person stands. `current` is the sentence at hand, None once all are played.

    `said` maps a sentence to the correction sentence that was said about it.
    """

    sentences: tuple[str, ...]
    predictions: dict[str, Label]
    right: dict[str, bool]
    said: dict[str, str]
    rule: str | None
    step: int

    @property
    def waiting(self) -> str | None:
        """The sentence that was judged wrong and still waits for its correction."""
        return next((s for s, ok in self.right.items() if not ok and s not in self.said), None)

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
        return sum(not ok for ok in self.right.values())

    @property
    def score(self) -> float:
        """Share of the predictions that were right, 0 to 1."""
        return sum(self.right.values()) / len(self.sentences)


def draw_game(game: Game) -> Plan:
    """Keep the page's order: it is part of the exercise."""
    return {"sentences": [sentence.id for sentence in game.sentences]}


def game_state(game: Game, plan: Plan, entries: Sequence[Entry]) -> GameState:
    """Replay the entries. Sentences that left the lesson since are passed over."""
    sentences = fitted(plan["sentences"], [sentence.id for sentence in game.sentences])
    predictions: dict[str, Label] = {}
    right: dict[str, bool] = {}
    said: dict[str, str] = {}
    rule: str | None = None
    for entry in entries:
        if entry.kind is EntryKind.RULE:
            rule = entry.choice
        elif entry.item not in sentences:
            continue
        elif entry.kind is EntryKind.PREDICTION:
            predictions[entry.item] = Label(entry.choice)
            right[entry.item] = bool(entry.right)
        elif entry.kind is EntryKind.CORRECTION:
            said[entry.item] = entry.choice
    return GameState(tuple(sentences), predictions, right, said, rule, len(entries))


def predict(state: GameState, game: Game, label: Label) -> Entry:
    """Lock in a prediction for the current sentence. Raise TutorError out of turn."""
    if state.stage is not Stage.PREDICT or state.current is None:
        raise TutorError(
            "No sentence is waiting for a prediction. Type `/play` to see where you are."
        )
    truth = game.sentence(state.current).label
    return Entry(EntryKind.PREDICTION, state.current, label.value, right=label is truth)


def correction_sentence(feature: str, direction: Direction) -> str:
    """Complete the page's sentence with a feature and a direction."""
    return f"I think I weighted the {feature} {direction.value}. I will adjust my rule."


def correct(state: GameState, feature: str, direction: Direction) -> Entry:
    """Say the correction for the sentence that was judged wrong.

    Raise TutorError when none is waiting, or the feature is empty or over 60 characters.
    """
    if state.waiting is None:
        raise TutorError("No correction is needed right now. Type `/play` to see where you are.")
    named = " ".join(feature.strip(QUOTES).split()).removeprefix("the ").strip(QUOTES)
    if not re.search(r"\w", named) or "word/feature" in named:
        raise TutorError(
            "Name the word or feature that misled you: pick one from the list or type your own."
        )
    if len(named) > FEATURE_MOST:
        raise TutorError(
            f"Name one word or feature, in at most {FEATURE_MOST} characters, and say it again."
        )
    return Entry(EntryKind.CORRECTION, state.waiting, correction_sentence(named, direction))


SPOKEN = re.compile(
    r"weigh(?:t)?(?:ed|ing)?\s+(?:the\s+)?(?P<feature>\S.{0,200}?)\s+"
    r"(?:(?:way|far|much|a bit|a little)\s+)?too\s+(?P<direction>high|low|much|little)\b",
    re.IGNORECASE | re.DOTALL,
)


def heard_correction(text: str) -> tuple[str, Direction] | None:
    """Find the correction sentence in what somebody typed: its feature and its direction.

    None when it is not there, or says both ("too high or too low") without choosing.
    """
    found = SPOKEN.search(text)
    if found is None or re.search(r"too\s+high\s+or\s+(?:too\s+)?low", text, re.IGNORECASE):
        return None
    high = found["direction"].lower() in {"high", "much"}
    return found["feature"], Direction.HIGH if high else Direction.LOW


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
