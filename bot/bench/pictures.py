"""Time our pictures next to the same content drawn with pyplot, in one run."""

from __future__ import annotations

import importlib.metadata
import tempfile
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import matplotlib as mpl

from bot.bench.lesson_pictures import lesson_rows
from bot.bench.report import Report, Row
from bot.bench.timing import interleaved, ratio
from bot.neural.parts.shipped import SHIPPED
from bot.neural.training import train
from bot.plots.accounts import account_of
from bot.plots.frames import Palette, PlanePainter, gif
from bot.plots.surface import frame_of, surface_of
from bot.plots.training import Story, losses_alone, losses_and_plane
from bot.trainings.spec import TrainingSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.bench.timing import Work
    from bot.neural.network import Network
    from bot.neural.training import History, TrainingMoment
    from bot.plots.surface import Frame, Surface

FRAMES = 30
GIF_SIZE = 400  # pixels
SAME, NEW = "kept figure, same axes", "kept figure, new axes"
PYPLOT, WRITER = "fresh pyplot figure", "FuncAnimation, PillowWriter"


def picture_report(rounds: int) -> Report:
    """Measure everything in `rounds` interleaved rounds."""
    used = {name: importlib.metadata.version(name) for name in ("matplotlib", "pillow", "numpy")}
    return Report(tuple(measure_pictures(rounds)), (), used)


def measure_pictures(rounds: int) -> list[Row]:
    """Return rows for losses, losses with the plane, the animation of it, and all of a course.

    "New axes" draws trainings of different lengths in epochs, so that no kept background fits.
    """
    mpl.use("agg")
    return [*_loss_rows(rounds), *_pair_rows(rounds), *_gif_rows(rounds), *lesson_rows()]


class Drawing:
    """One picture drawn again and again, of one training after another."""

    def __init__(self, draw: Callable[[Story, Surface], bytes], specs: list[TrainingSpec]) -> None:
        self._draw = draw
        self._content = [_content(spec) for spec in specs]
        self._drawn = 0

    def __call__(self, count: int) -> None:
        for _ in range(count):
            self._draw(*self._content[self._drawn % len(self._content)])
            self._drawn += 1


def _content(spec: TrainingSpec) -> tuple[Story, Surface]:
    history = train(spec, SHIPPED)
    surface = surface_of(history)
    assert surface is not None  # noqa: S101 - moons lie on a plane
    heading = f"moons · learning rate {spec.learning_rate:g} · seed {spec.seed}"
    return Story(heading, "loss (cross-entropy)", account_of(history)), surface


def _same_axes() -> list[TrainingSpec]:
    """Make what one person tries: one set of points, one network, three learning rates."""
    return [TrainingSpec(learning_rate=rate) for rate in (0.3, 1.0, 3.0)]


def _new_axes() -> list[TrainingSpec]:
    """Make trainings with different points and epochs, more of them than backgrounds are kept."""
    return [TrainingSpec(seed=seed, epochs=100 + 10 * seed) for seed in range(1, 13)]


def _loss_rows(rounds: int) -> Iterator[Row]:
    from bot.bench.rivals.pyplot_pictures import loss_figure  # noqa: PLC0415 - after mpl.use

    def ours(story: Story, _: Surface) -> bytes:
        return losses_alone(story)

    def theirs(story: Story, _: Surface) -> bytes:
        return loss_figure(story.heading, story.account.numbers)

    return _rows("losses, 800 x 500", rounds, (ours, theirs), 2.5)


def _pair_rows(rounds: int) -> Iterator[Row]:
    from bot.bench.rivals.pyplot_pictures import pair_figure  # noqa: PLC0415 - after mpl.use

    def theirs(story: Story, surface: Surface) -> bytes:
        return pair_figure(story.heading, story.account.numbers, surface)

    return _rows("losses and plane, 1000 x 500", rounds, (losses_and_plane, theirs), 1.5)


def _rows(
    task: str, rounds: int, both: tuple[Callable[[Story, Surface], bytes], ...], goal: float
) -> Iterator[Row]:
    ours, theirs = both
    works: dict[str, Work] = {
        SAME: Drawing(ours, _same_axes()),
        NEW: Drawing(ours, _new_axes()),
        PYPLOT: Drawing(theirs, _same_axes()),
    }
    times = interleaved(works, rounds, 0.0)
    for name, its in times.items():
        its_ratio = None if name == SAME else ratio(its, times[SAME])
        least = goal if name == PYPLOT else None
        yield Row(task, name, median(its) * 1e3, "ms", its_ratio, at_least=least)


def _gif_rows(rounds: int) -> Iterator[Row]:
    from bot.bench.rivals.pyplot_pictures import plane_animation  # noqa: PLC0415 - after mpl.use

    surface, frames = _animation()
    task = f"{len(frames)} frames, {GIF_SIZE} x {GIF_SIZE}, 500 points"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plane.gif"
        works: dict[str, Work] = {
            "painted arrays": partial(_repeated, lambda: _painted(surface, frames)),
            WRITER: partial(_repeated, lambda: plane_animation(surface, frames, path)),
        }
        times = interleaved(works, rounds, 0.0)
        theirs = path.stat().st_size
    ours = len(_painted(surface, frames))
    yield Row(task, "painted arrays", median(times["painted arrays"]) * 1e3, "ms")
    its_ratio = ratio(times[WRITER], times["painted arrays"])
    yield Row(task, WRITER, median(times[WRITER]) * 1e3, "ms", its_ratio, at_least=15.0)
    yield Row(task, "painted arrays", ours / 1e3, "kB")
    yield Row(task, WRITER, theirs / 1e3, "kB")
    yield Row(task, "our bytes of theirs", ours / theirs, "", at_most=0.6)


def _repeated(work: Callable[[], object], count: int) -> None:
    for _ in range(count):
        work()


def _painted(surface: Surface, frames: list[Frame]) -> bytes:
    palette = Palette.of(surface.kind)
    painter = PlanePainter(surface, GIF_SIZE, palette)
    painted = [painter.paint(frame.values) for frame in frames if frame.values is not None]
    return gif(painted, palette, [160] * len(painted))


def _animation() -> tuple[Surface, list[Frame]]:
    """Watch a training on 500 points, from its start on."""
    networks: list[tuple[int, Network]] = []

    def watch(moment: TrainingMoment) -> None:
        if len(networks) < FRAMES:
            networks.append((moment.done, moment.network()))

    spec = TrainingSpec(points=500, epochs=60, learning_rate=0.5)
    history: History = train(spec, SHIPPED, watch=watch)
    surface = surface_of(history)
    assert surface is not None  # noqa: S101 - moons lie on a plane
    return surface, [frame_of(history, done, network) for done, network in networks]
