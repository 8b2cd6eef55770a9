import pytest

from bot.tutor.course.course import Term
from bot.tutor.course.glossary import closest_names, find_term, terms_in

GLOSSARY = (
    Term("loss-function", "Loss function", "One number.", ("loss", "error function"), "three"),
    Term("generalisation", "Generalisation", "New data.", ("generalise",), "three"),
)


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
    ("text", "names"),
    [
        ("does my model GENERALISE, or is the loss wrong?", ["Generalisation", "Loss function"]),
        ("two loss functions, one loss", ["Loss function"]),
        ("generalization!", ["Generalisation"]),
        ("lossless glossary", []),
        ("", []),
        ("loss " * 2_000, ["Loss function"]),
    ],
)
def test_the_terms_that_a_text_names_are_found_in_its_order(text: str, names: list[str]) -> None:
    assert [term.name for term in terms_in(GLOSSARY, text)] == names
