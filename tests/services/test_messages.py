"""What a person is told about something that could not be shown in its place."""

from __future__ import annotations

import pytest

from bot.services.messages import HINTS, Reason, Undelivered, hint_for


def test_what_is_missing_is_named() -> None:
    told = Undelivered(Reason.FORBIDDEN, ("Send Messages in Threads",))
    assert hint_for(told) == (
        "I could not show this where you asked for it, so it comes here. I need the permission "
        "Send Messages in Threads there: whoever runs the server can give that."
    )


def test_where_it_is_not_known_what_is_missing_all_that_is_needed_is_named() -> None:
    told = hint_for(Undelivered(Reason.FORBIDDEN), {Reason.FORBIDDEN: "{needs}"})
    assert "the permissions View Channel, Send Messages and Attach Files there" in told


@pytest.mark.parametrize("reason", Reason)
def test_every_hint_is_a_finished_sentence_or_none(reason: Reason) -> None:
    hint = hint_for(Undelivered(reason))
    assert bool(hint) == (reason in HINTS)
    assert "{" not in hint
    assert hint == "" or hint.endswith(".")
