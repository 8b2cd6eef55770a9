"""Moves of the game are read however they are typed."""

import pytest

from bot.tutor.game.sentences import Label
from bot.tutor.game.typed_moves import heard_label, heard_rule, names_itself_a_rule


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("formal", Label.FORMAL),
        ("Casual!", Label.CASUAL),
        ("I think it's formal.", Label.FORMAL),
        ("it is casual", Label.CASUAL),
        ("formal or casual", None),
        ("not formal", None),
        ("what is formal?", None),
        ("", None),
    ],
)
def test_a_prediction_is_one_word_and_nothing_else(text: str, label: Label | None) -> None:
    assert heard_label(text) is label


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
