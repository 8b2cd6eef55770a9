"""The ZIP: what fits into it, what is left out and said so, and how hostile text is written."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import UTC, datetime

import pytest

from bot.services.privacy.packing import TooLargeError, packed
from bot.store.privacy.times import TIMES
from bot.tutor.course.course import Course
from bot.tutor.privacy.files import FORMULAS, csv_pieces
from bot.tutor.privacy.kept import KeptKind, KeptPerson, KeptPicture
from bot.tutor.privacy.stored import NEWEST

NO_COURSE = Course("", (), (), ())
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
NOTES = tuple({"id": k, "text": f"note {k}"} for k in range(NEWEST + 20))


def person(pictures: int = 0, rows: int = 3, size: int = 1000) -> KeptPerson:
    drawn = tuple(KeptPicture(k, 0, "losses.png", "Losses.", bytes(size)) for k in range(pictures))
    told = tuple({"run_id": k, "number": 0} for k in range(pictures))
    return KeptPerson((KeptKind("note", NOTES[:rows]), KeptKind("run_picture", told)), drawn)


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_everything_is_in_it_where_there_is_room() -> None:
    data, within = packed(person(3), NO_COURSE, NOON, TIMES, 1_000_000)
    with opened(data) as file:
        names = file.namelist()
        assert names[:3] == ["nudge-mydata.html", "data.json", "csv/notes.csv"]
        assert len(names) == 7
        assert "<code>csv</code>" in file.read(names[0]).decode()
        assert json.loads(file.read("data.json"))["tables"]["note"]["rows"] == list(NOTES[:3])
    assert within.left_out == 0


@pytest.mark.parametrize("room", range(2_600, 8_000, 300))
def test_it_is_never_larger_than_what_discord_takes(room: int) -> None:
    try:
        data, within = packed(person(5), NO_COURSE, NOON, TIMES, room)
    except TooLargeError:
        assert room < 4_000
        return
    assert len(data) <= room
    assert len(within.pictures) + within.left_out == 5
    with opened(data) as file:
        assert len([name for name in file.namelist() if name.startswith("pictures/")]) == len(
            within.pictures
        )
        page = file.read("nudge-mydata.html").decode()
    were = "older picture was" if within.left_out == 1 else "older pictures were"
    assert (f"<p>{within.left_out} {were} left out" in page) == bool(within.left_out)


def test_without_room_for_tables_the_rest_comes() -> None:
    whole, _ = packed(person(0, NEWEST + 20), NO_COURSE, NOON, TIMES, 1_000_000)
    data, _ = packed(person(0, NEWEST + 20), NO_COURSE, NOON, TIMES, len(whole) - 1)
    with opened(data) as file:
        assert file.namelist() == ["nudge-mydata.html", "data.json"]
        page = file.read("nudge-mydata.html").decode()
    assert "csv" not in page
    assert f"all {NEWEST + 20} are in data.json" in page
    with pytest.raises(TooLargeError):
        packed(person(0, NEWEST), NO_COURSE, NOON, TIMES, 500)


def test_a_phone_is_shown_the_newest_and_told_of_the_others() -> None:
    data, _ = packed(person(0, NEWEST + 20), NO_COURSE, NOON, TIMES, 1_000_000)
    with opened(data) as file:
        page = file.read("nudge-mydata.html").decode()
        kept = json.loads(file.read("data.json"))["tables"]["note"]["rows"]
    assert page.count("<li><dl>") == NEWEST
    assert f"note {NEWEST + 19}<" in page
    assert "note 19<" not in page
    assert len(kept) == NEWEST + 20


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "-2.5"],  # noqa: RUF001 - wide
)
def test_no_cell_is_a_formula(text: str) -> None:
    written = "".join(csv_pieces(KeptKind("note", ({"id": 1, "text": text, "n": -3},))))
    [_, cells] = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""))
    assert cells == ["1", f"'{text}", "'-3"]
    assert not [cell for cell in cells if cell.startswith(FORMULAS)]


@pytest.mark.parametrize(
    "text",
    [
        "</bdi></dd><script>alert(1)</script>",
        "<!--",
        "]]>",
        "\x00\x1b[31m",
        "\ud800 half",
        "\u202e\u2066 turned",
        "&lt;b&gt; \"'",
        "@everyone <@1> \U0001f469\u200d\U0001f680",
    ],
)
def test_hostile_text_is_written_as_text(text: str) -> None:
    kept = KeptPerson((KeptKind("note", ({"id": 1, "text": text},)),))
    data, _ = packed(kept, NO_COURSE, NOON, TIMES, 1_000_000)
    with opened(data) as file:
        page = file.read("nudge-mydata.html").decode()
        [row] = json.loads(file.read("data.json"))["tables"]["note"]["rows"]
        assert file.read("csv/notes.csv").decode("utf-8-sig")
    assert row["text"] == text
    assert "<script" not in page
    assert "<!--" not in page
    assert "\x00" not in page
    assert page.count("<bdi>") == page.count("</bdi>")


def test_a_kept_name_of_a_picture_leads_nowhere_else() -> None:
    drawn = KeptPicture(1, 0, "../../etc/passwd.png", "", b"png")
    assert drawn.path == "pictures/run-1-0.png"
    assert KeptPicture(1, 0, "x.sh", "", b"").path == "pictures/run-1-0.bin"
