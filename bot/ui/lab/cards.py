"""How a training looks: on its way, failed, finished, and as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from bot.trainings.news import Waiting
from bot.tutor.lab.report.numbers import progress_bar
from bot.tutor.text import plain
from bot.ui.kit.cards import LAB, card, gallery
from bot.ui.kit.rooms import WHAT_NEXT, what_next
from bot.ui.lab.buttons import (
    CancelButton,
    NumbersButton,
    PredictionButton,
    SweepButton,
    VariationButton,
    WhatHelpsButton,
)
from bot.ui.lab.form import FormButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord import ui

    from bot.services.lab.scenes import (
        PredictionScene,
        RunFailedScene,
        RunScene,
        RunWaitScene,
        TextScene,
    )
    from bot.services.scene import Room
    from bot.trainings.news import Progress
    from bot.ui.kit.persistent import PersistentButton

HOW_DID_IT_GO = "How did my prediction go?"
GONE = "-# The picture is gone by now. **Repeat** draws it again."
WITHHELD = "-# The picture of this run is not for all to see. **Repeat** draws one that is."
MOST_BLOCK = 3300  # characters of a code block, so that its card stays within Discord's 4,000


def wait_card(scene: RunWaitScene) -> ui.LayoutView:
    return card(
        LAB,
        f"### {plain(scene.title)}\n{_state(scene.news)}",
        [CancelButton.labelled("Cancel", run=scene.run)],
        f"-# run {scene.run}",
    )


def _state(news: Waiting | Progress | None) -> str:
    if news is None:
        return "Training…"
    if isinstance(news, Waiting):
        others = "1 other is" if news.ahead == 1 else f"{news.ahead} others are"
        return f"In line: {others} before you. This card changes by itself."
    left = _left(news.seconds_left)
    return (
        f"{progress_bar(news.done, news.total)}\n"
        f"Round {news.done:,} of {news.total:,} · loss {news.loss:.3g} · {left}"
    )


def _left(seconds: float) -> str:
    if seconds < 1:
        return "almost done"
    return f"about {seconds:.0f} s left" if seconds < 120 else f"about {seconds / 60:.0f} min left"


def failed_card(scene: RunFailedScene, rooms: Sequence[Room]) -> ui.LayoutView:
    again = VariationButton.labelled("Try again", run=scene.run, turn="repeat")
    form = FormButton.of_run(scene.run)
    return card(LAB, scene.words, [again, form], WHAT_NEXT, *what_next(rooms, "Train a network"))


def run_card(scene: RunScene, rooms: Sequence[Room]) -> ui.LayoutView:
    words = (scene.headline and f"**{scene.headline}.**", scene.explanation)
    next_step = f"**Next:** {scene.next_step}"
    texts = [" ".join(word for word in words if word), scene.takeaway, next_step, scene.verdict]
    return card(
        LAB,
        f"### {plain(scene.title)}" + (f"\n{scene.question}" if scene.question else ""),
        _gallery(scene),
        "\n".join(text for text in texts if text),
        f"```\n{scene.table}\n```",
        *_rows(scene),
        *what_next(rooms, "Train a network"),
        f"-# run {scene.run} · {plain(scene.settings)}",
    )


def prediction_card(scene: PredictionScene) -> ui.LayoutView:
    return card(
        LAB,
        f"### Your prediction: {plain(scene.title)}",
        gallery(scene.pictures) if scene.pictures else "-# The picture is gone by now.",
        scene.verdict,
        f"-# run {scene.run} · seen by you alone",
    )


def _rows(scene: RunScene) -> list[list[PersistentButton]]:
    def turn(label: str, name: str) -> VariationButton:
        return VariationButton.labelled(label, run=scene.run, turn=name)

    numbers = NumbersButton.labelled("Numbers", run=scene.run)
    if not scene.single:
        return [[turn("New seed", "seed"), numbers, turn("Repeat", "repeat")]]
    helping: list[PersistentButton] = [
        VariationButton.labelled(label, ButtonStyle.primary, run=scene.run, turn=name)
        for name, label in scene.advised
    ]
    if scene.untried:
        helping = [WhatHelpsButton.labelled("What helps?", run=scene.run)]
    return [
        *([helping] if helping else []),
        [
            turn("New seed", "seed"),
            turn("Rate ×3", "faster"),
            turn("Rate ÷3", "slower"),
            turn("Longer", "longer"),
            turn("Wider", "wider"),
        ],
        [
            SweepButton.labelled("Compare rates", run=scene.run, over="rates"),
            turn("Watch it learn", "watch"),
            numbers,
            turn("Repeat", "repeat"),
            FormButton.of_run(scene.run),
        ],
        *_asking(scene),
    ]


def _asking(scene: RunScene) -> list[list[PersistentButton]]:
    if not scene.predicted:
        return []
    return [[PredictionButton.labelled(HOW_DID_IT_GO, run=scene.run)]]


def _gallery(scene: RunScene) -> ui.Item[Any] | str:
    if scene.pictures:
        return gallery(scene.pictures)
    return WITHHELD if scene.withheld else GONE


def text_card(scene: TextScene) -> ui.LayoutView:
    """Show a block of text; the card says so if the text is cut to fit."""
    text = scene.text
    if len(text) > MOST_BLOCK:
        text = text[:MOST_BLOCK].rsplit("\n", 1)[0] + "\n(more than fits into one card)"
    return card(LAB, f"### {plain(scene.title)}\n```\n{text}\n```")
