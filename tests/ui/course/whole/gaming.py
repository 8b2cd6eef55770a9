"""What a pupil does in the game: name two features, predict, correct, write a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.exercises.attempts import Activity
from bot.tutor.game.drawing import Round
from bot.tutor.game.telling import why_line

if TYPE_CHECKING:
    from bot.tutor.game.state import GameState
    from tests.ui.course.whole.pupil import Pupil


async def _name_features(pupil: Pupil) -> None:
    await pupil.hands.name_features()
    pupil.counted += 1
    assert "slang or chatty words: 1 for casual" in pupil.text


async def _game(pupil: Pupil) -> GameState:
    attempt = await pupil.services.games.attempts.latest(pupil.person, Activity.GAME)
    assert attempt is not None
    return pupil.services.games.replay(attempt)


async def _predict(pupil: Pupil) -> None:
    state = await _game(pupil)
    assert state.current is not None
    wrong = pupil.errs_in(f"game: {state.round_named(state.current.id)}")
    truth = state.current.label or state.subject.high
    await pupil.hands.predict(state.subject.other(truth) if wrong else truth)
    pupil.counted += 1
    in_test = state.round_named(state.current.id) is Round.UNSEEN
    assert in_test or why_line(state.subject, state.current) in pupil.text


async def _correct(pupil: Pupil) -> None:
    await pupil.hands.correct()
    pupil.counted += 1
    assert "too high. I will adjust my rule." in pupil.text


async def _rule(pupil: Pupil) -> None:
    await pupil.hands.write_rule(breaker=not pupil.errs)
    pupil.counted += 1
    assert "Your rule is in your notebook" in pupil.text


GAME_STEPS = (
    ("game-features:", _name_features),
    ("game-lock:", _predict),
    ("game-rule:", _rule),
    ("game-correct:", _correct),
)
"""How the custom ids of the game's buttons begin, and what to do with each."""
