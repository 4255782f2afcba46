"""Notifications against a stand-in server, against dunst, and against nobody."""

from __future__ import annotations

import os
import shutil
import threading

import pytest

from desk_stretch import DESKTOP_ID
from desk_stretch.platform.notify import freedesktop
from desk_stretch.platform.notify.freedesktop import FreedesktopNotifier
from desk_stretch.platform.notify.none import NoNotifier
from tests.desktop.notifications import DISMISSED, NAME, NotificationServer
from tests.desktop.processes import Process
from tests.platform.conftest import XServer

BUTTONS = [("default", "Start"), ("start", "Start"), ("snooze", "Snooze"), ("skip", "Skip")]


class Answers(list):
    """What came back for one notification."""

    @property
    def calls(self):
        return self.append, lambda: self.append("closed")


@pytest.fixture
def daemon(daemons):
    return daemons()


@pytest.fixture
def make(surround, daemon):
    def notifier():
        return FreedesktopNotifier(surround(session_bus=daemon.address))

    return notifier


@pytest.fixture
def server(services, daemon):
    return services(NotificationServer(daemon.address))


def shown(loop, server, count=1):
    loop.until(lambda: len(server.shown) >= count, f"{count} notifications")
    return server.shown[-1]


def test_what_a_server_is_told(loop, server, make):
    notifier = make()
    answer = notifier.is_available()
    assert answer.works
    assert "has buttons" in answer.why
    assert notifier.can_act()
    answers = Answers()
    notifier.show("Time\n to move", "You & <I>", BUTTONS, *answers.calls)
    note = shown(loop, server)
    assert (note.app, note.summary, note.body) == (
        "Desk Stretch", "Time to move", "You &amp; &lt;I&gt;",
    )  # fmt: skip
    assert note.actions == dict(BUTTONS)
    assert note.hints == {"desktop-entry": DESKTOP_ID, "urgency": 1, "transient": True}
    assert note.replaces == 0
    assert note.timeout_ms > 60_000


def test_a_pressed_button_is_the_only_answer_and_takes_ours_down(loop, server, make):
    notifier, answers = make(), Answers()
    notifier.is_available()
    notifier.show("One", "", BUTTONS, *answers.calls)
    note = shown(loop, server)
    loop.turns()
    server.signal("/org/freedesktop/Notifications", NAME, "ActionInvoked", "us", 999, "start")
    server.signal("/org/freedesktop/Notifications", NAME, "ActionInvoked", "us", note.id, "snooze")
    loop.until(lambda: answers and note.closed)
    loop.turns()
    assert answers == ["snooze"]


def test_dismissed_by_hand_and_withdrawn_by_us(loop, server, make):
    notifier, answers = make(), Answers()
    notifier.is_available()
    notifier.show("One", "", BUTTONS, *answers.calls)
    note = shown(loop, server)
    loop.turns()
    server.close(note, DISMISSED)
    loop.until(lambda: answers)
    notifier.show("Two", "", BUTTONS, *answers.calls)
    note = shown(loop, server, 2)
    loop.turns()
    notifier.withdraw()
    loop.until(lambda: note.closed)
    loop.turns()
    notifier.withdraw()
    assert answers == ["closed"]


def test_a_new_one_takes_the_place_of_the_old(loop, server, make):
    notifier, first, second = make(), Answers(), Answers()
    notifier.is_available()
    notifier.show("One", "", BUTTONS, *first.calls)
    one = shown(loop, server)
    loop.turns()
    notifier.show("Two", "", BUTTONS, *second.calls)
    two = shown(loop, server, 2)
    assert two.replaces == one.id
    loop.turns()
    server.press(two, "default")
    loop.until(lambda: second)
    assert (first, second) == ([], ["default"])


def test_wishes_that_change_before_the_server_answered_leave_one_or_none(loop, server, make):
    notifier, answers = make(), Answers()
    notifier.is_available()
    for title in ("One", "Two", "Three"):
        notifier.show(title, "", BUTTONS, *answers.calls)
    shown(loop, server, 2)
    loop.turns()
    assert [note.summary for note in server.shown] == ["One", "Three"]
    assert [note.summary for note in server.up] == ["Three"]
    notifier.withdraw()
    loop.until(lambda: not server.up)
    notifier.show("Four", "", BUTTONS, *answers.calls)
    notifier.withdraw()
    shown(loop, server, 3)
    loop.until(lambda: not server.up)
    assert answers == []


def test_without_buttons_and_markup_the_text_is_plain(loop, services, daemon, make):
    server = services(NotificationServer(daemon.address, ("body",)))
    notifier = make()
    assert "no buttons" in notifier.is_available().why
    assert not notifier.can_act()
    notifier.show("One", "You & I", BUTTONS, *Answers().calls)
    note = shown(loop, server)
    assert (note.body, note.actions) == ("You & I", {})


