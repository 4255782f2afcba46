"""``simulate``: days as text, in the notation of the architecture paper."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLE = """\
policy   work 45m, break 3m, snooze 5m x2
09:00    active
09:45    > prompt
09:45    do snooze
09:50    > prompt
09:51    > missed                # unanswered for 60 s
09:52    idle
09:57    > natural break
10:30    asleep 40m              # lid closed
11:10    active                  # nothing is due yet
"""
WRITTEN = [
    ("09:45", "prompt"), ("09:50", "prompt"), ("09:51", "missed"), ("09:57", "natural break"),
]  # fmt: skip
DECIDED = {
    "a hold keeps the count and delivers once, 60 s after it ends": """
        policy work 45m
        09:00 active
        09:30 call on
        09:45 > held
        09:50 full screen on
        10:40 call off
        11:40 full screen off
        11:41 > prompt
        11:41:30 do skip
    """,
    "two snoozes, then Start and Skip only": """
        policy work 45m, snooze 5m x2
        09:00 active
        09:45 > prompt
        09:45:10 do snooze
        09:50:10 > prompt
        09:50:20 do snooze
        09:55:20 > prompt
        09:55:30 do snooze
        09:56:20 > missed
    """,
    "missed and skipped start work time anew": """
        policy work 45m
        09:00 active
        09:45 > prompt
        09:46 > missed
        10:31 > prompt
        10:31:20 do skip
        11:16:20 > prompt
    """,
    "half of a routine counts": """
        policy work 45m, break 3m
        09:00 active
        09:45 > prompt
        09:45 do start
        09:46:30 do leave
        10:31:30 > prompt
    """,
    "less than half is asked again after the snooze time": """
        policy work 45m, break 3m, snooze 5m
        09:00 active
        09:45 > prompt
        09:45 do start
        09:46:29 do leave
        09:51:29 > prompt
    """,
    "a routine that nobody asked for starts work time anew": """
        policy work 45m, break 3m
        09:00 active
        09:30 do start
        09:33 > completed
        10:18 > prompt
    """,
    "counting resumes at the first input after a break": """
        policy work 45m, break 3m
        09:00 active
        09:45 > prompt
        09:45 do start
        09:45:05 idle
        09:48 > completed
        09:58 active
        10:43 > prompt
    """,
    "a pause freezes the count": """
        policy work 45m
        09:00 active
        09:30 do pause 1h
        10:30 > nothing
        10:45 > prompt
    """,
    "a natural break may complete in a pause": """
        policy work 45m
        09:00 active
        09:30 do pause until 10:30
        09:40 idle
        09:45 > natural break
        09:50 active
        11:15 > prompt
    """,
    "a restart keeps the state if it was short": """
        policy work 45m
        09:00 active
        09:30 restart 4m
        09:49 > prompt
    """,
    "and starts at zero after a natural break": """
        policy work 45m
        09:00 active
        09:30 restart 5m
        10:20 > prompt
    """,
    "no prompt in the first two minutes": """
        policy work 1m
        09:00 active
        09:02 > prompt
    """,
    "nor after unlocking": """
        policy work 45m
        09:00 active
        09:44 lock
        09:46 unlock
        09:48 > prompt
    """,
    "nor after waking": """
        policy work 45m
        09:00 active
        09:44 sleep 1m
        09:47 > prompt
    """,
    "one second short of a natural break is none": """
        policy work 45m
        09:00 active
        09:30 idle
        +299s active
        +15m  > prompt
    """,
    "waking ends a routine": """
        policy work 45m, break 3m
        09:00 active
        09:45 > prompt
        09:45 do start
        09:46 asleep 1m
        09:47 > partial
    """,
    "input does not stop a routine": """
        policy work 45m, break 3m
        09:00 active
        09:45 > prompt
        09:45 do start
        09:46 typing
        09:48 > completed
    """,
    "working hours keep quiet": """
        policy work 45m, hours mon-fri 09:00-18:00
        day 2026-01-09
        17:20 active
        18:30 idle
        18:35 > natural break
        day 2026-01-12
        09:00 active
        09:45 > prompt
    """,
    "the daily cap": """
        policy work 45m, cap 1
        09:00 active
        09:45 > prompt
        09:46 > missed
        14:00 end
    """,
    "a setting takes effect at once": """
        09:00 active
        09:40 settings work 30m
        09:40 > prompt
    """,
    "daylight saving changes no interval": """
        day 2026-10-25
        zone Europe/Berlin
        policy work 45m
        02:30 active
        +45m > prompt
    """,
    "nor does the clock": """
        policy work 45m
        09:00 active
        09:30 clock -1h
        08:45 > prompt
    """,
    "typing puts a prompt off for two minutes at most": """
        policy work 45m
        09:00 typing
        09:47 > prompt
    """,
}


def test_the_example_of_the_paper(desk_stretch):
    run = desk_stretch("simulate", desk_stretch.file("day.txt", EXAMPLE))
    assert (run.code, run.err) == (0, "")


def test_json_has_every_event_with_its_second_and_its_reason(desk_stretch):
    log = desk_stretch("simulate", desk_stretch.file("day.txt", EXAMPLE), "--json").json
    assert [(one["at"][11:16], one["event"]) for one in log] == WRITTEN
    assert [one["t"] for one in log] == [2700, 3000, 3060, 3420]
    for one in log:
        assert set(one) >= {"t", "at", "reminder", "event", "reason"}
        assert one["at"].endswith("+00:00")
        assert one["reason"].endswith(".")
        assert one["reminder"]


@pytest.mark.parametrize("line", [line for line in EXAMPLE.splitlines() if ">" in line])
def test_a_missing_expectation_is_a_difference(desk_stretch, line):
    path = desk_stretch.file("day.txt", EXAMPLE.replace(line + "\n", ""))
    run = desk_stretch("simulate", path)
    assert run.code == 1
    assert run.err.count("\n") == 1


@pytest.mark.parametrize(
    ("written", "changed", "says"),
    [
        ("09:51    > missed", "09:51    > prompt", "line 6"),
        ("09:51    > missed", "09:51:01 > missed", "line 6"),
        ("09:45    > prompt", "09:44:59 > prompt", "line 3"),
        ("11:10    active", "10:40    > natural break", "line 10"),
        ("09:52    idle", "09:52    dance", "line 7"),
        ("policy ", "polic ", "line 1"),
        ("break 3m", "break soon", "line 1"),
    ],
)
def test_the_first_difference_is_told(desk_stretch, written, changed, says):
    assert written in EXAMPLE
    path = desk_stretch.file("day.txt", EXAMPLE.replace(written, changed, 1))
    run = desk_stretch("simulate", path, "--json")
    assert run.code == 1
    assert f"{path}: {says}: " in run.err


def test_every_wrong_line_is_told_at_once(desk_stretch):
    path = desk_stretch.file("day.txt", "09:00 active\n9 idle\n09:10 fly\n+5 idle\n")
    run = desk_stretch("simulate", path)
    assert run.code == 1
    assert [line.split(": ")[1] for line in run.err.splitlines()] == ["line 2", "line 3", "line 4"]


def test_nothing_is_expected(desk_stretch):
    quiet = desk_stretch.file("quiet.txt", "09:00 active\n09:30 idle 4m\n> nothing\n")
    loud = desk_stretch.file("loud.txt", "09:00 active\n10:00 idle\n> nothing\n")
    assert desk_stretch("simulate", quiet).code == 0
    run = desk_stretch("simulate", loud)
    assert run.code == 1
    assert "prompt at 2026-01-05 09:50:00" in run.err


def test_a_file_without_expectations_is_a_preview(desk_stretch):
    lines = [line for line in EXAMPLE.splitlines() if ">" not in line]
    run = desk_stretch("simulate", desk_stretch.file("day.txt", "\n".join(lines)))
    assert (run.code, run.err) == (0, "")
    assert "preview" in run.out.splitlines()[-1]
    assert sum(event in run.out for _, event in WRITTEN) == 4


@pytest.fixture(scope="module")
def decided(anybody):
    """Every rule's day, run in one process."""
    days = [anybody.file(f"{n}.txt", day) for n, day in enumerate(DECIDED.values())]
    return dict(zip(DECIDED, anybody.many([["simulate", day] for day in days]), strict=True))


