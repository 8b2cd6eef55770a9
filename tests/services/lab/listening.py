"""Stands for those who wait for a training: starts one, and remembers what was told."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.services.lab.training import Prediction
from bot.tutor.lab.requests import TrainingRequest
from tests.fakes import HeardMessages

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.services.services import Services
    from bot.tutor.lab.runs import Run, RunState
    from bot.tutor.people import Press

ANA, BEN, GUILD = 7, 8, 50


class Listener(HeardMessages):
    """Stands for Discord while somebody waits for a training."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        services.following.messages = services.following.trials.messages = self

    @property
    def last(self) -> Scene:
        return self.told[-1][1]


async def state_of(services: Services, run: Run) -> RunState | None:
    """Return the state that is stored of a training."""
    stored = await services.training.past.shelf.get(run.id)
    return None if stored is None else stored.state


async def start(
    services: Services,
    press: Press,
    request: TrainingRequest | None = None,
    prediction: Prediction | None = None,
    *,
    private: bool = False,
) -> Run:
    run = await services.training.train(
        press, request or TrainingRequest(), private, prediction or Prediction()
    )
    await services.training.launch(run, 1, 2)
    await settled()
    return run


async def owed(services: Services, press: Press, *, reached: bool = True) -> Scene | None:
    """Return what is told at this press of an earlier end, None if nothing is."""
    told: list[Scene] = []

    async def send(scene: Scene, _hint: str) -> bool:
        told.append(scene)
        return reached

    await services.following.tell_owed(press, send)
    return told[0] if told else None


async def settled() -> None:
    for _ in range(50):
        await asyncio.sleep(0.002)
