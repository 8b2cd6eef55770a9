"""What a network says on the plane, and how it is painted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.neural.kinds import Kind
from bot.neural.network import Layer
from bot.plots.paint import enlarged, picture_of, quick_border, smooth_border
from bot.plots.surface import extent_of, frame_of, grid, surface_of
from bot.trainings.spec import TrainingSpec
from tests.plots.trained import history_of, three_heaps

VALUES = TrainingSpec(data="plane", loss="squared", learning_rate=0.1, epochs=5)
MOONS = TrainingSpec(epochs=60, flips=0.1)


def test_points_off_the_plane_have_no_surface() -> None:
    history = history_of(TrainingSpec(data="penguins", points=100, epochs=5))
    assert surface_of(history) is None
    assert frame_of(history, 5, history.network).values is None


def test_the_surface_holds_the_probability_at_the_middle_of_each_cell() -> None:
    surface = surface_of(history_of(MOONS))
    assert surface is not None
    assert surface.values.shape == (100, 100)
    assert ((surface.values >= 0) & (surface.values <= 1)).all()
    left, right, lower, upper = surface.extent
    places = grid(surface.extent)
    assert np.allclose(places[0], [left + (right - left) / 200, lower + (upper - lower) / 200])
    assert np.allclose(places[1] - places[0], [(right - left) / 100, 0])


def test_wrong_points_are_those_the_accuracy_counts() -> None:
    history = history_of(MOONS)
    surface = surface_of(history)
    assert surface is not None
    assert np.isclose(1 - surface.train.wrong.mean(), history.numbers.train_accuracy[-1])
    assert np.isclose(1 - surface.test.wrong.mean(), history.numbers.test_accuracy[-1])


def test_the_last_frame_is_the_surface() -> None:
    history = history_of(MOONS)
    surface, frame = surface_of(history), frame_of(history, 60, history.network)
    assert surface is not None
    assert frame.values is not None
    assert (frame.values == surface.values).all()


def test_several_classes_are_numbers_and_people_s_own_columns_keep_their_names() -> None:
    surface = surface_of(three_heaps())
    assert surface is not None
    assert surface.kind is Kind.CLASSES
    assert set(np.unique(surface.values)) <= {0.0, 1.0, 2.0}
    assert surface.names == ("height", "a very long name")


def test_a_single_place_still_has_an_extent() -> None:
    left, right, lower, upper = extent_of(np.array([[2.0, -1e6], [2.0, -1e6]]))
    assert left < 2 < right
    assert lower < -1e6 < upper


def test_class_0_is_painted_bluish_and_class_1_reddish_with_row_0_at_the_bottom() -> None:
    surface = surface_of(history_of(MOONS))
    assert surface is not None
    pixels = picture_of(surface, 100).astype(int)
    bluer = pixels[..., 2] > pixels[..., 0]
    on_line = pixels.max(axis=2) < 150
    says_0 = surface.values[::-1] < 0.5
    assert (bluer == says_0)[~on_line].mean() > 0.98


def test_a_border_runs_where_the_shares_cross_one_half() -> None:
    shares = np.tile(np.linspace(0, 1, 100, dtype=np.float32), (100, 1))
    line = smooth_border(enlarged(Kind.BINARY, shares.astype(np.float64), 300))
    assert set(np.flatnonzero(line.max(axis=0) > 0.5)) <= set(range(147, 153))
    assert line[:, 149:151].min() > 0.9


def test_an_untrained_network_without_slope_has_no_border() -> None:
    assert smooth_border(np.full((50, 50), 0.2, dtype=np.float32)).max() == 0


def test_areas_are_parted_by_a_line_of_two_pixels() -> None:
    areas = np.zeros((10, 10))
    areas[:, 5:] = 1
    assert (quick_border(areas) == (np.isin(np.arange(10), (4, 5))[None, :])).all()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("spec", [MOONS, VALUES])
def test_the_surface_of_a_training_that_ran_wild_is_finite(spec: TrainingSpec) -> None:
    history = history_of(spec)
    huge = tuple(Layer(1e200 * layer.weights, 1e200 * layer.biases) for layer in history.network)
    surface = surface_of(replace(history, spec=replace(spec, activation="linear"), network=huge))
    assert surface is not None
    assert np.isfinite(surface.values).all()
    assert picture_of(surface, 200).shape == (200, 200, 3)
