"""``exercises``: everything that the five sources list, with its posture, place and cautions."""

from __future__ import annotations

import pytest

SOURCES = [
    *(f"000-{n:02}" for n in range(1, 12)),
    *(f"001-{n:02}" for n in range(1, 10)),
    *(f"002-{n:02}" for n in range(1, 6)),
    *(f"003-{n:02}" for n in range(1, 23)),
    *(f"004-{part}{n}" for part in "LST" for n in range(1, 6)),
]
TAGS = {
    "neck-extension": "004-S2 003-09 003-05 000-06 000-11",
    "neck-side": "001-07 002-01 003-06 003-22 004-T2",
    "neck-turn": "003-07",
    "neck-pressure": "004-S5 004-T2",
    "breath-hold": "004-S4",
    "isometric": "004-S1 004-S5 000-10 002-04 003-11",
    "spine-flexion": "003-08 001-01 001-02 003-12",
    "spine-twist": "001-08 003-03 003-10 001-05 003-15 003-13",
    "overhead": "001-06 002-02 003-02 003-16 004-S3 004-S4 004-T5 004-L3 004-L4",
    "prone": "001-04",
    "supine": "000-07 000-11 001-05 003-15 004-L2 004-L3 004-L4 004-L5",
    "legs-up": "004-L2 004-L3 004-L4",
    "hip-rotation": "004-T5 001-08",
    "wrist-load": "001-01 003-13 004-L1",
    "balance": "004-T1 004-T2 004-T3 004-T4 004-T5 000-05 000-10 003-16",
    "support": "004-T4",
    "hypermobile": "001-07 001-08 001-09 001-02 001-03 001-04 003-04 003-08 003-14 004-S2 004-T4",
}
FLOOR_OR_GEAR = [
    "000-05",
    "000-06",
    "000-11",
    "001-04",
    "001-05",
    "003-05",
    "003-15",
    "003-17",
    "003-18",
    "003-19",
    "004-L1",
    "004-L2",
    "004-L3",
    "004-L4",
    "004-L5",
]
POSTURES = {
    "sitting": "000-02 000-03 003-01 003-02 003-03 003-04 003-08 003-09 003-10 003-11 004-S1 "
    "004-S2 004-S3 004-S4 004-S5 001-07 001-08 001-09 001-01 000-07",
    "standing": "000-03 000-10 003-06 003-07 003-11 003-20 004-T1 004-T2 004-T3 004-T4 004-T5 "
    "003-16 001-06",
    "floor": "000-06 000-07 000-11 001-01 001-02 001-03 001-04 001-05 001-06 001-08 001-09 003-05 "
    "003-12 003-13 003-15 004-L1 004-L2 004-L3 004-L4 004-L5",
}
AREAS = {
    "neck": "001-07 002-01 003-07 004-S5 004-T2",
    "shoulders": "000-01 000-02 000-09 002-03 002-04 003-20 004-S3 004-L4",
    "upper-back": "000-03 000-06 000-10 001-01 001-08 003-04 003-05 003-08 003-09 003-11 003-14",
    "chest": "000-11 001-01 003-04 004-S2 004-L3",
    "side": "000-05 001-03 001-09 002-05 004-S4",
    "lower-back": "000-07 001-05 004-T4",
    "hips": "001-05 004-T4 004-T5 004-L5",
    "legs": "004-S1 004-L5",
}
EQUIPMENT = {
    "000-05": "soft-balls", "000-06": "fit-ball", "003-05": "foam-roller", "003-17": "band",
    "003-18": "band", "003-19": "rowing-machine", "004-L2": "wall", "004-T4": "door-frame",
}  # fmt: skip
FIELDS = {
    "id", "name", "postures", "desk", "sources", "sides", "areas", "cautions", "equipment",
    "seconds",
}  # fmt: skip
ALTERNATING = [
    "000-01",
    "000-02",
    "000-09",
    "001-07",
    "001-03",
    "001-04",
    "001-09",
    "003-07",
    "003-13",
    "003-14",
    "004-T2",
]
AT_ONCE = [
    "000-03",
    "000-04",
    "001-01",
    "002-03",
    "002-04",
    "003-01",
    "003-09",
    "004-S2",
    "004-S3",
    "004-T5",
    "004-L5",
]


