"""Files of messages with what they mean: names in many spellings, and what cannot be read."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.conversation.messages import MessageFileError, read_messages
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moment import Open

CARDS = ("loss/what", "descent/rate", "overfit/what")


def test_a_row_is_read_with_what_is_right() -> None:
    file = read_messages(
        'message,state,intent,card\n"is it b, or c?",choice,is-it|hint,\nwhats loss,,define,what\n',
        CARDS,
    )
    first, second = file.messages
    assert (first.text, first.open) == ("is it b, or c?", Open.CHOICE)
    assert first.intents == {Intent.IS_IT, Intent.HINT}
    assert not first.cards
    assert second.open is Open.NOTHING
    assert second.intents == {Intent.DEFINE}
    assert second.cards == {"loss/what", "overfit/what"}
    assert file.unread == ()


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffmessage,intent\nhello,greet\n",
        "Intent ; Message\r\nGREETING;hello\r\n\r\n",
        "id\tmessage\tintent\n1\thello\thello\n",
        "message,state,intent,card,who\n hello ,none,none of these|greet,,ann\n,,,\n",
    ],
)
def test_columns_may_be_fewer_more_and_in_another_order(text: str) -> None:
    (message,) = read_messages(text, CARDS).messages
    assert message.text == "hello"
    assert Intent.GREET in message.intents


@pytest.mark.parametrize(
    ("row", "said", "judged"),
    [
        ("hello,asleep,greet,", "line 2: the state 'asleep' is unknown", True),
        ("hello,,wave,", "line 2: the intent 'wave' is unknown and not judged", True),
        ("hello,,greet,loss/when", "line 2: the card 'loss/when' is unknown", True),
        (",,greet,", "line 2: there is no message", False),
        ("well, hello,,greet,", "line 2: there are more cells than columns", False),
    ],
)
def test_what_is_unknown_is_told_by_its_line(row: str, said: str, judged: bool) -> None:
    file = read_messages(f"message,state,intent,card\n{row}\nnext,,next,\n", CARDS)
    (told,) = file.unread
    assert told.startswith(said)
    assert len(file.messages) == 1 + judged
    assert file.messages[-1].intents == {Intent.CONTINUE}


@pytest.mark.parametrize("text", ["", "\n\n", "text,label\na,b\n", "message" + "x" * 200_000])
def test_a_file_without_the_column_is_refused(text: str) -> None:
    with pytest.raises(MessageFileError):
        read_messages(text, CARDS)


@given(st.text(max_size=200) | st.text('mesag,;"\n\t', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(MessageFileError):
        read_messages(text, CARDS)
    read_messages(f"message,intent\n{text}", CARDS)
