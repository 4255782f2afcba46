"""The catalogue, routines and composed routines on the command line, over the shipped files."""

from __future__ import annotations

import shutil

import pytest

from desk_stretch.cli import shapes
from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import (
    AREAS,
    EQUIPMENT,
    Dose,
    Exercise,
    Form,
    Phase,
    PhaseRole,
    Posture,
    Sides,
    Work,
)
from desk_stretch.core.catalogue.named import NamedRoutine, NamedStep
from desk_stretch.resources import asset


def form(id_, **changes):
    values = {
        "postures": (Posture.SITTING,),
        "desk": True,
        "sides": Sides.BOTH,
        "work": Work.HOLD,
        "dose": Dose(15.0),
        "phases": (Phase(PhaseRole.WORK, "stretch", 2.0, "Reach."),),
    }
    return Form(id=id_, **(values | changes))


FLOOR = form("floor", postures=(Posture.FLOOR,), desk=False, equipment=("mat",),
             cautions=("prone", "wrist-load"))  # fmt: skip
CHAIR = form("chair", sides=Sides.LEFT_RIGHT, equipment=("chair",), cautions=("spine-twist",))
CAT = Exercise("cat-cow", "Cat", "Arch.", ("chest",), ("001-01",), (FLOOR, CHAIR))


class TestShapes:
    def test_the_usual_form_is_one_for_the_desk(self):
        found = shapes.exercise_json(CAT)
        assert found["desk"] is True
        assert found["sides"] == "left-right"
        assert found["equipment"] == ["chair"]
        assert found["postures"] == ["sitting", "floor"]
        assert found["cautions"] == ["prone", "wrist-load", "spine-twist"]
        assert found["seconds"] == 5 + 2 * 15 + 2 + 1
        assert [each["id"] for each in found["forms"]] == ["floor", "chair"]

    def test_seen_in_one_posture(self):
        found = shapes.exercise_json(CAT, Posture.FLOOR)
        assert found["desk"] is False
        assert found["equipment"] == ["mat"]
        assert found["cautions"] == ["prone", "wrist-load"]
        assert found["seconds"] == 5 + 15 + 1
        assert [each["id"] for each in found["forms"]] == ["floor"]

    def test_optional_steps_stand_apart(self):
        steps = (
            NamedStep(CAT, CHAIR, Dose(15.0), 38),
            NamedStep(CAT, FLOOR, Dose(15.0), 21, optional=True),
        )
        routine = NamedRoutine("one", "One", Posture.SITTING, 38, steps, "001")
        assert shapes.routine_json(routine) == {
            "id": "one",
            "name": "One",
            "posture": "sitting",
            "total_seconds": 38,
            "source": "001",
            "steps": [{"exercise": "cat-cow", "form": "chair", "side": "both", "seconds": 38}],
            "optional_steps": [
                {"exercise": "cat-cow", "form": "floor", "side": "both", "seconds": 21}
            ],
        }


class TestExercises:
    def test_json(self, desk_stretch):
        found = desk_stretch("exercises", "--json").json
        assert len(found) == len(list(asset("exercises").glob("*.toml")))
        for each in found:
            assert set(each["areas"]) <= set(AREAS)
            assert set(each["equipment"]) <= set(EQUIPMENT)
            assert each["sides"] in ("both", "left-right")
            assert each["seconds"] >= 5
            assert each["sources"]

    def test_by_posture_and_area(self, desk_stretch):
        found = desk_stretch("exercises", "--json", "--posture", "standing", "--area", "neck").json
        assert found
        assert all("standing" in each["postures"] and "neck" in each["areas"] for each in found)
        assert all("standing" in form["postures"] for each in found for form in each["forms"])

    def test_as_a_table(self, desk_stretch):
        lines = desk_stretch("exercises").out.splitlines()
        assert any(line.startswith("ear-to-shoulder  ") for line in lines)


