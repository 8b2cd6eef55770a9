"""A bot with a format of data of its own, and files of formats that it does not know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.registries import REGISTRIES
from bot.tutor.data.formats import DATA_FORMATS, DataFormat, DataFormats
from bot.tutor.data.grid import grid_of
from bot.tutor.data.own_data import decode
from tests.ui.data.bringing import attach
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from discord.ext import commands

    from bot.tutor.data.grid import Grid
    from bot.tutor.data.table import DataTable
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


def read_pipes(content: bytes) -> Grid:
    return grid_of(decode(content).replace("|", "\t"))


def write_pipes(table: DataTable) -> bytes:
    rows = zip(table.rows, table.labels, strict=True)
    return "\n".join("|".join((*map(str, row), label)) for row, label in rows).encode()


(CSV,) = (known for known in DATA_FORMATS if known.name == "CSV")
PIPES = DataFormat("pipe table", (".psv", ".pipes"), read_pipes, write_pipes)
MADE_UP = replace(REGISTRIES, formats=(PIPES, CSV))
ROWS = b"1|2|red\n2|1|red\n-3|4|blue\n4|0|blue\n"


@pytest.fixture
def simcord_bot(build_app: BuildApp) -> commands.Bot:
    return build_app(registries=MADE_UP).bot


async def add(classroom: Classroom, file_name: str, content: bytes) -> str:
    """Attach a file and keep it; return what was told last."""
    card = await attach(classroom, "mine", file_name, content)
    if "Keep it" not in labels_of(card):
        return text_of(card)
    return text_of(shown(await classroom.ana.click(card, label="Keep it")))


@pytest.mark.parametrize("file_name", ["mine.psv", "mine.v2.PIPES"])
async def test_a_file_of_a_made_up_format_is_kept_and_given_back(
    classroom: Classroom, file_name: str
) -> None:
    assert "Kept **mine**: 4 points in 2 classes." in await add(classroom, file_name, ROWS)
    card = shown(await classroom.ana.slash(classroom.channel, "train", data="mine"))
    assert "mine · " in text_of(card)
    back = shown(await classroom.ana.slash(classroom.channel, "data download", name="mine"))
    (file,) = back.attachments
    assert file.filename == "mine.psv"
    assert (await file.read()).startswith(b"1.0|2.0|red\n")


@pytest.mark.parametrize("file_name", ["mine.csv", "MINE.TSV", "mine.txt", "mine"])
async def test_other_formats_are_read_as_before(classroom: Classroom, file_name: str) -> None:
    rows = ROWS.replace(b"|", b",")
    assert "Kept **mine**: 4 points in 2 classes." in await add(classroom, file_name, rows)


async def test_a_file_of_an_unknown_format_is_refused_with_those_that_are_known(
    classroom: Classroom,
) -> None:
    refused = await add(classroom, "mine.xlsx", b"PK\x03\x04")
    assert "I cannot read files that end in .xlsx, only .psv, .pipes, .csv, .tsv" in refused
    assert "nothing you had is lost" in refused
    assert "Save it as pipe table or CSV" in refused


async def test_a_broken_file_and_a_name_that_is_taken_are_refused(classroom: Classroom) -> None:
    assert "I take 4 to 500 lines of examples" in await add(classroom, "mine.psv", b"1|2|red\n")
    await add(classroom, "mine.psv", ROWS)
    assert "There is data named mine here already" in await add(classroom, "mine.psv", ROWS)


async def test_the_help_names_every_format(classroom: Classroom) -> None:
    sent = [r.json for r in classroom.env.http_requests if r.path.endswith("/commands")][-1] or []
    (data,) = (command for command in sent if command["name"] == "data")
    told = {option["name"]: option["description"] for option in data["options"]}
    assert told["add"] == "Add points or sentences: a pipe table or CSV file, or paste them."
    assert told["download"] == "Get own data back as a pipe table file."


def test_formats_that_cannot_be_told_apart_or_written_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match=r"CSV and pipe table both take files that end in '.csv'"):
        DataFormats((CSV, replace(PIPES, endings=(".csv",))))
    with pytest.raises(ValueError, match="No format can be written"):
        DataFormats((replace(PIPES, write=None),))
