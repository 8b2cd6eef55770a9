"""Who holds which weight: at the start, after somebody left or was deleted, and late."""

from __future__ import annotations

import pytest

from bot.tutor.errors import TutorError
from bot.tutor.game.human_network.seats import NoSeatError, SeatedError, holders_in, seat_of
from bot.tutor.game.human_network.state import NetworkStage
from bot.tutor.game.together import Turnout
from tests.tutor.game.human_network.people import People, begun


def test_weights_are_given_in_the_order_of_joining_to_those_who_are_there() -> None:
    people = People()
    people.join(4, 2, 7, 5)
    people.there[2] = False
    people.start(7)
    assert people.state.holders == (4, 7, 5)
    assert people.state.wiring is not None
    assert people.state.wiring.names == ("w1", "w2", "v")


def test_whoever_comes_back_before_the_start_keeps_their_place() -> None:
    people = People()
    people.join(4, 2, 7)
    people.there[4] = False
    people.there[4] = True
    with pytest.raises(SeatedError):
        people.join(4)
    assert people.state.holders == (4, 2, 7)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_do_not_start(count: int) -> None:
    people = People()
    people.join(*range(1, count + 1))
    with pytest.raises(TutorError, match="at least 3"):
        people.start()


def test_it_starts_once() -> None:
    with pytest.raises(TutorError, match="started already"):
        begun(3).start(2)


def test_a_seat_is_taken_over_once_its_holder_left_and_not_before() -> None:
    people = begun(3)
    with pytest.raises(NoSeatError):
        people.join(9)
    people.there[2] = False
    people.join(9)
    assert people.state.holders == (1, 9, 3)
    people.there[2] = True
    with pytest.raises(NoSeatError):
        people.join(2)
    assert seat_of(people.entries, 2) is None


def test_whoever_comes_back_to_a_free_seat_has_it_again() -> None:
    people = begun(3)
    for here, holder in ((False, None), (True, 2)):
        people.there[2] = here
        assert people.state.holders == (1, holder, 3)


def test_the_seat_of_somebody_deleted_is_free_and_their_nudge_stays() -> None:
    people = begun(3)
    people.go_on()
    people.nudge(2, "+0.3")
    people.delete(2)
    assert holders_in(people.entries) == (1, None, 3)
    people.join(8)
    assert people.state.holders == (1, 8, 3)
    assert people.state.locked == {1}
    assert people.state.turnout == Turnout(done=(8,), missing=(1, 3))
    people.go_on()
    assert people.state.played[0].nudges == (None, 0.3, None)


def test_a_nudge_is_locked_once_by_its_holder_alone() -> None:
    people = begun(3)
    people.go_on()
    people.nudge(1, "-0.1")
    for person, choice, told in (
        (1, "+0.3", "locked already"),
        (9, "+0.3", "hold no weight"),
        (2, "+9", "no such nudge"),
    ):
        with pytest.raises(TutorError, match=told):
            people.nudge(person, choice)
    assert people.state.locked == {0}
    assert people.state.turnout == Turnout(done=(1,), missing=(2, 3))


def test_whoever_missed_two_sentences_is_not_waited_for() -> None:
    people = begun(3)
    for _ in range(2):
        people.go_on()
        people.nudge(1, "0")
        people.nudge(2, "0")
        people.go_on(2)
    people.go_on()
    assert people.state.stage is NetworkStage.NUDGE
    assert people.state.turnout == Turnout(missing=(1, 2), away=(3,))
