"""What was typed into refused forms: kept as typed, newest five a person, gone after a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bot.store.columns import to_json
from bot.store.forms.drafts import FORMS_ARE_KEPT, FormDrafts, forget_forms
from bot.store.presses import learner_of, note
from bot.store.tables.people import learner
from bot.tutor.forms import (
    MOST_FIELDS,
    MOST_ID,
    MOST_PICKS,
    MOST_TEXT,
    FormDraft,
    TypedField,
    TypedForm,
    bounded,
)
from bot.tutor.people import Press
from tests.store.building import rows

if TYPE_CHECKING:
    from bot.store.database import Database

ANA, BEN, GUILD = 300_000_000_000_000_001, 300_000_000_000_000_002, 2**62
ODD = (
    "x" * MOST_TEXT,
    "\N{RIGHT-TO-LEFT OVERRIDE}שלום \N{ZERO WIDTH JOINER}",
    "👩\N{ZERO WIDTH JOINER}🔬🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "a\r\n\tb \\ \" ' ``` ; -- \u2028",
)
DRAFT = FormDraft(
    1,
    ANA,
    GUILD,
    "game-named:1:2-ab",
    TypedForm(
        (
            *(TypedField(f"f{k}", text) for k, text in enumerate(ODD)),
            TypedField("m", "", ("a", "b")),
        ),
        files=True,
    ),
)


@pytest.fixture
def drafts(database: Database) -> FormDrafts:
    return FormDrafts(database)


def of(press: int, person: int = ANA, guild: int | None = GUILD) -> FormDraft:
    return replace(DRAFT, press=press, person=person, guild=guild)


async def keep(drafts: FormDrafts, draft: FormDraft, most: int = 5) -> bool:
    return await drafts.keep(Press(draft.press, draft.person, draft.guild), draft, most)


async def test_odd_texts_come_back_as_they_were_typed(drafts: FormDrafts) -> None:
    assert await keep(drafts, DRAFT)
    assert await drafts.get(1) == DRAFT
    assert await drafts.get(2) is None
    assert await keep(drafts, replace(DRAFT, form="other"))
    assert await drafts.get(1) == DRAFT, "the same press again changes nothing"
    await drafts.drop(1)
    await drafts.drop(1)
    assert await drafts.get(1) is None


async def test_of_each_person_the_newest_few_stay(drafts: FormDrafts) -> None:
    for press in range(1, 9):
        await keep(drafts, of(press), most=3)
    await keep(drafts, of(20, BEN, None), most=3)
    left = [press for press in range(30) if await drafts.get(press) is not None]
    assert left == [6, 7, 8, 20]


async def test_a_press_that_was_stored_leaves_nothing_to_send_again(drafts: FormDrafts) -> None:
    press, now = Press(1, ANA, GUILD), drafts.database.clock()
    await drafts.database.write(
        lambda connection: note(connection, press, learner_of(connection, Press(1, ANA), now), now)
    )
    assert not await keep(drafts, DRAFT)
    assert await drafts.get(1) is None


async def test_what_was_typed_is_gone_after_a_week_and_with_its_person(
    drafts: FormDrafts,
) -> None:
    database = drafts.database
    for press, person in ((1, ANA), (2, BEN)):
        await keep(drafts, of(press, person))
    now = database.clock()
    await database.write(lambda connection: forget_forms(connection, now + timedelta(days=6), 10))
    assert await drafts.get(1) is not None
    gone = sa.delete(learner).where(learner.c.discord_id == ANA)
    await database.write(lambda connection: connection.execute(gone).rowcount)
    assert await drafts.get(1) is None
    assert await drafts.get(2) is not None
    later = now + FORMS_ARE_KEPT + timedelta(minutes=1)
    await database.write(lambda connection: forget_forms(connection, later, 10))
    assert rows(database.path, "SELECT count(*) FROM form_draft") == [(0,)]


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
ANY_FIELDS = st.lists(st.builds(TypedField, ANY_TEXT, ANY_TEXT, st.lists(ANY_TEXT).map(tuple)))


@given(ANY_FIELDS, st.integers(1, 300))
def test_whatever_is_sent_in_can_be_stored_and_is_bounded(
    fields: list[TypedField], times: int
) -> None:
    large = [replace(one, text=one.text * times, picked=one.picked * times) for one in fields]
    kept = bounded(large)
    assert len(kept.fields) <= MOST_FIELDS
    for one, sent in zip(kept.fields, large, strict=False):
        assert len(one.text) <= MOST_TEXT
        assert len(one.field) <= MOST_ID
        assert len(one.picked) <= MOST_PICKS
        assert to_json([one.field, one.text, *one.picked]).encode()
        assert "\0" not in one.text
        ends = [sign for sign in sent.text if sign == "\0" or "\ud800" <= sign <= "\udfff"]
        if not ends and len(sent.text) <= MOST_TEXT:
            assert one.text == sent.text
