"""The loss picture is a PNG of the right size, and nothing in it is cut off."""

import io
import itertools
import struct
from typing import Any

import numpy as np
import pytest
from matplotlib.image import imread

from bot.neural.spec import TrainingSpec
from bot.neural.training import train
from bot.plots.loss import draw_losses, spread


def picture_of(spec: TrainingSpec) -> bytes:
    history = train(spec)
    return draw_losses(spec, history.train_loss, history.test_loss)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"learning_rate": 100.0},
        {"learning_rate": 0.00001, "epochs": 1},
        {"learning_rate": 10.0, "data": "xor", "hidden": (16, 16)},
        {"points": 40, "noise": 0.5, "hidden": (32,), "epochs": 1000},
        {
            "data": "circles",
            "hidden": (64,) * 6,
            "learning_rate": 1000.0,
            "epochs": 100,
            "seed": 2**31 - 1,
        },
    ],
)
def test_a_picture_is_800_by_500_opaque_and_has_white_edges(asked: dict[str, Any]) -> None:
    png = picture_of(TrainingSpec(**asked))
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (800, 500)
    pixels = imread(io.BytesIO(png))
    assert (pixels[..., 3] == 1).all()
    for edge in (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]):
        assert (edge == 1).all()


def test_both_colours_of_the_curves_are_there() -> None:
    pixels = (imread(io.BytesIO(picture_of(TrainingSpec())))[..., :3] * 255).round().astype(int)
    for colour in ((0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00)):
        assert np.all(pixels == colour, axis=-1).sum() > 500


def test_the_same_losses_give_the_same_bytes() -> None:
    assert picture_of(TrainingSpec(epochs=5)) == picture_of(TrainingSpec(epochs=5))


def test_losses_of_exactly_zero_are_drawn_on_a_logarithmic_axis_too() -> None:
    assert draw_losses(TrainingSpec(), (0.7, 90.0, 0.0), (0.7, 0.0, 1e13))


@pytest.mark.parametrize("ends", list(itertools.product((0, 5, 150, 329, 330), repeat=2)))
@pytest.mark.parametrize("needed", [(54, 54), (54, 81)])
def test_the_labels_neither_meet_nor_leave_the_picture(
    ends: tuple[float, float], needed: tuple[float, float]
) -> None:
    placed = spread(ends, needed, 330)
    assert abs(placed[0] - placed[1]) >= sum(needed) / 2 - 1e-9
    for middle, height in zip(placed, needed, strict=True):
        assert height / 2 <= middle <= 330 - height / 2
    if ends[0] != ends[1]:
        assert (placed[0] > placed[1]) == (ends[0] > ends[1])


def test_labels_with_room_stay_beside_their_ends() -> None:
    assert spread((100, 250), (54, 54), 330) == [100, 250]
