"""Which monitors are the person's own, by what the kernel keeps in its files."""

from __future__ import annotations

import pytest

from desk_stretch.core.settings.holding import CONNECTED
from desk_stretch.core.settings.schema import SCHEMA
from desk_stretch.platform.holds.monitor import KernelMonitors
from desk_stretch.platform.host import Host


def edid(name=b"", serial=1):
    """What a monitor tells of itself, with its name in the third of four blocks."""
    blocks = [bytes(18) for _ in range(4)]
    if name:
        blocks[2] = b"\0\0\0\xfc\0" + (name + b"\n").ljust(13)
    head = b"\0\xff\xff\xff\xff\xff\xff\0\x10\xac\x42\x42" + serial.to_bytes(4, "little")
    return head.ljust(54, b"\1") + b"".join(blocks) + b"\0\0"


def plug(root, connector, raw, status="connected"):
    folder = root / "sys" / "class" / "drm" / connector
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "status").write_text(f"{status}\n")
    (folder / "edid").write_bytes(raw)


@pytest.fixture
def sense(tmp_path, surround):
    plug(tmp_path, "card0-eDP-1", edid(b"own panel"))
    plug(tmp_path, "card0-HDMI-A-1", b"", "disconnected")
    return KernelMonitors(surround(root=tmp_path))


def test_the_screen_of_the_laptop_does_not_count(sense, tmp_path):
    for number, kind in enumerate(("eDP", "LVDS", "DSI", "Writeback")):
        plug(tmp_path, f"card1-{kind}-{number}", edid(serial=number))
    assert sense.present() == ()
    assert not sense.is_on()
    assert sense.is_available() == (True, "0 external monitors are connected now.")


def test_a_monitor_that_is_not_known_holds_until_it_is_known_or_gone(sense, tmp_path):
    plug(tmp_path, "card0-HDMI-A-1", edid(b"DELL U2720Q"))
    assert sense.is_available() == (True, "1 external monitor is connected now.")
    assert sense.is_on()
    (word,) = sense.present()
    assert word.startswith("DELL U2720Q ")
    sense.heed([word])
    assert not sense.is_on()
    plug(tmp_path, "card0-DP-2", edid(b"projector"))
    assert sense.is_on()
    plug(tmp_path, "card0-DP-2", b"", "disconnected")
    assert not sense.is_on()


def test_two_of_a_kind_are_two(sense, tmp_path):
    plug(tmp_path, "card0-HDMI-A-1", edid(b"DELL U2720Q", serial=1))
    plug(tmp_path, "card1-DP-1", edid(b"DELL U2720Q", serial=2))
    assert len(set(sense.present())) == 2
    plug(tmp_path, "card1-DP-1", edid(b"DELL U2720Q", serial=1))
    assert len(sense.present()) == 1, "the same one by two cables"


def test_none_is_a_stranger_before_the_first_were_learnt(sense, tmp_path):
    plug(tmp_path, "card0-HDMI-A-1", edid(b"DELL"))
    sense.heed([CONNECTED])
    assert not sense.is_on()


@pytest.mark.parametrize("raw", [b"", b"\0" * 20, edid(), edid(b",,\xff\x07"), edid(b"a, b")])
def test_whatever_it_tells_can_be_kept_in_the_settings(sense, tmp_path, raw):
    plug(tmp_path, "card0-DP-1", raw)
    (word,) = sense.present()
    assert SCHEMA["holds.known_monitors"].check([word]) == (word,)
    assert word.startswith("a b " if b"a, b" in raw else "monitor ")


def test_one_whose_files_cannot_be_read(sense, tmp_path):
    plug(tmp_path, "card0-DP-1", b"")
    folder = tmp_path / "sys" / "class" / "drm"
    (folder / "card0-DP-1" / "edid").unlink()
    assert len(sense.present()) == 1
    (folder / "card0-DP-1" / "status").unlink()
    assert sense.present() == ()


def test_where_the_kernel_lists_none(tmp_path, surround):
    sense = KernelMonitors(surround(root=tmp_path))
    assert sense.is_available() == (False, "The kernel lists no monitors.")
    assert not sense.is_on()


def test_other_systems():
    assert KernelMonitors.is_compatible(Host())
    assert not KernelMonitors.is_compatible(Host(platform="win32"))
    assert not KernelMonitors.is_compatible(Host(platform="darwin"))
