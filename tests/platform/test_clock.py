"""The clocks, their speed, and the zone that follows the computer's."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.moment import Moment, local_wall
from desk_stretch.errors import UsageError
from desk_stretch.platform.clock import (
    SpedUpClock,
    SystemClock,
    make_clock,
    read_counters,
    speed_of,
)
from desk_stretch.platform.host import Host
from desk_stretch.platform.zone import LocalZone, SystemZone

BERLIN = ZoneInfo("Europe/Berlin")
SPRING = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)


@pytest.fixture
def berlin(monkeypatch):
    """Let the C library live in Berlin by a rule, as in a TZ that has no name."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class TestSpeed:
    @pytest.mark.parametrize(
        ("text", "speed"), [("", 1), (" ", 1), ("1", 1), ("60", 60), ("2.5", 2.5), ("3600", 3600)]
    )
    def test_readable(self, text, speed):
        assert speed_of(text) == speed

    @pytest.mark.parametrize("text", ["fast", "0", "-1", "0.5", "3601", "nan", "inf", "1,5"])
    def test_not_readable(self, text):
        with pytest.raises(UsageError, match="DESK_STRETCH_SPEED") as error:
            speed_of(text)
        assert "1 to 3600" in error.value.hint

    def test_the_clock_of_a_host(self):
        assert make_clock(Host()).speed == 1
        assert make_clock(Host(speed="60")).speed == 60


class TestCounters:
    def test_both_go_on_and_the_one_with_sleep_is_ahead(self):
        first, second = read_counters(), read_counters()
        assert second[0] >= first[0]
        assert second[1] >= first[1]
        assert first[0] >= first[1] - 0.001

    def test_the_gap_between_them_is_sleep(self):
        counters = iter([(100.0, 100.0), (3700.0, 160.0)])
        clock = SystemClock(LocalZone("UTC"), lambda: next(counters), lambda: 5.0)
        before, after = clock.now(), clock.now()
        assert after.slept_since(before) == 3540.0
        assert after.since(before) == 3600.0
        assert after.wall == 5.0

    def test_the_clock_of_this_computer(self):
        moment = SystemClock(LocalZone()).now()
        assert abs(moment.wall - time.time()) < 5
        assert moment.local.utcoffset() is not None


class Real:
    """A real clock that a test moves."""

    speed = 1.0

    def __init__(self):
        self.moment = Moment(wall=1_000.0, steady=50.0, slept=7.0, zone=BERLIN)

    def now(self):
        return self.moment


@given(st.floats(1, 3600), st.floats(0, 1e6), st.floats(0, 1e6))
def test_all_clocks_pass_faster_together_from_the_start(speed, waking, asleep):
    real = Real()
    clock = SpedUpClock(real, speed)
    start = clock.now()
    assert start == real.moment
    total = waking + asleep
    real.moment = Moment(1_000.0 + total, 50.0 + total, 7.0 + asleep, BERLIN)
    now = clock.now()
    assert now.since(start) == pytest.approx(total * speed)
    assert now.slept_since(start) == pytest.approx(asleep * speed, abs=1e-6)
    assert now.jumped_since(start) == pytest.approx(0, abs=1e-3)
    assert now.zone is BERLIN


class TestLocalZone:
    def test_a_link_gives_the_name(self, tmp_path):
        link = tmp_path / "localtime"
        link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
        assert LocalZone(None, link).at(0) is BERLIN

    def test_a_copied_file_gives_the_rules(self, tmp_path):
        copy = tmp_path / "localtime"
        copy.write_bytes(_zone_file("Europe/Berlin"))
        zone = LocalZone(None, copy).at(0)
        assert SPRING.astimezone(zone).utcoffset() == timedelta(hours=2)
        assert AUTUMN.astimezone(zone).utcoffset() == timedelta(hours=1)

    @pytest.mark.parametrize("place", ["zoneinfo/No/Such", "zoneinfo"])
    def test_a_file_with_an_unknown_name_is_read_itself(self, tmp_path, place):
        file = tmp_path / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_zone_file("Asia/Kathmandu"))
        zone = LocalZone(None, file).at(0)
        assert SPRING.astimezone(zone).utcoffset() == timedelta(hours=5, minutes=45)

    @pytest.mark.parametrize("name", ["Europe/Berlin", ":Europe/Berlin"])
    def test_the_variable_wins(self, name, tmp_path):
        assert LocalZone(name, tmp_path / "none").at(0) is BERLIN

    def test_the_variable_may_be_a_file(self, tmp_path):
        file = tmp_path / "here"
        file.write_bytes(_zone_file("Asia/Kathmandu"))
        zone = LocalZone(f":{file}").at(0)
        assert SPRING.astimezone(zone).utcoffset() == timedelta(hours=5, minutes=45)

    @pytest.mark.parametrize("name", ["CET-1CEST", "", "No/Such", "../etc/passwd"])
    def test_without_a_known_name_the_c_library_is_asked(self, name):
        assert isinstance(LocalZone(name).at(0), SystemZone)

    def test_no_file_or_a_broken_one_asks_the_c_library(self, tmp_path):
        broken = tmp_path / "localtime"
        assert isinstance(LocalZone(None, broken).at(0), SystemZone)
        broken.write_text("not a zone")
        assert isinstance(LocalZone(None, broken).at(0), SystemZone)

    def test_a_traveller_is_followed_within_a_second(self, tmp_path):
        link = tmp_path / "localtime"
        link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
        local = LocalZone(None, link)
        assert local.at(10.0) is BERLIN
        link.unlink()
        link.symlink_to("/usr/share/zoneinfo/Asia/Tokyo")
        assert local.at(10.5) is BERLIN
        assert local.at(11.0) is ZoneInfo("Asia/Tokyo")

    def test_an_unchanged_zone_is_not_read_again(self, tmp_path):
        file = tmp_path / "localtime"
        file.write_bytes(_zone_file("Europe/Berlin"))
        local = LocalZone(None, file)
        assert local.at(1.0) is local.at(5.0)


class TestSystemZone:
    @pytest.mark.parametrize("change", [SPRING, AUTUMN])
    def test_it_agrees_with_the_rules_around_a_change(self, berlin, change):
        zone = SystemZone()
        for minutes in range(-180, 181, 15):
            at = change + timedelta(minutes=minutes)
            ours, theirs = at.astimezone(zone), at.astimezone(BERLIN)
            assert (ours.replace(tzinfo=None), ours.fold) == (
                theirs.replace(tzinfo=None), theirs.fold,
            )  # fmt: skip
            assert ours.utcoffset() == theirs.utcoffset()
            assert ours.dst() == theirs.dst()
            assert ours.tzname() == theirs.tzname()
            assert ours.timestamp() == at.timestamp()

    def test_it_serves_the_core(self, berlin):
        evening = local_wall(SPRING.date(), datetime(2026, 1, 1, 18, 0).time(), SystemZone())
        assert Moment(evening, 0, 0, SystemZone()).iso() == "2026-03-29T18:00:00+02:00"

    def test_a_time_of_day_alone_has_no_offset(self):
        zone = SystemZone()
        assert (zone.utcoffset(None), zone.dst(None), zone.tzname(None)) == (None, None, None)


def _zone_file(key):
    from pathlib import Path

    return Path("/usr/share/zoneinfo", key).read_bytes()
