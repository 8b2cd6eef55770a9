"""What people type is understood, or refused in kind words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.conversation.understanding import Intent, Understood, understand
from bot.tutor.course.course import Term
from bot.tutor.course.glossary import closest_names, find_term
from bot.tutor.errors import TutorError
from bot.tutor.lab.limits import hidden_layers, number_in, one_of, whole_number_in, within
from bot.tutor.text import clean, plain, shortened

GLOSSARY = (
    Term("loss-function", "Loss function", "One number.", ("loss", "error function"), "three"),
    Term("generalisation", "Generalisation", "New data.", ("generalise",), "three"),
)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("let's learn something", Intent.LEARN),
        ("next lesson please", Intent.LEARN),
        ("can we play?", Intent.PLAY),
        ("train a network", Intent.TRAIN),
        ("how am I doing", Intent.PROGRESS),
        ("help!", Intent.HELP),
        ("I want to learn how a neural network learns", Intent.LEARN),
        ("How does a network learn?", Intent.LEARN),
        ("what is my progress?", Intent.PROGRESS),
        ("what are my rules?", Intent.PROGRESS),
        ("what's next?", Intent.LEARN),
        ("I think I weighted the formal greeting too high.", Intent.CORRECT),
        ("hello", Intent.OTHER),
        ("", Intent.OTHER),
    ],
)
def test_a_short_message_is_taken_for_what_it_most_likely_means(text: str, intent: Intent) -> None:
    assert understand(text).intent is intent


@pytest.mark.parametrize(
    "text", ["what is a loss function?", "explain a loss function", "What's a loss function"]
)
def test_a_question_about_a_word_names_the_word(text: str) -> None:
    assert understand(text) == Understood(Intent.EXPLAIN, "a loss function")


@given(st.text())
def test_any_text_at_all_is_understood_as_something(text: str) -> None:
    assert understand(text).intent in Intent


@pytest.mark.parametrize("word", ["loss", "a Loss Function", "los function", "ERROR-FUNCTION"])
def test_a_term_is_found_by_alias_spelling_and_article(word: str) -> None:
    term = find_term(GLOSSARY, word)
    assert term is not None
    assert term.id == "loss-function"


def test_both_spellings_of_generalisation_lead_to_it() -> None:
    term = find_term(GLOSSARY, "generalization")
    assert term is not None
    assert term.id == "generalisation"


def test_an_unknown_word_has_no_term_and_near_names_are_offered() -> None:
    assert find_term(GLOSSARY, "banana") is None
    assert closest_names(GLOSSARY, "general") == ("Generalisation",)


@pytest.mark.parametrize(
    ("text", "layers"),
    [("8", (8,)), ("8 4", (8, 4)), (" 8, 4 ", (8, 4)), ("none", ()), ("0", ()), ("8x4", (8, 4))],
)
def test_hidden_layers_are_read_as_people_write_them(text: str, layers: tuple[int, ...]) -> None:
    assert hidden_layers(text, 6, (1, 64)) == layers


@pytest.mark.parametrize("text", ["eight", "-3", "8.5", "65", "0 8", "1 1 1 1 1 1 1", "9" * 400])
def test_other_hidden_layers_are_refused_in_words(text: str) -> None:
    with pytest.raises(TutorError, match="Nothing was trained"):
        hidden_layers(text, 6, (1, 64))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1.0, 1000.5])
def test_a_value_out_of_range_is_answered_with_the_range(value: float) -> None:
    with pytest.raises(TutorError, match=r"between 0\.1 and 1,000"):
        within("learning rate", value, (0.1, 1000.0))


def test_a_choice_that_is_not_on_offer_is_answered_with_the_choices() -> None:
    with pytest.raises(TutorError, match="moons, xor"):
        one_of("data set", "cats", ("moons", "xor"))


@pytest.mark.parametrize(
    ("text", "value"), [("1,000", 1000.0), ("0,01", 0.01), (" 1e-3 ", 0.001), ("\u22122", -2.0)]
)
def test_numbers_are_read_as_people_write_them(text: str, value: float) -> None:
    assert number_in("learning rate", text) == value


@pytest.mark.parametrize("text", ["", "fast", "1 2"])
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(TutorError, match="must be a number"):
        number_in("learning rate", text)


@pytest.mark.parametrize("text", ["1.5", "1,5", "0,5", "1.000", "inf", "nan"])
def test_a_whole_number_must_be_whole(text: str) -> None:
    with pytest.raises(TutorError, match="whole number"):
        whole_number_in("seed", text)


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
