"""Training by talking: starts what a message asks for, reads the last curve, and stops a run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.conversation.training_scenes import (
    StartedScene,
    StopTrainingScene,
    TrainingWordsScene,
)
from bot.services.conversation.training_steps import Begun, TrainingSteps
from bot.tutor.conversation.settings.heard import heard_training
from bot.tutor.conversation.settings.saying import (
    ASK_ONE,
    ASK_SEVERAL,
    CANCELLED_ONE,
    CANCELLED_SEVERAL,
    FIRST_HAS_ENDED,
    FIRST_IS_ON_ITS_WAY,
    NO_CURVE,
    NOT_YOURS,
    NOTHING_ON_ITS_WAY,
    ON_ITS_WAY,
    OWN_CURVE,
    OWN_DATA,
    PAUSED,
    TOO_MANY_OPEN,
    without_name,
    words_of,
)
from bot.tutor.conversation.settings.step import HeardTraining, TrainingStep
from bot.tutor.errors import TutorError
from bot.tutor.lab.report.titles import settings_of
from bot.tutor.lab.runs import RunState, UnknownDataError
from bot.tutor.lab.variations import is_own

if TYPE_CHECKING:
    from bot.services.lab.training import Training
    from bot.services.scene import Scene
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

MOST_OPEN = 2
"""One training of a person on its way and one lined up behind it."""


@dataclass(frozen=True, slots=True)
class TrainingTalk:
    """Starts trainings as `/train` does, except that one may be lined up behind another.

    Whoever shows a StartedScene must launch its runs: see `launch`.
    """

    training: Training

    async def heard(
        self, press: Press, text: str, *, about_run: bool = False
    ) -> HeardTraining | None:
        """Return the trainings that a message asks for, None when it asks for none.

        `about_run` says that a training is what was spoken of last.
        """
        scenes = self.training.scenes
        dials, presets = scenes.dials, tuple(scenes.presets)
        found = heard_training(text, dials, presets, about_run=about_run)
        if found is None and "train" not in text.casefold():
            return None  # own data is named behind that word only
        names = await self.training.past.tables.names(press)
        own = (*(table.name for table in names), *self.training.past.shipped)
        return heard_training(text, dials, presets, own, about_run=about_run)

    async def start(self, press: Press, heard: HeardTraining) -> StartedScene:
        """Store the trainings that were heard. Raise TutorError as `/train` does for the first.

        What is wrong with the second is said in the words of the scene. A press that began one
        before, as an edited message does, begins nothing: it is told what that was.
        """
        before = await self._begun_by(press)
        if before:
            raise TutorError(self._begun_before(press, before))
        caps = replace(self.training.caps, trainings=MOST_OPEN)
        steps = TrainingSteps(replace(self.training, caps=caps))
        running = await self._running(press)
        if len(running) >= MOST_OPEN:
            raise TutorError(TOO_MANY_OPEN)
        try:
            begun = [await steps.begin(press, heard.steps[0], await self.last(press))]
        except UnknownDataError as unknown:
            raise TutorError(_told(press, unknown)) from unknown
        refused = ""
        for step in heard.steps[1:]:
            # A press begins one training only: the further one has its own id, below zero.
            further = replace(press, id=-press.id)
            try:
                begun.append(await steps.begin(further, step, begun[-1].run))
            except TutorError as refusal:
                refused = _told(press, refusal)
        return self._started(press, heard, begun, running, refused)

    async def turn(self, press: Press, turn: str) -> StartedScene:
        """Train the last run again with one dial turned, or watch it learn.

        `turn` is a key of `bot.tutor.lab.variations.TURNS`, or "watch".
        """
        return await self.start(press, HeardTraining((TrainingStep(on_last=True, turn=turn),)))

    async def launch(self, run: Run, channel: int | None, message: int | None) -> None:
        """Hand a stored training to the engine; its picture will replace that message."""
        await self.training.launch(run, channel, message)

    async def curve(self, press: Press) -> Scene:
        """Show the last finished training here again, with what its curve says."""
        for run in await self._here(press):
            if run.state is RunState.DONE and _is_own(press, run):
                return TrainingWordsScene(OWN_CURVE.format(run=run.id))
            if run.state is RunState.DONE:
                return await self.training.past.show(press, run.id, posted=True)
        running = await self._running(press)
        return TrainingWordsScene(ON_ITS_WAY if running else NO_CURVE)

    async def last(self, press: Press) -> Run | None:
        """Return the person's newest training that may be spoken of here, ended or not."""
        return next(iter(await self._here(press)), None)

    async def under_way(self, press: Press) -> Run | None:
        """Return the person's training that is on its way here, the first of several."""
        return next(iter(await self._running(press, here=True)), None)

    async def asked_to_stop(self, press: Press) -> Scene:
        """Ask whether to cancel what is on its way, or only to pause the talk."""
        running = await self._running(press, here=True)
        if not running:
            return TrainingWordsScene(NOTHING_ON_ITS_WAY)
        return StopTrainingScene(running[0].id, ASK_ONE if len(running) == 1 else ASK_SEVERAL)

    async def cancel(self, press: Press, run: int | None = None) -> Scene:
        """Cancel all that is on the person's way here. Raise TutorError for another's `run`."""
        await self._check_own(press, run)
        running = await self._running(press, here=True)
        for found in reversed(running):  # the last one first, lest it begins meanwhile
            await self.training.cancel(press, found.id)
        if not running:
            return TrainingWordsScene(NOTHING_ON_ITS_WAY)
        return TrainingWordsScene(CANCELLED_ONE if len(running) == 1 else CANCELLED_SEVERAL)

    async def pause(self, press: Press, run: int) -> Scene:
        """Leave the training be and end the talk. Raise TutorError for another's `run`."""
        await self._check_own(press, run)
        return TrainingWordsScene(PAUSED)

    async def _check_own(self, press: Press, run: int | None) -> None:
        if run is not None and (await self.training.past.visible(press, run)).person != (
            press.person
        ):
            raise TutorError(NOT_YOURS)

    async def _begun_by(self, press: Press) -> list[Run]:
        """Return what a press began, and the further training that a message may begin."""
        shelf = self.training.past.shelf
        found = [await shelf.begun_by(number) for number in (press.id, -press.id)]
        return [run for run in found if run is not None and run.wanted.task is not None]

    def _begun_before(self, press: Press, runs: list[Run]) -> str:
        scenes = self.training.scenes
        titles = [OWN_DATA if _is_own(press, run) else scenes.title(run) for run in runs]
        lines = [
            f"**Run {run.id}**: {title} · {settings_of(run.task.spec, scenes.dials)}"
            for run, title in zip(runs, titles, strict=True)
        ]
        going = any(run.state is RunState.RUNNING for run in runs)
        return "\n".join([FIRST_IS_ON_ITS_WAY if going else FIRST_HAS_ENDED, *lines])

    async def _newest(self, press: Press) -> tuple[Run, ...]:
        return (await self.training.past.shelf.of(press.person)).newest

    async def _here(self, press: Press) -> list[Run]:
        """Return those that may be shown where the message stands: in a server, public ones."""
        return [
            run
            for run in await self._newest(press)
            if run.guild == press.guild
            and run.wanted.task is not None
            and (press.in_dm or not run.wanted.private)
        ]

    async def _running(self, press: Press, *, here: bool = False) -> list[Run]:
        """Return the person's trainings on their way, the oldest first."""
        newest = reversed(await self._newest(press))
        running = [run for run in newest if run.state is RunState.RUNNING]
        return [run for run in running if not here or run.guild == press.guild]

    def _started(
        self,
        press: Press,
        heard: HeardTraining,
        begun: list[Begun],
        running: list[Run],
        refused: str,
    ) -> StartedScene:
        runs = tuple(one.run for one in begun)
        likes = [None if one.like is None else one.like.id for one in begun]
        numbers = [(run.id, like) for run, like in zip(runs, likes, strict=True)]
        before, aloud = running[0].id if running else None, not press.in_dm
        told = zip(heard.steps, runs, strict=False)
        steps = (without_name(step) if _is_own(press, run) else step for step, run in told)
        heard = replace(heard, steps=tuple(steps))
        words = words_of(heard, numbers, before, refused, aloud=aloud)
        scenes = self.training.scenes
        return StartedScene(words, runs, tuple(scenes.waiting(run) for run in runs))


def _is_own(press: Press, run: Run) -> bool:
    """Whether others would read here what somebody named: a set of data that was added.

    A training keeps that name when the data is removed, and the table is None then.
    """
    return not press.in_dm and is_own(run.task) and not run.task.shipped


def _told(press: Press, refusal: TutorError) -> str:
    """Say why nothing was begun; where others read it, without a name that was typed."""
    if not press.in_dm and isinstance(refusal, UnknownDataError):
        return refusal.unnamed
    return str(refusal)
