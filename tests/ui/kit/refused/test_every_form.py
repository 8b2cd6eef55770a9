"""Every form of the bot that is refused comes back filled in, also after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.tutor.errors import NotYoursError, TutorError
from bot.ui.client import features
from bot.ui.kit.persistent import PersistentModal
from tests.ui.kit.refused.alone import ALONE
from tests.ui.kit.refused.stage import Stage, as_shown, filled_in, ids_on, without_values
from tests.ui.kit.refused.together import TOGETHER
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import simcord
    from discord import Interaction

pytestmark = pytest.mark.simcord(check_errors=False)

OPENINGS = ALONE | TOGETHER
WORDS = "Somebody else had the turn. Nothing was changed."


def every_form() -> set[type[PersistentModal]]:
    """Return all classes of forms that the bot has."""
    list(features())
    return {one for one in PersistentModal.__subclasses__() if one.__module__.startswith("bot.")}


def test_no_form_is_left_out() -> None:
    assert every_form() == set(OPENINGS)


async def refuse(_interaction: Interaction[Any], _keys: object, _values: object) -> None:
    raise TutorError(WORDS)


@pytest.mark.parametrize("kind", OPENINGS, ids=lambda kind: kind.__name__)
async def test_a_refused_form_comes_back_filled_in_after_a_restart(
    stage: Stage,
    kind: type[PersistentModal],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    opened = await OPENINGS[kind](stage)
    with monkeypatch.context() as refusing:
        refusing.setattr(kind, "submitted", refuse)
        refused = await opened.actor.submit_modal(opened.form, dict(opened.values))
    card = shown(refused)
    assert refused.ephemeral
    assert WORDS in text_of(card)
    assert labels_of(card) == ["Open it again"]
    assert stage.drafts() == 1
    await stage.restart()
    custom_id = await nobody_else_opens_it(stage, opened.actor, card)
    again = await opened.actor.click(card, label="Open it again")
    assert filled_in(again.modal) == as_shown(opened.values)
    assert opened.form.modal is not None
    assert again.modal is not None
    assert again.modal["custom_id"] == opened.form.modal["custom_id"]
    assert without_values(again.modal) == without_values(opened.form.modal)
    sent = await opened.actor.submit_modal(again, dict(opened.values))
    assert sent.acknowledged
    assert stage.drafts() == 0
    texts = [text for text in opened.values.values() if isinstance(text, str) and len(text) > 3]
    assert not [text for text in texts if text in caplog.text or text in custom_id]


async def nobody_else_opens_it(
    stage: Stage, owner: simcord.MemberActor, card: simcord.ResponseMessage
) -> str:
    other = stage.room.ben if owner is stage.room.ana else stage.room.ana
    [custom_id] = ids_on(card)
    foreign = await stage.school.press(card, custom_id, actor=other)
    assert foreign.ephemeral
    assert shown(foreign).content == str(NotYoursError())
    return custom_id
