"""The harness itself: each part of the desktop does what a real one does."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from jeepney import DBusErrorResponse

from tests.desktop.bus import Service
from tests.desktop.notifications import NAME, NotificationServer
from tests.desktop.processes import Process, wait_until

pytestmark = pytest.mark.desktop

SAMPLE = [sys.executable, Path(__file__).with_name("sample_app.py")]
_SERVER = (NAME, "/org/freedesktop/Notifications", NAME)


def test_a_program_is_seen_clicked_and_typed_into(desktop, tmp_path):
    app = desktop.start(SAMPLE)
    window = desktop.wait_window("^Sample$")
    wait_until(lambda: desktop.focused() == "Sample", "the window has the keyboard")
    desktop.type("hello")
    app.wait_until(lambda: "typed hello" in app.output, "the text arrives")
    desktop.click(window.centre[0], window.y + window.height - 15)
    app.wait_until(lambda: "pressed" in app.output, "the click arrives")
    picture = desktop.screenshot(tmp_path / "screen.png")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert app.stop() != 0
    desktop.wait_no_window("^Sample$")


def test_the_sni_panel_reads_and_uses_an_icon(desktop):
    app = desktop.start(SAMPLE)
    item = desktop.sni.wait_item()
    assert "A sample" in desktop.sni.tooltip(item)
    name, pictures = desktop.sni.icon(item)
    assert name or pictures
    desktop.sni.click(item)
    app.wait_until(lambda: "activated Trigger" in app.output, "a click")
    desktop.sni.middle_click(item)
    app.wait_until(lambda: "activated MiddleClick" in app.output, "a middle click")
    assert [entry.label for entry in desktop.sni.menu(item).entries] == ["Greet", "More"]
    desktop.sni.choose(item, "Greet")
    app.wait_until(lambda: "greeted" in app.output, "a choice")
    desktop.sni.choose(item, "Part")
    app.wait_until(lambda: "parted" in app.output, "a choice in a menu below")
    with pytest.raises(AssertionError, match="none of"):
        desktop.sni.choose(item, "Absent")
    app.kill()
    desktop.sni.wait_for(lambda: not desktop.sni.items, "the icon leaves with its program")


def test_the_classic_tray_shows_a_clickable_icon(make_desktop):
    desktop = make_desktop(tray="xembed", notifications="none")
    app = desktop.start([*SAMPLE, "-name", "desk-sample"])
    icon = desktop.wait_tray_icon()
    desktop.click(*icon.centre)
    app.wait_until(lambda: "activated Trigger" in app.output, "a click on the icon")


def test_notifications_are_recorded_replaced_pressed_and_closed(desktop):
    server = desktop.notifications
    caller = Service(desktop.bus.address, "org.example.Caller")
    ask = ("app", 0, "icon", "Title", "Body", ["start", "Start"], {"urgency": ("y", 1)}, 0)
    try:
        capabilities = caller.call(_SERVER, "GetCapabilities")[0]
        (number,) = caller.call(_SERVER, "Notify", "susssasa{sv}i", *ask)
        first = server.wait_shown()
        again = (ask[0], number, *ask[2:])
        caller.call(_SERVER, "Notify", "susssasa{sv}i", *again)
        second = server.wait_shown(2)
        server.press(second, "start")
        assert "actions" in capabilities
        assert (first.closed, first.hints, second.actions) == (
            3,
            {"urgency": 1},
            {"start": "Start"},
        )
        assert server.wait_gone(second) == 2
        assert server.up == []
        with pytest.raises(DBusErrorResponse):
            caller.call(_SERVER, "Unknown")
    finally:
        caller.stop()


def test_a_server_without_buttons_says_so(make_desktop):
    desktop = make_desktop(tray="none", notifications="without buttons")
    assert "actions" not in desktop.notifications.capabilities
    with pytest.raises(AssertionError, match="owned by another"):
        NotificationServer(desktop.bus.address)


def test_dunst_is_a_real_server(make_desktop):
    desktop = make_desktop(tray="none", notifications="dunst")
    caller = Service(desktop.bus.address, "org.example.Caller")
    try:
        assert caller.call(_SERVER, "GetServerInformation")[0] == "dunst"
    finally:
        caller.stop()


def test_a_screen_reader_reads_and_presses(make_desktop):
    desktop = make_desktop(tray="none", accessibility=True)
    app = desktop.start(SAMPLE)
    desktop.wait_window("^Sample$")
    wait_until(
        lambda: any(each["name"] == "Press me" for each in desktop.accessible()), "the button"
    )
    desktop.act("push button", "Press me")
    app.wait_until(lambda: "pressed" in app.output, "the press arrives")


def test_logind_locks_and_sleeps(make_desktop):
    desktop = make_desktop(tray="none", notifications="none", logind=True)
    address = desktop.env["DBUS_SYSTEM_BUS_ADDRESS"]
    heard = []

    class Listener(Service):
        def _prepare(self, connection):
            connection.bus_proxy.AddMatch("type='signal',sender='org.freedesktop.login1'")

        def heard(self, message):
            heard.append((message.header.fields[3], tuple(message.body)))

    listener = Listener(address, "org.example.Listener")
    manager = (
        "org.freedesktop.login1",
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
    )
    try:
        (path,) = listener.call(manager, "GetSession", "s", "auto")
        session = (manager[0], path, "org.freedesktop.login1.Session")
        desktop.logind.lock()
        desktop.logind.sleep()
        desktop.logind.wake()
        listener.wait_for(lambda: len(heard) == 4, "lock, hint, sleep, wake")
        assert [name for name, _ in heard[:2]] == ["Lock", "PropertiesChanged"]
        assert heard[2:] == [("PrepareForSleep", (True,)), ("PrepareForSleep", (False,))]
        assert listener.get(session, "LockedHint") is True
        (fd,) = listener.call(manager, "Inhibit", "ssss", "sleep", "us", "why", "delay")
        os.fstat(fd.fileno())
        fd.close()
        assert desktop.logind.inhibitors == [("sleep", "us", "why", "delay")]
    finally:
        listener.stop()


def test_two_desktops_do_not_meet(make_desktop):
    one, other = make_desktop(notifications="none"), make_desktop(notifications="none")
    assert one.env["DISPLAY"] != other.env["DISPLAY"]
    assert one.env["HOME"] != other.env["HOME"]
    assert not one.bus.owns(NAME)


def test_nothing_of_a_desktop_survives_it(make_desktop, tmp_path):
    desktop = make_desktop()
    child = desktop.start(["sh", "-c", "sleep 1000 & echo $!; wait"])
    child.wait_until(lambda: child.output.strip(), "a grandchild")
    desktop.stop()
    wait_until(lambda: not _is_alive(child.output.strip()), "all ended")
    assert not desktop.bus.socket.exists()


def _is_alive(pid):
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" not in status.read_text()


def test_waiting_ends_with_a_reason(tmp_path):
    with pytest.raises(AssertionError, match=r"not within .*: a miracle"):
        wait_until(lambda: False, "a miracle", 0.05)
    process = Process(["sh", "-c", "echo oh; exit 3"], os.environ, tmp_path / "log")
    with pytest.raises(AssertionError, match=r"ended before: a miracle.*\n.*ended with 3.*oh"):
        process.wait_until(lambda: False, "a miracle")
    assert process.wait() == 3
