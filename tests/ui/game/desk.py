"""Somebody who plays the game in a server by buttons and forms, and all that is sent meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import simcord

    from bot.services.services import Services
    from bot.tutor.game.sentences import Sentence
    from bot.tutor.game.state import GameState
    from tests.ui.conftest import Classroom

FEATURES: dict[str, str | list[str]] = {
    "feature1": ["slang"],
    "side1": "casual",
    "feature2": ["polite"],
    "side2": "formal",
}
RULE, BREAKER = "Slang words point to casual.", "Yo, the meeting is adjourned."


async def nothing() -> None:
    """Do nothing before a press."""


@dataclass(slots=True)
class GameDesk:
    """`before` is done before each press; `presses` counts them, and `texts` holds all cards."""

    room: Classroom
    actor: simcord.MemberActor
    before: Callable[[], Awaitable[None]] = nothing
    presses: int = 0
    texts: list[str] = field(default_factory=list)
    card: simcord.ResponseMessage | None = None

    @property
    def message(self) -> simcord.ResponseMessage:
        assert self.card is not None
        return self.card

    @property
    def text(self) -> str:
        return self.texts[-1]

    @property
    def labels(self) -> list[str]:
        return labels_of(self.message)

    @property
    def services(self) -> Services:
        services: Services = self.room.env.bot.services  # type: ignore[attr-defined]  # it is ours
        return services

    async def state(self) -> GameState:
        attempt = await self.services.games.attempts.latest(self.actor.id, "game")
        assert attempt is not None
        return self.services.games.replay(attempt)

    async def current(self) -> Sentence:
        sentence = (await self.state()).current
        assert sentence is not None
        return sentence

    async def open(self) -> None:
        self.see(await self.actor.slash(self.room.channel, "play"))

    async def press(self, label: str) -> None:
        await self.before()
        self.presses += 1
        self.see(await self.actor.click(self.message, label=label))

    async def fill(self, label: str, /, **values: str | list[str]) -> None:
        await self.before()
        form = await self.actor.click(self.message, label=label)
        await self.before()
        self.presses += 2
        self.see(await self.actor.submit_modal(form, dict(values)))

    def see(self, result: simcord.InteractionResult) -> None:
        if result.response is not None:
            self.card = shown(result)
        self.texts.append(text_of(self.message))

    async def begin(self) -> None:
        await self.open()
        await self.fill("Name two features", **FEATURES)

    async def predict(self, *, right: bool, sure: int = 80) -> None:
        state = await self.state()
        sentence = await self.current()
        truth = sentence.label or state.subject.high
        label = truth if right else state.subject.other(truth)
        await self.press(f"{label.capitalize()} {sure}%")

    async def correct(self, feature: str = "slang", direction: str = "too low") -> None:
        await self.fill("Say it", typed=feature, direction=direction)

    async def write_rule(self) -> None:
        mistakes = (await self.state()).mistakes
        more = {} if mistakes else {"breaker": BREAKER}
        await self.fill("Write my rule", rule=RULE, **more)

    async def play(self, *, wrong: frozenset[int] = frozenset()) -> None:
        """Play on to the end; predictions with these numbers, counted from 0, are wrong."""
        while "Write my rule" not in self.labels:
            if "Say it" in self.labels:
                await self.correct()
            else:
                await self.predict(right=len((await self.state()).predicted) not in wrong)
        await self.write_rule()
