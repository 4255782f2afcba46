"""Reports of our own faults: few, small, and with nothing of the person in them."""

from __future__ import annotations

import getpass
import logging
import socket
import threading
from datetime import datetime, timedelta

import pytest

from desk_stretch.storage import fault_reports
from desk_stretch.storage.fault_reports import MOST, FaultReports, folder_of, reports
from desk_stretch.storage.paths import find_folders

LOG = logging.getLogger("desk_stretch.somewhere")


@pytest.fixture(autouse=True)
def _announced(expected_warnings):
    expected_warnings("It broke", "went wrong in a thread")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "state" / "reports"


@pytest.fixture
def times():
    """A minute passes at each look."""
    start = datetime.fromisoformat("2026-03-02T10:00:00+01:00")
    return (start + timedelta(minutes=n) for n in range(1000))


@pytest.fixture
def kept(folder, times):
    handler = FaultReports(folder, lambda: next(times))
    leave = handler.install()
    yield handler
    leave()


def fail(error=None):
    """Log a fault as the engine and the windows do."""

    def broken():
        raise error or ZeroDivisionError("secret words")

    try:
        broken()
    except Exception:
        LOG.exception("It broke")


def kind(number):
    """A fault unlike the others."""
    return type(f"Fault{number}", (RuntimeError,), {})("secret words")


def test_a_fault_is_written_with_its_place_and_what_it_ran_on(kept, folder):
    fail()
    (file,) = reports(folder)
    assert file.name.startswith("20260302-100000-")
    text = file.read_text("utf-8")
    head, _, told = text.partition("\n\n")
    assert head.splitlines()[0] == "Desk Stretch 0.1.0, 2026-03-02"
    assert [line.split()[0] for line in head.splitlines()] == [
        "Desk", "Python", "PySide6", "Desktop",
    ]  # fmt: skip
    assert told.splitlines()[0] == "builtins.ZeroDivisionError"
    assert "in broken" in told


def test_nothing_of_the_person_is_in_it(kept, folder, own_home, monkeypatch):
    home, user, host = "/home/person", getpass.getuser(), socket.gethostname()
    code = compile("def act(secret):\n raise KeyError(secret)", f"{home}/my diary/x.py", "exec")
    place = {}
    exec(code, place)
    try:
        place["act"]("pressure on the neck")
    except KeyError:
        LOG.exception("It broke for %s", "Ms Miller")
    text = reports(folder)[0].read_text("utf-8")
    assert "elsewhere:2 in act" in text
    for word in ("miller", "Miller", "diary", "neck", str(own_home), host):
        assert word not in text
    assert f"/{user}" not in text


def test_places_in_our_package_and_in_libraries_are_told_from_there_on():
    place = fault_reports._place
    path = type(fault_reports._LIBRARY)
    assert place(path("/x/desk_stretch/desk_stretch/ui/card.py")) == "desk_stretch/ui/card.py"
    assert place(path("/v/lib/site-packages/icalendar/cal.py")) == "site-packages/icalendar/cal.py"
    assert place(fault_reports._LIBRARY / "json" / "decoder.py") == "json/decoder.py"
    assert place(path("/people/x/notes.py")) == "elsewhere"


def test_what_led_to_it_is_told_as_well(kept, folder):
    try:
        try:
            {}["secret"]
        except KeyError as first:
            raise ValueError("words") from first
    except ValueError:
        LOG.exception("It broke")
    text = reports(folder)[0].read_text("utf-8")
    assert text.index("builtins.ValueError") < text.index("builtins.KeyError")
    assert "secret" not in text


def test_a_fault_that_goes_round_in_circles_ends(kept, folder):
    error = ValueError()
    other = KeyError()
    error.__context__, other.__context__ = other, error
    LOG.error("It broke", exc_info=(ValueError, error, None))
    assert reports(folder)[0].read_text("utf-8").count("builtins") == 2


def test_one_that_calls_itself_is_cut(kept, folder):
    def deeper():
        deeper()

    try:
        deeper()
    except RecursionError:
        LOG.exception("It broke")
    assert reports(folder)[0].read_text("utf-8").count("in deeper") == fault_reports._LONGEST


def test_the_same_fault_is_written_once_and_shown_each_time(kept, folder):
    for _ in range(3):
        fail()
        assert "ZeroDivisionError" in kept.fresh()
        assert kept.fresh() == ""
    assert len(reports(folder)) == 1


def test_only_the_last_ones_are_kept(kept, folder):
    for number in range(MOST + 5):
        fail(kind(number))
    texts = [each.read_text("utf-8") for each in reports(folder)]
    assert len(texts) == MOST
    assert "Fault4" not in "".join(texts)
    assert f"Fault{MOST + 4}" in texts[-1]


def test_an_error_without_a_fault_of_ours_is_none(kept, folder):
    LOG.error("It broke")
    LOG.warning("It broke", exc_info=ValueError())
    assert reports(folder) == []
    assert kept.fresh() == ""


def test_a_folder_that_cannot_be_written_is_no_other_fault(kept, folder, monkeypatch):
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    fail()
    assert reports(folder) == []


def test_a_damaged_report_is_no_other_fault(kept, folder):
    error = ZeroDivisionError("secret words")
    fail(error)
    (report,) = reports(folder)
    assert kept.fresh() != ""
    report.write_bytes(b"\xff\xfe")
    again = ZeroDivisionError("secret words")
    fail(again)
    assert kept.fresh() == ""


def test_a_folder_that_cannot_be_read_has_none(folder, monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(type(folder), "glob", refused)
    assert reports(folder) == []


def test_a_fault_in_a_thread_is_heard(kept, folder):
    def work():
        raise LookupError("secret")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "builtins.LookupError" in reports(folder)[0].read_text("utf-8")


def test_a_thread_that_left_no_error_is_none(kept, folder):
    kept._in_thread(threading.ExceptHookArgs((SystemExit, None, None, None)))
    assert reports(folder) == []


def test_what_was_installed_can_be_taken_back(folder, times):
    before = threading.excepthook
    FaultReports(folder, lambda: next(times)).install()()
    assert threading.excepthook is before
    fail()
    assert reports(folder) == []


def test_without_the_name_of_qt(kept, folder, monkeypatch):
    from importlib import metadata

    def unknown(name):
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", unknown)
    fail()
    assert "PySide6" not in reports(folder)[0].read_text("utf-8").partition("\n\n")[0]


def test_they_are_in_the_state_folder(own_home):
    assert folder_of(find_folders()) == find_folders().state / "reports"


def test_what_is_logged_is_printed_as_before(kept, monkeypatch, capsys):
    monkeypatch.setattr(logging.root, "handlers", [])
    LOG.warning("It broke again")
    fail()
    said = capsys.readouterr().err
    assert said.startswith("It broke again\nIt broke\nTraceback")
    assert "ZeroDivisionError: secret words" in said
    monkeypatch.setattr(logging, "lastResort", None)
    LOG.warning("It broke")
    assert capsys.readouterr().err == ""
