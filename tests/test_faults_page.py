"""The page of faults names tests; each of them must be there, and so must every numbered fault."""

from __future__ import annotations

import re

import pytest

from tests.child import ROOT

PAGE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(test_\w+)`", PAGE)))


@pytest.fixture(scope="module")
def tests_that_are_there() -> set[str]:
    files = (ROOT / "tests").rglob("test_*.py")
    return {
        name for file in files for name in re.findall(r"def (test_\w+)", file.read_text("utf-8"))
    }


def test_every_test_on_the_page_is_there(tests_that_are_there: set[str]) -> None:
    assert NAMED
    assert [name for name in NAMED if name not in tests_that_are_there] == []


@pytest.mark.parametrize("number", range(1, 17))
def test_every_numbered_fault_has_a_test_by_its_name(
    number: int, tests_that_are_there: set[str]
) -> None:
    assert [name for name in tests_that_are_there if name.startswith(f"test_f{number}_")]
    assert re.search(rf"\bF{number}\b", PAGE)
