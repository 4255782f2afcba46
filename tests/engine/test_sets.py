"""Sets out of the person's folder and into another one."""

from __future__ import annotations

import pytest

from desk_stretch.core.catalogue.reminder_rules import names_of, read_reminders
from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.core.moment import Moment
from desk_stretch.core.settings.schema import Settings
from desk_stretch.engine.choosing import Past, choose
from desk_stretch.engine.commands import StartRoutine
from desk_stretch.engine.sets import carry_out, own_routines, planned, routine_set
from desk_stretch.errors import BadDataError, StorageError
from desk_stretch.storage.own_catalogue import OwnCatalogue
from desk_stretch.storage.own_files import OwnFiles
from tests.storage.test_own_catalogue import ROUTINE


class Desk:
    """A person's folder."""

    def __init__(self, data):
        self.store, self.catalogue = OwnFiles(data), OwnCatalogue(data)


@pytest.fixture
def mine(tmp_path):
    desk = Desk(tmp_path / "mine")
    desk.store.save("exercises", "reach", TEMPLATE)
    desk.store.save("exercises", "not-needed", TEMPLATE)
    desk.store.save("routines", "mine", ROUTINE)
    return desk


@pytest.fixture
def file(mine, tmp_path):
    path = str(tmp_path / "mine.deskstretch")
    mine.store.write_set(path, routine_set(["mine"], mine.catalogue(), mine.store))
    return path


def test_a_set_goes_from_one_person_to_another(file, tmp_path):
    theirs = Desk(tmp_path / "theirs")
    carry_out(planned(file, theirs.store, theirs.catalogue()), theirs.store)
    found = theirs.catalogue()
    assert own_routines(found) == ["mine"]
    assert theirs.store.own_ids("exercises") == ("reach",)
    assert theirs.store.text("exercises", "reach") == TEMPLATE
    again = planned(file, theirs.store, found)
    assert again.added == ()


def test_what_they_have_of_the_same_id_stays(file, tmp_path):
    theirs = Desk(tmp_path / "theirs")
    theirs.store.save("exercises", "reach", TEMPLATE.replace("Reach to one side", "Theirs"))
    for _ in range(2):  # a second time adds nothing
        carry_out(planned(file, theirs.store, theirs.catalogue()), theirs.store)
    found = theirs.catalogue()
    assert found.exercise("reach").name == "Theirs"
    assert found.routine("mine").steps[0].exercise is found.exercise("reach-2")
    assert theirs.store.own_ids("exercises") == ("reach", "reach-2")


def test_only_own_routines_are_given_out(mine):
    for name in ("sitting-gentle", "nothing"):
        with pytest.raises(BadDataError, match="of your own") as error:
            routine_set([name], mine.catalogue(), mine.store)
        assert error.value.hint == "Your own ones: mine."


def test_a_shipped_exercise_stays_at_home(mine):
    mine.store.save("routines", "mine", ROUTINE.replace('"reach"', '"ear-to-shoulder"'))
    text = routine_set(["mine"], mine.catalogue(), mine.store)
    assert "[exercises." not in text


def test_all_is_added_or_nothing(file, tmp_path):
    theirs = Desk(tmp_path / "theirs")
    plan = planned(file, theirs.store, theirs.catalogue())
    theirs.store.save("routines", "mine", "in between")
    with pytest.raises(StorageError):
        carry_out(plan, theirs.store)
    assert theirs.store.own_ids("exercises") == ()
    assert theirs.store.text("routines", "mine") == "in between"


def test_a_routine_of_ones_own_is_started_and_chosen_for_a_reminder(mine):
    catalogue = mine.catalogue
    routine = choose(
        StartRoutine(routine="mine"), Settings(), catalogue(), Past((), ()), Moment(0.0, 0.0)
    )
    assert [step.exercise.id for step in routine.steps] == ["reach"]
    values = {"name": "Reach", "work": 40, "do": "routine", "routine": "mine"}
    found = read_reminders({"reach-break": values}, {}, names_of({}, catalogue))
    assert [each.name for each in found.reminders] == ["Reach"]
    mine.store.remove("routines", "mine")
    assert read_reminders({"reach-break": values}, {}, names_of({}, catalogue)).problems
