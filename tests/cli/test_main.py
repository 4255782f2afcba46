"""Commands are found, words are read, and errors are one sentence with the right exit code."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_stretch import __version__
from desk_stretch.cli import commands, console, main, verb
from desk_stretch.cli.words import Words
from desk_stretch.errors import CapabilityError, RemoteError, UsageError
from desk_stretch.remote import client


class TestPlain:
    def test_it_starts_the_app(self, desk_stretch, front):
        front.code = 7
        assert desk_stretch().code == 7
        assert front.asked == [("app", False, None)]

    def test_it_starts_in_the_background(self, desk_stretch, front):
        assert desk_stretch("--background").code == 0
        assert front.asked == [("app", True, None)]

    def test_a_word_given_twice_is_given_once(self, desk_stretch, front):
        assert desk_stretch("--background", "--background").code == 0
        assert front.asked == [("app", True, None)]

    def test_it_raises_the_running_app(self, desk_stretch, front, running):
        result = desk_stretch()
        assert (result.code, result.out, result.err) == (0, "", "")
        assert running == [("open", {"name": "main"})]
        assert front.asked == []

    def test_a_second_start_in_the_background_opens_nothing(self, desk_stretch, front, running):
        assert desk_stretch("--background").code == 0
        assert running == [("status", {})]
        assert front.asked == []

    def test_without_a_display_it_says_so_and_guides_in_the_terminal(self, desk_stretch, front):
        front.display = False
        result = desk_stretch()
        assert front.asked == [("terminal", {})]
        assert result.err == "There is no display, so the routine is guided here in the terminal.\n"

    def test_without_a_display_there_is_no_background(self, refused, front):
        front.display = False
        assert "There is no display" in refused(1, "--background")
        assert front.asked == []

    def test_version(self, desk_stretch):
        assert desk_stretch("--version").out == f"desk-stretch {__version__}\n"

    @pytest.mark.parametrize(
        ("argv", "sent"),
        [([], ("open", {"name": "main"})), (["--background"], ("status", {})),
         (["start", "--seconds", "60"], ("start", {"seconds": 60}))],
    )  # fmt: skip
    def test_a_start_that_lost_the_race_hands_over(self, desk_stretch, front, running, argv, sent):
        def lost(**_):
            running.error = None
            raise client.AlreadyRunning("Desk Stretch is already running.")

        running.error = client.NotRunning("Not yet.")
        front.run_app = lost
        assert desk_stretch(*argv).code == 0
        assert running == [sent, sent]

    def test_an_app_that_hangs_is_told(self, refused, running):
        running.error = RemoteError("The running app does not answer.")
        assert refused(1) == "The running app does not answer."


class TestHelp:
    def test_it_names_every_command(self, desk_stretch):
        result = desk_stretch("--help")
        assert result.code == 0
        for name in (*commands.ORDER, *verb.offered()):
            assert f"\n  {name}  " in result.out

    @pytest.mark.parametrize("name", [*commands.ORDER, "snooze", "skip", "resume", "quit"])
    def test_every_command_has_its_page(self, desk_stretch, name):
        result = desk_stretch(*name.split(), "--help")
        assert result.code == 0
        assert result.out.startswith(f"Usage: desk-stretch {name}")
        assert result.err == ""

    def test_h_is_short_for_it(self, desk_stretch):
        assert desk_stretch("-h").out == desk_stretch("--help").out


class TestWrongWords:
    @pytest.mark.parametrize(
        ("argv", "sentence"),
        [
            (["statsu"], "There is no command “statsu”; did you mean status?"),
            (["frobnicate"], "There is no command “frobnicate”; choose from start, status"),
            (["settings"], "After “settings” comes one of: list, get, set, reset, import."),
            (["settings", "lst"], "After “settings” comes one of: list, get, set, reset, import."),
            (["exercises", "chek"], "desk-stretch exercises takes no “chek”"),
            (["status", "--jsn"], "has no option “--jsn”; did you mean --json?"),
            (["status", "--js"], "has no option “--js”"),
            (["--backgroud"], "has no option “--backgroud”; did you mean --background?"),
            (["-x"], "desk-stretch has no option “-x”"),
            (["status", "--json=1"], "--json takes no value"),
            (["status", "--json", "more"], "desk-stretch status takes no “more”"),
            (["--background", "status"], "desk-stretch takes no “status”"),
            (["start", "--posture"], "--posture needs a value after it"),
            (["settings", "set", "breaks.work_time"], "needs VALUE"),
            (["compose", "--posture", "sitting"], "desk-stretch compose needs --seconds"),
            (["snooze", "x"], "“x” is not a whole number;"),
            (["snooze", "0"], "MINUTES is a whole number from 1 to 30."),
            (["snooze", "-5"], "MINUTES is a whole number from 1 to 30."),
            (["skip", "now"], "desk-stretch skip takes no “now”"),
            (["start", "--posture", "sittin"], "no posture “sittin”; did you mean sitting?"),
            (["start", "--posture", "x"], "choose from sitting, standing, floor."),
            (["start", "--seconds", "100"], "are 90 and 105."),
            (["start", "--seconds", "1000"], "are 885 and 900."),
            (["start", "--seconds", "3m"], "“3m” is not a whole number;"),
            (["start", "--routine", "sitting-clasic"], "There is no routine “sitting-clasic”"),
            (["start", "--routine", "sitting-classic", "--seconds", "90"],
             "sitting-classic lasts 180 seconds; leave --seconds or --routine out."),
            (["start", "--routine", "sitting-classic", "--posture", "floor"],
             "The posture of sitting-classic is sitting; leave --posture or --routine out."),
            (["settings", "set", "movement.leave_out", "cat-cow,cat-cows"],
             "There is no exercise “cat-cows”; did you mean cat-cow?"),
            (["pause", "--for", "banana"], "“banana” is not a length of time"),
            (["pause", "--for", "0"], "A pause lasts from 1 minute to 7 days"),
            (["pause", "--until", "25:00"], "“25:00” is not a time of day"),
            (["pause", "yesterday"], "A pause cannot last “yesterday”"),
            (["pause", "tomorrow", "--for", "1h"], "Say once how long to pause"),
            (["exercises", "--area", "nose"], "There is no body area “nose”"),
            (["compose", "--posture", "sitting", "--seconds", "180", "--without", "balanc"],
             "no caution tag “balanc”; did you mean balance?"),
            (["compose", "--posture", "sitting", "--seconds", "180", "--leave-out", "nothing-such"],
             "There is no exercise “nothing-such”"),
            (["compose", "--posture", "sitting", "--seconds", "180", "--equipment", "sofa"],
             "There is no equipment “sofa”"),
            (["compose", "--posture", "sitting", "--seconds", "180", "--seed", "-1"],
             "--seed is a whole number from 0 to 9223372036854775807, not -1."),
            (["settings", "get", "breaks.wrk_time"], "There is no setting “breaks.wrk_time”."),
            (["settings", "set", "breaks.work_time", "4"], "breaks.work_time takes"),
            (["settings", "set", "safety.notice_version", "1"], "is the app's own"),
            (["settings", "reset", "nope.nope"], "There is no setting “nope.nope”."),
        ],
    )  # fmt: skip
    def test_one_sentence_and_exit_code_2(self, refused, running, front, argv, sentence):
        assert sentence in refused(2, *argv)
        assert running == [], "nothing is sent before the words are checked"
        assert front.asked == []

    def test_words_are_made_harmless(self, refused):
        told = refused(2, "\x1b]0;title\x07\nmore\u202e")
        assert "“\\x1b]0;title\\x07\\nmore\\u202e”" in told

    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.lists(
            st.text(max_size=8)
            | st.sampled_from(
                [
                    "start",
                    "pause",
                    "snooze",
                    "compose",
                    "--posture",
                    "--seconds",
                    "--for",
                    "--",
                    "-",
                    "=",
                    "tomorrow",
                    "--until=",
                    "-h",
                    "--json",
                    "settings",
                    "get",
                    "status",
                ]
            ),
            max_size=5,
        )
    )
    def test_any_words_end_well(self, desk_stretch, running, argv):  # fmt: skip
        result = desk_stretch(*argv)
        assert result.code in (0, 1, 2)
        assert (result.code == 0) == (result.err == "")

    def test_how_later_pythons_tell_of_missing_words(self):
        words = Words("start")
        told = argparse.ArgumentError(None, "the following arguments are required: FILE")
        with pytest.raises(UsageError, match="desk-stretch start needs FILE;"):
            words._sentence(told)

    def test_whatever_else_argparse_says_is_a_sentence(self):
        words = Words("start")
        action = words.add_argument("--x")
        told = words._sentence(argparse.ArgumentError(action, "not allowed with argument --y"))
        assert told == "--x cannot be used here; desk-stretch start --help shows what can."

    def test_a_word_that_is_none_of_nothing(self, refused, monkeypatch, tmp_path):
        from desk_stretch.core.catalogue.catalogue import Catalogue
        from desk_stretch.storage import catalogue_files

        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # where none was read yet
        monkeypatch.setattr(catalogue_files, "load_catalogue", Catalogue)
        told = refused(2, "start", "--routine", "x")
        assert told == "There is no routine “x”, and there are none to choose from."


class TestEnds:
    def test_an_interrupt_is_130(self, desk_stretch, front, monkeypatch):
        def interrupted(**_):
            raise KeyboardInterrupt

        front.run_app = interrupted
        result = desk_stretch()
        assert (result.code, result.err) == (130, "")

    def test_an_error_of_the_desktop_is_1(self, refused, front):
        def fails(**_):
            raise CapabilityError("No tray.", "Use --terminal.")

        front.run_app = fails
        assert refused(1) == "No tray. Use --terminal."

    def test_a_reader_that_went_away_is_silent(self, front, monkeypatch, capfd):
        class Gone(io.StringIO):
            def flush(self):
                raise BrokenPipeError

        monkeypatch.setattr(sys, "stdout", Gone())
        assert main.run(["--version"], front) == 1
        assert capfd.readouterr().err == ""

    @pytest.mark.parametrize("moment", ["write", "flush"])
    def test_a_full_disk_is_told(self, front, monkeypatch, capsys, moment):
        def full(*_):
            raise OSError(errno.ENOSPC, "No space left on device")

        stream = io.StringIO()
        monkeypatch.setattr(stream, moment, full)
        monkeypatch.setattr(sys, "stdout", stream)
        assert main.run(["--version"], front) == 1
        told = capsys.readouterr().err
        assert told == "The output cannot be written (No space left on device).\n"

    def test_a_reader_that_went_away_while_printing(self, front, monkeypatch):
        class Gone(io.StringIO):
            def write(self, text):
                raise BrokenPipeError

        monkeypatch.setattr(sys, "stdout", Gone())
        assert main.run(["--version"], front) == 1

    def test_after_that_the_interpreter_can_flush_what_is_left(self, front, monkeypatch):
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w") as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            assert main.run(["--version"], front) == 1
            stream.write("more")
            stream.flush()

    def test_closed_streams_are_no_error(self, front, monkeypatch):
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", None)
        assert main.run(["--version"], front) == 0
        assert main.run(["nonsense"], front) == 2

    def test_no_character_is_unprintable(self, monkeypatch, front):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, "ascii", write_through=True))
        assert main.run(["ünknown"], front) == 2
        assert b"\\xfcnknown" in raw.getvalue()

    def test_not_running_is_1(self, refused):
        for name in ("snooze", "skip", "pause", "resume", "quit"):
            assert refused(1, name).startswith("Desk Stretch is not running; start it with")


class TestConsole:
    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("plain é … ×", "plain é … ×"),
            ("a\x1b[31mb", "a\\x1b[31mb"),
            ("a\x9bb", "a\\x9bb"),
            ("two\nlines\r", "two\\nlines\\r"),
            ("\u2028\u202e", "\\u2028\\u202e"),
            ("a\u00a0b\u200d", "a\u00a0b\u200d"),
            ("\udce4", "\\udce4"),
        ],
    )
    def test_nothing_reaches_the_terminal_as_a_command(self, text, printed):
        assert console.clean(text) == printed

    @given(st.text())
    def test_what_is_cleaned_is_one_encodable_line(self, text):
        cleaned = console.clean(text)
        assert "\n" not in cleaned
        assert "\x1b" not in cleaned
        cleaned.encode("utf-8")

    def test_a_table_without_rows(self, capsys):
        console.say_table([])
        assert capsys.readouterr().out == ""


def test_what_status_needs_is_light(own_home):
    import subprocess

    code = (
        "import sys\n"
        "from desk_stretch.cli import main\n"
        "main.run(['status'], None)\n"
        "heavy = {'PySide6', 'apscheduler', 'sqlite3', 'dataclasses', 'platformdirs', 'tomllib',"
        " 'difflib', 'desk_stretch.core', 'desk_stretch.storage'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
    assert client.NotRunning.__name__ in dir(client)


def test_the_process_that_stays_does_without_argparse(own_home):
    import subprocess

    code = (
        "import sys\n"
        "from desk_stretch.cli import main\n"
        "class Front:\n"
        "    def has_display(self): return True\n"
        "    def run_app(self, *, background): print(background, 'argparse' in sys.modules)\n"
        "main.run(['--background'], Front())\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "True False\n"
