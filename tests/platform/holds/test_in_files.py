"""Senses that read what the kernel and the desktop keep in files, in folders of our own."""

from __future__ import annotations

import struct

import pytest

from desk_stretch.platform.holds.battery import PowerSupplies, WindowsPower
from desk_stretch.platform.holds.camera import VideoDevices
from desk_stretch.platform.holds.dconf import read_switch
from desk_stretch.platform.holds.do_not_disturb import GnomeQuiet, WindowsQuiet
from desk_stretch.platform.holds.full_screen import WindowsFullScreen
from desk_stretch.platform.holds.microphone import AlsaMicrophone
from desk_stretch.platform.holds.processes import own_processes
from desk_stretch.platform.holds.program import LinuxPrograms
from desk_stretch.platform.host import Host

BANNERS = "/org/gnome/desktop/notifications/show-banners"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "proc" / "self").mkdir(parents=True)
    return tmp_path


def process(root, number, name="player", *files):
    folder = root / "proc" / str(number)
    write(folder / "comm", f"{name}\n")
    write(folder / "cmdline", f"/opt/{name}-long-name\0--quiet\0")
    (folder / "exe").symlink_to(f"/opt/bin/{name}-program")
    (folder / "fd").mkdir()
    for at, file in enumerate(files):
        (folder / "fd" / str(at)).symlink_to(file)


# ------------------------------------------------------------ camera


def test_a_camera_that_a_program_has_open(root, surround):
    sense = VideoDevices(surround(root=root))
    process(root, 4711, "call", "/dev/null", "/dev/video0")
    assert not sense.is_on(), "there is no camera"
    assert "No camera is attached" in sense.is_available().why
    write(root / "dev" / "video0", "")
    assert sense.is_available().works
    assert sense.is_on()


def test_a_camera_that_nobody_uses(root, surround):
    write(root / "dev" / "video0", "")
    process(root, 4711, "editor", "/media/video/film.mp4", "socket:[1]")
    (root / "proc" / "4712").mkdir()  # one whose files we may not see
    assert not VideoDevices(surround(root=root)).is_on()


def test_without_a_list_of_processes(tmp_path, surround):
    write(tmp_path / "dev" / "video0", "")
    for sense in (VideoDevices(surround(root=tmp_path)), LinuxPrograms(surround(root=tmp_path))):
        sense.heed(["x"])
        assert not sense.is_available().works
        assert not sense.is_on()


def test_other_peoples_processes_are_not_looked_at(root, monkeypatch):
    process(root, 4711)
    assert len(list(own_processes(root))) == 1
    monkeypatch.setattr("os.getuid", lambda: 12345)
    assert list(own_processes(root)) == []


# ------------------------------------------------------------ programs


@pytest.mark.parametrize("word", ["zoom", "ZOOM", "zoom-long-name", "zoom-program"])
def test_a_program_goes_by_each_of_its_names(root, surround, word):
    sense = LinuxPrograms(surround(root=root))
    process(root, 4711, "Zoom" if word != "zoom-program" else "zoom")
    assert sense.is_available().works
    assert not sense.is_on(), "none is named"
    sense.heed([word])
    assert sense.is_on()
    sense.heed(["another"])
    assert not sense.is_on()
    sense.stop()


# ------------------------------------------------------------ battery


def supply(root, name, **words):
    for word, text in words.items():
        write(root / "sys/class/power_supply" / name / word, f"{text}\n")


def test_on_battery_and_plugged_in(root, surround):
    sense = PowerSupplies(surround(root=root))
    assert not sense.is_available().works
    assert not sense.is_on()
    supply(root, "BAT0", type="Battery", status="Discharging")
    supply(root, "AC", type="Mains", online="0")
    assert sense.is_available().works
    assert sense.is_on()
    supply(root, "AC", type="Mains", online="1")
    assert not sense.is_on()


