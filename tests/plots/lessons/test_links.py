"""The numbers on the links of a network stand clear of each other and of other links."""

from __future__ import annotations

from itertools import combinations

from bot.plots.lessons.links import LinkLabel, clear_spots

MARGIN = 80.0, 62.0
BELOW, ABOVE = ((100.0, 150.0), (100.0, 300.0)), ((395.0, 80.0), (395.0, 226.0), (395.0, 372.0))


def links_of(width: float) -> list[LinkLabel]:
    return [LinkLabel(start, end, width, 27) for end in ABOVE for start in BELOW]


def test_crossing_links_get_numbers_that_do_not_touch() -> None:
    spots = clear_spots(links_of(40), MARGIN)
    for (left, top), (right, bottom) in combinations(spots, 2):
        assert abs(left - right) >= 40 or abs(top - bottom) >= 27


def test_each_number_stands_on_its_link_between_the_margins() -> None:
    links = links_of(40)
    for link, (x, y) in zip(links, clear_spots(links, MARGIN), strict=True):
        assert abs(link.height_at(x) - y) < 1e-9
        assert 100 + 80 + 20 - 1e-9 <= x <= 395 - 62 - 20 + 1e-9


def test_a_number_wider_than_its_room_stands_in_the_middle_of_it() -> None:
    [spot] = clear_spots([LinkLabel((0, 0), (100, 0), 90, 27)], (20, 20))
    assert spot == (50, 0)