@pytest.fixture
def by_source(told):
    return {source: each for each in told["exercises"].values() for source in each["sources"]}


@pytest.fixture(scope="module")
def listed_for(anybody):
    """What is listed for each posture, and for each area."""
    words = [("--posture", each) for each in POSTURES] + [("--area", each) for each in AREAS]
    results = anybody.many([["exercises", "--json", *pair] for pair in words])
    return {word: result.json for (_, word), result in zip(words, results, strict=True)}


def test_every_entry_of_the_five_sources_is_there(told, by_source):
    assert len(SOURCES) == 62
    from_sources = [e for e in told["exercises"].values() if e["sources"] != ["own"]]
    assert len(from_sources) >= 49
    assert not set(SOURCES) - set(by_source)


def test_every_exercise_has_the_promised_fields(told):
    for each in told["exercises"].values():
        assert set(each) >= FIELDS, each["id"]
        assert each["areas"], each["id"]
        assert isinstance(each["seconds"], int), each["id"]
        assert 15 <= each["seconds"] <= 120, each["id"]
        assert type(each["desk"]) is bool


def test_the_tags_are_the_closed_list(told):
    used = {tag for each in told["exercises"].values() for tag in each["cautions"]}
    assert used == set(TAGS)


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_is_on_all_of_its_exercises(by_source, tag):
    assert [s for s in TAGS[tag].split() if tag not in by_source[s]["cautions"]] == []


@pytest.mark.parametrize("tag", ["breath-hold", "prone", "legs-up", "neck-pressure"])
def test_a_rare_tag_is_on_no_other(told, by_source, tag):
    meant = {by_source[source]["id"] for source in TAGS[tag].split()}
    assert {e["id"] for e in told["exercises"].values() if tag in e["cautions"]} == meant


def test_what_works_at_a_desk(by_source):
    wrong = [s for s in SOURCES if by_source[s]["desk"] is (s in FLOOR_OR_GEAR)]
    # Both forms of the lying twist are one movement with the knee rolls, neither for the desk.
    assert wrong == []


@pytest.mark.parametrize("posture", POSTURES)
def test_a_posture_lists_its_exercises(listed_for, told, by_source, posture):
    listed = {each["id"] for each in listed_for[posture]}
    assert {by_source[source]["id"] for source in POSTURES[posture].split()} <= listed
    assert listed == {e["id"] for e in told["exercises"].values() if posture in e["postures"]}


@pytest.mark.parametrize("area", AREAS)
def test_an_area_lists_what_is_felt_there(listed_for, by_source, area):
    listed = listed_for[area]
    assert {by_source[s]["id"] for s in AREAS[area].split()} <= {e["id"] for e in listed}
    assert all(area in each["areas"] for each in listed)


def test_posture_and_area_together(anybody):
    found = anybody("exercises", "--json", "--posture", "standing", "--area", "neck").json
    assert found
    assert all("standing" in e["postures"] and "neck" in e["areas"] for e in found)


@pytest.mark.parametrize("source", EQUIPMENT)
def test_what_needs_gear_says_so(by_source, source):
    assert EQUIPMENT[source] in by_source[source]["equipment"]


def test_sides_are_those_of_the_sources(by_source):
    assert {by_source[source]["sides"] for source in ALTERNATING} == {"left-right"}
    assert {by_source[source]["sides"] for source in AT_ONCE} == {"both"}


def test_for_people_it_is_a_list(anybody, told):
    lines = anybody("exercises").out.splitlines()
    assert [line.split()[0] for line in lines] == list(told["exercises"])
