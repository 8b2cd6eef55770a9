"""Keeping what was typed: in the store, and in memory while the store takes nothing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.services.forms.typed_forms import MOST_HELD, Keeping, TypedForms
from bot.tutor.errors import NotYoursError, TutorError
from bot.tutor.forms import FormDraft, TypedField, TypedForm
from bot.tutor.people import Press
from tests.fakes import settled_loop

ANA, BEN, GUILD = 1, 2, 9
TYPED = TypedForm((TypedField("note", "Why one number?"),))


@dataclass
class FakeDrafts:
    """Keeps drafts in a dict; `broken` refuses, `slow` takes its time, `noted` took the form."""

    kept: dict[int, FormDraft] = field(default_factory=dict)
    broken: bool = False
    noted: bool = False
    slow: asyncio.Event | None = None

    async def keep(self, press: Press, draft: FormDraft, most: int) -> bool:
        del most
        if self.slow is not None:
            await self.slow.wait()
        if self.broken:
            raise TutorError("I could not save that just now.")
        if not self.noted:
            self.kept[press.id] = draft
        return not self.noted

    async def get(self, press: int) -> FormDraft | None:
        return self.kept.get(press)

    async def drop(self, press: int) -> None:
        if self.broken:
            raise TutorError("I could not save that just now.")
        self.kept.pop(press, None)


def press(number: int, person: int = ANA, guild: int | None = GUILD) -> Press:
    return Press(number, person, guild)


async def test_what_was_typed_is_stored_and_opened_by_its_person_alone() -> None:
    forms = TypedForms(FakeDrafts())
    assert await forms.keep(press(5), "note-form", TYPED) is Keeping.LASTS
    assert forms.held == {}
    assert (await forms.open(press(6), 5)).typed == TYPED
    for foreign in (press(7, BEN), press(8, ANA, None), press(9, ANA, GUILD + 1)):
        with pytest.raises(NotYoursError):
            await forms.open(foreign, 5)
        await forms.drop(foreign, 5)
    assert (await forms.open(press(10), 5)).form == "note-form"
    await forms.drop(press(11), 5)
    with pytest.raises(TutorError, match="I do not have what you typed any more"):
        await forms.open(press(12), 5)


async def test_while_the_store_takes_nothing_it_is_held_in_memory_and_bounded() -> None:
    drafts = FakeDrafts(broken=True)
    forms = TypedForms(drafts)
    for number in range(MOST_HELD + 7):
        assert await forms.keep(press(number), "note-form", TYPED) is Keeping.FOR_NOW
    assert len(forms.held) == MOST_HELD
    assert 6 not in forms.held
    assert (await forms.open(press(999), 7)).typed == TYPED
    with pytest.raises(NotYoursError):
        await forms.open(press(999, BEN), 7)
    await forms.drop(press(1000), 7)
    assert 7 not in forms.held


async def test_a_store_that_takes_its_time_is_not_waited_for() -> None:
    drafts = FakeDrafts(slow=asyncio.Event())
    forms = TypedForms(drafts)
    assert await forms.keep(press(5), "note-form", TYPED) is Keeping.FOR_NOW
    assert (await forms.open(press(6), 5)).typed == TYPED
    assert drafts.slow is not None
    drafts.slow.set()
    await settled_loop()
    assert forms.held == {}
    assert (await forms.open(press(7), 5)).typed == TYPED


async def test_of_a_form_that_was_taken_nothing_is_kept() -> None:
    forms = TypedForms(FakeDrafts(noted=True))
    assert await forms.keep(press(5), "note-form", TYPED) is Keeping.TAKEN
    assert forms.held == {}
