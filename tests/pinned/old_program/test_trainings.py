"""Trainings and own data of a database from before the rebuild are shown, varied and given back."""

from __future__ import annotations

import pytest

from tests.pinned.old_program.people import (
    CANCELLED,
    COMPARED,
    EARLIER_CUT_OFF,
    EARLIER_DONE,
    EARLIER_FAILED,
    FAILED,
    IN_A_DM,
    LAB,
    MEASURED,
    ON_OWN_SENTENCES,
    PRIVATE,
    RUNNING,
    SHIPPED,
    SLOWER,
    SWEPT,
    TRAINED,
    UNSEEN_PRIVATE,
    UNSEEN_PUBLIC,
    WATCHED,
    World,
)
from tests.ui.reading import parts

pytestmark = pytest.mark.simcord(check_errors=False)

NEW = RUNNING + 1  # the first training after the old ones
DIFFERENCES = (
    "hidden layers          8       4 4",
    "learning rate          1       0.1",
    "L2                     0      0.01",
)
RATES = (
    "\n 0.01  0.700  0.200  0.200     95\n",
    "\n  0.1  0.700",
    "\n0.333  0.700",
    "\n    1  0.700",
    "\n    3  0.700",
    "\n   10  0.700",
)
RELU = "points 333, activation relu, epochs 30, batch 20, validation share 25%, patience 5, seed 6"
FORETOLD = (
    "You predicted, 90% sure, that it falls and settles. That is what happened. Brier score: 0.01"
)
LOSSES = ("Train loss   0.70 → 0.10", "Test loss    0.70 → 0.20")


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (TRAINED, ("moons · 2-8-1 · learning rate 1\n", "run 4 · seed 4", *LOSSES, FORETOLD)),
        (SLOWER, ("moons · 2-4-4-1 · learning rate 0.1\n", "run 5 · L2 0.01, seed 4", *LOSSES)),
        (COMPARED, ("run 4 and run 5", *DIFFERENCES, "run 6 · seed 4")),
        (SWEPT, ("One network, several learning rates\n", *RATES, "run 7 · seed 4")),
        (WATCHED, ("moons · 2-8-1 · learning rate 1\n", "run 8 · seed 4", *LOSSES)),
        (LAB, ("Three learning rates\n", "0.001, 1 and 100", "Too small crawls", "run 9 ·")),
        (SHIPPED, ("kitchen-or-garden · 2-8-1 · learning rate 0.3", "run 10 · points 60, seed 1")),
        (PRIVATE, ("xor · 2-4-1 · learning rate 1", "run 11 · epochs 1000, seed 1")),
        (MEASURED, ("penguins · 4-4-3 · learning rate 0.3\n", "          29 of 30", RELU)),
    ],
)
async def test_a_finished_training_is_shown_with_its_picture_dials_and_numbers(
    old: World, run: int, words: tuple[str, ...]
) -> None:
    tara = old.person("tara")
    await tara.slash("run show", run=run)
    for said in words:
        assert said in tara.text
    (picture,) = tara.seen.attachments
    assert picture.filename == "loss.png"
    assert picture.description is not None
    assert picture.description.startswith("Line chart")
    assert (await picture.read()).startswith(b"\x89PNG")


async def test_the_prediction_and_its_sketch_are_shown_to_nobody_but_their_owner(
    old: World,
) -> None:
    finn = old.person("finn")
    await finn.slash("run show", run=TRAINED)
    assert "You predicted" not in finn.text
    assert not finn.seen.attachments, "its only picture has the prediction drawn over the curve"
    assert "**Repeat** draws one that is." in finn.text
    await finn.press_old(f"run-prediction:{TRAINED}")
    assert "seen only by the one who made it" in finn.text
    tara = old.person("tara")
    await tara.press_old(f"run-prediction:{TRAINED}")
    assert FORETOLD in tara.text
    assert tara.seen.attachments


async def test_every_number_of_a_real_training_is_still_told(old: World) -> None:
    tara = old.person("tara")
    await tara.press_old(f"run-numbers:{MEASURED}")
    for line in (
        "round train valid  test  tr% te%",
        "    0 1.249 1.276 1.252 28.6  30",
        "   17 0.046 0.066 0.045  100 100",
        "   30 0.029 0.051 0.026  100 100",
        "Test loss first rose in  round 14",
        "Loss of guessing             1.06",
        "Lowest validation loss      0.049",
        "Layers                      4-4-3",
        "Training points               175",
        "Validation points              58",
        "Test points                   100",
        "Steps                         270",
        "2 Chinstrap  0 18  0",
    ):
        assert f"\n{line}\n" in tara.text


async def test_each_network_of_a_sweep_has_its_numbers(old: World) -> None:
    tara = old.person("tara")
    await tara.press_old(f"run-numbers:{SWEPT}")
    assert "\nrate 0.01\n" in tara.text
    assert "\nrate 0.1\n" in tara.text
    (file,) = tara.seen.attachments
    told = (await file.read()).decode()
    for label in ("rate 0.01", "rate 0.1", "rate 0.333", "rate 1", "rate 3", "rate 10"):
        assert f"{label}\n\nLosses by round" in told


