"""Whose turn it is, and who hears how many are ahead: fair, and few edits."""

from __future__ import annotations

from bot.jobs.job import Job, WorkerDiedError
from bot.jobs.places_told import TOLD_A_SECOND, PlacesTold
from bot.jobs.turns import FairTurns
from bot.trainings.asked import Asked
from bot.trainings.news import Failure
from tests.jobs.listening import QUICK, submit
from tests.jobs.played_line import PlayedLine


def job(run: int, place: int = 0) -> Job:
    return Job(run, QUICK, None, lambda _: None, place)


def test_f10_forty_of_one_server_do_not_hold_up_the_only_one_of_another() -> None:
    turns, waiting = FairTurns(), [job(run, place=7) for run in range(40)]
    turns.serve(waiting[0])
    waiting += [job(100, place=8), job(200, place=0), job(201, place=0)]
    order = [one.run for one in turns.in_turn(waiting)]
    assert order[:5] == [100, 200, 0, 201, 1]
    assert order[5:] == list(range(2, 40))


def test_f10_no_place_is_passed_over_for_ever() -> None:
    turns = FairTurns()
    waiting = [job(run, place=run % 2) for run in range(20)] + [job(99, place=5)]
    served: list[int] = []
    while waiting:
        first = turns.in_turn(waiting)[0]
        turns.serve(first)
        waiting.remove(first)
        served.append(first.run)
    assert served.index(99) < 3


def test_a_job_whose_worker_died_is_next_wherever_it_came_from(played: PlayedLine) -> None:
    first = submit(played, QUICK, 1, Asked(place=7))
    submit(played, QUICK, 2, Asked(place=8))
    played.next().end(WorkerDiedError())
    again = played.next()
    assert again.run == 1
    again.end()
    first.outcome()
    assert first.starts == [1, 2]


def test_f11_starts_under_earlier_bots_count_toward_the_three(played: PlayedLine) -> None:
    poison = submit(played, QUICK, 1, Asked(starts=2))
    played.next().end(WorkerDiedError())
    assert poison.starts == [3]
    ending = poison.failure()
    assert isinstance(ending, Failure)
    assert "tried this training 3 times" in ending.words


def told_in_a_minute(ending_a_second: float) -> tuple[list[float], set[int]]:
    """Return when which of 500 waiting jobs are told, while so many before them end."""
    told, waiting = PlacesTold(), [job(run) for run in range(502)]
    moments: list[float] = []
    heard: set[int] = set()
    for tick in range(240):
        now = 100.0 + tick / 4
        left = waiting[int(tick / 4 * ending_a_second) :]
        for _, one in told.due(enumerate(left), now):
            moments.append(now)
            heard.add(one.run)
    return moments, heard


def test_f10_five_hundred_waiting_cards_make_five_edits_a_second_at_most() -> None:
    for ending in (0.5, 8.0):
        moments, heard = told_in_a_minute(ending)
        assert len(moments) <= 60 * TOLD_A_SECOND + 5
        busiest = max(sum(at <= other < at + 1 for other in moments) for at in moments)
        assert busiest <= 2 * TOLD_A_SECOND
        assert ending > 1 or set(range(2, 60)) <= heard  # the nearest ones, who wait long


def test_a_number_that_hardly_changed_is_not_told_again() -> None:
    told, one = PlacesTold(), job(1)
    now = 100.0
    heard: list[int] = []
    for ahead in range(100, 0, -1):
        now += 3.0
        heard += [said for said, _ in told.due([(ahead, one)], now)]
    assert heard[:3] == [100, 80, 64]
    assert heard[-4:] == [4, 3, 2, 1]
    assert len(heard) < 25


def test_news_of_places_is_partial_to_nobody_far_behind() -> None:
    """Half of those who are told may be new, however many near ones move."""
    told, near = PlacesTold(), [job(run) for run in range(20)]
    far = [job(100 + run) for run in range(20)]
    for one in near:
        one.told_ahead = 50
    chosen = told.due(enumerate([*near, *far], 1), 100.0)
    runs = [one.run for _, one in chosen]
    assert runs == [0, 1, 100, 101, 102]
