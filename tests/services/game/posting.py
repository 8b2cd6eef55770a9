"""A challenge that was posted in a channel, and the people around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.services.game.challenge_kind import challenge_scene
from bot.tutor.exercises.gatherings import Due
from bot.tutor.people import MANAGE_SERVER, SEND_MESSAGES, Press, Rights
from tests.services.lab.listening import ANA, BEN

if TYPE_CHECKING:
    from bot.services.game.challenge_scenes import (
        ChallengeScene,
        DraftScene,
        HiddenChallengeScene,
        PostedScene,
    )
    from bot.services.game.scenes import GameScene
    from bot.services.services import Services
    from tests.services.conftest import Presses

GUILD, OTHER_GUILD, CHANNEL = 9, 10, 77
CY, TEACHER = BEN + 1, BEN + 2
MAY_SEND, RUNS_IT = Rights(SEND_MESSAGES), Rights(SEND_MESSAGES | MANAGE_SERVER)
TEXTS = (
    "The stuff here is signed and reviewed",
    "Please grab my documentation over there",
    "Would you grab my sandwich, I am begging for assistance",
)


@dataclass(slots=True)
class Board:
    """The services as people use them in one server; `gathering` is the posted challenge."""

    services: Services = field(repr=False)
    press: Presses
    draft: DraftScene
    posted: PostedScene
    gathering: int

    def by(self, person: int, guild: int | None = GUILD) -> Press:
        rights = RUNS_IT if person == TEACHER else MAY_SEND
        return replace(self.press(person, guild), channel=CHANNEL, rights=rights)

    @property
    def label(self) -> str:
        return self.draft.challenge.label

    @property
    def other(self) -> str:
        return self.draft.challenge.subject.other(self.label)

    async def scene(self) -> ChallengeScene | HiddenChallengeScene:
        """Return what the card in the channel shows now."""
        found = await self.services.groups.show(self.gathering)
        return challenge_scene(found, await self.services.groups.phases.attempts(found.id))

    async def end_phase(self) -> None:
        """Let the time of the present phase be over."""
        found = await self.services.groups.show(self.gathering)
        assert found.due_at is not None
        await self.services.groups.end(Due(found.kind, found.id, found.due_at))


async def fooling(services: Services, press: Presses, ended: GameScene) -> DraftScene:
    """Write a sentence with the label that the network does not give it."""
    for text in TEXTS:
        for label in ("formal", "casual"):
            made = replace(press(ANA, GUILD), channel=CHANNEL, rights=MAY_SEND)
            draft = await services.challenges.write(made, ended.attempt, text, label)
            if "network" in draft.challenge.fooled:
                return draft
    raise AssertionError("the network is fooled by none of them")


async def board_of(services: Services, press: Presses, ended: GameScene) -> Board:
    draft = await fooling(services, press, ended)
    made = replace(press(ANA, GUILD), channel=CHANNEL, rights=MAY_SEND)
    posted = await services.challenges.post(made, draft.draft)
    return Board(services, press, draft, posted, posted.gathering)
