"""The page of the doctor explains everything that it can find, with the right exit code."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from bot.doctor.complaints import CHECKS, EVERY
from bot.doctor.examining import MEND_SETTING
from bot.doctor.finding import ORDER, Complaint, good, unseen, wrong
from bot.doctor.finding import exit_code as code_of
from tests.child import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs" / "doctor.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \| (\d+) \|$", PAGE, re.MULTILINE)


def test_the_page_explains_every_finding_and_no_other_one() -> None:
    assert [name for name, *_ in ROWS] == [complaint.name for complaint in EVERY]


@pytest.mark.parametrize("complaint", EVERY, ids=lambda complaint: complaint.name)
def test_the_page_says_the_exit_code_of_each(complaint: Complaint) -> None:
    assert {int(code) for name, *_, code in ROWS if name == complaint.name} == {complaint.code}


def test_the_page_names_the_files_in_which_a_setting_can_be_wrong() -> None:
    [(meaning, mend)] = [(row[1], row[2]) for row in ROWS if row[0] == "setting-wrong"]
    files = re.findall(r"/?[\w/]*\.env\b", MEND_SETTING)
    assert len(files) == 2
    assert all(f"`{file}`" in meaning + mend for file in files)


def left_open(file: Path) -> set[str]:
    """Return the words in capitals that a file of the doctor puts into a finding's command."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(node, ast.BoolOp) or (isinstance(called, ast.Name) and called.id == "wrong"):
            found |= {str(one.value) for one in ast.walk(node) if isinstance(one, ast.Constant)}
    return {word for word in found if re.fullmatch(r"[A-Z]{3,}", word)}


def test_the_page_says_what_is_to_be_filled_into_the_commands() -> None:
    words = {word for file in (ROOT / "bot" / "doctor").glob("*.py") for word in left_open(file)}
    [sentence] = re.findall(r"A command that helps\s[^.]*\.", PAGE)
    assert words == {"BACKUP"}
    assert set(re.findall(r"\b[A-Z]{3,}\b", sentence)) == words


def test_a_name_is_given_once_and_belongs_to_a_check() -> None:
    assert len({complaint.name for complaint in EVERY}) == len(EVERY)
    assert {complaint.check for complaint in EVERY} <= {*CHECKS, "any"}


def test_every_exit_code_is_on_the_page() -> None:
    assert sorted(int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)) == sorted(
        ORDER
    )


@pytest.mark.parametrize(
    ("codes", "all_in_all"),
    [((), 0), ((1,), 1), ((75, 1), 75), ((1, 78, 75), 78), ((75, 75), 75)],
)
def test_what_a_person_must_mend_counts_first(codes: tuple[int, ...], all_in_all: int) -> None:
    findings = [wrong(Complaint("x", "Disk", code), "It is.", "Mend it.") for code in codes]
    assert code_of([good("Disk", "It is."), unseen("Clock", "No."), *findings]) == all_in_all
