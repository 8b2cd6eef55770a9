"""docs/privacy.md says what the rules say."""

from __future__ import annotations

import re

from bot.store.privacy.times import TIMES
from bot.tutor.privacy.registry import RULES
from bot.tutor.privacy.telling import columns_in_markdown, table_in_markdown
from tests.child import ROOT

PAGE = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")


def part(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*)\n<!-- end of {name} -->", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_table_of_the_page_is_that_of_the_rules() -> None:
    assert part("tables") == table_in_markdown(TIMES)
    assert part("tables").count("\n") == len(RULES) + 1


def test_what_is_in_text_and_json_is_that_of_the_rules() -> None:
    assert part("columns") == columns_in_markdown()


def test_the_readme_leads_to_the_page() -> None:
    assert "docs/privacy.md" in (ROOT / "README.md").read_text(encoding="utf-8")