@pytest.mark.parametrize("rule", DECIDED)
def test_what_was_decided(decided, rule):
    assert decided[rule].code == 0, decided[rule].err + decided[rule].out


def test_the_days_of_the_suite_come_true_here_too(anybody):
    days = sorted((Path(__file__).parents[1] / "scenarios").glob("*.txt"))
    for day, run in zip(days, anybody.many([["simulate", str(d)] for d in days]), strict=True):
        assert run.code == 0, f"{day.name}: {run.err}"


def test_a_long_day_is_quick(anybody):
    year = "policy work 45m\nday 2026-01-01\n00:00 active\nday 2026-12-31\n23:59 idle\n"
    log = anybody("simulate", anybody.file("year.txt", year), "--json", timeout=10).json
    prompts = [one for one in log if one["event"] == "prompt"]
    assert len(prompts) == 365 * 8, "the daily cap"


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_read(desk_stretch, name):
    assert "cannot be read" in desk_stretch("simulate", name).refused(1)


def test_what_is_no_text(desk_stretch):
    (desk_stretch.home / "day.txt").write_bytes(b"09:00 active\xff\n")
    assert "UTF-8" in desk_stretch("simulate", "day.txt").refused(1)
    assert "1 MiB" in desk_stretch("simulate", "/dev/zero").refused(1)
