"""Nothing that is sent before a prediction is locked tells the answer.

The labels of all sentences that are still to come are turned round. With the same draws, all that
Discord is sent is then the same to the byte.
"""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.services.game.scenes import GameScene
from bot.tutor.course.course import Lesson
from bot.tutor.exercises.attempts import mark_of
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.drawing import Round, draw_game
from bot.tutor.game.ledger_words import is_right
from bot.tutor.game.replaying import game_state
from bot.tutor.game.state import Stage
from bot.ui.game.games import game_card
from tests.many import some_by_day
from tests.tutor.game.material import GAME, Player
from tests.ui.reading import sent

if TYPE_CHECKING:
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.game.sentences import Game, Subject
    from bot.tutor.game.state import GameState


def sent_for(game: Game, attempt: Attempt, *, whole_ledger: bool = False) -> str:
    """Return all that is sent while a sentence is shown; no form belongs to such a card."""
    state = game_state(game, attempt)
    cards: tuple[()] = ()
    what = ("one", 1, "One", "A lesson.", 5, (), cards, None, None, (), game, "abcd")
    lesson = Lesson(*what)  # type: ignore[arg-type]  # it has no closing words
    mark = mark_of(state.step, lesson.revision)
    scene = GameScene(lesson, game, attempt.id, mark, state, whole_ledger=whole_ledger)
    return json.dumps(sent(game_card(scene)))


def turned_round(game: Game, state: GameState) -> Game:
    """Give every sentence that was not predicted yet the other label."""
    told = {one.sentence.id for one in state.predicted}

    def turned(subject: Subject) -> Subject:
        sentences = tuple(
            one
            if one.id in told or not one.label
            else replace(one, label=subject.other(one.label), why=f"{one.why} Not.")
            for one in subject.sentences
        )
        return replace(subject, sentences=sentences)

    return replace(game, subjects=tuple(turned(subject) for subject in game.subjects))


@pytest.mark.parametrize("wrong", [frozenset(), frozenset({0, 2, 4, 6, 8}), frozenset({1, 5})])
@pytest.mark.parametrize("seed", some_by_day(range(8), 0, 1))
def test_no_card_tells_the_answer_before_it_is_locked(seed: int, wrong: frozenset[int]) -> None:
    player = Player(draw_game(GAME, Random(seed)))
    asked = 0
    while (state := player.state).stage is not Stage.RULE:
        if state.stage in {Stage.BEGIN, Stage.PREDICT}:
            asked += state.stage is Stage.PREDICT
            other = turned_round(GAME, state)
            assert sent_for(GAME, player.attempt) == sent_for(other, player.attempt)
        if state.stage is Stage.BEGIN:
            player.begin()
        elif state.stage is Stage.CORRECT:
            player.correct(Correction("slang", Direction.HIGH))
        else:
            player.predict(right=len(state.predicted) not in wrong)
    assert asked >= 10


def test_the_ledger_is_one_line_and_a_button_when_the_network_is_right() -> None:
    seen = 0
    for seed in range(12):
        player = Player(draw_game(GAME, Random(seed))).begin()
        while player.state.current is not None:
            player.predict(right=True)
            if player.state.in_round(Round.UNSEEN):
                break
            step = player.state.ledger[-1]
            if len(player.state.ledger) == 1 or not is_right(player.state.subject, step):
                continue
            seen += 1
            card = sent_for(GAME, player.attempt)
            assert "adds   step" not in card
            assert "game-ledger:" in card
            assert "adds   step" in sent_for(GAME, player.attempt, whole_ledger=True)
    assert seen >= 3
