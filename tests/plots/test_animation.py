"""The animation is a GIF of few bytes with every frame in it, the last one held."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train
from bot.plots.animation import FRAME, LAST_FRAME
from bot.plots.draw import animate
from bot.plots.surface import frame_of
from bot.trainings.spec import TrainingSpec
from bot.trainings.task import View
from tests.plots.trained import task_of

MOST_BYTES = 3_000_000


def gif_of(spec: TrainingSpec, every: int) -> Image.Image:
    networks = {}
    history = train(
        spec, SHIPPED, None, lambda moment: networks.update({moment.done: moment.network()})
    )
    epochs = [done for done in networks if done % every == 0]
    frames = [frame_of(history, done, networks[done]) for done in epochs]
    (picture,) = animate(task_of(spec, View.WATCH), history, frames)
    assert picture.file_name == "watch.gif"
    assert len(picture.data) <= MOST_BYTES
    assert 0 < len(picture.alt_text) <= 300
    gif = Image.open(io.BytesIO(picture.data))
    assert getattr(gif, "n_frames", 1) == len(frames)
    return gif


@pytest.mark.parametrize(
    ("spec", "size"),
    [
        (TrainingSpec(epochs=29, points=500), (800, 400)),
        (TrainingSpec(epochs=29, points=2000, noise=0.5, learning_rate=100.0), (800, 400)),
        (TrainingSpec(epochs=29, start="zero"), (800, 400)),
        (TrainingSpec(epochs=29, data="multi-gauss", loss="squared"), (800, 400)),
        (TrainingSpec(epochs=29, data="penguins", points=100), (440, 400)),
    ],
)
def test_thirty_frames_make_a_gif_of_at_most_3_mb(
    spec: TrainingSpec, size: tuple[int, int]
) -> None:
    gif = gif_of(spec, 1)
    assert gif.size == size
    assert gif.info["loop"] == 0


def test_the_last_frame_is_held_longer() -> None:
    gif = gif_of(TrainingSpec(epochs=4), 1)
    times = []
    for number in range(5):
        gif.seek(number)
        times.append(gif.info["duration"])
    assert times == [FRAME] * 4 + [LAST_FRAME]


def test_the_curves_grow_and_the_border_moves() -> None:
    gif = gif_of(TrainingSpec(epochs=20), 10)
    frames = []
    for number in range(3):
        gif.seek(number)
        frames.append(np.asarray(gif.convert("RGB")).astype(int))
    ink = [int((frame[170:330, 460:] != 255).any(axis=2).sum()) for frame in frames]
    assert ink[0] < ink[1] < ink[2]
    assert (frames[0][70:380, 20:340] != frames[2][70:380, 20:340]).any()


def test_there_are_few_colours_and_the_edges_are_white() -> None:
    gif = gif_of(TrainingSpec(epochs=2), 1).convert("RGB")
    assert len(gif.getcolors(64) or []) > 0
    pixels = np.asarray(gif)
    for edge in (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]):
        assert (edge == 255).all()
