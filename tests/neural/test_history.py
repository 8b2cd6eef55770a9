"""Whether units can die is asked of the activation, not of its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train
from bot.trainings.catalogue import ActivationFacts
from bot.trainings.spec import TrainingSpec

DYING = TrainingSpec(data="circles", activation="cut", learning_rate=8.0, epochs=60)


@pytest.mark.parametrize("can_die", [True, False])
def test_dead_units_are_counted_where_units_can_die(can_die: bool) -> None:
    (relu,) = (member for member in SHIPPED.activations if member.name == "relu")
    cut = replace(relu, facts=ActivationFacts("cut", can_die=can_die))
    parts = replace(SHIPPED, activations=(*SHIPPED.activations, cut))
    dead = [train(replace(DYING, seed=seed), parts).numbers.dead_units for seed in range(4)]
    assert (max(dead) > 0.5) is can_die
