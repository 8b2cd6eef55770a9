"""What is no token is known by its form, and never repeated."""

from __future__ import annotations

import pytest

from bot.doctor.finding import FindingState
from bot.doctor.report import without
from bot.doctor.token_form import look_at_token
from tests.doctor.patient import GOOD_TOKEN, NUMBER


@pytest.mark.parametrize("token", [GOOD_TOKEN, f"{NUMBER}.a-b_cd.{'x' * 38}"])
def test_a_token_has_three_parts_and_begins_with_a_number(token: str) -> None:
    assert look_at_token(token).state is FindingState.GOOD


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        (f"Bot {GOOD_TOKEN}", 'the word "Bot"'),
        (f'"{GOOD_TOKEN}"', "quotation marks"),
        (f"{GOOD_TOKEN}\n{GOOD_TOKEN}", "a line break"),
        ("123456789012345678", "Application ID"),
        ("0123456789abcdef" * 4, "Public Key"),
        ("0123456789abcdefABCDEF_-01234567", "Client Secret"),
        (f"mfa.{'x' * 84}", "a person"),
        ("not.a.token", "too short"),
        ("x" * 70, "three parts"),
        (f"abcdefghij.Gplant.{'y' * 38}", "number of a bot"),
        (f"ÄÖÜäöüßéé.Gplant.{'y' * 38}", "number of a bot"),
    ],
)
def test_what_is_pasted_in_its_place_is_named_and_not_repeated(pasted: str, words: str) -> None:
    found = look_at_token(pasted)
    assert found.state is FindingState.BROKEN
    assert words in found.found
    assert pasted not in found.found + found.mend
    assert found.code == 78


@pytest.mark.parametrize("placeholder", ["a", "token", "x"])
def test_a_placeholder_leaves_what_is_said_of_it_whole(placeholder: str) -> None:
    found = look_at_token(placeholder).found
    assert without(found, placeholder) == found
