"""Stores the training that one step of a message asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.lab.training import NO_PREDICTION
from bot.trainings.task import Task, Variant, View
from bot.tutor.conversation.settings.saying import NO_RUN_YET
from bot.tutor.conversation.settings.shifts import base_of, request_of
from bot.tutor.errors import TutorError
from bot.tutor.lab.requests import TrainingRequest, chosen_in, spec_of
from bot.tutor.lab.variations import sweep_of

if TYPE_CHECKING:
    from bot.services.lab.training import Training
    from bot.tutor.conversation.settings.step import TrainingStep
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press


@dataclass(frozen=True, slots=True)
class Begun:
    """A training that was stored, and the earlier one that it is like, if any."""

    run: Run
    like: Run | None = None


@dataclass(frozen=True, slots=True)
class TrainingSteps:
    training: Training

    async def begin(self, press: Press, step: TrainingStep, last: Run | None) -> Begun:
        """Store what a step asks for; `last` is the person's last run here.

        Raise TutorError as `/train` does, and where there is no run that a step could change.
        """
        if step.sweep or step.preset:
            return await self._several(press, step, last)
        if step.on_last and last is not None:
            return Begun(await self._like(press, step, last), last)
        if step.on_last and not step.request.given:
            raise TutorError(NO_RUN_YET)
        dials = self.training.scenes.dials
        request = request_of(step, base_of(step, None, dials), dials)
        return Begun(await self.training.train(press, request, False, NO_PREDICTION))

    async def _like(self, press: Press, step: TrainingStep, last: Run) -> Run:
        """Train the last run with some settings changed."""
        if step.turn:
            return await self.training.turn(press, last.id, step.turn, False)
        request = await self._request(step, last)
        return await self.training.train_like(press, last.id, request, False, NO_PREDICTION)

    async def _request(self, step: TrainingStep, last: Run) -> TrainingRequest:
        """Return the settings of a step, with the data of the last run unless it names other."""
        dials = self.training.scenes.dials
        request = request_of(step, base_of(step, last.task.spec, dials), dials)
        dial = dials.of_field("data")
        if dial is None or dial.name in request.given:
            return request
        table = await self.training.past.table_of(last)
        data = last.task.spec.data if table is None else table.name
        return replace(request, given={dial.name: data, **request.given})

    async def _several(self, press: Press, step: TrainingStep, last: Run | None) -> Begun:
        """Train several networks side by side: a sweep, or a preset of the course."""
        like = last if step.on_last else None
        is_single = like is not None and len(like.task.variants) == 1
        if like is not None and is_single and step.sweep and not step.request.given:
            return Begun(await self.training.sweep(press, like.id, step.sweep, False), like)
        if step.preset and not step.request.given:
            preset = self.training.scenes.presets[step.preset]
            return Begun(await self.training.lab(press, preset.task, False))
        if not step.sweep:
            raise TutorError(NO_RUN_YET)
        task = await self._swept(step, like if is_single else None)
        return Begun(await self.training.lab(press, task, False), like if is_single else None)

    async def _swept(self, step: TrainingStep, like: Run | None) -> Task:
        dials = self.training.scenes.dials
        base = base_of(step, None if like is None else like.task.spec, dials)
        request = request_of(step, base, dials)
        if like is not None:
            request = await self._request(step, like)
        spec = spec_of(dials, chosen_in(dials, request), base=base)
        return sweep_of(Task(View.TRAIN, (Variant("", spec),)), step.sweep)
