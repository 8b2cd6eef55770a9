"""A poll that many answer at once: the smallest thing to do together, made up to be measured."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.services.exercises.gathering_kinds import GatheringKind
from bot.services.scene import Scene
from bot.tutor.exercises.attempts import Entry, WantedAttempt
from bot.tutor.exercises.plans import Plan
from bot.ui.kit.cards import QUESTIONS, card
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from discord import Interaction, ui

    from bot.tutor.exercises.attempts import Attempt
    from bot.tutor.exercises.gatherings import Gathering
    from bot.ui.client import TutorBot

LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class PollScene(Scene):
    """How many chose each letter."""

    gathering: int
    phase: int
    counts: Counter[str]


def poll_scene(gathering: Gathering, attempts: tuple[Attempt, ...]) -> PollScene:
    chosen = Counter(entry.choice for attempt in attempts for entry in attempt.entries)
    return PollScene(gathering.id, gathering.phase, chosen)


POLL = GatheringKind("poll", lambda attempt: float(bool(attempt.entries)), poll_scene)


class PollButton(PersistentButton, shape="bench-poll:{gathering}:{phase}:{letter}"):
    async def pressed(self, interaction: Interaction[Any]) -> None:
        gathering, phase = int(self.keys["gathering"]), int(self.keys["phase"])
        wanted = WantedAttempt("", POLL.name, Plan(tuple(LETTERS)), gathering=gathering)
        answered = await services_of(interaction).groups.answer(
            press_of(interaction),
            phase,
            wanted,
            lambda _: Entry("answer", "q", self.keys["letter"]),
        )
        words = "Your answer is in." if answered.counted else "One answer each is counted."
        await interaction.response.send_message(words, ephemeral=True)


def poll_card(scene: PollScene) -> ui.LayoutView:
    lines = [f"**{letter}** · {scene.counts[letter]}" for letter in LETTERS]
    buttons = [
        PollButton.labelled(letter, gathering=scene.gathering, phase=scene.phase, letter=letter)
        for letter in LETTERS
    ]
    return card(QUESTIONS, f"### {scene.counts.total()} answers", "\n".join(lines), buttons)


def add_polls(bot: TutorBot) -> None:
    """Let a bot draw and answer polls; POLL must be among the kinds it was built with."""
    bot.add_dynamic_items(PollButton)
    bot.add_drawing(PollScene, poll_card)
