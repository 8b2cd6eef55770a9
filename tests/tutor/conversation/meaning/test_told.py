"""What was understood is said in finished sentences, with every number."""

from __future__ import annotations

import re

import pytest

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning import told
from bot.tutor.conversation.meaning.because import Because, Counted
from bot.tutor.conversation.meaning.wishes import WISHES
from bot.tutor.conversation.moment import Open

OFFERS = ((Intent.WHY, 0.72), (Intent.HINT, 0.2), (Intent.PLAY, 0.004))
COUNTED = (
    Counted("why", 1.24),
    Counted("ttt", 0.8),
    Counted("my_", -0.4),
    Counted("so", 0.3),
    Counted("is", 0.02),
)
WHY = Because(Intent.WHY, OFFERS, (Intent.HINT, Intent.PLAY), COUNTED, 2, -0.25, 0.5)


def test_every_wish_and_every_state_has_words() -> None:
    assert set(WISHES) == set(Intent)
    assert set(told.OPEN) == set(Open) - {Open.NOTHING}


def test_the_wish_is_told_with_its_share_and_the_next_ones() -> None:
    assert told.taken_line(WHY, refused=False) == (
        "I took your message as: **a question about the subject** (72%). "
        "Next likeliest: a wish for a hint (20%), a wish to play (under 1%)."
    )


def test_the_words_that_counted_are_told_with_their_points() -> None:
    line = told.counted_line(WHY)
    assert (
        "for it: \u201cwhy\u201d (+1.2), a word of the course (+0.8), \u201cso\u201d (+0.3)."
        in line
    )
    assert line.endswith("Against it: \u201cmy\\_\u201d (\u22120.4).")


@pytest.mark.parametrize(
    ("open_", "reply", "intent", "line"),
    [
        (
            Open.CHOICE,
            "b",
            Intent.ANSWER,
            "A lesson's question was open, and a single letter is an answer there.",
        ),
        (
            Open.NUMBER,
            "-0.6",
            Intent.ANSWER,
            "A question for a number was open, and a number is an answer there.",
        ),
        (
            Open.CARD,
            "",
            Intent.BACK,
            "A card of a lesson was open, and a short message like yours is a wish to go back "
            "there.",
        ),
        (
            Open.NOTHING,
            "",
            Intent.STOP,
            "My network was not asked: a short message like yours is always a wish to stop for "
            "now.",
        ),
    ],
)
def test_what_was_open_may_have_decided(open_: Open, reply: str, intent: Intent, line: str) -> None:
    assert told.decided_line(open_, told.shape_of(reply), intent) == line


@pytest.mark.parametrize("intent", Intent)
@pytest.mark.parametrize("open_", Open)
def test_all_sentences_are_finished(open_: Open, intent: Intent) -> None:
    line = told.decided_line(open_, told.ReplyShape.WORDS, intent)
    assert re.fullmatch(r"[A-Z][^{}]+\.", line)


def test_one_who_wrote_no_word_is_told_so() -> None:
    none = Because(Intent.NONE, OFFERS, (), (), 0, 0.0, 0.1)
    assert told.counted_line(none) == "I found no word in it to go by."
    assert told.taken_line(none, refused=True).startswith(
        "I took your message as: **something that I cannot help with**. Otherwise likeliest: a q"
    )
    assert told.picture_of(none).labels == ("before any word",)


def test_the_picture_has_every_part_so_that_its_bars_add_up() -> None:
    spec = told.picture_of(WHY)
    assert spec.labels[:2] == ("\u201cwhy\u201d", "a word of the course")
    assert spec.labels[-2:] == ("2 further words", "before any word")
    assert spec.total == pytest.approx(WHY.total)


def test_the_network_is_told_in_numbers_that_are_known() -> None:
    assert "20,766 inputs, trained on 9,000 example sentences." in told.network_line(20766, 9000)
    assert "20,766 inputs. It has no idea" in told.network_line(20766, 0)


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0%"), (0.004, "under 1%"), (0.725, "72%"), (0.994, "over 99%"), (1.0, "100%")],
)
def test_a_share_is_told_as_it_is(share: float, words: str) -> None:
    assert told.percent(share) == words


@pytest.mark.parametrize(
    ("weight", "words"), [(1.25, "+1.2"), (-0.31, "\u22120.3"), (0.02, "near 0"), (-0.02, "near 0")]
)
def test_points_have_a_sign_unless_they_are_next_to_none(weight: float, words: str) -> None:
    assert told.points(weight) == words


def test_a_card_is_told_with_a_few_of_the_words_that_it_shares() -> None:
    one = told.card_line("Loss", ["rate"])
    assert one.endswith("first: \u201crate\u201d also stands in a text that leads there.")
    many = told.card_line("Loss", list("abcdefgh"))
    assert "\u201ce\u201d and \u201cf\u201d also stand in" in many
