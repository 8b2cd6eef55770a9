"""The rules of rival test sets: teams, picks and tests, and who is waited for."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.errors import TutorError
from bot.tutor.exercises.gatherings import NotAMemberError
from bot.tutor.game.rivals import (
    OFFERED,
    OFFERED_TRAPS,
    PICKING,
    SHORT,
    TEN,
    WRITING,
    NewerPickError,
    Team,
    agree,
    agreed,
    change_team,
    check_start,
    draw_rivals,
    learnt_by,
    pick_for,
    settle_in,
    smaller_team,
)
from bot.tutor.game.rivals_writing import (
    MOST_OF_TEAM,
    MOST_OWN,
    check_onward,
    ready,
    sentences_by,
    take_back,
    turnout_of,
)
from bot.tutor.game.sentences import Part, Tier
from bot.tutor.game.together import NotYetError
from tests.tutor.game.material import FORMALITY, GAME
from tests.tutor.game.rivals_played import ANA, BEN, CY, EVA, SAID, Played

FOUR = {ANA: "circle", BEN: "square", CY: "circle", EVA: "square"}


@pytest.mark.parametrize("seed", range(5))
def test_thirty_sentences_are_drawn_of_both_labels_with_traps_and_all_fit_a_menu(seed: int) -> None:
    plan = draw_rivals(GAME, Random(seed))
    drawn = [FORMALITY.sentence(id_) for id_ in plan.items]
    found = [one for one in drawn if one is not None]
    assert len(set(plan.items)) == len(found) == OFFERED
    assert Counter(one.label for one in found) == dict.fromkeys(FORMALITY.labels, OFFERED // 2)
    assert sum(one.tier is Tier.TRAP for one in found) == OFFERED_TRAPS
    assert {one.part for one in found} == {Part.TRAIN}
    assert max(len(one.text) for one in found) <= SHORT
    assert len({one.kind for one in found}) > 3


@given(st.integers(1, 29))
def test_however_many_join_in_one_instant_the_teams_are_as_large_as_each_other(many: int) -> None:
    """All saw the same lobby, and so got the same role; the entries put it right one by one."""
    played = Played({ANA: "circle"})
    played.roles |= dict.fromkeys(range(2, many + 2), "square")
    for person in range(2, many + 2):
        played.do(person, lambda now, who=person: settle_in(now, who))  # type: ignore[misc]  # bound now
    sizes = [len(played.game.people_in(team)) for team in Team]
    assert sum(sizes) == many + 1
    assert abs(sizes[0] - sizes[1]) <= 1


def test_whoever_joined_after_the_members_were_read_is_counted_by_the_team_they_got() -> None:
    played = Played({ANA: "circle"})
    for unseen in (BEN, CY):
        played.do(unseen, lambda now, who=unseen: settle_in(now, who))  # type: ignore[misc]  # bound now
    assert [played.game.team_of(one) for one in (BEN, CY)] == [Team.SQUARE, Team.CIRCLE]
    assert smaller_team(played.game) is Team.SQUARE


def test_people_change_teams_and_nobody_starts_with_an_empty_one() -> None:
    played = Played()
    check_start(played.game)
    played.do(BEN, lambda now: change_team(now, BEN))
    assert played.game.people_in(Team.CIRCLE) == (ANA, BEN)
    with pytest.raises(TutorError, match="Nobody is in Team Square"):
        check_start(played.game)
    with pytest.raises(NotAMemberError):
        change_team(played.game, CY)
    played.do(ANA, lambda now: change_team(now, ANA))
    check_start(played.game)


def test_a_pick_is_of_the_whole_team_and_one_made_on_an_older_pick_is_refused() -> None:
    played = Played(FOUR, phase=PICKING)
    played.pick(ANA, range(10))
    with pytest.raises(NewerPickError, match="Here is the newest"):
        pick_for(played.game, CY, 0, played.ids(range(5)))
    with pytest.raises(NewerPickError):
        agree(played.game, CY, 0)
    played.pick(CY, range(5, 15))
    assert played.game.pick_of(Team.CIRCLE).number == 2
    assert played.game.pick_of(Team.SQUARE).number == 0
    with pytest.raises(TutorError, match="exactly that pick already"):
        played.pick(ANA, range(5, 15))
    with pytest.raises(TutorError, match="not in the list"):
        pick_for(played.game, ANA, 2, frozenset({"made-up"}))
    for places in ((), range(21)):
        with pytest.raises(TutorError, match="Pick 1 to 20"):
            played.pick(ANA, places)


def test_an_agreement_is_with_one_pick_and_ends_with_it() -> None:
    played = Played(FOUR, phase=PICKING)
    played.pick(ANA, range(9))
    with pytest.raises(TutorError, match="has picked 9 so far"):
        played.agree(ANA)
    played.pick(ANA, range(10))
    played.agree(ANA)
    with pytest.raises(TutorError, match="agreed to this pick already"):
        played.agree(ANA)
    played.agree(CY)
    assert agreed(played.game, Team.CIRCLE) == {ANA, CY}
    played.pick(CY, range(1, 11))
    assert agreed(played.game, Team.CIRCLE) == frozenset()
    assert turnout_of(played.game).missing == (ANA, BEN, CY, EVA)


@pytest.mark.parametrize(("picked", "filled"), [(0, 10), (4, 6), (10, 0), (13, 0)])
def test_a_network_always_learns_from_ten(picked: int, filled: int) -> None:
    played = Played(phase=PICKING)
    if picked:
        played.pick(ANA, range(30 - picked, 30))
    learnt, added = learnt_by(played.game, Team.CIRCLE)
    assert (len(learnt), added) == (TEN, filled)
    ids = played.game.pick_of(Team.CIRCLE).ids
    assert sum(one.id not in ids for one in learnt) == filled


def test_a_test_takes_own_words_three_a_person_and_ten_a_team() -> None:
    played = Played({**FOUR, 5: "circle", 6: "circle"}, phase=WRITING)
    played.write(ANA)
    with pytest.raises(TutorError, match="has that sentence already"):
        played.write(CY, SAID[0].upper(), "casual")
    played.write(BEN)  # the other team may have the same: nothing else may tell
    for word in ("two", "three"):
        played.write(ANA, f"Sentence number {word} of Ana")
    with pytest.raises(TutorError, match="which is the most for one person"):
        played.write(ANA, "And a fourth sentence")
    for person, count in ((CY, MOST_OWN), (5, MOST_OWN), (6, 1)):
        for number in range(count):
            played.write(person, f"Here {person} writes sentence {'abc'[number]}")
    assert len(sentences_by(played.game, Team.CIRCLE)) == MOST_OF_TEAM
    with pytest.raises(TutorError, match="which is a whole test"):
        played.write(6, "One too many for a test")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("word", "formal"),
        ("asdf jkl", "formal"),
        ("Look at https://x.example now please", "formal"),
        ("Hello there all of you", "blue"),
        (FORMALITY.sentences[0].text, "formal"),
        ("so " * 100, "casual"),
    ],
)
def test_what_is_no_sentence_of_ones_own_is_refused(text: str, label: str) -> None:
    played = Played(phase=WRITING)
    with pytest.raises(TutorError):
        played.write(ANA, text, label)


def test_only_its_author_takes_a_sentence_back_and_nobody_is_ready_with_none() -> None:
    played = Played(FOUR, phase=WRITING)
    with pytest.raises(TutorError, match="no sentence in the test"):
        played.ready(ANA)
    played.write(ANA)
    played.ready(CY)
    with pytest.raises(TutorError, match="already"):
        played.ready(CY)
    for person in (CY, BEN):
        with pytest.raises(TutorError, match="not one of yours"):
            take_back(played.game, person, 0)
    played.do(ANA, lambda now: take_back(now, ANA, 0))
    assert ready(played.game, Team.CIRCLE) == frozenset()
    with pytest.raises(TutorError, match="not one of yours"):
        take_back(played.game, ANA, 0)
    played.write(ANA)
    assert ready(played.game, Team.CIRCLE) == {CY}


def test_a_larger_team_cannot_go_on_at_once_while_nobody_of_the_other_is_done() -> None:
    played = Played({ANA: "circle", CY: "circle", BEN: "square"}, phase=PICKING)
    played.pick(ANA, range(10))
    for person in (ANA, CY):
        played.agree(person)
    assert turnout_of(played.game).enough
    with pytest.raises(NotYetError, match=r"Nobody of Team Square is done, .* In 10 minutes"):
        check_onward(played.game, ANA, played.later(timedelta()))
    with pytest.raises(NotYetError, match="1 minute you"):
        check_onward(played.game, ANA, played.later(timedelta(minutes=9, seconds=30)))
    check_onward(played.game, ANA, played.later(timedelta(minutes=10)))
    with pytest.raises(NotYetError, match="Your own answer"):
        check_onward(played.game, BEN, played.later(timedelta(minutes=9)))
    check_onward(played.game, BEN, played.later(timedelta(minutes=10)))
    played.left.add(BEN)
    check_onward(played.game, ANA, played.later(timedelta()))


def test_what_deleted_people_did_stays_with_their_team() -> None:
    played = Played(FOUR, phase=PICKING)
    played.pick(CY, range(10))
    played.phase = WRITING
    played.write(CY)
    del played.roles[CY]
    played.entries = [
        type(one)(**{**{name: getattr(one, name) for name in one.__slots__}, "author": None})
        for one in played.entries
    ]
    assert len(played.game.pick_of(Team.CIRCLE).ids) == TEN
    [written] = sentences_by(played.game, Team.CIRCLE)
    assert written.author is None
    played.ready(ANA)
    assert turnout_of(played.game).done == (ANA,)
