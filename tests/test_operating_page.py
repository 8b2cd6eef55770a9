"""The operator's page, followed from an empty folder to a restored backup, and what it states."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import click
import pytest

from bot.__main__ import main
from bot.doctor.file_rights import look_at_rights
from bot.doctor.running import START
from bot.doctor.server_rights import INVITE
from bot.doctor.token_form import mend_of
from bot.operating import CONFIGURATION, TRY_LATER
from bot.store.sqlite.keeping import DAYS, HOURS, WEEKS
from bot.ui.answering.permissions import EVERYWHERE
from bot.ui.kit.threads import NEEDED
from tests.child import ROOT
from tests.doctor.patient import GOOD_TOKEN
from tests.operating_page import PAGE, REPOSITORY, Machine, blocks, under
from tests.played_bot import people

if TYPE_CHECKING:
    from pathlib import Path

TEXT = PAGE.read_text(encoding="utf-8")
LISTED = re.compile(r"^.* sound +(\S+)$", re.MULTILINE)


def lose_everything(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM reading")
        connection.commit()


def run_under(machine: Machine, headings: str, **placeholders: str) -> str:
    """Run all blocks under the headings that begin so, in order; return what the last one says."""
    said = ""
    found = [block for heading, block in blocks() if heading.startswith(headings)]
    assert found
    for block in found:
        filled = block
        for name, value in placeholders.items():
            filled = filled.replace(name, value)
        said = machine.run(filled)
    return said


def updated_and_back_again(machine: Machine) -> None:
    update, back = under("7.")
    machine.publish("the second")
    machine.run(update)
    assert people(machine.database) == [1, 2, 3]
    newest = LISTED.findall(machine.run("nudge db backups"))[0]
    assert f"Restored from {machine.place('/var/lib/nudge')}" in machine.run(
        back.replace("NAME", newest)
    )
    assert people(machine.database) == [1, 2, 3, 4]


def moved_to_a_machine_without_a_database(machine: Machine) -> None:
    leave, arrive, _ = under("8.")
    machine.run(leave)
    for file in machine.place("/var/lib/nudge").glob("nudge.sqlite3*"):
        file.unlink()
    machine.run(arrive)
    assert people(machine.database) == [1, 2, 3, 4, 5]
    assert not list(machine.place("/var/lib/nudge").glob("*moving*"))


def cleared_and_mended_when_something_is_wrong(machine: Machine) -> None:
    old = machine.place("/var/lib/nudge") / "nudge-replaced-1.sqlite3"
    old.touch()
    os.utime(old, (1e9, 1e9))
    machine.database.write_bytes(b"\xa5" * 40_960)
    clear, _, restoring = under("When")
    machine.run(clear)
    assert not old.exists()
    machine.run(restoring)
    assert people(machine.database) == [1, 2, 3, 4, 5, 6]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path)
    made.furnish()
    return made


def test_the_page_leads_from_an_empty_folder_to_answers_that_are_back(machine: Machine) -> None:
    assert "nudge, version" in run_under(machine, "2.", REPOSITORY=REPOSITORY)
    pasted = machine.place("/etc/nudge") / "discord-token"
    pasted.write_text(GOOD_TOKEN, encoding="utf-8")
    run_under(machine, "3.")
    run_under(machine, "4.")
    assert people(machine.database) == [1]
    assert "Backed up" in run_under(machine, "5.")
    lose_everything(machine.database)
    names = LISTED.findall(machine.run("nudge db backups"))
    last_night = next(name for name in names if "by-hand" not in name)
    assert "Backups of" in run_under(machine, "6.", NAME=last_night)
    assert people(machine.database) == [1, 2]  # hers that was lost, and one since
    updated_and_back_again(machine)
    modes = {file.stat().st_mode & 0o077 for file in machine.place("/var/lib/nudge").rglob("*")}
    assert modes == {0}
    moved_to_a_machine_without_a_database(machine)
    cleared_and_mended_when_something_is_wrong(machine)
    _, _, forget = under("8.")
    machine.run(forget)
    assert not machine.database.exists()
    assert not pasted.exists()


def test_the_invite_link_asks_for_all_that_the_doctor_looks_for_and_no_more() -> None:
    """Groups of a class need Create Public Threads: without it the doctor would warn."""
    assert {int(number) for number in re.findall(r"permissions=(\d+)", TEXT)} == {INVITE}
    words = " ".join(TEXT.split())
    for name in {**EVERYWHERE, **NEEDED}.values():
        assert name in words


def test_all_blocks_are_run_but_those_that_the_page_names() -> None:
    """Those under 7., 8. and When are counted where they are run."""
    begins = {heading.split()[0] for heading, _ in blocks()}
    assert begins == {"2.", "3.", "4.", "5.", "6.", "7.", "8.", "When"}
    before, _, rest = TEXT.partition("## In a container")
    container, _, after = rest.partition("\n## ")
    fences = re.compile(r"^```(\w+)$", re.MULTILINE)
    assert set(fences.findall(before + after)) == {"sh", "ini"}  # ini is no command
    assert set(fences.findall(container)) == {"text"}


TELL_OF_ENV = {
    "README.md": (ROOT / "README.md").read_text(encoding="utf-8"),
    "operating.md": TEXT,
    "doctor.md": (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8"),
    "nudge doctor": mend_of(),
}


@pytest.mark.parametrize("who", TELL_OF_ENV)
def test_a_token_that_is_written_as_one_is_told_can_be_read_by_nobody_else(
    tmp_path: Path, who: str
) -> None:
    [command] = set(re.findall(r"chmod \d+ \.env", TELL_OF_ENV[who]))
    env = tmp_path / ".env"
    env.write_text("DISCORD_TOKEN=…", encoding="utf-8")
    env.chmod(0o644)  # as the usual umask has it
    subprocess.run(command.split(), cwd=tmp_path, check=True)
    [found] = look_at_rights(tmp_path / "nudge.sqlite3", [], env=env)
    assert found.complaint is None


def test_the_numbers_on_the_page_are_those_of_the_program() -> None:
    assert f"{HOURS} hours, {DAYS} days and {WEEKS}" in " ".join(TEXT.split())
    assert {f"| {CONFIGURATION} |", f"| {TRY_LATER} |"} <= set(re.findall(r"\| \d\d \|", TEXT))


def test_every_command_of_nudge_that_is_named_is_there() -> None:
    typed = re.findall(r"^nudge (db \w+|[a-z]\w*)", "".join(b for _, b in blocks()), re.MULTILINE)
    database = main.commands["db"]
    assert isinstance(database, click.Group)
    known = {f"db {name}" for name in database.commands} | set(main.commands)
    assert set(typed) >= {"db backup", "db backups", "db restore"}
    assert set(typed) <= known


def test_the_time_until_systemd_starts_it_again_is_that_of_the_unit() -> None:
    unit = (ROOT / "deploy" / "nudge.service").read_text(encoding="utf-8")
    [seconds] = re.findall(r"^RestartSec=(\d+)$", unit, re.MULTILINE)
    assert f"after {seconds} seconds" in TEXT
    assert round(int(seconds) / 60) == 2
    assert "within about two minutes" in START


def test_a_copy_by_hand_has_a_name_by_which_it_is_found() -> None:
    copies = re.findall(r"^nudge db backup (\S+)$", TEXT, re.MULTILINE)
    assert len(copies) >= 2
    assert all(name.startswith("nudge-") and name.endswith(".sqlite3") for name in copies)


def test_a_container_is_given_nothing_that_is_secret_or_large() -> None:
    left_out = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".venv", ".env", "**/discord-token", "**/*.sqlite3"} <= set(left_out)
