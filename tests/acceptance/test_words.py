"""Wrong words, closed streams, odd places: one sentence, the right code, never a traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.acceptance.conftest import COMMAND, PATIENT

WRONG = [
    (["frobnicate"], "There is no command"),
    (["exercise"], "did you mean exercises?"),
    (["stauts"], "did you mean status?"),
    ([""], "There is no command"),
    (["--frobnicate"], "no option"),
    (["status", "--jso"], "did you mean --json?"),
    (["exercises", "--post", "sitting"], "did you mean --posture?"),
    (["exercises", "--posture"], "needs a value"),
    (["exercises", "--posture", "lying"], "sitting, standing, floor"),
    (["exercises", "--area", "elbow"], "body area"),
    (["routines", "more"], "takes no"),
    (["simulate"], "DAY.txt"),
    (["history", "--days", "0"], "1 to"),
    (["history", "--days", "week"], "whole number"),
    (["start", "--seconds", "100"], "90 and 105"),
    (["start", "--routine", "sitting-classik"], "did you mean sitting-classic?"),
    (["start", "--posture", "lying"], "sitting, standing, floor"),
    (["snooze", "0"], "1 to 30"),
    (["snooze", "31"], "1 to 30"),
    (["snooze", "five"], "whole number"),
    (["pause", "--for", "soon"], "45m"),
    (["pause", "--for", "0"], "1 minute"),
    (["pause", "--until", "25:00"], "14:00"),
    (["pause", "--for", "1h", "--until", "14:00"], "once"),
    (["pause", "yesterday"], "tomorrow"),
    (["skip", "now"], "takes no"),
    *(
        (["compose", "--posture", "sitting", "--seconds", seconds], says)
        for seconds, says in {
            "100": "90 and 105", "59": "60 and 75", "901": "885 and 900", "0": "60 and 75",
            "-15": "60 and 75", "many": "whole number", "180.0": "whole number",
            "1_80": "whole number", "٦٠": "whole number", "9" * 400: "whole number",
        }.items()
    ),
    (["compose", "--seconds", "180"], "--posture"),
    (["compose", "--posture", "sitting"], "--seconds"),
    *(
        (["compose", "--posture", "sitting", "--seconds", "180", *more], says)
        for *more, says in [
            ("--without", "breathhold", "did you mean breath-hold?"),
            ("--leave-out", "cat-cows", "did you mean cat-cow?"),
            ("--area", "nose", "body area"),
            ("--equipment", "sofa", "equipment"),
            ("--seed", "-1", "--seed"),
            ("--seed", "x", "whole number"),
            ("--without", "isometric", "overhead", "takes no"),
        ]
    ),
]  # fmt: skip
NOT_RUNNING = [
    ["status"], ["snooze"], ["snooze", "5"], ["skip"], ["pause"], ["pause", "--for", "1h"],
    ["pause", "--until", "14:00"], ["pause", "tomorrow"], ["resume"], ["quit"],
]  # fmt: skip
READING = [["exercises", "--json"], ["routines"], ["settings", "list"], ["history"], ["doctor"]]


def test_wrong_words_are_told_in_one_sentence(anybody):
    results = anybody.many([line for line, _ in WRONG])
    for (line, says), result in zip(WRONG, results, strict=True):
        assert says in result.refused(2), line


def test_wrong_words_are_found_before_the_app_is_asked(anybody):
    assert anybody("snooze", "99").refused(2) != anybody("snooze", "9").refused(1)


def test_without_a_running_app(anybody):
    for line, result in zip(NOT_RUNNING, anybody.many(NOT_RUNNING), strict=True):
        assert "not running" in result.refused(1), line
        assert "desk-stretch" in result.err


def test_status_as_json_without_a_running_app(anybody):
    run = anybody("status", "--json")
    assert (run.code, run.json) == (1, {"state": "not running"})
    assert run.err.count("\n") == 1


@pytest.mark.parametrize("line", [[], ["compose"], ["settings", "set"], ["exercises", "check"]])
def test_help(anybody, line):
    run = anybody(*line, "--help")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Usage: desk-stretch")


def test_every_command_is_in_the_help(anybody):
    names = (
        "start", "status", "snooze", "skip", "pause", "resume", "quit", "exercises", "routines",
        "compose", "simulate", "settings list", "settings get", "settings set", "settings reset",
        "history", "doctor", "exercises check",
    )  # fmt: skip
    out = anybody("--help").out
    assert [name for name in names if f"\n  {name} " not in out] == []


def test_json_is_json_and_ascii(anybody):
    lines = [
        ["exercises", "--json"], ["routines", "--json"], ["settings", "list", "--json"],
        ["history", "--json"], ["doctor", "--json"],
    ]  # fmt: skip
    for result in anybody.many(lines):
        assert result.code == 0
        assert result.out.isascii()
        assert result.json is not None


def test_nothing_is_written_by_looking(desk_stretch):
    desk_stretch.many(
        [*READING, ["status"], ["compose", "--posture", "sitting", "--seconds", "60"]]
    )
    assert {path.name for path in desk_stretch.home.iterdir()} <= {"run"}


@pytest.mark.parametrize("line", READING)
def test_a_reader_that_leaves(anybody, line):
    process = subprocess.Popen(
        [*COMMAND, *line], env=anybody.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(30) in (0, 1)
    assert said == b""


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams(anybody, closed):
    shell = ["sh", "-c", f'exec "$0" "$@" {closed}', *COMMAND]
    assert anybody("routines", command=shell).code == 0
    assert anybody("frobnicate", command=shell).code == 2


@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LANG": "xx_YY.ISO-8859-1"}],
)
def test_any_locale(anybody, locale):
    assert anybody("exercises", env=locale).code == 0
    assert "no command" in anybody("frobnicat\u00e9", env=locale).refused(2)


def test_a_home_that_is_not_there(anybody):
    nowhere = {name: "" for name in anybody.environment if name.startswith("XDG_")}
    for home in ({"HOME": "/proc/nowhere"}, {"HOME": ""}):
        env = nowhere | home
        assert anybody("routines", env=env).code == 0
        assert anybody("history", env=env).code == 0
        assert anybody("status", env=env).code == 1
    refused = anybody("settings", "set", "breaks.snooze", "6", env=nowhere | {"HOME": "/proc/no"})
    assert "cannot be written" in refused.refused(1)


def test_a_routine_runs_although_nothing_can_be_kept(anybody):
    env = {"HOME": "/proc/no", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""}
    start = ("start", "--terminal", "--seconds", "60")
    run = anybody(*start, speed=3600, env=env, command=PATIENT)
    assert run.code == 0
    assert "is not kept" in run.err


def test_a_folder_that_was_deleted(anybody):
    shell = ["sh", "-c", 'mkdir -p gone && cd gone && rmdir ../gone && exec "$0" "$@"', *COMMAND]
    assert anybody("routines", command=shell, env={"PYTHONSAFEPATH": "1"}).code in (0, 1)
    assert "cannot be read" in anybody("simulate", "day.txt", command=shell).err


@pytest.mark.parametrize(
    "line",
    [
        ["simulate", "x" * 5000],
        ["exercises", "check", "x" * 5000],
        ["simulate", "a\x1b[31mb"],
        ["exercises", "check", "a\x1b]0;b\x07"],
        ["history", "--days", "\x1b[2J"],
        ["x\u202ey"],
        ["y" * 100_000],
    ],
)
def test_whatever_is_typed_nothing_reaches_the_terminal_raw(anybody, line):
    run = anybody(*line)
    assert run.code in (1, 2)
    assert run.err.count("\n") == 1
    assert run.err[:-1].isprintable()


def test_what_a_day_says_does_not_reach_the_terminal_raw(desk_stretch):
    path = desk_stretch.file("day.txt", "09:00 \x1b[31mred\n09:00 > \x07bell\nzone \x1bc\n")
    run = desk_stretch("simulate", path)
    assert run.code == 1
    assert all(line.isprintable() for line in run.err.splitlines())


@pytest.mark.parametrize("speed", ["0", "-5", "fast", "nan", "inf", "1e9"])
def test_a_speed_that_cannot_be(anybody, speed):
    assert "DESK_STRETCH_SPEED" in anybody("start", "--terminal", speed=speed).refused(2)


@pytest.mark.parametrize(
    ("line", "own"),
    [
        (["status"], set()),
        (["--help"], set()),
        # The person's own exercises are looked for in the folder that platformdirs names.
        (["exercises"], {"platformdirs"}),
        (["compose", "--posture", "sitting", "--seconds", "60"], {"platformdirs"}),
    ],
)
def test_light_commands_load_nothing_heavy(anybody, line, own):
    run = anybody(*line, command=[sys.executable, "-X", "importtime", "-m", "desk_stretch"])
    loaded = {row.rsplit("|", 1)[-1].strip() for row in run.err.splitlines() if "|" in row}
    heavy = {"PySide6", "apscheduler", "sqlite3", "asyncio", "jeepney", "platformdirs", "tomli_w"}
    assert "desk_stretch.cli.main" in loaded
    assert heavy & loaded == own
