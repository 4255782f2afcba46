"""Sitting and standing: time at the desk counts for the posture that was answered last."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from desk_stretch.core.breaks.reading import Presence, Reading
from desk_stretch.core.breaks.standing import (
    MOST_DAYS,
    SITTING,
    STANDING,
    Share,
    Standing,
    thaw,
)
from desk_stretch.core.moment import Moment

NOW = Moment(1_767_603_600.0, 1000.0)  # 2026-01-05 09:00 UTC, a Monday
TODAY = date(2026, 1, 5)
HERE = Reading(Presence.ACTIVE, None)
AWAY = Reading(Presence.IDLE, 1000.0)


def at_the_desk() -> Standing:
    return Standing(NOW).looked(NOW, HERE)


def test_time_at_the_desk_counts_as_sitting_until_told_otherwise() -> None:
    standing = at_the_desk().looked(NOW.after(60), HERE)
    assert standing.share(NOW) == Share(60.0, 0.0)


def test_after_a_change_it_counts_for_the_other_posture() -> None:
    standing = at_the_desk().looked(NOW.after(60), HERE).switched()
    standing = standing.looked(NOW.after(90), HERE)
    assert standing.share(NOW) == Share(60.0, 30.0)
    assert standing.share(NOW).standing == pytest.approx(1 / 3)


def test_switching_goes_both_ways() -> None:
    assert Standing(NOW).switched().posture == STANDING
    assert Standing(NOW).switched().switched().posture == SITTING


def test_nothing_is_counted_for_somebody_who_was_away() -> None:
    standing = at_the_desk().looked(NOW.after(60), AWAY).looked(NOW.after(600), HERE)
    assert standing.share(NOW).sitting_s == 60.0


def test_sleep_is_no_time_at_the_desk() -> None:
    woke = Moment(NOW.wall + 600, NOW.steady + 600, 590.0)
    assert at_the_desk().looked(woke, HERE).share(NOW).sitting_s == 10.0


def test_a_second_look_at_once_writes_no_day() -> None:
    assert at_the_desk().looked(NOW, HERE).days == ()


def test_before_anything_was_counted_there_is_no_share() -> None:
    assert Standing(NOW).share(NOW).standing is None
    assert Share(1.0, 0.0).standing == 0.0


def test_a_share_of_several_days_leaves_out_the_days_before() -> None:
    days = tuple((TODAY - timedelta(days=ago), Share(10.0**ago, 1.0)) for ago in (2, 1, 0))
    standing = Standing(NOW, days=days)
    assert standing.share(NOW) == Share(1.0, 1.0)
    assert standing.share(NOW, 2) == Share(11.0, 2.0)


def test_only_the_last_weeks_are_kept() -> None:
    days = tuple((TODAY - timedelta(days=ago), Share(1.0)) for ago in range(MOST_DAYS, 0, -1))
    standing = Standing(NOW, present=True, days=days).looked(NOW.after(5), HERE)
    assert len(standing.days) == MOST_DAYS
    assert standing.days[0][0] == TODAY - timedelta(days=MOST_DAYS - 1)
    assert standing.days[-1] == (TODAY, Share(5.0))


def test_posture_and_days_outlive_the_process() -> None:
    before = at_the_desk().switched().looked(NOW.after(60.4), HERE)
    after = thaw(before.frozen(), NOW.after(90))
    assert (after.posture, after.share(NOW)) == (STANDING, Share(0.0, 60.0))
    assert not after.present, "nobody is counted before the first look"


def test_an_unknown_posture_is_sitting_and_keeps_the_days() -> None:
    kept = {"posture": "lying", "days": [[TODAY.isoformat(), 1, 2]]}
    assert thaw(kept, NOW) == Standing(NOW, SITTING, days=((TODAY, Share(1.0, 2.0)),))


@pytest.mark.parametrize(
    "kept",
    [
        None, {}, {"posture": STANDING}, {"posture": STANDING, "days": 3},
        {"posture": STANDING, "days": [["tomorrow", 1, 2]]},
        {"posture": STANDING, "days": [[TODAY.isoformat(), 1]]},
    ],
)  # fmt: skip
def test_what_cannot_be_read_begins_anew(kept: dict[str, Any] | None) -> None:
    assert thaw(kept, NOW) == Standing(NOW)


def test_the_day_is_the_local_one() -> None:
    assert datetime.fromtimestamp(NOW.wall, UTC).date() == TODAY
    assert at_the_desk().looked(NOW.after(1), HERE).days[0][0] == TODAY
