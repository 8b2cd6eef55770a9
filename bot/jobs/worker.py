"""One job: train what the task asks for, draw it, and return the numbers and the pictures."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.jobs.endings import TOO_BIG, UNUSABLE
from bot.jobs.film import Film, film_epochs
from bot.jobs.pace import Pace
from bot.logs.exceptions import exception_text
from bot.trainings.data_sets import UnusableError
from bot.trainings.news import Failure, Outcome
from bot.trainings.task import View
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.neural.examples import Examples
    from bot.neural.parts.recipe import Parts
    from bot.neural.training import History, TrainingMoment
    from bot.trainings.news import Picture, Progress
    from bot.trainings.spec import TrainingSpec
    from bot.trainings.task import Task
    from bot.tutor.data.table import DataTable

    Load = Callable[[], Parts]
    ExamplesFor = Callable[[TrainingSpec], Examples | None]
    Trained = tuple[Sequence[History], tuple[Picture, ...]]

TRIAL_SECONDS = 4.0  # for all changes together: then others get their turn

# numpy and matplotlib are loaded inside functions because the bot imports this module too.


def run(
    load: Load,
    task: Task,
    table: DataTable | None,
    report: Callable[[Progress], None],
    go_on: Callable[[], None] = lambda: None,
) -> Outcome:
    """Train and draw the task; the same task and table give the same numbers and pictures.

    `load` returns what trainings are made of here. `table` belongs to a spec of own data. `report`
    is called at most every 2.5 s, and `go_on` at every evaluated epoch: what it raises ends the
    job. Raise UnusableError for own data that cannot be standardised, and UnknownNameError for a
    name of a spec that is not known here.
    """
    began = time.perf_counter()

    from bot.jobs.examples import examples_for  # noqa: PLC0415 - loaded with its job

    def its_examples(spec: TrainingSpec) -> Examples | None:
        return examples_for(spec, table)

    if task.view is View.TRY:
        tried, fresh = _try(load(), task, its_examples(task.spec), Pace(report, go_on))
        return Outcome((), (), time.perf_counter() - began, tried, fresh)
    work = work_of(task.view)
    histories, pictures = work(load(), task, its_examples, Pace(report, go_on))
    numbers = tuple(history.numbers for history in histories)
    return Outcome(numbers, pictures, time.perf_counter() - began)


def contained(
    load: Load,
    task: Task,
    table: DataTable | None,
    report: Callable[[Progress], None],
    go_on: Callable[[], None] = lambda: None,
) -> Outcome | Failure:
    """Do a job; turn TutorError, MemoryError and UnusableError into a Failure.

    Raise RuntimeError, whose text is the traceback, for every other error: the bot may not be able
    to unpickle an exception of a library that only the worker has loaded.
    """
    try:
        return run(load, task, table, report, go_on)
    except TutorError as error:
        return Failure(str(error))
    except MemoryError:
        return Failure(TOO_BIG)
    except UnusableError as error:
        return Failure(UNUSABLE.format(why=error.why, mend=error.mend))
    except Exception as error:  # noqa: BLE001 - raised again as RuntimeError
        raise RuntimeError(exception_text(error)) from None


def work_of(view: View) -> Callable[[Parts, Task, ExamplesFor, Pace], Trained]:
    return {
        View.TRAIN: _train,
        View.SWEEP: _sweep,
        View.WATCH: _watch,
        View.COMPARE: _compare,
        View.EXPORT: _export,
    }[view]


def _try(
    parts: Parts, task: Task, examples: Examples | None, pace: Pace
) -> tuple[tuple[float | None, ...], int]:
    """Train every variant, as many as there is time for, and judge them on unseen points."""
    from bot.neural.trial import Judging, trial  # noqa: PLC0415 - loaded with its job

    specs = [variant.spec for variant in task.variants]
    judging = Judging(parts, examples)
    return tuple(trial(specs, judging, TRIAL_SECONDS, pace.watch)), judging.fresh(task.spec)


def _train(parts: Parts, task: Task, examples_for: ExamplesFor, pace: Pace) -> Trained:
    from bot.neural.floor import told  # noqa: PLC0415 - loaded with its job
    from bot.neural.training import train  # noqa: PLC0415 - loaded with its job
    from bot.plots.draw import draw  # noqa: PLC0415 - loaded with its job

    history = told(train(task.spec, parts, examples_for(task.spec), pace.watch), parts)
    return [history], draw(task, [history])


def _sweep(parts: Parts, task: Task, examples_for: ExamplesFor, pace: Pace) -> Trained:
    from bot.neural.floor import told  # noqa: PLC0415 - loaded with its job
    from bot.neural.training import train_all  # noqa: PLC0415 - loaded with its job
    from bot.plots.draw import draw  # noqa: PLC0415 - loaded with its job

    specs = [variant.spec for variant in task.variants]
    trained = train_all(specs, parts, examples_for(task.spec), pace.watch)
    histories = [told(history, parts) for history in trained]
    return histories, draw(task, histories)


def _compare(parts: Parts, task: Task, examples_for: ExamplesFor, pace: Pace) -> Trained:
    """Train both runs again: the same spec gives the same numbers."""
    from bot.neural.floor import told  # noqa: PLC0415 - loaded with its job
    from bot.neural.training import train  # noqa: PLC0415 - loaded with its job
    from bot.plots.draw import compare  # noqa: PLC0415 - loaded with its job

    total = sum(variant.spec.epochs for variant in task.variants)
    histories: list[History] = []
    for variant in task.variants:
        before = sum(history.spec.epochs for history in histories)

        def watch(moment: TrainingMoment, before: int = before) -> None:
            pace.at(before + moment.done, total, moment.loss)

        histories.append(told(train(variant.spec, parts, examples_for(variant.spec), watch), parts))
    return histories, compare(task, histories)


def _watch(parts: Parts, task: Task, examples_for: ExamplesFor, pace: Pace) -> Trained:
    from bot.neural.floor import told  # noqa: PLC0415 - loaded with its job
    from bot.neural.training import train  # noqa: PLC0415 - loaded with its job
    from bot.plots.draw import animate  # noqa: PLC0415 - loaded with its job
    from bot.plots.surface import frame_of  # noqa: PLC0415 - loaded with its job

    film = Film(list(film_epochs(task.spec.epochs)))

    def watch(moment: TrainingMoment) -> None:
        pace.watch(moment)
        film.at(moment)

    history = told(train(task.spec, parts, examples_for(task.spec), watch), parts)
    networks = film.ending_with(history.numbers.kept_epoch, history.network)
    frames = [frame_of(history, done, network) for done, network in networks]
    return [history], animate(task, history, frames)


def _export(parts: Parts, task: Task, examples_for: ExamplesFor, _pace: Pace) -> Trained:
    """Write the training as two files; nothing is trained, so there are no histories."""
    from bot.neural.export import export_rows, export_script  # noqa: PLC0415 - loaded with its job
    from bot.neural.prepare import prepare  # noqa: PLC0415 - loaded with its job
    from bot.trainings.news import Picture  # noqa: PLC0415 - loaded with its job

    prepared = prepare(task.spec, parts, examples_for(task.spec))
    name = task.variants[0].label
    script = export_script(task.spec, parts, prepared, f"{name}.py", f"{name}.csv")
    texts = (
        (f"{name}.py", script, "A Python program that trains the same network on its own."),
        (
            f"{name}.csv",
            export_rows(prepared),
            "The points of the training as a table, a row each.",
        ),
    )
    return [], tuple(Picture(file, text.encode(), told) for file, text, told in texts)
