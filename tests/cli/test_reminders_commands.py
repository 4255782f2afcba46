"""Reminders on the command line: in the file without an app, through the app with one."""

from __future__ import annotations

import pytest

from desk_stretch.cli import reminder_words
from desk_stretch.errors import UsageError
from desk_stretch.storage.paths import find_folders

ALL = ["rest-break", "micro-break", "eye-rest", "stand-up", "lunch-walk"]
WATER = ("name=Water", "at=10:30,15:00", "do=message", "text=A glass of water.")


@pytest.fixture
def file():
    return find_folders().reminders_file


@pytest.fixture
def written(file):
    """Put a text into the file."""

    def write(text):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    return write


def test_the_list_has_the_rest_break_first(desk_stretch):
    lines = desk_stretch("reminders").out.splitlines()
    assert [line.split()[0] for line in lines] == ALL
    assert "on   after 50 minutes of work" in lines[0]
    assert "off  at 12:00, Mon–Fri" in lines[-1]


def test_the_list_as_json(desk_stretch):
    found = desk_stretch("reminders", "--json").json
    assert [each["id"] for each in found] == ALL
    assert found[0] == {
        "id": "rest-break", "name": "Rest break", "on": True,
        "when": "after 50 minutes of work", "what": "a routine of 180 seconds",
    }  # fmt: skip
    assert (found[1]["on"], found[1]["what"]) == (False, "one step: Shoulder rolls")


def test_on_and_off(desk_stretch, file):
    result = desk_stretch("reminders", "on", "eye-rest")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("eye-rest  Eye rest  on  after 20 minutes of work")
    assert "[eye-rest]\non = true\n" in file.read_text()
    assert "  off  " in desk_stretch("reminders", "off", "eye-rest").out
    assert "[eye-rest]\non = false\n" in file.read_text()


def test_add_set_remove(desk_stretch, file):
    result = desk_stretch("reminders", "add", "water", *WATER)
    assert result.out == "water  Water  on  at 10:30, 15:00, every day  A glass of water.\n"
    result = desk_stretch("reminders", "set", "water", "weekdays=mon-wed", "text=Drink.")
    assert result.out == "water  Water  on  at 10:30, 15:00, Mon–Wed  Drink.\n"
    assert desk_stretch("reminders", "remove", "water").code == 0
    assert "water" not in file.read_text()


def test_a_changed_template_goes_back_to_how_it_came(desk_stretch):
    assert "after 45 minutes" in desk_stretch("reminders", "set", "eye-rest", "work=45m").out
    assert "after 20 minutes" in desk_stretch("reminders", "remove", "eye-rest").out


def test_every_problem_is_told_in_one_sentence(refused, file):
    told = refused(2, "reminders", "add", "water", "name=Water", "work=x", "worked=5", "do=step")
    for key in ("water.work", "water.worked", "water.exercise"):
        assert key in told
    assert not file.exists()


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["on", "eyerest"], "There is no reminder “eyerest”; did you mean eye-rest?"),
        (["remove", "nothing"], "There is no reminder “nothing”; choose from micro-break, "),
        (["set", "rest-break", "work=5"], "The rest break has its own settings. See "),
        (["add", "eye-rest", "work=5"], "There is a reminder “eye-rest” already. "),
        (["add", "rest-break", *WATER], "The reminder “rest-break” was not changed. "),
        (["set", "eye-rest", "work"], "“work” is not written as KEY=VALUE, as work=25."),
        (["set", "eye-rest", "=5"], "“=5” is not written as KEY=VALUE"),
        (["set", "eye-rest", "work=5", "work=6"], "work is named twice."),
    ],
)
def test_wrong_words(refused, argv, sentence):
    assert refused(2, "reminders", *argv).startswith(sentence)


def test_what_is_wrong_with_the_file_is_told_and_can_be_put_right(desk_stretch, written):
    written("[eye-rest]\nwork = 0\n")
    result = desk_stretch("reminders")
    assert "eye-rest" not in result.out
    assert result.err.startswith("In reminders.toml: eye-rest.work: a whole number")
    assert "after 30 minutes" in desk_stretch("reminders", "set", "eye-rest", "work=30").out
    assert desk_stretch("reminders").err == ""