def test_a_server_that_comes_goes_and_comes_back_different(loop, services, daemon, make):
    notifier, answers = make(), Answers()
    answer = notifier.is_available()
    assert answer.works
    assert "No notification server" in answer.why
    assert not notifier.can_act()
    assert not notifier.can_show()
    server = NotificationServer(daemon.address)
    loop.until(notifier.can_act)
    assert notifier.can_show()
    notifier.show("One", "", BUTTONS, *answers.calls)
    shown(loop, server)
    loop.turns()
    server.stop()
    loop.until(lambda: answers == ["closed"])
    assert not notifier.can_act()
    assert not notifier.can_show()
    server = services(NotificationServer(daemon.address, ("body",)))
    notifier.show("Two", "", BUTTONS, *answers.calls)
    assert shown(loop, server).replaces == 0
    loop.turns()
    assert not notifier.can_act()


def test_withdrawn_while_the_server_goes(loop, server, make):
    notifier, answers = make(), Answers()
    notifier.is_available()
    notifier.show("One", "", BUTTONS, *answers.calls)
    loop.until(lambda: notifier._id)
    notifier.show("Two", "", BUTTONS, *answers.calls)
    notifier.withdraw()
    notifier._owned("")
    loop.until(lambda: len(server.shown) == 2)
    loop.until(lambda: not server.up)
    assert answers == []


def test_with_no_server_a_notification_is_closed_at_once(loop, make):
    answers = Answers()
    make().show("One", "", BUTTONS, *answers.calls)
    assert answers == []
    loop.until(lambda: answers == ["closed"])


def test_a_server_that_refuses_is_as_good_as_none(loop, services, daemon, make):
    class Refusing(NotificationServer):
        def _notify(self, body):
            raise LookupError("too many")

    services(Refusing(daemon.address))
    notifier, could_show = make(), []
    notifier.is_available()
    assert notifier.can_show()
    notifier.show("One", "", BUTTONS, print, lambda: could_show.append(notifier.can_show()))
    loop.until(lambda: could_show == [False])


class Hanging(NotificationServer):
    """Takes a while for its first answer to Notify, until it is let go."""

    def __init__(self, address):
        self.let_go = threading.Event()
        super().__init__(address)

    def _notify(self, body):
        if not self.shown:
            self.let_go.wait(10)
        return super()._notify(body)


def test_a_server_that_hangs_is_as_good_as_none(loop, services, daemon, make, monkeypatch):
    monkeypatch.setattr(freedesktop, "ANSWER_WITHIN_S", 0.05)
    server = services(Hanging(daemon.address))
    notifier, answers = make(), Answers()
    notifier.is_available()
    notifier.show("One", "", BUTTONS, *answers.calls)
    loop.until(lambda: answers == ["closed"])
    assert not notifier.can_show()
    monkeypatch.undo()
    server.let_go.set()
    loop.until(notifier.can_show, "it is used again")
    loop.until(lambda: server.shown and not server.up, "the late one is taken back")
    notifier.show("Two", "", BUTTONS, *answers.calls)
    shown(loop, server, 2)
    loop.turns()
    assert answers == ["closed"]
    assert [note.summary for note in server.up] == ["Two"]


def test_with_no_bus_the_mechanism_is_passed_over(surround):
    desk = surround(session_bus="unix:path=/nowhere")
    assert FreedesktopNotifier.is_compatible(desk.host)
    assert not FreedesktopNotifier.is_compatible(surround().host)
    answer = FreedesktopNotifier(desk).is_available()
    assert not answer.works
    assert answer.why


def test_the_one_for_nobody(loop, surround):
    notifier, answers = NoNotifier(surround()), Answers()
    assert notifier.is_available().works
    assert not notifier.can_show()
    assert not notifier.can_act()
    notifier.show("One", "", BUTTONS, *answers.calls)
    loop.until(lambda: answers == ["closed"])
    notifier.withdraw()


@pytest.mark.desktop
def test_dunst_shows_replaces_and_closes(loop, daemon, make, x_server: XServer, short_folder):
    assert shutil.which("dunst"), "dunst is not installed"
    env = {**os.environ, "DISPLAY": x_server.display, "DBUS_SESSION_BUS_ADDRESS": daemon.address}
    config = short_folder / "dunstrc"
    config.write_text("[global]\n")
    dunst = Process(["dunst", "-conf", config], env, short_folder / "dunst.log")
    notifier, answers = make(), Answers()
    try:
        daemon.wait_for_name(NAME)
        assert "has buttons" in notifier.is_available().why
        notifier.show("One", "a & b", BUTTONS, *answers.calls)
        loop.until(lambda: notifier._id)
        first = notifier._id
        notifier.show("Two", "", BUTTONS, *answers.calls)
        loop.until(lambda: not notifier._is_waiting)
        assert notifier._id == first
        Process(["dunstctl", "close"], env, short_folder / "ctl.log").wait()
        loop.until(lambda: answers == ["closed"])
        notifier.show("Three", "", BUTTONS, *answers.calls)
        loop.until(lambda: notifier._id)
        dunst.kill()
        loop.until(lambda: answers == ["closed", "closed"])
        assert not notifier.can_act()
    finally:
        dunst.stop()
