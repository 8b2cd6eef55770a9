from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.text import clean, plain, shortened


@given(st.text())
def test_cleaned_text_holds_nothing_a_database_chokes_on(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert "\0" not in cleaned
    assert clean(cleaned) == cleaned


@given(st.text(), st.integers(1, 50))
def test_shortened_text_keeps_to_its_length(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most


def test_marks_in_typed_text_are_shown_as_typed() -> None:
    assert plain("*bold* [link](x)") == r"\*bold\* \[link\]\(x\)"
