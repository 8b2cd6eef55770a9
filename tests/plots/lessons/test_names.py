"""Names and words that people wrote stand on pictures of lessons in their script, told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.neural.parts.shipped import SHIPPED
from bot.plots.lessons import paper
from bot.plots.lessons.draw import draw_lesson_picture
from bot.plots.lessons.trainings import LessonTrainings
from bot.plots.lessons.voted_words import wrapped
from bot.plots.sheet import Sheet
from bot.tutor.pictures.bars import BarsPicture
from bot.tutor.pictures.weighed_words import WeighedWordsPicture
from tests.plots.words import RecordingSheet, outside, overlapping, words_in

if TYPE_CHECKING:
    from bot.tutor.pictures.kind import PictureSpec

LABELS = (
    "我想训练",
    "ابدأ الآن",
    "शुरू करो",
    "🙂🙂",
    "words cut alike by room, 1",
    "words cut alike by room, 2",
)


@pytest.fixture(autouse=True)
def _recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "Sheet", RecordingSheet)


@pytest.mark.parametrize(
    "spec",
    [
        BarsPicture(LABELS, scores=(1.0, 2.0, 3.0, 4.0, 5.0, 6.0)),
        WeighedWordsPicture(
            "“我想训练”", "what each adds", LABELS, (1.2, -0.4, 0.3, 0.0, -2.0, 1.0)
        ),
    ],
    ids=["bars", "weighed words"],
)
def test_labels_in_any_script_are_written_and_told_apart(spec: PictureSpec) -> None:
    trainings = LessonTrainings(SHIPPED)
    written = words_in(lambda: draw_lesson_picture(spec, trainings))
    assert not overlapping(written)
    assert not outside(written, 800, 460)
    texts = [one.words for one in written]
    assert set(LABELS[:4]) <= set(texts)
    first, second = (text for text in texts if "wor" in text)
    assert first != second


def test_words_without_spaces_are_broken_where_the_line_ends() -> None:
    sheet = Sheet(400, 60)
    first, second = wrapped(sheet, "我想训练一个小小的网络" * 2, 20, 240)
    assert (first + second.removesuffix("…")) in "我想训练一个小小的网络" * 2
    assert all(sheet.width_of(line, 20) <= 240 for line in (first, second))
    assert not first.endswith("…")
