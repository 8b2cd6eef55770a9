"""Labels beside curves neither meet nor leave their room, and move as little as they can."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.plots.labels import spread
from bot.plots.sheet import Sheet

ROOM = 330.0
labels = st.lists(st.tuples(st.floats(-50, 400), st.floats(10, 80)), min_size=1, max_size=4)


@given(labels)
def test_labels_neither_meet_nor_leave_the_room(wanted: list[tuple[float, float]]) -> None:
    heights, needed = zip(*wanted, strict=True)
    placed = spread(heights, needed, ROOM)
    order = sorted(range(len(placed)), key=lambda k: placed[k])
    for low, high in pairwise(order):
        assert placed[high] - placed[low] >= (needed[low] + needed[high]) / 2 - 1e-6
    for middle, height in zip(placed, needed, strict=True):
        assert height / 2 - 1e-6 <= middle <= ROOM - height / 2 + 1e-6


@given(labels)
def test_labels_keep_their_order(wanted: list[tuple[float, float]]) -> None:
    heights, needed = zip(*wanted, strict=True)
    placed = spread(heights, needed, ROOM)
    for here, there in pairwise(sorted(range(len(placed)), key=lambda k: heights[k])):
        assert placed[here] < placed[there]


def test_labels_with_room_stay_beside_their_ends() -> None:
    assert spread((100, 250), (54, 54), ROOM) == [100, 250]


def test_two_labels_at_one_place_make_way_evenly() -> None:
    assert spread((150, 150), (50, 50), ROOM) == [125, 175]


def test_too_many_labels_are_pressed_together_instead_of_leaving() -> None:
    placed = spread((0, 0, 0), (200, 200, 200), 300)
    assert placed == [50, 150, 250]


@given(st.text(max_size=40), st.floats(30, 300))
def test_any_words_are_cut_to_their_room(words: str, room: float) -> None:
    sheet = Sheet(400, 40)
    assert sheet.width_of(sheet.fitted(words, 20, room), 20) <= room
