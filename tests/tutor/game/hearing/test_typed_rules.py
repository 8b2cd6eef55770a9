"""Moves of the game are read however they are typed."""

import pytest

from bot.tutor.game.hearing.typed_rules import heard_rule, names_itself_a_rule


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Slang is casual.", ("Slang is casual.", "")),
        ("My rule: slang is casual", ("slang is casual", "")),
        ("Slang is casual.\nDear guys!", ("Slang is casual.", "Dear guys!")),
        ("My rule is: slang is casual, broken by: Dear guys!", ("slang is casual", "Dear guys!")),
        ("", ("", "")),
    ],
)
def test_a_rule_and_what_breaks_it_are_parted(text: str, parts: tuple[str, str]) -> None:
    assert heard_rule(text) == parts


def test_a_rule_may_name_itself() -> None:
    assert names_itself_a_rule("my rule: slang is casual")
    assert not names_itself_a_rule("my rules")
