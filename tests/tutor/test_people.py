"""Who pressed: rights that nobody sent are none."""

from __future__ import annotations

import pytest

from bot.tutor.people import Press, Rights


def test_a_press_of_which_little_is_known_has_no_rights() -> None:
    press = Press(1, 2, 3)
    assert not press.rights.may_manage_server
    assert press.channel is None
    assert not press.in_dm
    assert Press(1, 2).in_dm


@pytest.mark.parametrize(
    ("bits", "may"), [(0, False), (1 << 5, True), (1 << 3, True), (~((1 << 3) | (1 << 5)), False)]
)
def test_only_manage_server_and_administrator_manage_a_server(bits: int, may: bool) -> None:
    assert Rights(bits).may_manage_server is may
