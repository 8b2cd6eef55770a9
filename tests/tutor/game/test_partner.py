"""The rules of a game of two: what is drawn, whose move it is, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import given

from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import Entry, EntryKind
from bot.tutor.exercises.gatherings import Gathering, Member
from bot.tutor.game import partner_moves as moves
from bot.tutor.game.corrections import Correction, Direction
from bot.tutor.game.ledger import ledger_of
from bot.tutor.game.partner import (
    PartnerEntry,
    PartnerStage,
    PartnerState,
    Seat,
    partner_state,
    share_right,
)
from bot.tutor.game.partner_drawing import ROUNDS, draw_partner, pairs_in
from bot.tutor.game.partner_words import debrief_words, half_result, told_lines
from bot.tutor.game.sentences import Part, Tier
from tests.tutor.game.material import FORMALITY, sentence

ANA, BEN = 11, 22
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
PLAN = draw_partner(FORMALITY, Random(4))
ACCEPTED = Entry(PartnerEntry.ACCEPT, "", "")


def gathering(*left: int, gone: tuple[int, ...] = ()) -> Gathering:
    seats = {ANA: "first", BEN: "second"}
    members = tuple(
        Member(person, role, NOON, NOON if person in left else None)
        for person, role in seats.items()
        if person not in gone
    )
    return Gathering(
        *(1, "partner", 9, 77, None, ANA, PLAN, 3, NOON, NOON + timedelta(hours=24), None, members)
    )


def state_of(*entries: Entry, left: tuple[int, ...] = ()) -> PartnerState:
    return partner_state(FORMALITY, gathering(*left), (ACCEPTED, *entries))


def predicted(number: int, *, right: bool) -> Entry:
    one = pairs_in(PLAN, FORMALITY)[number][0]
    label = one.label if right else FORMALITY.other(one.label)
    return Entry(EntryKind.PREDICTION, one.id, label, right=right, confidence=80)


def marked(number: int, choice: str = "right") -> Entry:
    return Entry(PartnerEntry.MARK, pairs_in(PLAN, FORMALITY)[number][0].id, choice)


@given(st.integers(0, 10_000))
def test_a_draw_begins_with_the_page_offers_both_labels_and_never_repeats(seed: int) -> None:
    pairs = pairs_in(draw_partner(FORMALITY, Random(seed)), FORMALITY)
    assert len(pairs) == 2 * ROUNDS
    assert [pair[0].id for pair in pairs[:ROUNDS]] == ["assistance", "pizza", "committee"]
    assert all({one.label for one in pair} == set(FORMALITY.labels) for pair in pairs)
    drawn = [one for pair in pairs for one in pair]
    assert len({one.id for one in drawn}) == len(drawn)
    assert all(one.part is Part.TRAIN for one in drawn)
    for pair in pairs[ROUNDS:]:
        assert {one.tier for one in pair} == {Tier.EASY, Tier.TRAP}


def test_with_few_sentences_a_draw_is_short_and_still_a_game() -> None:
    one = next(one for one in FORMALITY.sentences[3:] if one.part is Part.TRAIN)
    few = replace(FORMALITY, sentences=(*FORMALITY.sentences[:3], one))
    pairs = pairs_in(draw_partner(few, Random(1)), few)
    assert [len(pair) for pair in pairs] == [2, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("entries", "left", "stage", "number"),
    [
        ((), (), PartnerStage.PICK, 0),
        ((), (BEN,), PartnerStage.LOCK, 0),
        ((), (ANA,), PartnerStage.LOCK, 3),
        ((), (ANA, BEN), PartnerStage.DONE, None),
        ((predicted(0, right=True),), (), PartnerStage.MARK, 0),
        ((predicted(0, right=True),), (BEN,), PartnerStage.LOCK, 1),
        ((predicted(0, right=False),), (BEN,), PartnerStage.CORRECT, 0),
        ((predicted(0, right=True), marked(0)), (), PartnerStage.PICK, 1),
        ((predicted(0, right=False), marked(0, "wrong")), (), PartnerStage.CORRECT, 0),
        ((Entry(PartnerEntry.TAKEOVER, "", ""),), (), PartnerStage.LOCK, 0),
        ((Entry(PartnerEntry.PICK, "no-such-sentence", ""),), (), PartnerStage.PICK, 0),
    ],
)
def test_whose_move_it_is(
    entries: tuple[Entry, ...], left: tuple[int, ...], stage: PartnerStage, number: int | None
) -> None:
    state = state_of(*entries, left=left)
    assert state.stage is stage
    if number is not None:
        assert state.current is not None
        assert state.current.number == number


def test_the_data_of_one_may_be_deleted_and_the_other_plays_on() -> None:
    entries = (ACCEPTED, replace(predicted(0, right=True), author=None), marked(0))
    state = partner_state(FORMALITY, gathering(gone=(ANA,)), entries)
    assert state.current is not None
    assert state.current.learner is Seat.SECOND
    assert state.nudge_trains(state.current)
    assert half_result(state, Seat.FIRST, "somebody") is not None


@pytest.mark.parametrize("right", [True, False])
def test_a_mark_counts_only_where_the_key_says_so(right: bool) -> None:
    state = state_of(predicted(0, right=right))
    assert moves.mark(state, BEN, right=right).choice == ("right" if right else "wrong")
    with pytest.raises(TutorError, match="Look again"):
        moves.mark(state, BEN, right=not right)
    with pytest.raises(TutorError, match="You are the learner"):
        moves.mark(state, ANA, right=right)


def test_a_correction_moves_the_rule_of_this_learner_alone() -> None:
    state = state_of(*done(0), predicted(1, right=False), marked(1, "wrong"))
    said = moves.correct(state, ANA, Correction("slang", Direction.LOW), "")
    after = state_of(*done(0), predicted(1, right=False), marked(1, "wrong"), said)
    assert after.rule(Seat.FIRST).weights == (("slang", -1.0),)
    assert after.rule(Seat.SECOND).weights == ()
    lines = told_lines(after, after.rounds[1], "Ana")
    assert lines[0] == "❌ Wrong this time: Ana said **formal**, fairly sure."
    assert lines[1] == "Ana: *I think I weighted the slang too low. I will adjust my rule.*"
    assert "1 mistake was traced" in debrief_words(after)


def done(number: int) -> tuple[Entry, Entry]:
    return predicted(number, right=True), marked(number)


def test_the_network_beside_a_learner_meets_their_sentences_alone() -> None:
    entries = [entry for number in range(2 * ROUNDS) for entry in done(number)]
    state = state_of(*entries)
    firsts = [pair[0] for pair in pairs_in(PLAN, FORMALITY)]
    assert state.ledger(Seat.FIRST) == ledger_of(FORMALITY, firsts[:ROUNDS])
    assert state.ledger(Seat.SECOND) == ledger_of(FORMALITY, firsts[ROUNDS:])
    assert share_right(entries) == 1
    assert share_right([]) is None
    assert state.stage is PartnerStage.RULES


def test_a_key_that_was_corrected_later_changes_no_mark() -> None:
    turned = tuple(
        replace(one, label="casual") if one.id == "assistance" else one
        for one in FORMALITY.sentences
    )
    state = partner_state(
        replace(FORMALITY, sentences=turned), gathering(), (ACCEPTED, predicted(0, right=True))
    )
    one = state.rounds[0].predicted
    assert one is not None
    assert (one.right, one.sentence.label) == (True, sentence("assistance").label)
    assert moves.mark(state, BEN, right=True).choice == "right"


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "In 10 minutes"), (9, "In 1 minute "), (10, None), (600, None)]
)
def test_nudge_takes_over_after_ten_minutes(minutes: int, words: str | None) -> None:
    state, now = state_of(), NOON + timedelta(minutes=minutes)
    if words is None:
        assert moves.take_over(state, gathering(), now).kind == PartnerEntry.TAKEOVER
        return
    with pytest.raises(TutorError, match=words):
        moves.take_over(state, gathering(), now)


def test_a_learner_who_keeps_the_trainer_waiting_is_passed_and_the_other_half_begins() -> None:
    later, asked = NOON + timedelta(minutes=11), Entry(PartnerEntry.PICK, "assistance", "")
    waiting = state_of(asked)
    assert waiting.stage is PartnerStage.LOCK
    passed = moves.pass_over(waiting, gathering(), BEN, later)
    assert (passed.kind, passed.item) == (PartnerEntry.PASSED, "first")
    state = state_of(asked, passed)
    assert state.current is not None
    assert (state.current.number, state.stage) == (3, PartnerStage.LOCK)  # with Nudge as trainer
    with pytest.raises(TutorError, match="It is your turn"):
        moves.pass_over(waiting, gathering(), ANA, later)
    with pytest.raises(TutorError, match="In 1 minute"):
        moves.pass_over(waiting, gathering(), BEN, NOON + timedelta(minutes=9))
    with pytest.raises(TutorError, match="moved on"):
        moves.pass_over(state_of(), gathering(), BEN, later)


@pytest.mark.parametrize("link", ["https://example.org/free", "www.example.org", "@everyone slang"])
def test_what_others_see_holds_no_link(link: str) -> None:
    wrong = state_of(predicted(0, right=False), marked(0, "wrong"))
    with pytest.raises(TutorError, match="without a link"):
        moves.correct(wrong, ANA, Correction(link, Direction.LOW), "casual")
    at_end = replace(wrong, rounds=())
    with pytest.raises(TutorError, match="leave the link out"):
        moves.write_rule(at_end, ANA, f"Slang such as {link} points to casual.")
