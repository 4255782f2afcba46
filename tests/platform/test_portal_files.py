"""Choosing a file through the desktop portal, against a stand-in on a real bus."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk_stretch.core.look import Chosen, FileWish
from desk_stretch.platform.look.portal_files import PORTAL
from desk_stretch.platform.look.x11 import X11Look
from tests.desktop.portal import DesktopPortal

LABEL = "Settings"
OPEN = FileWish("Import", "x11:1a", "/place/p", filters=((LABEL, ("*.json", "*.toml")),))
FILE = Path("/place/p/a b.json").as_uri()


@pytest.fixture
def bus(daemons):
    return daemons().address


@pytest.fixture
def portal(bus, services):
    return services(DesktopPortal(bus, (PORTAL.interface,)))


@pytest.fixture
def answers():
    return []


@pytest.fixture
def files(surround, bus, loop):
    desk = surround(session_bus=bus, desktop="XFCE")
    assert desk.session_bus.connect()
    loop.until(lambda: desk.session_bus.name, "the bus has named us")
    return X11Look(desk).chooser()


def respond(portal, loop, asked, answers, code, **results):
    loop.turns()
    before = len(answers)
    portal.respond(asked, code, **results)
    loop.until(lambda: len(answers) > before, "the answer")


def test_a_file_is_asked_for_and_told(loop, portal, files, answers):
    closing = files.ask(OPEN, answers.append)
    asked = portal.wait_asked("OpenFile")
    assert asked.body[:2] == ("x11:1a", "Import")
    patterns = (LABEL, [(0, "*.json"), (0, "*.toml")])
    options = dict(asked.options)
    assert options.pop("handle_token").startswith("desk_stretch_")
    assert options == {
        "modal": True, "current_folder": b"/place/p\0", "filters": [patterns],
        "current_filter": patterns,
    }  # fmt: skip
    chosen = {"uris": ("as", [FILE]), "current_filter": ("(sa(us))", patterns)}
    respond(portal, loop, asked, answers, 0, **chosen)
    assert answers == [Chosen(FILE, LABEL)]
    closing.cancel()
    loop.turns()
    assert len(portal.asked) == 1, "what was answered is not closed"


def test_a_new_file_and_a_folder_are_asked_for_as_such(loop, portal, files, answers):
    files.ask(FileWish("Export", "", "", "a.csv", is_new=True), answers.append)
    asked = portal.wait_asked("SaveFile")
    assert asked.options["current_name"] == "a.csv"
    assert "current_folder" not in asked.options
    respond(portal, loop, asked, answers, 0, uris=("as", [FILE]))
    assert answers == [Chosen(FILE)]
    files.ask(FileWish("Folder", "", "/", is_folder=True), answers.append)
    assert portal.wait_asked("OpenFile").options["directory"] is True


@pytest.mark.parametrize(
    ("code", "results", "answer"),
    [(1, {}, Chosen()), (0, {"uris": ("as", [])}, Chosen()), (2, {}, None)],
)
def test_nothing_chosen_and_a_window_that_failed(
    loop, portal, files, answers, code, results, answer
):
    files.ask(OPEN, answers.append)
    respond(portal, loop, portal.wait_asked("OpenFile"), answers, code, **results)
    assert answers == [answer]


def test_a_second_question_closes_the_first(loop, portal, files, answers):
    portal.sessions.append("window")
    files.ask(OPEN, answers.append)
    first = portal.wait_asked("OpenFile")
    closing = files.ask(OPEN, answers.append)
    second = portal.wait_asked("OpenFile", 2)
    portal.wait_for(lambda: len(portal.closed) == 1, "the first is closed")
    portal.respond(first, 0, uris=("as", [FILE]))
    loop.turns()
    assert answers == []
    closing.cancel()
    portal.wait_for(lambda: len(portal.closed) == 2, "the second is closed")
    portal.respond(second, 0, uris=("as", [FILE]))
    loop.turns()
    assert answers == []


def test_without_a_portal_or_a_window_of_its_own_none_is_answered(loop, bus, services, files):
    answers = []
    files.ask(OPEN, answers.append)
    loop.until(lambda: answers == [None], "nobody is there")
    services(DesktopPortal(bus)).refuses.add("OpenFile")
    files.ask(OPEN, answers.append)
    loop.until(lambda: answers == [None, None], "it has no such window")
