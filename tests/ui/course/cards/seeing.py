"""What tests of active cards look at: words of the first card, its pictures, its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.ui.reading import parts

if TYPE_CHECKING:
    from tests.fakes import FakePictures
    from tests.ui.conftest import Classroom
    from tests.ui.learner import Learner

GALLERY = 12
POINT, AGAIN = "The **gradient** is this slope.", "Nudge a ball and feel it."
FIRST, CHOSEN = ["Up, to a larger w", "Down", "Just show me"], "You said: **Down**."
KNOWN = "I know this already"


async def restart(classroom: Classroom, pictures: FakePictures) -> None:
    await classroom.env.restart_bot(classroom.build_app(pictures=pictures).bot)


def galleries(learner: Learner) -> list[dict[str, Any]]:
    assert learner.card is not None
    return [part for part in parts(learner.card.components) if part["type"] == GALLERY]


def files(learner: Learner) -> list[str]:
    assert learner.card is not None
    return [file.filename for file in learner.card.attachments]


async def number(learner: Learner, typed: str) -> None:
    await learner.fill(await learner.click("Type my number"), answer=typed)
