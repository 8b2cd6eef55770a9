"""The same pictures as most people would draw them: a fresh pyplot figure each time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.animation import FuncAnimation, PillowWriter

from bot.plots.style import BLACK, BLUE, VERMILLION
from bot.tutor.lab.diagnosis.measures import loss_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from bot.plots.surface import Frame, PlottedPoints, Surface
    from bot.trainings.numbers import RunNumbers

DPI = 100
CURVES = (("training", BLUE, "solid", "o"), ("test", VERMILLION, "dashed", "s"))
MARKERS = ("o", "s")  # training and test points
BACKGROUND_LEVELS = 20


def loss_figure(heading: str, run: RunNumbers) -> bytes:
    """Draw the losses, 800 x 500 pixels, with start and end written beside each curve."""
    figure, axes = plt.subplots(figsize=(8, 5), dpi=DPI)
    figure.suptitle(heading, fontsize=18)
    _draw_losses(axes, run)
    figure.subplots_adjust(left=0.11, right=0.73, top=0.84, bottom=0.14)
    return _png(figure)


def pair_figure(heading: str, run: RunNumbers, surface: Surface) -> bytes:
    """Draw the losses and the plane, 1000 x 500 pixels."""
    figure, (losses, plane) = plt.subplots(1, 2, figsize=(10, 5), dpi=DPI)
    figure.suptitle(heading, fontsize=18)
    _draw_losses(losses, run)
    _draw_plane(plane, surface)
    figure.subplots_adjust(left=0.08, right=0.95, top=0.8, bottom=0.16, wspace=0.6)
    return _png(figure)


def _draw_losses(axes: Axes, run: RunNumbers) -> None:
    for (name, colour, dashes, marker), losses in zip(
        CURVES, (run.train_loss, run.test_loss), strict=True
    ):
        axes.plot(
            run.epochs,
            losses,
            color=colour,
            linestyle=dashes,
            linewidth=3,
            marker=marker,
            markersize=8,
            markevery=max(1, len(losses) // 8),
        )
        axes.annotate(
            f"{name}\n{loss_text(losses[0])} → {loss_text(losses[-1])}",
            (1.04, losses[-1]),
            xycoords=("axes fraction", "data"),
            color=colour,
            fontsize=15,
            annotation_clip=False,
        )
    axes.set_xlabel("round", fontsize=15)
    axes.set_title("loss (cross-entropy)", fontsize=15, loc="left")
    axes.tick_params(labelsize=15)
    axes.set_ylim(bottom=0)
    axes.grid(visible=True, color="#DDDDDD")
    axes.spines[["top", "right"]].set_visible(False)


def _draw_plane(axes: Axes, surface: Surface) -> None:
    axes.imshow(
        surface.values,
        origin="lower",
        extent=surface.extent,
        aspect="auto",
        cmap="RdBu_r",
        interpolation="bilinear",
        alpha=0.5,
    )
    axes.contour(surface.values, levels=[0.5], extent=surface.extent, colors=BLACK, linewidths=2)
    for points, marker in zip((surface.train, surface.test), MARKERS, strict=True):
        _draw_points(axes, points, marker)
    axes.set_title("●○ training   ■□ test   × wrong", fontsize=15)
    axes.set_xlabel("●■ class A   ○□ class B", fontsize=15)
    axes.tick_params(labelsize=15)


def _draw_points(axes: Axes, points: PlottedPoints, marker: str) -> None:
    for label, colour in enumerate((BLUE, VERMILLION)):
        x1, x2 = points.places[points.truth == label].T
        fill = colour if label == 0 else "white"
        axes.scatter(x1, x2, s=50, marker=marker, facecolors=fill, edgecolors=colour)
    x1, x2 = points.places[points.wrong].T
    axes.scatter(x1, x2, s=70, marker="x", color=BLACK)


def _png(figure: Figure) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="png")
    plt.close(figure)
    return file.getvalue()


def plane_animation(surface: Surface, frames: Sequence[Frame], path: Path) -> None:
    """Write the frames of the plane as a GIF of 400 x 400 pixels, six a second."""
    figure, axes = plt.subplots(figsize=(4, 4), dpi=DPI)

    def show(frame: Frame) -> list[Axes]:
        axes.clear()
        axes.set_axis_off()
        levels = np.linspace(0, 1, BACKGROUND_LEVELS + 1)
        axes.contourf(frame.values, levels, extent=surface.extent, cmap="RdBu_r", alpha=0.5)
        axes.contour(frame.values, levels=[0.5], extent=surface.extent, colors=BLACK)
        for points, marker in zip((surface.train, surface.test), MARKERS, strict=True):
            _draw_points(axes, points, marker)
        return [axes]

    animation = FuncAnimation(figure, show, frames=list(frames), cache_frame_data=False)
    animation.save(path, writer=PillowWriter(fps=6))
    plt.close(figure)
