"""A run as it is shown: its title, its diagnosis in words, its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.lab.audience import Audience, pictures_for, verdict_of
from bot.services.lab.scenes import PredictionScene, RunScene, RunWaitScene, TextScene
from bot.trainings.task import Task, View
from bot.tutor.lab.account import account_of
from bot.tutor.lab.advice.trial import advised, changes_for
from bot.tutor.lab.advice.words import next_step_of
from bot.tutor.lab.diagnosis.diagnosis import diagnose
from bot.tutor.lab.report.contrasts import comparison_text, sweep_text
from bot.tutor.lab.report.lacking import lacking_told
from bot.tutor.lab.report.numbers import numbers_text, summary_rows
from bot.tutor.lab.report.ranking import ranking_of
from bot.tutor.lab.report.text_tables import table_text
from bot.tutor.lab.report.titles import differences, settings_of, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.trainings.news import Picture, Progress, Waiting
    from bot.tutor.lab.account import RunAccount
    from bot.tutor.lab.dials.dials import Dials
    from bot.tutor.lab.presets import Preset
    from bot.tutor.lab.runs import Run


COMPARABLE = "Compare runs on the same data with the same kind of loss."
AGAIN = {
    View.SWEEP: "Press New seed. Does the picture stay the same with other points?",
    View.COMPARE: "Press New seed. Is the better one still better with other points?",
}


@dataclass(frozen=True, slots=True)
class RunScenes:
    """Tells runs in the words of the dials and presets that there are."""

    dials: Dials
    presets: Mapping[str, Preset]

    def title(self, run: Run) -> str:
        return title_of(run, self.dials)

    def waiting(self, run: Run, news: Waiting | Progress | None = None) -> RunWaitScene:
        """Return the scene of a run on its way, before any news or with the latest."""
        return RunWaitScene(run.id, self.title(run), news)

    def whole(
        self, run: Run, pictures: tuple[Picture, ...], audience: Audience = Audience.ALL
    ) -> RunScene:
        """Return the scene of a finished run, without what the audience may not see.

        `pictures` are all that there are; it may be none: old ones are deleted.
        """
        task = run.task
        if task.view in {View.SWEEP, View.COMPARE}:
            return self._several(run, task, pictures)
        account = self.accounts(run)[0]
        diagnosis = diagnose(account)
        question, takeaway = self._words(task)
        seen, told = pictures_for(run, pictures, audience), verdict_of(run, self.dials.catalogue)
        return RunScene(
            run=run.id,
            title=self.title(run),
            settings=settings_of(task.spec, self.dials, run.numbers),
            headline=diagnosis.headline,
            explanation=f"{diagnosis.cause} {lacking_told(account)}".strip(),
            next_step=next_step_of(account, run.trial, self.dials),
            table=table_text(summary_rows(account)),
            pictures=seen,
            question=question,
            takeaway=takeaway,
            verdict=told if audience is Audience.OWNER else "",
            predicted=bool(told) and audience is Audience.ALL,
            withheld=bool(pictures) and not seen,
            advised=_advised(account, run),
            untried=run.trial is None and bool(changes_for(account, self.dials.catalogue)),
        )

    def prediction(self, run: Run, pictures: tuple[Picture, ...]) -> PredictionScene:
        """Return how the prediction about a finished run went, for the person who made it."""
        seen = pictures_for(run, pictures, Audience.OWNER)
        return PredictionScene(run.id, self.title(run), verdict_of(run, self.dials.catalogue), seen)

    def numbers(self, run: Run) -> TextScene:
        """Return all numbers of a finished run, enough to answer any question without pictures."""
        texts = [
            numbers_text(account, variant.label)
            for variant, account in zip(run.task.variants, self.accounts(run), strict=True)
        ]
        title = f"Run {run.id} in numbers: {self.title(run)}"
        return TextScene(title, "\n\n".join(texts), run.id)

    def _several(self, run: Run, task: Task, pictures: tuple[Picture, ...]) -> RunScene:
        labels = [variant.label for variant in task.variants]
        accounts = self.accounts(run)
        labelled = list(zip(labels, accounts, strict=True))
        if task.view is View.COMPARE:
            first, second = (variant.spec for variant in task.variants)
            differing = differences(first, second, self.dials)
            table, words = comparison_text(differing, labelled[0], labelled[1])
        else:
            table, words = sweep_text(labelled)
        question, takeaway = self._words(task)
        return RunScene(
            run=run.id,
            title=self.title(run),
            settings=settings_of(task.spec, self.dials, run.numbers),
            headline="",
            explanation=words,
            next_step=COMPARABLE if ranking_of(accounts).obstacle else AGAIN[task.view],
            table=table,
            pictures=pictures,
            question=question,
            takeaway=takeaway,
            single=False,
        )

    def _words(self, task: Task) -> tuple[str, str]:
        """Return question and takeaway; none for a preset that there is no more."""
        preset = self.presets.get(task.preset)
        return (preset.question, preset.takeaway) if preset else ("", "")

    def accounts(self, run: Run) -> list[RunAccount]:
        """Return the account of each training of a finished run, in order."""
        pairs = zip(run.task.variants, run.numbers, strict=True)
        return [account_of(v.spec, numbers, self.dials.catalogue) for v, numbers in pairs]


def _advised(account: RunAccount, run: Run) -> tuple[tuple[str, str], ...]:
    if run.trial is None:
        return ()
    chosen = advised(run.trial, account.guessing)
    return tuple((change.name, change.label) for change, _ in chosen)
