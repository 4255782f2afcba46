"""Who comes next: areas in turn, what was done waits, nobody twice before all."""

from __future__ import annotations

import random
from collections import Counter
from itertools import islice

from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.routine.balance import Balance, Candidate


def candidates(make_exercise, make_form, areas):
    form = make_form()
    return [
        Candidate(make_exercise(name, form, areas=area), form, (36,))
        for name, area in areas.items()
    ]


def pick(pool, count, recent=(), seed=0):
    picked = islice(Balance(recent, random.Random(seed)).pick(pool), count)
    return [each.exercise.id for each in picked]


def test_areas_take_turns(make_exercise, make_form):
    areas = {name: (name[:-1],) for name in ("neck1", "neck2", "legs1", "legs2", "side1", "side2")}
    pool = candidates(make_exercise, make_form, areas)
    for seed in range(20):
        picked = pick(pool, 6, seed=seed)
        assert {name[:-1] for name in picked[:3]} == {"neck", "legs", "side"}
        assert all(one[:-1] != two[:-1] for one, two in zip(picked, picked[1:], strict=False))


def test_an_area_that_had_much_waits(make_exercise, make_form):
    areas = {"a": ("neck",), "b": ("legs",), "c": ("side",)}
    pool = candidates(make_exercise, make_form, areas)
    recent = tuple(("x", "neck") for _ in range(4))
    for seed in range(20):
        assert pick(pool, 3, recent, seed)[-1] == "a"


def test_the_second_area_of_an_exercise_counts_half(make_exercise, make_form):
    pool = candidates(make_exercise, make_form, {"a": ("neck",), "b": ("legs",)})
    for seed in range(20):
        assert pick(pool, 2, (("x", "legs", "neck"),), seed) == ["a", "b"]
        assert pick(pool, 2, (("x", "neck", "legs"),), seed) == ["b", "a"]


def test_many_second_areas_are_more_than_one_first(make_exercise, make_form):
    pool = candidates(make_exercise, make_form, {"a": ("neck",), "b": ("legs",)})
    recent = (*(("x", "side", "neck"),) * 5, ("x", "legs"))
    for seed in range(20):
        assert pick(pool, 2, recent, seed) == ["b", "a"]


def test_two_areas_that_had_little_each_come_before_one_that_had_much(make_exercise, make_form):
    pool = candidates(make_exercise, make_form, {"a": ("neck", "side"), "b": ("legs",)})
    recent = (("x", "neck"), ("x", "side"), ("x", "legs"), ("x", "legs"))
    for seed in range(20):
        assert pick(pool, 2, recent, seed) == ["a", "b"]


def test_what_was_done_last_waits_longest(make_exercise, make_form):
    pool = candidates(make_exercise, make_form, dict.fromkeys("abc", ("neck",)))
    recent = (("c", "neck"), *(("x", "legs"),) * 4, ("a", "neck"), *(("x", "legs"),) * 4,
              ("b", "neck"))  # fmt: skip
    for seed in range(20):
        assert pick(pool, 3, recent, seed) == ["c", "a", "b"]


def test_the_seed_decides_ties(make_exercise, make_form):
    pool = candidates(make_exercise, make_form, dict.fromkeys("abcdef", ("neck",)))
    assert len({pick(pool, 1, seed=seed)[0] for seed in range(40)}) == 6
    assert pick(pool, 6, seed=3) == pick(pool, 6, seed=3)


def test_one_alone_comes_again_and_again(make_exercise, make_form):
    pool = candidates(make_exercise, make_form, {"a": ("neck",)})
    assert pick(pool, 3) == ["a", "a", "a"]


@settings(deadline=None)
@given(st.integers(2, 6), st.integers(1, 20), st.integers(0, 1000))
def test_nobody_twice_before_all(make_exercise, make_form, size, count, seed):
    pool = candidates(make_exercise, make_form, dict.fromkeys("abcdef"[:size], ("neck", "side")))
    picked = pick(pool, count, seed=seed)
    assert len(picked) == count
    for end in range(1, count + 1):
        times = Counter(picked[:end])
        assert max(times.values()) - min(times[each] for each in "abcdef"[:size]) <= 1
    assert all(one != two for one, two in zip(picked, picked[1:], strict=False))


def test_of_nobody_nobody_comes():
    assert pick([], 3) == []
