"""A group that plays: what each of its members presses in each phase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.game.group_games import GroupGames, game_of
from bot.services.game.together import shared_entries
from bot.tutor.game.group_state import GroupState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.ui.game.company import Company

FEATURES: dict[str, str | list[str]] = {
    "feature1": ["slang"],
    "side1": "casual",
    "feature2": ["polite"],
    "side2": "formal",
}
RULE: dict[str, str | list[str]] = {
    "for-formal": ["polite"],
    "for-casual": ["slang", "question"],
    "words": "Slang points to casual.",
    "name": "no",
}


@dataclass
class GroupTable:
    company: Company
    gathering: int = 0

    async def open(self) -> str:
        told = await self.company.open("group")
        games = self.company.bot.services.modes.service(GroupGames)
        self.gathering = max(await games.groups.phases.shown(self.company.clock.now()), default=0)
        return told

    async def state(self) -> GroupState:
        groups = self.company.bot.services.groups
        found = await groups.show(self.gathering)
        entries = shared_entries(await groups.phases.attempts(self.gathering))
        return GroupState(game_of(self.company.bot.services.games.course), found, entries)

    async def gather(self) -> None:
        """Let everybody but the host, who is in it, join; then start."""
        for who in range(1, len(self.company.people)):
            await self.company.press(who, "Join", settle=False)
        await self.company.settle()
        await self.company.press(0, "Start")

    async def label(self, *, right: bool, sure: int = 80) -> str:
        state = await self.state()
        assert state.sentence is not None
        truth = state.sentence.label
        label = truth if right else state.subject.other(truth)
        return f"{label.capitalize()} {sure}%"

    async def name_all(self, members: Iterable[int]) -> None:
        for who in members:
            await self.company.fill(who, "Name two features", FEATURES, settle=False)
        await self.company.settle()

    async def predict_all(self, members: Iterable[int], wrong: Iterable[int] = ()) -> None:
        failing = set(wrong)
        for who in members:
            label = await self.label(right=who not in failing)
            await self.company.press(who, label, settle=False)
        await self.company.settle()

    async def correct_all(self, wrong: Iterable[int]) -> None:
        for who in wrong:
            said: dict[str, str | list[str]] = {"typed": "slang", "direction": "too low"}
            await self.company.fill(who, "Say what misled me", said, settle=False)
        await self.company.settle()

    async def learn(self, members: list[int], wrong: list[int]) -> None:
        """Play the six sentences; in each, these members are wrong and say what misled them."""
        for place in range(6):
            await self.predict_all(members, wrong)
            await self.correct_all(wrong)
            await self.company.press(members[0], "To the test" if place == 5 else "Next sentence")

    async def take_test(self, who: int) -> None:
        part = await self.company.press(who, "Take the test")
        state = await self.state()
        for sentence in state.tests:
            part = await self.company.on(who, part, f"{sentence.label.capitalize()} 80%")
        await self.company.settle()

    async def send_rule(self, who: int) -> None:
        await self.company.fill(who, "Send my rule", RULE)
