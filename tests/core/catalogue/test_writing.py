"""Writing routines and sets: what is written is read back as it was."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.catalogue.exercise import Dose
from desk_stretch.core.catalogue.import_words import import_words
from desk_stretch.core.catalogue.naming import id_from, is_id
from desk_stretch.core.catalogue.routine_rules import read_routine
from desk_stretch.core.catalogue.rules import read_exercise
from desk_stretch.core.catalogue.sets import (
    KINDS,
    LARGEST_SET,
    MOST_TEXTS,
    plan_import,
    read_set,
    set_text,
)
from desk_stretch.core.catalogue.template import TEMPLATE
from desk_stretch.core.catalogue.text import LARGEST
from desk_stretch.core.catalogue.writing import routine_text, with_ids, with_name
from desk_stretch.core.routine.draft import Draft, wrong
from desk_stretch.errors import BadDataError

REACH, _ = read_exercise("reach", tomllib.loads(TEMPLATE))
CATALOGUE = Catalogue((REACH,))
FORM = REACH.forms[0]
ROUTINE = """\
name = "Mine"
posture = "sitting"
total = 38
source = "own"

[[step]]
exercise = "reach"
form = "chair"
seconds = 38
"""


def nothing():
    return {kind: {} for kind in KINDS}


def draft():
    return Draft('Mine, “quoted” \\ "so"').adding(REACH, FORM).adding(REACH, FORM)


@given(hold=st.floats(0.5, 40).map(lambda x: round(x, 1)), often=st.integers(1, 3))
def test_a_routine_is_read_back_as_it_was(hold, often):
    written = draft().dosed(1, Dose(hold, often, 1.5)).asked_for(0, True)
    named = replace(written, note="With a note.").named("mine")
    again, problems = read_routine("mine", tomllib.loads(routine_text(named)), CATALOGUE)
    assert bool(problems) is bool(wrong(written)), "a step that is too short is told of by both"
    assert problems or again == named
    assert {each.key for each in problems} <= {"step.1.seconds", "step.2.seconds", "total"}


def test_a_plain_routine_is_a_plain_text():
    assert routine_text(Draft("Mine").adding(REACH, FORM).named("mine")) == ROUTINE


@pytest.mark.parametrize(
    ("dose", "line"),
    [
        (FORM.dose, ""),
        (Dose(20), "dose = { hold = 20 }\n"),
        (Dose(12.5, 2, 3), "dose = { hold = 12.5, repetitions = 2, rest = 3 }\n"),
    ],
)
def test_of_a_dose_only_what_differs_is_written(dose, line):
    named = Draft("Mine").adding(REACH, FORM).dosed(0, dose).named("mine")
    text = routine_text(named)
    seconds = named.total_seconds
    assert text == ROUTINE.replace("38", str(seconds)) + line
    assert read_routine("mine", tomllib.loads(text), CATALOGUE) == (named, [])


def test_names_and_ids_are_changed_in_the_text():
    assert with_name(TEMPLATE, 'A "b"').startswith('name = "A \\"b\\""\nsummary')
    assert with_name("areas = []", "A") == 'name = "A"\nareas = []'
    assert with_name('name = "A"\n[x]\nname = "B"', "C") == 'name = "C"\n[x]\nname = "B"'
    text = 'exercise = \'a\'\nswap = "b/free"\nexercise = "c"\n'
    assert with_ids(text, {"a": "a-2", "b": "b-2"}) == (
        'exercise = "a-2"\nswap = "b-2/free"\nexercise = "c"\n'
    )
    unchanged = 'exercise = "a"\nswap = "b/free"\n'
    assert with_ids(unchanged, {"c": "c-2"}) == unchanged
    gaps = "\n" * LARGEST
    assert with_ids(gaps, {}) == gaps, "in no time"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Neck, gently!", "neck-gently"),
        ("Übung für den Nacken", "ubung-fur-den-nacken"),
        ("首のストレッチ", "routine"),
        ("Taken", "taken-3"),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 60, "x" * 36),
    ],
)
def test_an_id_comes_from_the_name(name, expected):
    found = id_from(name, {"taken", "taken-2"}, "routine")
    assert found == expected
    assert is_id(found)


@given(st.text(max_size=80), st.sets(st.text(max_size=5)))
def test_every_name_gives_an_id_that_stays_in_the_folder(name, taken):
    found = id_from(name, taken, "routine")
    assert is_id(found)
    assert found not in taken
    assert not {"/", "\\", "."} & set(found)


@given(
    st.dictionaries(
        st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True),
        st.text(
            st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), max_size=80
        ),
        max_size=4,
    )
)
def test_a_set_is_read_back_as_it_was(texts):
    given_ = {"exercises": texts, "routines": dict(list(texts.items())[:1])}
    assert read_set(set_text(given_).encode()) == given_


def test_texts_with_quotes_survive():
    for text in ("a'''b", "ends with '", 'a"""b\\', '"""', "\\", "a'''b\"\"\"c\\"):
        assert read_set(set_text({"exercises": {"a": text}}).encode())["exercises"] == {"a": text}


def test_a_text_stands_in_a_set_as_it_is():
    text = 'name = "Mine"  # with a \\ and "quotes"\n'
    assert text in set_text({"exercises": {"mine": text}})


def test_the_largest_set_is_read():
    full = b"format = 1\n#".ljust(LARGEST_SET, b"x")
    assert read_set(full) == nothing()
    texts = {f"a{n}": "x" for n in range(MOST_TEXTS - 1)} | {"long": "x" * LARGEST}
    assert read_set(set_text({"exercises": texts}).encode()) == nothing() | {"exercises": texts}


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"x" * (LARGEST_SET + 1), "longer than 1 MiB"),
        (b"\xff", "UTF-8"),
        (b"PK\x03\x04", "valid TOML"),
        (b"format = ", "valid TOML"),
        (b"a." * 3000 + b"a = 1", "nested"),
        (b"format = 2", "newer version"),
        (b"name = 'x'", "newer version"),
        (b"format = 1\nexercises = 3", "newer version"),
        (b"format = 1\n[exercises.'../../x']\ntext = ''", "no id"),
        (b"format = 1\n[exercises.'/etc/x']\ntext = ''", "no id"),
        (b"format = 1\n[exercises.'a\\nb']\ntext = ''", "no id"),
        (b"format = 1\n[exercises.a]\ntext = 3", "no text"),
        (b"format = 1\n[exercises]\na = 3", "no text"),
        (b"format = 1\n[exercises.a]\ntext = '" + b"x" * 70_000 + b"'", "no text"),
        (
            b"format = 1\n"
            + b"".join(b"[exercises.a%d]\ntext = ''\n" % n for n in range(MOST_TEXTS + 1)),
            "more than 100 files",
        ),
    ],
)
def test_a_hostile_set_is_refused(content, hint):
    with pytest.raises(BadDataError, match="cannot be imported") as error:
        read_set(content)
    assert hint in error.value.hint
    assert str(error.value).isprintable()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_set_or_refused(content):
    with suppress(BadDataError):
        assert set(read_set(content)) == set(KINDS)


def test_an_import_adds_what_is_not_there():
    texts = {"exercises": {"reach": TEMPLATE}, "routines": {"mine": ROUTINE}}
    plan = plan_import(texts, Catalogue(), nothing(), nothing())
    assert [(each.kind, each.id, each.name) for each in plan.added] == [
        ("exercises", "reach", "Reach to one side"),
        ("routines", "mine", "Mine"),
    ]
    assert import_words(plan) == [
        "The exercise “Reach to one side”, new here.",
        "The routine “Mine”, new here.",
    ]


def test_an_id_that_is_taken_becomes_another_one_and_both_stay():
    texts = {"exercises": {"reach": TEMPLATE}, "routines": {"mine": ROUTINE}}
    taken = {"exercises": {"reach"}, "routines": {"mine"}}
    present = {"exercises": {"reach": "other"}, "routines": {"mine": "other"}}
    plan = plan_import(texts, CATALOGUE, present, taken)
    assert [(each.id, each.was) for each in plan.added] == [
        ("reach-2", "reach"),
        ("mine-2", "mine"),
    ]
    assert 'exercise = "reach-2"' in plan.added[1].text
    assert "Its id becomes reach-2" in import_words(plan)[0]


def test_no_two_of_a_set_become_the_same_one():
    other = TEMPLATE.replace("Reach to one side", "Another reach")
    texts = nothing() | {"exercises": {"reach": TEMPLATE, "reach-2": other}}
    taken = {"exercises": {"reach"}, "routines": set()}
    added = plan_import(texts, CATALOGUE, nothing(), taken).added
    assert [(each.was, each.id) for each in added] == [
        ("reach", "reach-2"),
        ("reach-2", "reach-2-2"),
    ]


def test_what_is_there_word_for_word_is_not_added_again():
    texts = {"exercises": {"reach": TEMPLATE}, "routines": {"mine": ROUTINE}}
    present = {
        "exercises": {"reach": "other", "reach-2": TEMPLATE},
        "routines": {"mine-2": ROUTINE.replace("reach", "reach-2")},
    }
    known = Catalogue((replace(REACH, id="reach-2"),))
    plan = plan_import(texts, known, present, present)
    assert plan.added == ()
    assert plan.same == ("reach", "mine")
    assert import_words(plan) == ["reach is here already.", "mine is here already."]


def swapping(name, *swaps):
    """The text of an exercise of that name with these swaps."""
    lines = "".join(f"swap = '{each}/chair'\n" for each in swaps)
    text = TEMPLATE.replace("Reach to one side", name)
    return text.replace("[form.chair.dose]\n", lines + "\n[form.chair.dose]\n")


def imported(texts, present):
    """The ids that an import adds to those that are present, and all that there is then."""
    plan = plan_import(nothing() | {"exercises": texts}, CATALOGUE, present, present)
    added = {each.id: each.text for each in plan.added}
    assert len(plan.added) + len(plan.same) == len(texts)
    return set(added), present | {"exercises": present["exercises"] | added}


@pytest.mark.parametrize(
    ("texts", "taken", "first"),
    [
        ({"aa": ["bb"], "bb": []}, ["bb"], {"aa", "bb-2"}),
        ({"aa": ["bb"], "bb": ["cc"], "cc": []}, ["cc"], {"aa", "bb", "cc-2"}),
        ({"aa": ["aa"]}, ["aa"], {"aa-2"}),
        ({"aa": ["bb"], "bb": ["aa"]}, ["aa", "bb"], {"aa-2", "bb-2"}),
        ({"aa": ["ear"], "bb": ["bb"]}, ["bb"], {"aa", "bb-2"}),
    ],
)
def test_a_swap_that_was_renamed_is_there_already_too(texts, taken, first):
    texts = {name: swapping(name, *swaps) for name, swaps in texts.items()}
    present = nothing() | {"exercises": {each: swapping("Theirs") for each in taken}}
    added, present = imported(texts, present)
    assert added == first
    for _ in range(2):
        added, present = imported(texts, present)
        assert added == set()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"aa": ["ear"]}, {"aa": ["eye"]}),  # a swap to one that is not of the set
        ({"aa": ["bb"], "bb": []}, {"aa": ["gone"]}),
        ({"aa": ["bb"], "bb": ["bb"]}, {"aa": ["bb-2"], "bb": ["bb"], "bb-2": ["bb"]}),
        ({"bb": ["cc"], "aa": ["bb"], "cc": []}, {"bb": ["cc"], "aa": ["cc"], "cc": []}),
    ],
)
def test_one_with_another_swap_is_another_one(mine, theirs):
    texts = {name: swapping(name, *swaps) for name, swaps in mine.items()}
    there = {name: swapping(name[:2], *swaps) for name, swaps in theirs.items()}
    added, present = imported(texts, nothing() | {"exercises": there})
    assert "aa-2" in added
    assert imported(texts, present)[0] == set()


def test_what_has_problems_is_left_out_and_told():
    texts = {"exercises": {"reach": "name = 3"}, "routines": {"mine": ROUTINE, "worse": "["}}
    plan = plan_import(texts, Catalogue(), nothing(), nothing())
    assert plan.added == ()
    assert set(plan.refused) == {"reach", "mine", "worse"}
    assert any("mine is left out: step.1.exercise: " in each for each in import_words(plan))


def test_half_a_letter_is_left_out_and_told():
    texts = nothing() | {"exercises": {"reach": 'name = "\ud800"'}}
    [problem] = plan_import(texts, Catalogue(), nothing(), nothing()).refused["reach"]
    assert "UTF-8" in problem.expected


def test_an_empty_set_adds_nothing():
    assert import_words(plan_import(nothing(), Catalogue(), nothing(), nothing())) == ["Nothing."]
