"""Dry runs: private, changed step by step, mended, kept once, thrown away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services.data.dry_runs import LONGEST_TEXT, DryRuns
from bot.services.data.own_data import OwnData
from bot.trainings.catalogue import CATALOGUE
from bot.tutor.data.choices import Learned
from bot.tutor.data.formats import DATA_FORMATS, DataFormats
from bot.tutor.errors import NameTakenError, NotYoursError, TutorError
from tests.services.lab.listening import ANA, BEN, GUILD

if TYPE_CHECKING:
    from bot.services.data.scenes import DryRunScene
    from bot.services.given import Memory
    from tests.services.conftest import Presses

POINTS = "Id,b,when,class\n1,2.5,2024-01-01,left\n2,1,2024-01-02,left\n" + (
    "3,4,2024-01-03,right\n4,0,2024-01-04,right\n"
)
NOT_A_TABLE = "hello\n"
THOUSANDS = "people;k\n1,234;a\n12,500;b\n950;a\n3;b\n"


@pytest.fixture
def dry_runs(memory: Memory) -> DryRuns:
    own_data = OwnData(memory.tables, ("kitchen",), DataFormats(DATA_FORMATS), CATALOGUE)
    return DryRuns(own_data, memory.drafts)


@pytest.fixture
async def begun(dry_runs: DryRuns, press: Presses) -> DryRunScene:
    return await dry_runs.bring(press(guild=GUILD), " plants ", POINTS)


async def names(dry_runs: DryRuns, press: Presses) -> list[str]:
    return [own.name for own in await dry_runs.own_data.tables.names(press(guild=GUILD))]


async def test_nothing_is_kept_before_it_is_said(
    dry_runs: DryRuns, press: Presses, begun: DryRunScene
) -> None:
    assert (begun.run.name, begun.mendable, begun.run.problems) == ("plants", True, ())
    assert await names(dry_runs, press) == []
    scene = await dry_runs.keep(press(guild=GUILD), begun.draft)
    assert scene.note == (
        "Kept **plants**: 4 points in 2 classes. Train on it with `/train data:plants`."
    )
    assert (scene.mine, scene.share) == (1, 5)
    assert scene.tables[0].table.columns == ("Id", "b")


async def test_a_second_press_keeps_nothing_more_and_says_that_it_is_kept(
    dry_runs: DryRuns, press: Presses, begun: DryRunScene
) -> None:
    first, second = [await dry_runs.keep(press(guild=GUILD), begun.draft) for _ in range(2)]
    assert first.tables == second.tables
    assert second.note == "**plants** is kept."
    await dry_runs.own_data.remove(press(guild=GUILD), "plants")
    with pytest.raises(TutorError, match="it was removed since"):
        await dry_runs.keep(press(guild=GUILD), begun.draft)
    assert await names(dry_runs, press) == []


async def test_a_person_chooses_label_columns_readings_and_answers(
    dry_runs: DryRuns, press: Presses, begun: DryRunScene
) -> None:
    draft = begun.draft
    left = await dry_runs.leave_out(press(guild=GUILD), draft)
    assert left.run.plan.used == (1,)
    number = await dry_runs.label(press(guild=GUILD), draft, 1)
    assert (number.run.plan.label, number.run.plan.answers) == (1, Learned.NUMBERS)
    used = await dry_runs.use(press(guild=GUILD), draft, (0, 1, 0, 99))
    assert used.run.plan.used == (0,)
    scene = await dry_runs.keep(press(guild=GUILD), draft)
    assert scene.tables[0].table.values == (2.5, 1.0, 4.0, 0.0)
    assert "4 points with a number each" in scene.note
    assert "guessing their mean has about 1" in scene.note


async def test_a_reading_is_turned_and_turned_back(dry_runs: DryRuns, press: Presses) -> None:
    scene = await dry_runs.bring(press(), "towns", THOUSANDS)
    for comma, first in ((True, 1.234), (False, 1234.0)):
        scene = await dry_runs.read_with(press(), scene.draft, 0, comma)
        assert scene.run.table.rows[0] == (first,)


async def test_numbers_become_classes_and_lines_are_left_out(
    dry_runs: DryRuns, press: Presses
) -> None:
    text = "x,stars\n" + "".join(f"{n % 5},{n % 3}\n" for n in range(12)) + "oops,2\n"
    scene = await dry_runs.bring(press(), "stars", text)
    assert scene.run.plan.answers is Learned.CLASSES
    with pytest.raises(TutorError, match=r"Line 14: “oops” is not a number.*leave the line out"):
        await dry_runs.keep(press(), scene.draft)
    scene = await dry_runs.skip(press(), scene.draft, True)
    scene = await dry_runs.answers(press(), scene.draft, Learned.NUMBERS)
    assert (scene.run.skipped, scene.run.problems) == (1, ())
    kept = await dry_runs.keep(press(), scene.draft)
    assert kept.tables[0].table.values[:4] == (0.0, 1.0, 2.0, 0.0)


async def test_nobody_else_sees_or_changes_a_dry_run(
    dry_runs: DryRuns, press: Presses, begun: DryRunScene
) -> None:
    for stranger in (press(BEN, GUILD), press(ANA), press(ANA, GUILD + 1)):
        for act in (dry_runs.keep, dry_runs.throw_away, dry_runs.typed, dry_runs.leave_out):
            with pytest.raises(NotYoursError):
                await act(replace(stranger, id=stranger.id + 1000), begun.draft)
    assert (await dry_runs.skip(press(guild=GUILD), begun.draft, False)).run == begun.run


async def test_what_is_over_says_so(dry_runs: DryRuns, press: Presses, begun: DryRunScene) -> None:
    gone = await dry_runs.throw_away(press(guild=GUILD), begun.draft)
    assert gone.note == "**plants** is thrown away. Nothing of it was kept."
    for act in (dry_runs.keep, dry_runs.throw_away, dry_runs.typed, dry_runs.leave_out):
        with pytest.raises(TutorError, match="This dry run is over"):
            await act(press(guild=GUILD), begun.draft)


async def test_a_name_that_was_taken_meanwhile_keeps_nothing(
    dry_runs: DryRuns, press: Presses, begun: DryRunScene
) -> None:
    others = await dry_runs.bring(press(BEN, GUILD), "plants", THOUSANDS)
    await dry_runs.keep(press(BEN, GUILD), others.draft)
    with pytest.raises(NameTakenError):
        await dry_runs.keep(press(guild=GUILD), begun.draft)
    with pytest.raises(NameTakenError):
        await dry_runs.bring(press(guild=GUILD), "plants", POINTS)


async def test_what_was_typed_can_be_mended_and_a_file_cannot(
    dry_runs: DryRuns, press: Presses, begun: DryRunScene
) -> None:
    assert await dry_runs.typed(press(guild=GUILD), begun.draft) == ("plants", POINTS)
    scene = await dry_runs.bring_file(press(guild=GUILD), "file", "x.csv", POINTS.encode())
    assert not scene.mendable


async def test_what_no_dry_run_can_be_made_of_is_refused_in_words(
    dry_runs: DryRuns, press: Presses
) -> None:
    with pytest.raises(TutorError, match="I see one column only"):
        await dry_runs.bring(press(), "plants", NOT_A_TABLE)


@pytest.mark.parametrize(("length", "mendable"), [(LONGEST_TEXT, True), (LONGEST_TEXT + 1, False)])
async def test_a_text_that_no_form_holds_cannot_be_mended_in_one(
    dry_runs: DryRuns, press: Presses, length: int, mendable: bool
) -> None:
    rows = POINTS + "\n" * (length - len(POINTS))
    assert (await dry_runs.bring(press(), "plants", rows)).mendable == mendable
