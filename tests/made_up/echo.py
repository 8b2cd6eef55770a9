"""A made-up mode of the game: two presses, each repeated. Rules, service and room in one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.services.exercises.attempting import Rules, take_step
from bot.services.game.modes import GameMode, GameParts
from bot.services.scene import Scene
from bot.tutor.exercises.attempts import Entry, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.ui.kit.cards import GAME, card, show
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from discord import Interaction, ui

    from bot.services.exercises.ports import Attempts
    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.people import Press
    from bot.ui.client import TutorBot

ROUNDS = 2


@dataclass(frozen=True, slots=True)
class EchoScene(Scene):
    attempt: int
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EchoGames:
    attempts: Attempts
    activity: str

    async def resume(self, press: Press) -> EchoScene:
        wanted = WantedAttempt("", self.activity, Plan())
        attempt = await self.attempts.begin(press, wanted)
        return EchoScene(attempt.id, _said(attempt))

    async def say(self, press: Press, attempt: int, word: str) -> EchoScene:
        rules = Rules(_said, lambda said, entry: (*said, entry.choice), _score, lambda _: "")

        def judge(_attempt: Attempt, said: tuple[str, ...]) -> Entry | None:
            return Entry("echo", "", word) if len(said) < ROUNDS else None

        step = await take_step(self.attempts, press, attempt, rules, judge)
        return EchoScene(attempt, step.state)


def _said(attempt: Attempt) -> tuple[str, ...]:
    return tuple(entry.choice for entry in attempt.entries)


def _score(said: tuple[str, ...]) -> float | None:
    return 1.0 if len(said) == ROUNDS else None


class EchoButton(PersistentButton, shape="echo:{attempt}:{word}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        games = services_of(interaction).modes.service(EchoGames)
        attempt, word = int(self.keys["attempt"]), self.keys["word"]
        await show(interaction, await games.say(press_of(interaction), attempt, word))


def echo_card(scene: EchoScene) -> ui.LayoutView:
    if len(scene.said) == ROUNDS:
        return card(GAME, f"The echo is over: {' '.join(scene.said)}")
    row = [EchoButton.labelled(word, attempt=scene.attempt, word=word) for word in ("hey", "ho")]
    return card(GAME, f"Echo: {' '.join(scene.said)}", row)


async def go_echoing(interaction: Interaction[Any]) -> None:
    games = services_of(interaction).modes.service(EchoGames)
    await show(interaction, await games.resume(press_of(interaction)))


async def setup(bot: TutorBot) -> None:
    bot.add_room("play-echo", go_echoing)
    bot.add_dynamic_items(EchoButton)
    bot.add_drawing(EchoScene, echo_card)


def _build(parts: GameParts, activity: str) -> EchoGames:
    return EchoGames(parts.attempts, activity)


ECHO = GameMode("echo", "With an echo", "echo", "play-echo", _build)
