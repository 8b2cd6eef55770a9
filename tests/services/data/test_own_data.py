"""People's own data: named, kept where it was added, mended, taken home and removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.data.own_data import LONGEST_DRAFT, MOST_DRAFTS, MOST_TABLES, OwnData
from bot.trainings.catalogue import CATALOGUE
from bot.tutor.data.formats import DATA_FORMATS, DataFormats
from bot.tutor.errors import NameTakenError, NotYoursError, TutorError
from bot.tutor.people import MANAGE_SERVER, NO_RIGHTS, Rights
from tests.services.lab.listening import ANA, BEN, GUILD

if TYPE_CHECKING:
    from bot.services.given import Memory
    from bot.tutor.people import Press
    from tests.services.conftest import Presses

POINTS = "a,b,class\r\n1.0,2.5,left\r\n2.0,1.0,left\r\n-3.0,4.0,right\r\n4.0,0.0,right\r\n"
SENTENCES = "See you; casual\nHi there; casual\nDear Sir; formal\nYours, Ana; formal\n"
MANAGER = Rights(MANAGE_SERVER)
BROKEN = "1;2;left\n"


@pytest.fixture
def own_data(memory: Memory) -> OwnData:
    return OwnData(memory.tables, ("kitchen",), DataFormats(DATA_FORMATS), CATALOGUE)


async def names(own_data: OwnData, press: Press) -> list[str]:
    return [table.table.name for table in (await own_data.show(press)).tables]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (POINTS, "Kept **my\\_data**: 4 points in 2 classes."),
        (SENTENCES, "Kept **my\\_data**: 4 sentences in 2 classes."),
    ],
)
async def test_data_is_kept_and_what_was_kept_is_told(
    own_data: OwnData, press: Presses, text: str, words: str
) -> None:
    scene = await own_data.add(press(), " my_data ", text)
    assert scene.note == f"{words} Train on it with `/train data:my_data`."
    assert scene.person == ANA
    assert [table.table.name for table in scene.tables] == ["my_data"]
    again = await own_data.show(press())
    assert (again.tables, again.note) == (scene.tables, "")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "1 to 32 letters, digits"),
        ("my data", "1 to 32 letters, digits"),
        ("n" * 33, "1 to 32 letters, digits"),
        ("moons", "moons is the name of data that comes with me"),
        ("OWN", "OWN is the name of data that comes with me"),
        ("Kitchen", "Kitchen is the name of data that comes with me"),
    ],
)
async def test_a_name_that_cannot_be_kept_is_refused_before_and_after_typing(
    own_data: OwnData, press: Presses, name: str, words: str
) -> None:
    with pytest.raises(TutorError, match=words):
        await own_data.check_name(press(), name)
    with pytest.raises(TutorError, match=words):
        await own_data.add(press(), name, POINTS)
    assert await names(own_data, press()) == []


async def test_a_name_is_taken_once_in_a_place(own_data: OwnData, press: Presses) -> None:
    await own_data.check_name(press(guild=GUILD), "plants")
    await own_data.add(press(guild=GUILD), "plants", POINTS)
    with pytest.raises(NameTakenError):
        await own_data.check_name(press(BEN, GUILD), " plants ")
    with pytest.raises(NameTakenError):
        await own_data.add(press(BEN, GUILD), "plants", SENTENCES)
    for elsewhere in (press(), press(guild=GUILD + 1)):
        await own_data.check_name(elsewhere, "plants")
    await own_data.add(press(guild=GUILD + 1), "plants", SENTENCES)


async def test_no_more_than_the_cap_are_kept_in_a_place(own_data: OwnData, press: Presses) -> None:
    assert MOST_TABLES == 20
    for number in range(MOST_TABLES):
        await own_data.check_name(press(), f"data-{number}")
        await own_data.add(press(), f"data-{number}", POINTS)
    with pytest.raises(TutorError, match="There are 20 sets of own data here"):
        await own_data.check_name(press(), "one-more")
    with pytest.raises(TutorError, match="There are 20 sets of own data here"):
        await own_data.add(press(), "one-more", POINTS)
    assert len(await names(own_data, press())) == MOST_TABLES
    assert own_data.drafts[ANA, "one-more"] == POINTS
    await own_data.remove(press(), "data-0")
    await own_data.add(press(), "one-more", POINTS)
    assert (await names(own_data, press()))[0] == "one-more"


async def test_what_was_refused_is_kept_as_a_draft_until_it_is_mended(
    own_data: OwnData, press: Presses
) -> None:
    with pytest.raises(TutorError, match="I take 4 to 500 lines of examples"):
        await own_data.add(press(), "plants", BROKEN)
    assert own_data.drafts == {(ANA, "plants"): BROKEN}
    await own_data.add(press(BEN), "plants", POINTS)
    assert own_data.drafts == {(ANA, "plants"): BROKEN}
    await own_data.add(press(), "plants", POINTS)
    assert own_data.drafts == {}


@pytest.mark.parametrize(("length", "kept"), [(LONGEST_DRAFT, True), (LONGEST_DRAFT + 1, False)])
async def test_a_draft_that_no_form_holds_is_not_kept(
    own_data: OwnData, press: Presses, length: int, kept: bool
) -> None:
    with pytest.raises(TutorError):
        await own_data.add(press(), "plants", "x" * length)
    assert bool(own_data.drafts) == kept


async def test_the_oldest_draft_makes_room(own_data: OwnData, press: Presses) -> None:
    for person in range(MOST_DRAFTS + 1):
        with pytest.raises(TutorError):
            await own_data.add(press(person), "plants", BROKEN)
    assert len(own_data.drafts) == MOST_DRAFTS
    assert (0, "plants") not in own_data.drafts
    assert (MOST_DRAFTS, "plants") in own_data.drafts


@pytest.mark.parametrize(
    ("added", "person", "guild", "seen"),
    [
        (GUILD, ANA, GUILD, True),
        (GUILD, BEN, GUILD, True),
        (GUILD, ANA, GUILD + 1, False),
        (GUILD, ANA, None, False),
        (None, ANA, None, True),
        (None, BEN, None, False),
        (None, ANA, GUILD, False),
    ],
)
async def test_data_is_seen_where_it_was_added_and_nowhere_else(
    own_data: OwnData,
    press: Presses,
    added: int | None,
    person: int,
    guild: int | None,
    seen: bool,
) -> None:
    await own_data.add(press(guild=added), "plants", POINTS)
    assert await names(own_data, press(person, guild)) == ["plants"] * seen
    assert await own_data.suggest(press(person, guild), "", built_in=False) == ["plants"] * seen
    if seen:
        assert (await own_data.download(press(person, guild), "plants")).files
        return
    with pytest.raises(TutorError, match="I know no data named plants here"):
        await own_data.download(press(person, guild), "plants")
    with pytest.raises(TutorError, match="I know no data named plants here"):
        await own_data.remove(replace(press(person, guild), rights=MANAGER), "plants")


@pytest.mark.parametrize(
    ("person", "rights", "removed"),
    [(ANA, NO_RIGHTS, True), (BEN, MANAGER, True), (BEN, NO_RIGHTS, False)],
)
async def test_data_is_removed_by_its_owner_or_by_who_manages_the_server(
    own_data: OwnData, press: Presses, person: int, rights: Rights, removed: bool
) -> None:
    await own_data.add(press(guild=GUILD), "my_data", POINTS)
    remover = replace(press(person, GUILD), rights=rights)
    if removed:
        scene = await own_data.remove(remover, " my_data ")
        assert scene.note.startswith("**my\\_data** is deleted.")
        assert (scene.tables, scene.person) == ((), person)
    else:
        with pytest.raises(NotYoursError):
            await own_data.remove(remover, "my_data")
    assert bool(await names(own_data, press(guild=GUILD))) != removed


@pytest.mark.parametrize("text", [POINTS, SENTENCES])
async def test_a_download_can_be_added_again(own_data: OwnData, press: Presses, text: str) -> None:
    await own_data.add(press(), "plants", text)
    download = await own_data.download(press(), "plants")
    [file] = download.files
    assert file.file_name == "plants.csv"
    assert download.words == "**plants** as a table. `/data add` takes it back."
    await own_data.add(press(), "copy", file.data.decode())
    copy, plants = (kept.table for kept in (await own_data.show(press())).tables)
    assert (copy.labels, copy.columns, copy.rows, copy.sentences) == (
        plants.labels,
        plants.columns,
        plants.rows,
        plants.sentences,
    )


async def test_points_are_downloaded_as_they_were_added(own_data: OwnData, press: Presses) -> None:
    await own_data.add(press(), "plants", POINTS)
    [file] = (await own_data.download(press(), "plants")).files
    assert file.data.decode() == POINTS


async def test_a_long_name_that_is_not_known_is_told_short_and_disarmed(
    own_data: OwnData, press: Presses
) -> None:
    with pytest.raises(TutorError) as refused:
        await own_data.download(press(), f"**{'n ' * 2000}")
    assert str(refused.value).startswith("I know no data named \\*\\*n n")
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("typed", "built_in", "offered"),
    [
        ("", False, ["Penguin-nests", "plants"]),
        ("P", False, ["Penguin-nests", "plants"]),
        (" pe ", True, ["penguins", "Penguin-nests"]),
        ("k", True, ["kitchen"]),
        ("k", False, []),
        ("lants", True, []),
    ],
)
async def test_names_that_begin_with_what_is_typed_are_offered(
    own_data: OwnData, press: Presses, typed: str, built_in: bool, offered: list[str]
) -> None:
    for name in ("plants", "Penguin-nests"):
        await own_data.add(press(), name, POINTS)
    assert await own_data.suggest(press(), typed, built_in=built_in) == offered


async def test_at_most_25_names_are_offered(own_data: OwnData, press: Presses) -> None:
    for number in range(MOST_TABLES):
        await own_data.add(press(), f"data-{number}", POINTS)
    assert MOST_TABLES + len(CATALOGUE.data_sets) > 25
    assert len(await own_data.suggest(press(), "", built_in=True)) == 25
