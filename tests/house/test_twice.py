"""What two builds are compared by: the same is called the same, and a difference by its name."""

from __future__ import annotations

import tarfile
import zipfile
from io import BytesIO

import pytest

from tools.shipping import twice
from tools.shipping.bundle import _compile


def tarred(path, files, mode=0o644):
    with tarfile.open(path, "w:xz") as packed:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(content), mode
            packed.addfile(info, BytesIO(content))
    return path


def zipped(path, files):
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return path


@pytest.mark.parametrize("pack", [tarred, zipped])
def test_the_file_inside_is_named(tmp_path, pack):
    one = pack(tmp_path / "one", {"a": b"same", "b": b"this"})
    two = pack(tmp_path / "two", {"a": b"same", "b": b"that"})
    assert list(twice.differing(one, two)) == ["b"]


def test_rights_are_a_difference(tmp_path):
    one = tarred(tmp_path / "one", {"a": b"same"})
    two = tarred(tmp_path / "two", {"a": b"same"}, mode=0o600)
    assert list(twice.differing(one, two)) == ["a"]


def test_other_members_and_another_order_are_told(tmp_path):
    one = tarred(tmp_path / "one", {"a": b"", "b": b""})
    two = tarred(tmp_path / "two", {"a": b"", "c": b""})
    turned = tarred(tmp_path / "turned", {"b": b"", "a": b""})
    assert "['b', 'c']" in next(twice.differing(one, two))
    assert list(twice.differing(one, turned)) == ["the members or their order: order"]


@pytest.mark.parametrize(("other", "place"), [(b"abX", "byte 2"), (b"abcd", "the end of one")])
def test_what_is_no_archive_differs_from_a_byte_on(tmp_path, other, place):
    (tmp_path / "one").write_bytes(b"abc")
    (tmp_path / "two").write_bytes(other)
    assert place in next(twice.differing(tmp_path / "one", tmp_path / "two"))


def test_each_file_is_told_and_the_others_counted(tmp_path, monkeypatch, capsys):
    def built(place, kinds, _env, _umask):
        dist = place / "dist"
        dist.mkdir(parents=True)
        (dist / "same").write_bytes(b"same")
        (dist / "other").write_bytes(str(place).encode())
        (dist / f"only-{place.name[:3]}").touch()
        return dist

    monkeypatch.setattr(twice, "_built", built)
    assert twice.build_twice(["wheel"]) == 3
    told = capsys.readouterr().out.splitlines()
    words = ("DIFFERS", "same", "only")
    assert sorted(line.split()[0] for line in told if line.startswith(words)) == [
        "DIFFERS", "only", "only", "same",
    ]  # fmt: skip


def test_the_bundles_modules_are_compiled_the_same_everywhere(tmp_path):
    text = "NAMES = {'a', 'b', 'c'}\ndef f(x):\n    return x in {'p', 'q', 'r'}\n"
    made = []
    for place in ("here", "in a longer place"):
        module = tmp_path / place / "lib" / "app" / "module.py"
        module.parent.mkdir(parents=True)
        module.write_text(text, "utf-8")
        _compile(tmp_path / place)
        (compiled,) = module.parent.glob("__pycache__/*.pyc")
        made.append(compiled.read_bytes())
    assert made[0] == made[1]
    assert made[0][4] == 1, "never looked up again: its folder may not be writable"
