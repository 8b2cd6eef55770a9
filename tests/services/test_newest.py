"""A mapping that forgets the key that was set longest ago."""

from __future__ import annotations

from bot.services.newest import Newest


def test_the_key_that_was_set_longest_ago_makes_room() -> None:
    kept = Newest[str, int](2)
    kept["first"], kept["second"] = 1, 2
    kept["first"] = 3
    kept["third"] = 4
    assert dict(kept) == {"first": 3, "third": 4}
