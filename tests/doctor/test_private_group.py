"""A group in which only the owner is lets nobody in; any other one does."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.doctor.file_rights import look_at_rights
from bot.doctor.finding import FindingState
from bot.doctor.private_group import is_private

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "ana", "ben"


def user(name: str, number: int, group: int) -> pwd.struct_passwd:
    return pwd.struct_passwd((name, "x", number, group, "", "/", "/bin/sh"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of a database as a user with a umask of 002 makes it."""
    made = tmp_path / "nudge"
    made.mkdir()
    made.chmod(0o775)
    (made / "nudge.sqlite3").touch(mode=0o600)
    return made


def known(monkeypatch: pytest.MonkeyPatch, members: list[str], first_group_of: list[str]) -> None:
    """Let the owner of what this test makes be Ana, and say who is in their group."""
    own, group = os.geteuid(), os.getegid()
    everybody = [user(name, own + at, group) for at, name in enumerate(first_group_of)]
    here = user(FIRST, own, group if FIRST in first_group_of else group + 1)
    monkeypatch.setattr(pwd, "getpwuid", {own: here}.__getitem__)
    monkeypatch.setattr(pwd, "getpwall", lambda: [here, *everybody])
    monkeypatch.setattr(
        grp, "getgrgid", {group: grp.struct_group(("ana", "x", group, members))}.__getitem__
    )


@pytest.mark.parametrize(
    ("members", "first_group_of", "well"),
    [
        ([], [FIRST], True),
        ([FIRST], [FIRST], True),
        ([SECOND], [FIRST], False),
        ([], [FIRST, SECOND], False),
        ([FIRST], [], False),  # a group of the school's, of which Ana is the only one today
    ],
)
def test_a_folder_that_the_owners_own_group_may_write_to_is_no_fault(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    members: list[str],
    first_group_of: list[str],
    well: bool,
) -> None:
    known(monkeypatch, members, first_group_of)
    [found] = look_at_rights(folder / "nudge.sqlite3", [folder])
    assert (found.state is FindingState.GOOD) is well
    assert found.command == ("" if well else f"chmod 700 {folder}")
    folder.chmod(0o757)
    [found] = look_at_rights(folder / "nudge.sqlite3", [folder])
    assert found.state is FindingState.BROKEN


def test_an_owner_or_a_group_that_nobody_knows_is_not_trusted() -> None:
    unknown = 2**31 - 5
    assert not is_private(os.getegid(), unknown)
    assert not is_private(unknown, os.geteuid())


def test_a_folder_that_goes_while_it_is_looked_at_is_no_fault(folder: Path) -> None:
    shutil.rmtree(folder)
    [found] = look_at_rights(folder / "nudge.sqlite3", [folder])
    assert found.state is FindingState.GOOD
