"""What the card of /mydata delete counts, in words for one and for many."""

from __future__ import annotations

import pytest

from bot.services.privacy.deleting import AskDeletionScene
from bot.tutor.privacy.deleting import KeptOfPerson
from bot.ui.privacy.deleting import LINES, ask_card
from tests.ui.reading import TEXT, parts, sent

ALWAYS = "- your settings, and everything else under your Discord id"


def lines_of(kept: KeptOfPerson) -> list[str]:
    card = sent(ask_card(AskDeletionScene(1, 2, kept)))
    texts = [part["content"] for part in parts(card) if part["type"] == TEXT]
    return [line for text in texts for line in text.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (KeptOfPerson(), []),
        (KeptOfPerson(trainings=1), ["- 1 training with its numbers and pictures"]),
        (KeptOfPerson(trainings=2), ["- 2 trainings with their numbers and pictures"]),
        (KeptOfPerson(together=1), ["- your part in 1 open thing with others"]),
        (
            KeptOfPerson(together=1, hosted=1),
            ["- your part in 1 open thing with others, which you opened"],
        ),
        (
            KeptOfPerson(together=3, hosted=1),
            ["- your part in 3 open things with others, 1 of them opened by you"],
        ),
    ],
)
def test_what_goes_is_counted_in_words(kept: KeptOfPerson, told: list[str]) -> None:
    assert lines_of(kept) == [*told, ALWAYS]


def test_everything_that_is_counted_has_its_line() -> None:
    counted = KeptOfPerson.__dataclass_fields__.keys()
    assert counted == LINES.keys() | {"waiting", "together", "hosted"}