def test_the_battery_of_a_mouse_does_not_count(root, surround):
    supply(root, "hid", type="Battery", status="Discharging", scope="Device")
    assert not PowerSupplies(surround(root=root)).is_on()


# ------------------------------------------------------------ a microphone without a server


def test_a_microphone_that_runs(root, surround):
    sense = AlsaMicrophone(surround(root=root))
    assert not sense.is_available().works
    assert not sense.is_on()
    write(root / "proc/asound/card0/pcm0p/sub0/status", "state: RUNNING\n")
    assert not sense.is_on(), "a loudspeaker"
    write(root / "proc/asound/card0/pcm0c/sub0/status", "closed\n")
    assert sense.is_available().works
    assert not sense.is_on()
    write(root / "proc/asound/card0/pcm0c/sub0/status", "state: RUNNING\nowner_pid: 1\n")
    assert sense.is_on()


# ------------------------------------------------------------ GNOME's settings


def table(*items):
    """A GVDB file: (parent's place or None, part of the name, value or None for a folder)."""
    names, body = b"", b""
    start = 24
    first = start + 8 + 4
    values_at = first + 24 * len(items)
    rows = []
    for parent, part, value in items:
        at = values_at + len(body)
        body += part.encode()
        edges = (values_at + len(body), values_at + len(body) + len(value or b""))
        body += value or b""
        kind = b"L" if value is None else b"v"
        above = 0xFFFFFFFF if parent is None else parent
        rows.append(struct.pack("<IIIHcxII", 0, above, at, len(part), kind, *edges))
    end = values_at
    head = b"GVariant" + struct.pack("<II", 0, 0) + struct.pack("<II", start, end)
    return head + struct.pack("<III", 0, 1, 0) + b"".join(rows) + names + body


def settings(tmp_path, value):
    file = tmp_path / "dconf" / "user"
    file.parent.mkdir(exist_ok=True)
    parts = ((None, "/org/gnome/desktop/", None), (0, "notifications/", None))
    file.write_bytes(table(*parts, (1, "show-banners", value), (0, "x", b"\0\0b")))
    return file


def test_gnome_keeps_it_in_its_settings(tmp_path, surround):
    sense = GnomeQuiet(surround(config_folder=tmp_path, desktop="ubuntu:GNOME"))
    assert sense.is_available().works
    assert not sense.is_on(), "there is no file"
    settings(tmp_path, b"\0\0b")
    assert sense.is_on()
    settings(tmp_path, b"\1\0b")
    assert not sense.is_on()


def test_what_is_no_switch_and_no_table_is_no_answer(tmp_path):
    file = settings(tmp_path, b"yes\0\0s")
    assert read_switch(file, BANNERS) is None
    assert read_switch(file, "/org/gnome/desktop/x") is False
    assert read_switch(file, "/nothing") is None
    raw = file.read_bytes()
    for damaged in (b"", b"another file", raw[:20], raw[:60], raw[:24] + b"\xff" * 40):
        file.write_bytes(damaged)
        assert read_switch(file, BANNERS) is None


def test_a_name_that_goes_round_in_circles_ends(tmp_path):
    file = tmp_path / "user"
    file.write_bytes(table((0, "a", b"\0\0b")))
    assert read_switch(file, BANNERS) is None


# ------------------------------------------------------------ other systems


def test_windows_has_its_own(surround):
    windows = Host(platform="win32")
    for kind in (WindowsPower, WindowsQuiet, WindowsFullScreen):
        assert kind.is_compatible(windows)
        assert not kind.is_compatible(Host())
        assert kind(surround()).is_available().works
        assert not kind(surround()).is_on()
    for kind in (VideoDevices, LinuxPrograms, PowerSupplies, AlsaMicrophone):
        assert kind.is_compatible(Host())
        assert not kind.is_compatible(windows)
    assert GnomeQuiet.is_compatible(Host(desktop="GNOME"))
    assert not GnomeQuiet.is_compatible(Host(desktop="KDE"))
