"""What is said of a refused form, where the text is kept, and when it is given back to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.tutor.errors import NotYoursError, TutorError
from bot.ui.course.notebook import NoteModal
from bot.ui.errors import OUR_FAULT
from bot.ui.exercises.inputs.type_in import TypeModal
from bot.ui.kit.refused_forms import FILE, FILES, HELD, KEPT, TYPED
from tests.ui.kit.refused.alone import correction, data, note, typed
from tests.ui.kit.refused.stage import TEXT, Open, Opened, Stage, filled_in, ids_on
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    import simcord
    from discord import Interaction

    from bot.ui.client import TutorBot
    from bot.ui.kit.persistent import PersistentModal

pytestmark = pytest.mark.simcord(check_errors=False)

WORDS, AGAIN = "Somebody else had the turn. Nothing was changed.", "Open it again"
LONG = "\n".join(f"Why is it so? 👩\N{ZERO WIDTH JOINER}🔬 {k},red" for k in range(140))


async def refuse(_interaction: Interaction[Any], _keys: object, _values: object) -> None:
    raise TutorError(WORDS)


async def break_down(_interaction: Interaction[Any], _keys: object, _values: object) -> None:
    raise ValueError("a bug of ours")


async def refused_form(
    opened: Opened, kind: type[PersistentModal], monkeypatch: pytest.MonkeyPatch
) -> simcord.ResponseMessage:
    with monkeypatch.context() as refusing:
        refusing.setattr(kind, "submitted", refuse)
        return shown(await opened.actor.submit_modal(opened.form, dict(opened.values)))


async def send_from_elsewhere(stage: Stage, opened: Opened, card: Any = None) -> None:  # noqa: ANN401 - any message
    """Let Ana send the same form from another device."""
    assert opened.form.modal is not None
    kinds = {
        part["component"]["custom_id"]: part["component"]["type"]
        for part in opened.form.modal["components"]
    }
    fields = [
        {"type": kinds[name], "custom_id": name, ("values" if isinstance(v, list) else "value"): v}
        for name, v in opened.values.items()
    ]
    await stage.school.submit(opened.form.modal["custom_id"], fields, card)


async def test_what_is_over_gives_the_text_back_to_be_copied(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await typed(stage)
    card = await refused_form(opened, TypeModal, monkeypatch)
    assert KEPT in text_of(card)
    assert "I think." not in text_of(card)
    await send_from_elsewhere(stage, opened)
    await stage.restart()
    told = await opened.actor.click(card, label=AGAIN)
    assert told.modal is None
    assert "This form cannot be sent any more" in text_of(card)
    assert f"```\n{opened.values['answer']}\n```" in text_of(card)
    assert labels_of(card) == []


async def test_a_form_that_came_too_late_can_be_opened_from_the_card_that_says_so(
    stage: Stage,
) -> None:
    opened = await correction(stage)
    await send_from_elsewhere(stage, opened)
    late = shown(await opened.actor.submit_modal(opened.form, dict(opened.values)))
    assert "moved on" in text_of(late)
    assert labels_of(late)[-1] == TYPED
    before = text_of(late)
    await stage.restart()
    told = shown(await opened.actor.click(late, label=TYPED))
    assert str(opened.values["typed"]) in text_of(told)
    assert text_of(late) == before, "the card stays as it is"


async def test_a_form_that_is_refused_again_stays_one_card(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await note(stage)
    card = await refused_form(opened, NoteModal, monkeypatch)
    again = await opened.actor.click(card, label=AGAIN)
    anew = Opened(opened.actor, again, {"note": "Another text."})
    same = await refused_form(anew, NoteModal, monkeypatch)
    assert same.id == card.id
    assert stage.drafts() == 1
    await stage.restart()
    again = await opened.actor.click(same, label=AGAIN)
    assert filled_in(again.modal) == {"note": "Another text."}


async def test_elsewhere_than_where_it_was_typed_nothing_is_opened(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await note(stage)
    [custom_id] = ids_on(await refused_form(opened, NoteModal, monkeypatch))
    env = stage.room.env
    guild = env.create_guild("another")
    ana, channel = guild.add_member(stage.room.ana.user), guild.create_text_channel("talk")
    card = shown(await ana.slash(channel, "help"))
    told = await stage.press_any(ana, card, custom_id)
    assert shown(told).content == str(NotYoursError())


@pytest.mark.errors_expected
async def test_after_a_fault_of_ours_the_form_comes_back_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await note(stage)
    with monkeypatch.context() as breaking:
        breaking.setattr(NoteModal, "submitted", break_down)
        card = shown(await opened.actor.submit_modal(opened.form, dict(opened.values)))
    assert OUR_FAULT in text_of(card)
    await stage.restart()
    again = await opened.actor.click(card, label=AGAIN)
    assert filled_in(again.modal) == opened.values


@pytest.mark.parametrize(
    ("opening", "name", "text"),
    [
        (note, "note", "Short."),
        (note, "note", "Three ``` and ` at its end `"),
        (data, "rows", LONG),
    ],
    ids=["short", "fenced", "long"],
)
async def test_what_cannot_be_stored_is_held_and_given_back_at_once(
    stage: Stage, opening: Open, name: str, text: str
) -> None:
    opened = await opening(stage)
    database = stage.bot.services.forms.drafts.database  # type: ignore[attr-defined]  # the real store
    await database.write(lambda one: one.exec_driver_sql("PRAGMA query_only=ON").close())
    card = shown(await opened.actor.submit_modal(opened.form, {name: text}))
    assert "I could not save that just now" in text_of(card)
    assert HELD in text_of(card)
    if text != "Short.":
        [file] = card.attachments
        assert (file.filename, await file.read()) == (FILE, text.encode())
    else:
        assert f"```\n{text}\n```" in text_of(card)
    again = await opened.actor.click(card, label=AGAIN)
    assert filled_in(again.modal) == {name: text}
    assert stage.drafts() == 0
    await stage.restart()
    told = shown(await opened.actor.click(card, label=AGAIN))
    assert "I do not have what you typed any more" in told.content


async def test_a_press_while_the_bot_shuts_down_gives_the_text_back(stage: Stage) -> None:
    opened = await note(stage)
    stage.bot.services.forms.drafts.database.close()  # type: ignore[attr-defined]  # the real store
    card = shown(await opened.actor.submit_modal(opened.form, dict(opened.values)))
    assert "I am just restarting" in text_of(card)
    assert str(opened.values["note"]) in text_of(card)


async def test_an_unknown_form_is_answered_with_what_was_typed(stage: Stage) -> None:
    fields = [{"type": TEXT, "custom_id": "old", "value": "Typed into an old form."}]
    told = await stage.school.submit("form-of-long-ago:1", fields)
    assert told.ephemeral
    assert "This form is from another version of Nudge" in text_of(shown(told))
    assert "```\nTyped into an old form.\n```" in text_of(shown(told))
    assert stage.drafts() == 0
    empty = await stage.school.submit("form-of-long-ago:1", [])
    assert "This form is from another version of Nudge" in shown(empty).content
    counts = cast("TutorBot", stage.school.env.bot).counts
    assert counts.interactions.by_kind["refused"] == 2


async def test_of_attached_files_it_is_said_that_they_are_to_be_chosen_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NoteModal, "submitted", refuse)
    fields: list[dict[str, Any]] = [
        {"type": TEXT, "custom_id": "note", "value": "With a file."},
        {"type": 19, "custom_id": "file", "values": ["15"]},
    ]
    told = await stage.school.submit("note-form", fields)
    assert FILES in text_of(shown(told))


@pytest.mark.errors_expected
async def test_a_form_that_cannot_be_made_again_gives_the_text_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = await note(stage)
    card = await refused_form(opened, NoteModal, monkeypatch)
    monkeypatch.setattr(NoteModal, "again", break_again)
    await opened.actor.click(card, label=AGAIN)
    assert OUR_FAULT in text_of(card)
    assert str(opened.values["note"]) in text_of(card)
    assert labels_of(card) == [AGAIN]


async def break_again(_interaction: Interaction[Any], _keys: object) -> PersistentModal:
    raise ValueError("a bug of ours")