class TestWords:
    @pytest.mark.parametrize(
        ("word", "value"),
        [
            ("on=on", True), ("on=No", False), ("switch=true", True), ("on=maybe", "maybe"),
            ("work=25", 25), ("work=1h30m", 90), ("wall=90s", "90s"), ("work=soon", "soon"),
            ("snooze=10m", 10), ("seconds=2m", 120), ("seconds=45", 45), ("seconds=x", "x"),
            ("cap=3", 3), ("skips=none", "none"), ("at=9:00, 10:30", ["9:00", "10:30"]),
            ("days=mon-wed", ["mon", "tue", "wed"]), ("weekdays=noday", ["noday"]),
            ("hours=9-12,13:00-18:00", ["09:00-12:00", "13:00-18:00"]), ("hours=x,y", ["x", "y"]),
            ("text=a=b", "a=b"), ("cap=", None), ("other=5", "5"),
        ],
    )  # fmt: skip
    def test_what_is_read(self, word, value):
        assert reminder_words.read([word]) == {word.partition("=")[0]: value}

    def test_no_sign_is_no_word(self):
        with pytest.raises(UsageError):
            reminder_words.read(["cap"])


class TestRunning:
    @pytest.mark.parametrize(
        ("argv", "values"),
        [
            (["on", "eye-rest"], {"on": True}),
            (["off", "eye-rest"], {"on": False}),
            (["set", "eye-rest", "cap=", "work=25"], {"cap": None, "work": 25}),
            (["remove", "eye-rest"], None),
        ],
    )
    def test_a_change_goes_to_the_app(self, desk_stretch, running, file, argv, values):
        assert desk_stretch("reminders", *argv).code == 0
        assert running == [("reminder", {"id": "eye-rest", "values": values})]
        assert not file.exists()

    def test_what_the_app_refuses_is_told(self, refused, running):
        running.error = UsageError("The reminder “eye-rest” was not changed.", "…")
        assert refused(2, "reminders", "set", "eye-rest", "work=0").startswith("The reminder")


class TestStart:
    @pytest.mark.parametrize(
        ("word", "sent"),
        [
            ("micro-break", "micro-break"),
            ("rest-break", "rest break"),
            ("rest break", "rest break"),
        ],
    )
    def test_a_reminder_in_the_app(self, desk_stretch, running, word, sent):
        result = desk_stretch("start", "--reminder", word)
        assert (result.code, result.out) == (0, "")
        assert running == [("start", {"reminder": sent})]

    def test_a_message_is_printed_too(self, desk_stretch, running):
        result = desk_stretch("start", "--reminder", "eye-rest")
        assert result.out.startswith("Look at something far away")
        assert running == [("start", {"reminder": "eye-rest"})]

    def test_a_message_needs_no_app(self, desk_stretch, front):
        assert desk_stretch("start", "--reminder", "eye-rest").out.startswith("Look at")
        assert front.asked == []

    def test_in_the_terminal(self, desk_stretch, front, running):
        assert desk_stretch("start", "--reminder", "micro-break", "--terminal").code == 0
        assert front.asked == [("terminal", {"reminder": "micro-break"})]
        assert desk_stretch("start", "--reminder", "eye-rest", "--terminal").out
        assert (len(front.asked), running) == (1, [])

    def test_a_new_app_starts_with_it(self, desk_stretch, front):
        desk_stretch("start", "--reminder", "micro-break")
        assert front.asked == [("app", True, {"reminder": "micro-break"})]

    def test_one_that_is_not_there(self, refused):
        told = refused(2, "start", "--reminder", "nothing")
        assert told.startswith("There is no reminder “nothing”; choose from micro-break")

    def test_the_break_skipped_last(self, desk_stretch, running):
        running.answer = {"skipped": "rest break"}
        assert desk_stretch("start", "--skipped").code == 0
        assert running == [("status", {}), ("start", {"reminder": "rest break"})]

    def test_nothing_was_skipped(self, refused, running):
        running.answer = {"skipped": None}
        assert refused(1, "start", "--skipped").startswith("No break was skipped that could be")
        assert running == [("status", {})]

    def test_skipped_needs_the_app(self, refused):
        assert refused(1, "start", "--skipped").startswith("Desk Stretch is not running")

    @pytest.mark.parametrize(
        ("argv", "named"),
        [
            (["--skipped", "--terminal"], "--skipped, --terminal"),
            (["--skipped", "--reminder", "eye-rest"], "--reminder, --skipped"),
            (["--reminder", "eye-rest", "--seconds", "60"], "--reminder, --seconds"),
        ],
    )
    def test_what_does_not_go_together(self, refused, argv, named):
        told = refused(2, "start", *argv)
        assert told == f"{named} do not go together; name one of them."