async def test_an_old_training_is_repeated_varied_and_compared_with_a_new_one(old: World) -> None:
    finn = old.person("finn")
    await finn.slash("run repeat", run=SLOWER)
    assert "moons · 2-4-4-1 · learning rate 0.1\n" in finn.text
    assert f"run {NEW} · L2 0.01, seed 4" in finn.text
    await finn.slash("run repeat", run=SWEPT)
    assert "\n0.333  0.700" in finn.text
    await finn.slash("run compare", first=TRAINED, second=NEW)
    assert f"run {TRAINED} and run {NEW}" in finn.text
    assert "learning rate          1       0.1" in finn.text
    await finn.slash("run sweep", run=MEASURED, dial="l2")
    assert "One network, several L2 penalties" in finn.text
    assert "batch 20, validation share 25%, patience 5, seed 6" in finn.text
    await finn.slash("run export", run=TRAINED)
    assert f"**Run {TRAINED} to take home.**" in finn.text
    assert finn.seen.attachments


@pytest.mark.parametrize(
    ("button", "words"),
    [
        (f"run-turn:{TRAINED}:faster", "moons · 2-8-1 · learning rate 3\n"),
        (f"run-turn:{TRAINED}:wider", "moons · 2-16-1 · learning rate 1\n"),
        (f"run-turn:{SLOWER}:seed", f"run {NEW} · L2 0.01, seed 5"),
        (f"run-turn:{TRAINED}:watch", f"run {NEW} · seed 4"),
        (f"run-turn:{LAB}:repeat", "Three learning rates\n"),
        (f"run-turn:{FAILED}:repeat", "circles · 2-8-1"),
        (f"run-turn:{CANCELLED}:longer", "epochs"),
        (f"run-sweep:{MEASURED}:widths", "hidden layers of several widths"),
        (f"run-turn:{SHIPPED}:repeat", "kitchen-or-garden · 2-8-1"),
        (f"run-turn:{ON_OWN_SENTENCES}:repeat", "my-texts · 2-8-1"),
    ],
)
async def test_a_button_under_a_training_of_that_time_still_trains(
    old: World, button: str, words: str
) -> None:
    finn = old.person("finn")
    await finn.press_old(button)
    assert words in finn.text
    assert f"run {NEW} ·" in finn.text
    assert finn.seen.attachments


async def test_the_form_begins_with_the_dials_of_an_old_training(old: World) -> None:
    form = await old.person("finn").press_old(f"lab:{SLOWER}:::::")
    assert form.modal is not None
    filled = {p["custom_id"]: p["value"] for p in parts(form.modal["components"]) if "value" in p
              and "custom_id" in p}  # fmt: skip
    assert filled == {"hidden": "4 4", "rate": "0.1", "epochs": "300"}


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (FAILED, "Run 15 gave no result. The training on circles took too long and was stopped."),
        (CANCELLED, "Run 17 gave no result. This training was cancelled before its end."),
        (PRIVATE, "I know no run 11 here."),
        (UNSEEN_PRIVATE, "I know no run 18 here."),
        (IN_A_DM, "I know no run 14 here."),
    ],
)
async def test_what_gave_no_result_or_is_another_persons_is_told_so(
    old: World, run: int, words: str
) -> None:
    finn = old.person("finn")
    await finn.slash("run show", run=run)
    assert words in finn.text


@pytest.mark.parametrize("run", [EARLIER_DONE, EARLIER_FAILED, EARLIER_CUT_OFF])
async def test_a_training_of_the_first_program_is_kindly_said_to_be_too_old(
    old: World, run: int
) -> None:
    ed = old.person("ed")
    kind = f"Run {run} was made by an older Nudge. Please train it anew."
    for asked in ("run show", "run repeat", "run export"):
        await ed.slash(asked, run=run)
        assert kind in ed.text
    await ed.slash("run sweep", run=run, dial="rates")
    assert kind in ed.text
    await ed.slash("run compare", first=TRAINED, second=run)
    assert kind in ed.text
    await ed.slash("progress")
    assert "**Trainings with /train and /lab**: 1" in ed.text
    assert await ed.actor.autocomplete(old.channel, "run show", "run", "") == []


async def test_trainings_and_predictions_are_summed_up_and_offered(old: World) -> None:
    tara = old.person("tara")
    await tara.slash("progress")
    assert "**Trainings with /train and /lab**: 9" in tara.text
    assert "You foretold the curve once; mean Brier score 0.01" in tara.text
    offered = await tara.actor.autocomplete(old.channel, "run show", "run", "")
    newest = [MEASURED, PRIVATE, SHIPPED, LAB, WATCHED, SWEPT, COMPARED, SLOWER]
    assert [offer["value"] for offer in offered] == newest
    assert offered[0]["name"] == f"{MEASURED}: penguins · hidden 4 · learning rate 0.3"
    finn = old.person("finn")
    await finn.slash("run show", run=UNSEEN_PUBLIC)
    assert "circles · 2-8-1" in finn.text
