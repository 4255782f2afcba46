"""A year of a person with three reminders, lived through by the planner: nothing piles up in it."""

from __future__ import annotations

import time

import pytest

from benchmarks.planner import DAYS, EVENTS_A_DAY, three, year


@pytest.mark.campaign
def test_a_year_is_simulated(proved):
    begun = time.process_time()
    looks, prompts, _ = year(three())
    seconds = time.process_time() - begun
    assert looks > DAYS * EVENTS_A_DAY
    assert prompts > DAYS
    assert seconds < 5, "of the processor's time: the machine may be busy"
    proved(f"a year simulated, {DAYS * EVENTS_A_DAY:,} events, three reminders", tries=looks,
           measured=f"{seconds:.1f} s of the processor")  # fmt: skip
