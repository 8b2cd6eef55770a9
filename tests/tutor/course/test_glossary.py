import pytest

from bot.tutor.course.course import Term
from bot.tutor.course.glossary import closest_names, find_term

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
