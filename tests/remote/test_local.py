"""The private folder: where it is, and whom it belongs to."""

from __future__ import annotations

import os
import stat
import struct
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desk_stretch.errors import RemoteError
from desk_stretch.remote import local


class TestRuntimeFolder:
    def test_below_the_runtime_folder(self, tmp_path):
        assert local.runtime_folder({"XDG_RUNTIME_DIR": str(tmp_path)}) == tmp_path / "desk-stretch"

    @pytest.mark.parametrize("value", ["", "relative/path", "/no/such/folder", "/proc/1/fd/x"])
    def test_a_fallback_of_our_own(self, value, own_home, monkeypatch):
        monkeypatch.setattr(os, "getuid", lambda: 4_000_000)
        found = local.runtime_folder({"XDG_RUNTIME_DIR": value})
        assert found == own_home / ".local" / "state" / "desk-stretch" / "run"

    def test_somebody_elses_runtime_folder_is_not_used(self, tmp_path, own_home, monkeypatch):
        monkeypatch.setattr(os, "getuid", lambda: 4_000_000)
        found = local.runtime_folder({"XDG_RUNTIME_DIR": str(tmp_path)})
        assert found == own_home / ".local" / "state" / "desk-stretch" / "run"

    def test_the_fallback_follows_the_state_folder(self, tmp_path, monkeypatch):
        monkeypatch.setattr(os, "getuid", lambda: 4_000_000)
        found = local.runtime_folder({"XDG_STATE_HOME": str(tmp_path)})
        assert found == tmp_path / "desk-stretch" / "run"

    def test_without_the_variable_the_usual_place_is_found(self, tmp_path, monkeypatch):
        class Somewhere(type(tmp_path)):
            def __new__(cls, *parts):
                swapped = [str(tmp_path) if str(p).startswith("/run/user/") else p for p in parts]
                return Path(*swapped)

        monkeypatch.setattr(local, "Path", Somewhere)
        assert local.runtime_folder({}).name == "desk-stretch"


class TestMakePrivate:
    def test_it_is_made_for_one_person(self, tmp_path):
        folder = tmp_path / "a" / "b"
        local.make_private(folder)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    def test_an_open_one_is_closed(self, tmp_path):
        folder = tmp_path / "open"
        folder.mkdir(mode=0o755)
        local.make_private(folder)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    def test_a_link_is_refused(self, tmp_path):
        (tmp_path / "real").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "real")
        with pytest.raises(RemoteError, match="belongs to somebody else"):
            local.make_private(tmp_path / "link")

    def test_a_file_in_its_place_is_told(self, tmp_path):
        (tmp_path / "file").write_text("")
        with pytest.raises(RemoteError, match="cannot be used"):
            local.make_private(tmp_path / "file")


@pytest.mark.skipif(sys.platform != "linux", reason="another system tells it in another way")
@pytest.mark.parametrize("uid", [0, 1000, 2**31, 2**32 - 2])
def test_any_uid_is_the_same_person_as_itself_only(uid, monkeypatch):
    caller = SimpleNamespace(getsockopt=lambda *_: struct.pack("=III", 1, uid, uid))
    monkeypatch.setattr(os, "getuid", lambda: uid)
    assert local.is_same_person(caller)
    monkeypatch.setattr(os, "getuid", lambda: uid + 1)
    assert not local.is_same_person(caller)


def test_the_lock_is_taken_once(tmp_path):
    first = local.take_lock(tmp_path)
    assert first is not None
    assert local.take_lock(tmp_path) is None
    os.close(first)
    again = local.take_lock(tmp_path)
    assert again is not None
    os.close(again)


def test_a_lock_file_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / local.LOCK).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic"):
        local.take_lock(tmp_path)
