"""A question is answered through the input that asks it, whatever custom id is sent in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.tutor.exercises.questions.inputs import OtherInputError
from tests.content.every_kind import MATCH, MULTIPLE, NUMBER, ORDER, SINGLE
from tests.pinned.school import School, ids_of
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from bot.settings import Settings
    from tests.ui.conftest import Classroom
    from tests.ui.exercises.conftest import Asked

pytestmark = pytest.mark.simcord(check_errors=False)

FORGED = (
    (SINGLE, "quiz-type:{}:{}:"),
    (SINGLE, "quiz-pair:{}:{}:"),
    (SINGLE, "quiz-check:{}:{}:A:"),
    (SINGLE, "quiz-paired:{}:{}:"),
    (SINGLE, "quiz-typed:{}:{}:"),
    (MULTIPLE, "quiz:{}:{}:A:"),
    (MULTIPLE, "quiz-paired:{}:{}:"),
    (NUMBER, "quiz-pair:{}:{}:"),
    (NUMBER, "quiz:{}:{}:1:"),
    (NUMBER, "quiz-paired:{}:{}:"),
    (MATCH, "quiz-type:{}:{}:"),
    (MATCH, "quiz-check:{}:{}:ABC:"),
    (ORDER, "quiz-paired:{}:{}:"),
)


@pytest.mark.parametrize(("asked", "shape"), FORGED)
async def test_another_input_than_the_one_that_asks_is_refused(
    classroom: Classroom, ana: Asked, settings: Settings, shape: str
) -> None:
    assert ana.card is not None
    room = classroom
    school = School(room.env, room.channel, room.ana, room.ben, room.build_app, settings)
    with_mark = (id_ for id_ in ids_of(ana.card.components) if "-" in id_.partition(":")[2])
    _, attempt, mark, *_ = next(with_mark).split(":")
    custom_id = shape.format(attempt, mark)
    if custom_id.startswith(("quiz-paired", "quiz-typed")):
        fields = [{"type": 4, "custom_id": "answer", "value": "A"}]
        fields += [{"type": 3, "custom_id": str(k), "values": ["ABCD"[k]]} for k in range(4)]
        told = await school.submit(custom_id, fields)
    else:
        told = await school.press(ana.card, custom_id)
    assert told.modal is None
    assert str(OtherInputError()) in text_of(shown(told))
    assert ana.rows() == []
