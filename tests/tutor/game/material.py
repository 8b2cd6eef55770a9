"""The shipped sentences as a game, and a player who makes moves in it without any storage."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

from bot.content.sentences import load_sentences
from bot.content.subjects import subjects_of
from bot.tutor.exercises.attempts import Attempt
from bot.tutor.game import solo
from bot.tutor.game.drawing import draw_game
from bot.tutor.game.replaying import after_entry, game_state
from bot.tutor.game.sentences import Game
from bot.tutor.game.state import GameState, Stage
from bot.tutor.game.subjects import SUBJECTS
from tests.content.shipped import LESSONS

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.plans import Plan
    from bot.tutor.game.corrections import Correction
    from bot.tutor.game.sentences import Sentence

LOADED = subjects_of(load_sentences(LESSONS)[0], SUBJECTS)
FORMALITY = LOADED["formal-or-casual"]
REVIEWS = LOADED["positive-or-negative"]
GAME = Game("Human Backpropagation", "Predict.", (FORMALITY, REVIEWS))
FEATURES = (("slang", "casual"), ("polite", "formal"))


def sentence(sentence_id: str) -> Sentence:
    found = FORMALITY.sentence(sentence_id)
    assert found is not None
    return found


@dataclass(slots=True)
class Player:
    """Plays by the rules alone; what a rule refuses changes nothing."""

    plan: Plan = field(default_factory=lambda: draw_game(GAME, Random(3)))
    entries: list[Entry] = field(default_factory=list)

    @property
    def attempt(self) -> Attempt:
        return Attempt(1, 1, "lesson", "game", self.plan, tuple(self.entries), None)

    @property
    def state(self) -> GameState:
        state = game_state(GAME, self.attempt)
        begun = game_state(GAME, replace(self.attempt, entries=()))
        for entry in self.entries:  # one by one, as each press does it
            begun = after_entry(GAME, self.attempt, begun, entry)
        assert begun == state
        return state

    def begin(self) -> Player:
        self.entries.append(solo.name_features(self.state, FEATURES))
        return self

    def predict(self, *, right: bool, percent: int = 80) -> None:
        state = self.state
        assert state.current is not None
        truth = state.current.label or state.subject.high
        label = truth if right else state.subject.other(truth)
        self.entries.append(solo.predict(state, label, percent))

    def correct(self, correction: Correction) -> None:
        self.entries.append(solo.correct(self.state, correction))

    def play(self, correction: Correction, *, wrong: frozenset[int] = frozenset()) -> Player:
        """Play until the rule is asked for, wrong at these predictions, counted from 0."""
        while (stage := self.state.stage) is not Stage.RULE:
            if stage is Stage.BEGIN:
                self.begin()
            elif stage is Stage.CORRECT:
                self.correct(correction)
            elif stage is Stage.SIDE:
                self.entries.append(solo.tell_side(self.state, self.state.subject.high))
            else:
                self.predict(right=len(self.state.predicted) not in wrong)
        return self
