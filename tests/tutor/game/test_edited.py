"""Sentences, signals and subjects that change or leave in the middle of a game."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.tutor.exercises.attempts import Entry
from bot.tutor.exercises.replies import Paired
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.drawing import Rounds
from bot.tutor.game.replaying import game_state
from bot.tutor.game.scoring import share_for_truth, surprise
from bot.tutor.game.state import GameState, Predicted, Stage
from bot.tutor.game.telling import verdict_line
from bot.tutor.game.words import feature_name
from tests.tutor.game.material import FORMALITY, GAME, Player, sentence

if TYPE_CHECKING:
    from bot.tutor.game.sentences import Game


def relabelled(sentence_id: str, label: str) -> Game:
    changed = tuple(
        replace(one, label=label) if one.id == sentence_id else one for one in FORMALITY.sentences
    )
    return replace(GAME, subjects=(replace(FORMALITY, sentences=changed), *GAME.subjects[1:]))


@pytest.mark.parametrize("label", ["casual", ""])
@pytest.mark.parametrize("right", [True, False])
def test_what_was_told_of_a_sentence_stays_when_its_label_is_edited(
    label: str, right: bool
) -> None:
    player = Player().begin()
    player.predict(right=right)
    before = player.state
    after = game_state(relabelled("assistance", label), player.attempt)
    assert verdict_line(after.predicted[0]) == verdict_line(before.predicted[0])
    assert after.predicted[0].sentence.label == "formal"
    assert [step.after for step in after.ledger] == [step.after for step in before.ledger]


def test_a_game_whose_test_is_lost_has_a_score_within_1() -> None:
    labelled = [one for one in FORMALITY.sentences if one.label][:9]
    predicted = tuple(Predicted(one, one.label, 80, right=True) for one in labelled)
    ids = tuple(one.id for one in labelled)
    state = GameState(FORMALITY, Rounds(ids[:3], ids[3:]), (), predicted)
    assert state.score == 1.0


def test_features_that_are_not_known_any_more_are_asked_for_again() -> None:
    player = Player().begin()
    player.predict(right=True)
    gone = Entry("features", "", "", reply=Paired((("sarcasm", "casual"), ("polite", "formal"))))
    player.entries[0] = gone
    stages = [player.state.stage, player.begin().state.stage]
    assert stages == [Stage.BEGIN, Stage.PREDICT]
    assert len(player.state.predicted) == 1


def test_no_feature_is_without_a_name() -> None:
    for feature in ("sarcasm", "free:", "word:pizza", "slang"):
        assert feature_name(FORMALITY, feature)


@pytest.mark.parametrize("percent", [-5, 0, 100, 10**9])
@pytest.mark.parametrize("right", [True, False])
def test_no_stored_sureness_makes_a_loss_without_end(percent: int, right: bool) -> None:
    assert 0 < surprise(share_for_truth(percent, right)) < 5


@pytest.mark.parametrize(
    ("sentence_id", "word"),
    [("annual-minutes", "may"), ("room-reserved", "question"), ("drums", "dear")],
)
def test_a_word_that_a_signal_is_called_by_is_the_word_where_it_stands_alone(
    sentence_id: str, word: str
) -> None:
    shown = sentence(sentence_id)
    assert word in shown.text.lower()
    player = Player()
    rounds = {"formal-or-casual/first": (sentence_id,)}
    player.plan = replace(player.plan, orders={**player.plan.orders, **rounds})
    player.begin()
    player.predict(right=False)
    player.correct(Correction(word, Direction.LOW))
    assert player.state.said[sentence_id][-1].feature == f"word:{word}"
