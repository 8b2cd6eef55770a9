"""`nudge bench readings` draws the same wishes each time and judges them on unseen points."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bot.bench.readings.judging import effect, losses_of
from bot.bench.readings.measure import readings_report
from bot.bench.readings.reading import judged
from bot.bench.readings.wishes import DATA, TURNED, wish
from bot.bench.report import to_table
from bot.trainings.catalogue import CATALOGUE
from bot.trainings.spec import TrainingSpec


def test_wishes_cover_all_data_and_turn_every_dial_and_come_again() -> None:
    drawn = [wish(number) for number in range(600)]
    assert drawn[:50] == [wish(number) for number in range(50)]
    assert {spec.data for spec in drawn} == set(DATA)
    for spec in drawn:
        CATALOGUE.check(spec)
    plain = TrainingSpec()
    for field, (_, values) in TURNED.items():
        asked = {getattr(spec, field) for spec in drawn}
        assert len(asked & {*values, getattr(plain, field)}) >= min(4, len(values)), field


@pytest.mark.parametrize(
    ("without", "changed", "ratio"),
    [
        ([0.4, 0.4, 0.4], [0.2, 0.2, 0.2], 0.5),
        ([0.4, 0.1, 0.2], [0.2, 0.2, 0.2], math.exp(math.log(0.5 * 2.0) / 3)),
        ([0.400, 0.4, 0.4], [0.399, 0.4, 0.4], 1.0),
        ([0.0, 0.0, 0.0], [0.5, 0.5, 0.5], 0.5e12),
    ],
)
def test_an_effect_is_the_mean_ratio_of_paired_seeds(
    without: list[float], changed: list[float], ratio: float
) -> None:
    assert effect(without, changed, 0.693) == pytest.approx(ratio)


def test_the_same_training_is_judged_alike_on_three_different_draws() -> None:
    losses = losses_of(TrainingSpec(epochs=30))
    assert losses == losses_of(TrainingSpec(epochs=30))
    assert len(set(losses)) == len(losses) == 3
    assert np.std(losses) < 0.1


def test_a_wish_is_read_tried_and_judged() -> None:
    found = [judged(number) for number in range(20_000, 20_008)]
    assert not [one.untrue for one in found if one.untrue]
    tried = [one for one in found if one.effects]
    assert tried
    assert all(one.seconds > 0.0 for one in tried)
    assert all(set(one.named) <= one.effects.keys() for one in tried)
    assert all(one.silent is not bool(one.effects) for one in found)


def test_the_report_names_each_goal() -> None:
    told = to_table(readings_report(20_000, 6, processes=1))
    for goal in ("at least 95", "at most 2", "at least 92", "at least 88", "at most 10"):
        assert goal in told
    assert "false sentences" in told
