"""People's own data: named, kept where it was added, mended, taken home and removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.data.own_data import A_PAGE, IN_A_DM, IN_A_SERVER, OwnData, share_of
from bot.trainings.catalogue import CATALOGUE
from bot.tutor.data.formats import DATA_FORMATS, DataFormats
from bot.tutor.data.own_data import read_table
from bot.tutor.data.table import OwnTable
from bot.tutor.errors import NameTakenError, NotYoursError, TutorError
from bot.tutor.people import MANAGE_SERVER, NO_RIGHTS, Rights
from tests.services.lab.listening import ANA, BEN, GUILD

if TYPE_CHECKING:
    from bot.services.given import Memory
    from bot.tutor.people import Press
    from tests.services.conftest import Presses

POINTS = "a,b,class\r\n1.0,2.5,left\r\n2.0,1.0,left\r\n-3.0,4.0,right\r\n4.0,0.0,right\r\n"
VALUES = "a,b,value\n1,2.5,3\n2,1,4\n-3,4,3\n4,0,4\n"
SENTENCES = "See you; casual\nHi there; casual\nDear Sir; formal\nYours, Ana; formal\n"
MANAGER = Rights(MANAGE_SERVER)


@pytest.fixture
def own_data(memory: Memory) -> OwnData:
    return OwnData(memory.tables, ("kitchen",), DataFormats(DATA_FORMATS), CATALOGUE)


async def add(own_data: OwnData, press: Press, name: str, text: str) -> OwnTable:
    """Keep a table without a dry run."""
    added = await own_data.tables.add(press, read_table(name, text), share_of(press))
    assert isinstance(added, OwnTable)
    return added


async def names(own_data: OwnData, press: Press) -> list[str]:
    return [table.table.name for table in (await own_data.show(press)).tables]


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
async def test_a_name_that_cannot_be_kept_is_refused_before_typing(
    own_data: OwnData, press: Presses, name: str, words: str
) -> None:
    with pytest.raises(TutorError, match=words):
        await own_data.check_name(press(), name)


async def test_a_name_is_taken_once_in_a_place(own_data: OwnData, press: Presses) -> None:
    await own_data.check_name(press(guild=GUILD), "plants")
    await add(own_data, press(guild=GUILD), "plants", POINTS)
    with pytest.raises(NameTakenError):
        await own_data.check_name(press(BEN, GUILD), " plants ")
    with pytest.raises(NameTakenError):
        await add(own_data, press(BEN, GUILD), "plants", SENTENCES)
    for elsewhere in (press(), press(guild=GUILD + 1)):
        await own_data.check_name(elsewhere, "plants")
    await add(own_data, press(guild=GUILD + 1), "plants", SENTENCES)


async def test_each_person_has_a_share_of_a_server(own_data: OwnData, press: Presses) -> None:
    assert (IN_A_SERVER.each, IN_A_SERVER.here) == (5, 200)
    for number in range(5):
        await own_data.check_name(press(guild=GUILD), f"data-{number}")
        await add(own_data, press(guild=GUILD), f"data-{number}", POINTS)
    with pytest.raises(TutorError, match="You have 5 sets of own data here"):
        await own_data.check_name(press(guild=GUILD), "one-more")
    await own_data.check_name(press(BEN, GUILD), "one-more")
    await own_data.check_name(press(), "one-more")
    await own_data.remove(press(guild=GUILD), "data-0")
    await own_data.check_name(press(guild=GUILD), "one-more")


async def test_a_class_of_thirty_has_room_and_the_list_has_pages(
    own_data: OwnData, press: Presses
) -> None:
    for person in range(1, 31):
        for number in range(2):
            await add(own_data, press(person, GUILD), f"data-{person}-{number}", POINTS)
    first = await own_data.show(press(1, GUILD))
    assert (first.start, first.total, first.mine, len(first.tables)) == (0, 60, 2, A_PAGE)
    assert first.tables[0].table.name == "data-30-1"
    last = await own_data.show(press(1, GUILD), 40)
    assert (last.start, last.tables[-1].table.name) == (40, "data-1-0")
    assert (await own_data.show(press(1, GUILD), 10**9)).start == 40
    assert (await own_data.show(press(1, GUILD), 45)).start == 40


async def test_a_dm_holds_twenty_and_no_more(own_data: OwnData, press: Presses) -> None:
    assert IN_A_DM.each == 20
    for number in range(20):
        await add(own_data, press(), f"data-{number}", POINTS)
    with pytest.raises(TutorError, match="You have 20 sets of own data here"):
        await own_data.check_name(press(), "one-more")


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
    await add(own_data, press(guild=added), "plants", POINTS)
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
    await add(own_data, press(guild=GUILD), "my_data", POINTS)
    remover, told = replace(press(person, GUILD), rights=rights), list[bool]()
    own_data.removals.append(lambda: told.append(True))  # cards that showed it go soon
    if removed:
        scene = await own_data.remove(remover, " my_data ")
        assert scene.note.startswith("**my\\_data** is deleted.")
        assert (scene.tables, scene.person) == ((), person)
    else:
        with pytest.raises(NotYoursError):
            await own_data.remove(remover, "my_data")
    assert bool(await names(own_data, press(guild=GUILD))) != removed
    assert bool(told) == removed


@pytest.mark.parametrize("text", [POINTS, SENTENCES, VALUES])
async def test_a_download_can_be_added_again(own_data: OwnData, press: Presses, text: str) -> None:
    await add(own_data, press(), "plants", text)
    download = await own_data.download(press(), "plants")
    [file] = download.files
    assert file.file_name == "plants.csv"
    assert download.words == "**plants** as a table. `/data add` takes it back."
    await add(own_data, press(), "copy", file.data.decode())
    copy, plants = (kept.table for kept in (await own_data.show(press())).tables)
    assert replace(copy, name="plants") == plants


async def test_points_are_downloaded_as_they_were_added(own_data: OwnData, press: Presses) -> None:
    await add(own_data, press(), "plants", POINTS)
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
        await add(own_data, press(), name, POINTS)
    assert await own_data.suggest(press(), typed, built_in=built_in) == offered


async def test_at_most_25_names_are_offered(own_data: OwnData, press: Presses) -> None:
    for number in range(20):
        await add(own_data, press(), f"data-{number}", POINTS)
    assert len(await own_data.suggest(press(), "", built_in=True)) == 25


async def test_ones_own_names_are_offered_before_those_of_others(
    own_data: OwnData, press: Presses
) -> None:
    await add(own_data, press(ANA, GUILD), "mine", POINTS)
    for number in range(3):
        await add(own_data, press(BEN, GUILD), f"bens-{number}", POINTS)
    offered = await own_data.suggest(press(ANA, GUILD), "", built_in=False)
    assert offered == ["mine", "bens-2", "bens-1", "bens-0"]
