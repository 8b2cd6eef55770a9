"""Changes that depend on what a setting was before, worked out from the run before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.trainings.data_sets import OWN
from bot.trainings.spec import HIDDEN_LAYERS, HIDDEN_UNITS, SEEDS, TrainingSpec
from bot.tutor.errors import TutorError
from bot.tutor.lab.requests import TrainingRequest, suited

if TYPE_CHECKING:
    from bot.tutor.conversation.settings.step import Shift, TrainingStep
    from bot.tutor.lab.dials.dial import Dial, Value
    from bot.tutor.lab.dials.dials import Dials

FIRST_UNITS = 4  # of a hidden layer where there was none
NOT_TRAINED = "Nothing was trained: try another change."
NO_LAYER = f"This network has no hidden layer that could become smaller. {NOT_TRAINED}"
DEEPEST = f"A network can have at most {HIDDEN_LAYERS} hidden layers here. {NOT_TRAINED}"


def base_of(step: TrainingStep, before: TrainingSpec | None, dials: Dials) -> TrainingSpec:
    """Return the spec that a step changes: the one before, else what suits its data."""
    dial = dials.of_field("data")
    named = None if dial is None else step.request.given.get(dial.name)
    if before is not None and named in {None, before.data}:
        return before
    data = TrainingSpec().data if named is None else str(named)
    data = data if data in dials.catalogue.built_in else OWN
    return suited(data)


def request_of(step: TrainingStep, base: TrainingSpec, dials: Dials) -> TrainingRequest:
    """Return what a step asks for outright, its other shifts worked out from the spec before.

    Raise TutorError for a shift that goes no further.
    """
    given: dict[str, Value] = {}
    spec_fields: dict[str, object] = {}
    for shift in step.shifts:
        dial = dials.of_field(shift.field)
        if dial is not None and dial.name not in step.request.given:
            before = spec_fields.get(shift.field, getattr(base, shift.field))
            after = _shifted(shift, before, dial, base)
            spec_fields[shift.field] = after
            given[dial.name] = dial.conversion.typed(after)
    return TrainingRequest(given | dict(step.request.given), step.request.other)


def _shifted(shift: Shift, before: object, dial: Dial, base: TrainingSpec) -> object:
    if shift.how == "next":
        return (base.seed + 1) % (SEEDS[1] + 1)
    if isinstance(before, tuple):
        return _layers(shift, before)
    if not isinstance(before, int | float):
        raise TutorError(f"The {dial.in_words} cannot be more or less. {NOT_TRAINED}")
    return _number(shift, before, dial)


def _number(shift: Shift, before: float, dial: Dial) -> float:
    if not before:
        raise TutorError(
            f"The {dial.in_words} is 0 so far, so it cannot be multiplied. "
            "Nothing was trained: say the number that you want."
        )
    after: float = before * shift.amount
    if dial.bounds is not None:
        lowest, highest = (dial.conversion.into(bound) for bound in dial.bounds)
        after = min(max(after, lowest), highest)
    if isinstance(before, int):
        after = round(after)
    if after == before:
        end = "large" if shift.amount > 1 else "small"
        raise TutorError(f"The {dial.in_words} is as {end} as it can be here. {NOT_TRAINED}")
    return after


def _layers(shift: Shift, before: tuple[int, ...]) -> tuple[int, ...]:
    if shift.how == "times":
        return _widened(before, shift.amount)
    wanted = int(shift.amount) if shift.how == "count" else len(before) + int(shift.amount)
    if wanted < 0:
        raise TutorError(NO_LAYER)
    if wanted > HIDDEN_LAYERS and shift.how == "layers":
        raise TutorError(DEEPEST)
    more = (before[-1] if before else FIRST_UNITS,) * (wanted - len(before))
    return (*before, *more)[:wanted]


def _widened(before: tuple[int, ...], by: float) -> tuple[int, ...]:
    fewest, most = HIDDEN_UNITS
    if not before:
        if by < 1:
            raise TutorError(NO_LAYER)
        return (FIRST_UNITS,)
    after = tuple(min(max(int(units * by), fewest), most) for units in before)
    if after == before:
        end = "Wider" if by > 1 else "Narrower"
        raise TutorError(f"{end} layers than this are not possible here. {NOT_TRAINED}")
    return after
