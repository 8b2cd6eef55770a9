"""Stands for those who wait for a training: starts one, and remembers what was told."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.services.lab.training import Prediction
from bot.tutor.lab.requests import TrainingRequest

if TYPE_CHECKING:
    from bot.services.scene import Scene
    from bot.services.services import Services
    from bot.tutor.lab.runs import Run
    from bot.tutor.people import Press

ANA, BEN, GUILD = 7, 8, 50


class Listener:
    """Stands for Discord: remembers what was told, and can be out of reach."""

    def __init__(self, services: Services) -> None:
        self.told: list[tuple[Run, Scene]] = []
        self.reached = True
        services.following.tell = self

    async def __call__(self, run: Run, scene: Scene, /) -> bool:
        self.told.append((run, scene))
        return self.reached

    @property
    def last(self) -> Scene:
        return self.told[-1][1]


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

    async def send(scene: Scene) -> bool:
        told.append(scene)
        return reached

    await services.following.tell_owed(press, send)
    return told[0] if told else None


async def settled() -> None:
    for _ in range(50):
        await asyncio.sleep(0.002)
