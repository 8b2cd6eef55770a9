"""Somebody who trains by talking, for the tests of services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.people import Press
from tests.fakes import SlowEngine, made_up_outcome
from tests.services.lab.listening import ANA, Listener, settled

if TYPE_CHECKING:
    from bot.services.conversation.training_scenes import StartedScene
    from bot.services.services import Services
    from bot.trainings.spec import TrainingSpec
    from tests.conftest import BuildApp

ID = 1000


class TalkingTrainer:
    """Somebody who writes, and a bot that answers with an engine that waits to be told."""

    def __init__(self, build_app: BuildApp, guild: int | None = None) -> None:
        self.engine = SlowEngine()
        self.services: Services = build_app(engine=self.engine).bot.services
        self.listener = Listener(self.services)
        self.guild, self.said = guild, ID

    def press(self, person: int = ANA) -> Press:
        self.said += 1
        return Press(self.said, person, self.guild)

    async def say(self, text: str, person: int = ANA) -> StartedScene:
        """Write, and let the trainings be launched as the reply does."""
        talk, press = self.services.training_talk, self.press(person)
        heard = await talk.heard(press, text)
        assert heard is not None, text
        scene = await talk.start(press, heard)
        for number, run in enumerate(scene.runs):
            await talk.launch(run, 1, press.id * 10 + number)
        await settled()
        return scene

    async def end(self) -> None:
        """Let everything end well that the engine has."""
        for job in self.engine.submitted:
            self.engine.say(job.run, made_up_outcome(job.task))
        await settled()

    @property
    def spec(self) -> TrainingSpec:
        return self.engine.submitted[-1].task.spec
