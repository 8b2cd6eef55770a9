"""What was heard of a message that asks for trainings: one step for each training."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.tutor.lab.requests import TrainingRequest


@dataclass(frozen=True, slots=True)
class Shift:
    """A change that depends on what a setting was before.

    `field` is that of a spec. `how` is "times" for a number or for the units of all hidden layers,
    "layers" for so many hidden layers more or fewer, "count" for exactly so many, and "next" for
    the following seed.
    """

    field: str
    how: str
    amount: float = 1.0


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """One training that is asked for.

    `request` holds what was said outright, unchecked, and `shifts` what is to change from before.
    `on_last` says that everything else stays as in the person's last run. `turn` is a key of
    `bot.tutor.lab.variations.TURNS`, or "watch", where nothing else was said. `sweep` is a key of
    SWEEPS, `preset` the name of a preset; where both stand, the preset is for somebody without a
    run to sweep over.
    """

    request: TrainingRequest = field(default_factory=TrainingRequest)
    shifts: tuple[Shift, ...] = ()
    on_last: bool = False
    turn: str = ""
    sweep: str = ""
    preset: str = ""
    told: tuple[str, ...] = ()
    """Each setting in words, such as "learning rate: 0.3"."""

    @property
    def empty(self) -> bool:
        """Whether nothing was said but that something is to be trained."""
        return not (self.request.given or self.shifts or self.turn or self.sweep or self.preset)


@dataclass(frozen=True, slots=True)
class HeardTraining:
    """A wish to train: `unclear` is what looks like a setting and could not be placed."""

    steps: tuple[TrainingStep, ...]
    unclear: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return all(step.empty for step in self.steps) and not self.unclear
