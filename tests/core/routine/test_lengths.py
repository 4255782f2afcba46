"""Sharing a total among steps: exact, and compared with trying everything."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_stretch.core.routine.lengths import choose, share

STEPS = st.lists(
    st.lists(st.integers(15, 40), min_size=1, max_size=5, unique=True), min_size=1, max_size=4
)


def can_make(total, lengths):
    return any(sum(picked) == total for picked in product(*lengths))


@settings(deadline=None)
@given(STEPS, st.integers(15, 160))
def test_a_total_is_shared_whenever_it_can_be(lengths, total):
    shared = share(total, lengths)
    assert (shared is not None) == can_make(total, lengths)
    if shared is not None:
        assert sum(shared) == total
        assert all(each in choices for each, choices in zip(shared, lengths, strict=True))


def test_the_shares_are_even():
    assert share(180, [range(20, 61)] * 5) == [36] * 5
    assert share(75, [range(20, 61)] * 2) == [37, 38]


@pytest.mark.long
@settings(deadline=None)
@given(STEPS, st.integers(1, 6), st.integers(15, 200))
def test_the_earliest_steps_that_can_are_chosen(lengths, count, total):
    rounds, extra = divmod(count, len(lengths))
    every = list(range(len(lengths))) * rounds
    expected = next(
        (
            every + list(more)
            for more in combinations(range(len(lengths)), extra)
            if can_make(total, [lengths[place] for place in (*every, *more)])
        ),
        None,
    )
    assert choose(total, count, lengths) == expected


@pytest.mark.parametrize(("total", "chosen"), [(60, [0, 2]), (40, [0, 1]), (41, None)])
def test_some_examples(total, chosen):
    assert choose(total, 2, [[20], [20], [40]]) == chosen


def test_one_that_takes_all_of_it_is_passed_over_for_two():
    assert choose(60, 2, [[60], [20], [40]]) == [1, 2]


def test_a_second_is_a_length_as_well():
    assert share(3, [[1], [2]]) == [1, 2]
    assert choose(3, 2, [[1], [4], [2]]) == [0, 2]