class TestCheck:
    @pytest.fixture
    def good(self):
        return asset("exercises", "ear-to-shoulder.toml")

    def test_a_good_file(self, desk_stretch, good):
        result = desk_stretch("exercises", "check", str(good))
        assert (result.code, result.out, result.err) == (0, "The file is in order.\n", "")

    def test_two_good_files(self, desk_stretch, good):
        assert desk_stretch("exercises", "check", str(good), str(good)).out == (
            "All 2 files are in order.\n"
        )

    def test_one_line_for_each_problem(self, desk_stretch, good, tmp_path):
        bad = tmp_path / "ear-to-shoulder.toml"
        shutil.copy(good, bad)
        text = bad.read_text("utf-8")
        bad.write_text(text.replace("areas =", "aeras =").replace("desk = true", 'desk = "yes"'))
        missing = tmp_path / "nothing\x1b.toml"
        result = desk_stretch("exercises", "check", str(bad), str(good), str(missing))
        assert (result.code, result.out) == (1, "")
        lines = result.err.splitlines()
        assert len(lines) >= 3
        for line in lines[:-1]:
            file, key, expected = line.split(": ", 2)
            assert file == str(bad)
            assert key
            assert expected
        assert lines[-1].startswith(f"{tmp_path}/nothing\\x1b.toml: file: ")


class TestRoutines:
    def test_json(self, desk_stretch):
        found = {each["id"]: each for each in desk_stretch("routines", "--json").json}
        assert found["sitting-classic"]["total_seconds"] == 180
        for each in found.values():
            assert sum(step["seconds"] for step in each["steps"]) == each["total_seconds"]
            assert each["posture"] in ("sitting", "standing", "floor")

    def test_as_a_table(self, desk_stretch):
        lines = desk_stretch("routines").out.splitlines()
        assert any(line.split()[0] == "sitting-classic" and "180 s" in line for line in lines)


class TestCompose:
    def test_json(self, desk_stretch):
        found = desk_stretch(
            "compose", "--posture", "sitting", "--seconds", "180", "--seed", "7", "--json"
        ).json
        assert (found["total_seconds"], found["seed"]) == (180, 7)
        assert sum(step["seconds"] for step in found["steps"]) == 180
        assert {"exercise", "form", "side", "seconds"} <= set(found["steps"][0])

    def test_the_same_words_make_the_same_routine(self, desk_stretch):
        words = ("compose", "--posture", "standing", "--seconds", "90", "--seed", "3", "--json")
        assert desk_stretch(*words).out == desk_stretch(*words).out

    def test_a_seed_is_found_and_told(self, desk_stretch):
        found = desk_stretch("compose", "--posture", "sitting", "--seconds", "60", "--json").json
        assert 0 <= found["seed"] < 10_000

    def test_in_words(self, desk_stretch):
        out = desk_stretch("compose", "--posture", "sitting", "--seconds", "60", "--seed", "1").out
        assert out.endswith("60 s in all, seed 1\n")

    def test_choices_are_kept(self, desk_stretch):
        words = ["compose", "--posture", "sitting", "--seconds", "180", "--seed", "1", "--json"]
        first = desk_stretch(*words).json["steps"][0]["exercise"]
        found = desk_stretch(
            *words, "--leave-out", first, "--without", "neck-side", "--without", "isometric",
            "--area", "neck", "--area", "shoulders", "--area", "upper-back",
            "--equipment", "door-frame",
        ).json  # fmt: skip
        assert first not in {step["exercise"] for step in found["steps"]}
        assert found["total_seconds"] == 180

    def test_an_impossible_brief_is_1_and_says_what_to_relax(self, refused):
        told = refused(
            1, "compose", "--posture", "floor", "--seconds", "900", "--area", "eyes"
        )  # fmt: skip
        assert "areas" in told

    def test_a_broken_catalogue_is_no_traceback(self, refused, monkeypatch, tmp_path):
        from desk_stretch.storage import catalogue_files

        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # where none was read yet
        monkeypatch.setattr(catalogue_files, "load_catalogue", Catalogue)
        refused(1, "compose", "--posture", "sitting", "--seconds", "180")


class TestSimulate:
    def test_a_day(self, desk_stretch, tmp_path):
        day = tmp_path / "day.txt"
        day.write_text(
            "policy   work 45m, break 3m, snooze 5m x2\n09:00    active\n09:45    > prompt\n"
        )
        result = desk_stretch("simulate", str(day), "--json")
        assert result.json[0]["event"] == "prompt"
        assert result.json[0]["t"] == 2700

    def test_a_missing_file(self, refused, tmp_path):
        assert "cannot be read" in refused(1, "simulate", str(tmp_path / "none.txt"))
