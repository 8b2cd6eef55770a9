"""Stopping while a training is on its way: what is asked back, and the answer in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.conversation.training_scenes import StopTrainingScene
from bot.tutor.conversation.asked import AskedBack, AskKind
from bot.tutor.conversation.intents import Intent

if TYPE_CHECKING:
    from bot.services.conversation.locking import Locking
    from bot.services.conversation.place import Place
    from bot.services.conversation.training_talk import TrainingTalk
    from bot.services.scene import Scene
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Stopping:
    trainings: TrainingTalk
    locking: Locking

    async def ask(self, press: Press, place: Place) -> Scene:
        """Ask whether to cancel the training or only to pause, and remember that it was asked."""
        asked = await self.trainings.asked_to_stop(press)
        if isinstance(asked, StopTrainingScene):
            told = place.talk.asked.told
            kept = AskedBack(AskKind.STOP, asked.run, told=told)
            await self.locking.remember(press, place, kept)
        return asked

    async def replied(self, press: Press, place: Place, intent: Intent) -> Scene | None:
        """Cancel, or pause the talk, as was answered; None where nothing of this was asked."""
        asked = place.talk.asked
        if asked.kind is not AskKind.STOP or intent not in {Intent.YES, Intent.NO}:
            return None
        await self.locking.over(press)
        if intent is Intent.YES:
            return await self.trainings.cancel(press, asked.attempt)
        return await self.trainings.pause(press, asked.attempt)
