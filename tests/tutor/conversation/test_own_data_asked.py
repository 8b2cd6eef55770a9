"""Messages about one's own data are told from those about data of the course."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.own_data_asked import OwnDataAsked, own_data_asked


@pytest.mark.parametrize(
    "text",
    [
        "what do you know about me",
        "What do you know about me?",
        "wat do u know abt me",
        "what data do you store",
        "what data do you store about me?",
        "which information do you collect",
        "what information do you have on me",
        "what is stored about me",
        "what data is kept about me",
        "do you save my messages?",
        "do you keep my answers",
        "how long do you keep my data",
        "delete my data",
        "pls delete all my data",
        "please delete everything about me",
        "forget me",
        "forget everything about me",
        "forget everything you know about me",
        "what data does nudge store",
        "can you delete my account",
        "erase all of my information",
        "export my data",
        "can i export my data pls",
        "download my data",
        "give me my data",
        "send me a copy of my data",
        "can i get a copy of my data",
        "privacy policy",
        "do you have a privacy policy?",
        "gdpr",
    ],
)
def test_a_question_on_ones_own_data_is_heard(text: str) -> None:
    assert own_data_asked(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "what data do networks need",
        "what is training data",
        "how is data stored in the weights",
        "delete my data set",
        "remove my points",
        "train on my data",
        "what do you know about gradients",
        "tell me about loss",
        "does the network remember my examples",
        "forget it",
        "forget the last step",
        "show me the data",
        "what is test data",
        "how do i add my own data",
        "it stores what it saw",
        "what information does it keep after training",
        "what should i know about overfitting",
        "export run 3",
        "can you remember the sentence for me",
    ],
)
def test_a_question_on_the_course_is_not(text: str) -> None:
    assert own_data_asked(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "who can see my answers",
        "can Pat see my answers",
        "who sees what I write",
        "does my teacher see what i got wrong",
        "can my teacher see my answers",
        "does anyone see my score",
        "can other people see my mistakes?",
        "is this private",
        "is it secret",
        "are my answers private?",
        "is what i write here private",
        "where is my data",
        "where does my data go",
    ],
)
def test_who_sees_what_is_told_from_the_rest(text: str) -> None:
    assert own_data_asked(text) is OwnDataAsked.WHO_SEES


@pytest.mark.parametrize(
    "text",
    [
        "delete my data",
        "forget me",
        "erase everything about me",
        "pls remove my account",
        "can i have my data deleted",
        "can you delete everything about me",
    ],
)
def test_a_wish_to_be_deleted_is_told_from_the_rest(text: str) -> None:
    assert own_data_asked(text) is OwnDataAsked.DELETION


@pytest.mark.parametrize(
    "text",
    [
        "can i see my answers",
        "where can i see my score",
        "show me my progress",
        "do you see my mistake",
        "does the network see my answers",
        "can the hidden layer see my data",
        "does my network read what i write",
        "who can see the hidden layer",
        "is this a private run",
        "is this right",
        "is my answer right",
        "are my answers wrong",
        "where is my data set",
        "where is my mistake",
        "what do people see in my sentence",
        "why is it called hidden, can nobody see it",
        "can others play my game",
    ],
)
def test_a_question_on_what_one_sees_oneself_is_none_of_these(text: str) -> None:
    assert own_data_asked(text) is None
