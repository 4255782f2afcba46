"""``simulate`` as a command; the notation itself is tried in ``tests/core/breaks``."""

from __future__ import annotations

import pytest

DAY = "policy work 45m\n09:00 active\n09:45 > prompt\n09:45 do skip\n10:30 > prompt\n"
LOG = [
    "2026-01-05 09:45:00  prompt         You have worked for 45 minutes.",
    "2026-01-05 10:30:00  prompt         You have worked for 45 minutes.",
]


@pytest.fixture
def day(tmp_path):
    def write(text):
        path = tmp_path / "day.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def test_a_day_as_expected(desk_stretch, day):
    result = desk_stretch("simulate", day(DAY))
    assert (result.code, result.out.splitlines(), result.err) == (0, LOG, "")


def test_as_json(desk_stretch, day):
    result = desk_stretch("simulate", day(DAY), "--json")
    assert result.code == 0
    assert result.json[0] == {
        "t": 2700.0, "at": "2026-01-05T09:45:00+00:00", "reminder": "rest break",
        "event": "prompt", "reason": "You have worked for 45 minutes.",
    }  # fmt: skip


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_a_preview(desk_stretch, day, option):
    result = desk_stretch("simulate", day("policy work 45m\n09:00 active\n09:45 end\n"), *option)
    assert (result.code, result.err) == (0, "")
    assert bool(option) is not ("preview" in result.out)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (DAY.replace("10:30", "10:31"),
         "line 5: expected prompt at 2026-01-05 10:31:00, but there is prompt at 2026-01-05 "
         "10:30:00."),
        (DAY.replace("10:30 > prompt", "10:30 end"),
         "nothing more is expected, but there is prompt at 2026-01-05 10:30:00."),
        (DAY + "10:30:30 > held\n",
         "line 6: expected held at 2026-01-05 10:30:30, but there is nothing."),
        (DAY + "10:31 do leave\n", "line 6: no routine is running here"),
    ],
)  # fmt: skip
def test_the_first_difference(desk_stretch, day, text, says):
    path = day(text)
    result = desk_stretch("simulate", path)
    assert (result.code, result.err) == (1, f"{path}: {says}\n")


def test_all_wrong_lines(desk_stretch, day):
    path = day("09:00 active\n9 idle\n\n09:10 fly\n")
    result = desk_stretch("simulate", path)
    assert (result.code, result.out) == (1, "")
    numbers = [line.removeprefix(f"{path}: ").split(":")[0] for line in result.err.splitlines()]
    assert numbers == ["line 2", "line 4"]


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\xff\n", "is not text in UTF-8."), (b"#" * (1024 * 1024 + 1), "is larger than 1 MiB.")],
)
def test_what_is_no_day(refused, day, content, says):
    assert says in refused(1, "simulate", day(content))


def test_a_file_that_is_not_there(refused, tmp_path):
    assert "cannot be read: Is a directory." in refused(1, "simulate", str(tmp_path))
