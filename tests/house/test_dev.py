"""dev.py: what it finds missing, what it installs, and that a second start installs nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.house.sources import project


@pytest.fixture
def calls(monkeypatch, tmp_path):
    """Record what would be run, in an environment that was just made."""
    made = []

    def run(words, **_options):
        made.append([str(word) for word in words])
        return subprocess.CompletedProcess(words, 0, stdout="")

    monkeypatch.setattr(dev.subprocess, "run", run)
    venv = tmp_path / ".venv"
    packages = venv / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    (venv / "bin").mkdir()
    (venv / "bin" / "python").touch()
    (venv / "pyvenv.cfg").write_text(f"home = /usr/bin\nexecutable = {sys.executable}\n")
    monkeypatch.setattr(dev, "VENV", venv)
    monkeypatch.setattr(dev, "BIN", venv / "bin")
    monkeypatch.setattr(dev, "PYTHON", venv / "bin" / "python")
    return made


@pytest.fixture
def not_root(monkeypatch):
    """Be somebody who may not install packages, without a terminal."""
    monkeypatch.setattr(dev, "is_root", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.sys.stdin, "isatty", lambda: False, raising=False)


def test_a_second_start_installs_nothing(calls):
    dev.set_up(yes=False)
    assert [words[1:4] for words in calls] == [["-m", "pip", "install"]]
    assert "--require-hashes" in calls[0]
    assert dev.set_up(yes=False) == dev.BIN / "desk-stretch"
    assert len(calls) == 1


def test_a_changed_lock_is_installed(calls, monkeypatch):
    dev.set_up(yes=False)
    monkeypatch.setattr(dev, "requirements", lambda with_tools: "another==1")
    dev.set_up(yes=False)
    assert len(calls) == 2


def test_running_needs_no_tools(calls):
    dev.set_up(yes=False, with_tools=False)
    written = (dev.VENV / "requirements.txt").read_text("utf-8")
    assert "pyside6-essentials" in written
    assert "pytest" not in written


def test_what_the_tests_need_includes_what_the_app_needs(calls):
    dev.set_up(yes=False)
    dev.set_up(yes=False, with_tools=False)
    assert len(calls) == 1


def test_an_environment_that_lost_its_python_is_made_anew(calls):
    (dev.VENV / "pyvenv.cfg").write_text("executable = /nowhere/python3\n")
    dev.make_environment(yes=False)
    assert not dev.is_whole()
    assert calls[0][1:4] == ["-m", "venv", "--clear"]


def test_a_missing_venv_package_is_named(calls, not_root, monkeypatch):
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(dev.SetupError):
        dev.make_environment(yes=False)
    dev.make_environment(yes=True)
    assert calls[1][-1] == f"python3.{sys.version_info.minor}-venv"


@pytest.mark.parametrize("folder", ["/plain", "/with space", "/" + "long" * 40])
def test_the_command_starts_from_any_folder(calls, monkeypatch, folder):
    monkeypatch.setattr(dev, "PYTHON", Path(folder) / "python")
    script = dev.link_checkout().read_text("utf-8")
    first = script.splitlines()[0]
    assert len(first) <= 120
    assert first.count(" ") == 0
    assert f"{folder}/python" in script
    compile(script, "desk-stretch", "exec")


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libxcb.so.1", "libxcb1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libGL.so.1", "libgl1"),
        ("libunheard-of.so.3", "libunheard-of.so.3"),
    ],
)
def test_a_library_is_known_by_its_package(soname, package):
    assert dev.apt_of_library(soname) == package


def test_all_that_qt_links_here_has_a_package():
    """A new Qt that asks for more would otherwise be noticed on a bare machine only."""
    pyside = next(dev.VENV.glob("lib/python3*/site-packages/PySide6"))
    names = ("libqxcb.so", "libqwayland.so", "libqoffscreen.so")
    files = [pyside / "Qt/plugins/platforms" / name for name in names]
    files += [pyside / f"Qt{name}.abi3.so" for name in ("Widgets", "Gui", "Core")]
    report = subprocess.run(["ldd", *files], capture_output=True, text=True, check=True).stdout
    direct = {line.split()[0] for line in report.splitlines() if "=> /" in line}
    ours = {name for name in direct if name.startswith(("libQt6", "libicu", "libpyside", "libshi"))}
    system = {name for name in direct - ours if name.startswith(("libxcb", "libxkb", "libway"))}
    assert system
    assert [name for name in system if dev.apt_of_library(name) == name] == []


def test_a_missing_library_is_installed_once(calls, monkeypatch):
    answers = [["libGL.so.1"], []]
    monkeypatch.setattr(dev, "is_root", lambda: True)
    monkeypatch.setattr(dev.shutil, "which", lambda name: name)
    monkeypatch.setattr(dev, "missing_libraries", lambda plugins: answers.pop(0))
    dev.need_libraries(["qxcb"], yes=False)
    dev.need_libraries(["qxcb"], yes=False)
    update, install = calls
    assert update == ["apt-get", "update"]
    assert install[-1] == "libgl1"


def test_a_library_that_stays_missing_is_an_error(calls, monkeypatch):
    monkeypatch.setattr(dev, "is_root", lambda: True)
    monkeypatch.setattr(dev.shutil, "which", lambda name: name)
    monkeypatch.setattr(dev, "missing_libraries", lambda plugins: ["libGL.so.1"])
    with pytest.raises(dev.SetupError, match=r"libGL\.so\.1"):
        dev.need_libraries(["qxcb"], yes=False)


def test_without_rights_the_exact_line_is_printed(calls, not_root, capsys):
    with pytest.raises(dev.SetupError):
        dev.install_packages(["xvfb", "openbox"], "Tools are missing.", yes=False)
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb openbox"
    shown = capsys.readouterr()
    assert line in shown.err
    assert shown.out == ""
    assert calls == []


@pytest.mark.parametrize(("answer", "installed"), [("y", True), ("", False), ("no", False)])
def test_on_a_terminal_it_asks_once(calls, not_root, monkeypatch, answer, installed):
    asked = []
    monkeypatch.setattr(dev.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or answer)
    try:
        dev.install_packages(["xvfb"], "Tools are missing.", yes=False)
    except dev.SetupError:
        assert not installed
    assert len(asked) == 1
    assert bool(calls) is installed


def test_yes_answers_for_scripts(calls, not_root):
    dev.install_packages(["xvfb"], "Tools are missing.", yes=True)
    assert calls[-1][:3] == ["sudo", "apt-get", "install"]


def test_elsewhere_the_packages_are_named(monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    with pytest.raises(dev.SetupError, match="xvfb"):
        dev.install_packages(["xvfb"], "Tools are missing.", yes=True)


def test_a_tool_that_is_missing_fails_the_tests(calls, monkeypatch):
    monkeypatch.setattr(dev, "need_libraries", lambda plugins, yes: None)
    monkeypatch.setattr(dev, "install_packages", lambda packages, why, yes: None)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "trayer" else name)
    with pytest.raises(dev.SetupError, match="trayer"):
        dev.need_desktop(yes=False)


@pytest.mark.parametrize(
    ("words", "display", "shows"),
    [
        ([], ":1", True),
        ([], "", False),
        (["--background"], ":1", True),
        (["--help"], ":1", False),
        (["status", "--json"], ":1", False),
        (["start"], ":1", True),
        (["start", "--posture", "sitting"], ":1", True),
        (["start", "--terminal"], ":1", False),
        (["start", "--help"], ":1", False),
    ],
)
def test_only_windows_need_libraries(monkeypatch, words, display, shows):
    monkeypatch.setenv("DISPLAY", display)
    assert dev.shows_windows(words) is shows


def test_the_words_of_run_reach_the_program_untouched(monkeypatch):
    seen = []
    monkeypatch.setattr(dev, "set_up", lambda yes, with_tools: Path("/bin/desk-stretch"))
    monkeypatch.setattr(dev.os, "execv", lambda path, words: seen.append(words[1:]))
    monkeypatch.setattr(
        dev.subprocess, "run", lambda words, check: subprocess.CompletedProcess(words, 7)
    )
    dev.main(["run", "--help", "--yes", "--", "x"])
    assert seen == [["--help", "--yes", "--", "x"]]


def _words_given(monkeypatch, words):
    given = []
    for name in ("set_up", "need_desktop"):
        monkeypatch.setattr(dev, name, lambda yes: given.append(yes))
    monkeypatch.setattr(
        dev.subprocess,
        "run",
        lambda line, **_: given.append(line[3:]) or subprocess.CompletedProcess(line, 5),
    )
    assert dev.main(words) == 5
    return given


def test_fast_is_the_inner_rings_and_the_papers_without_what_takes_long(monkeypatch):
    yes, _, words = _words_given(monkeypatch, ["test", "--fast", "--yes", "-x"])
    assert yes is True
    assert words == [*dev.ON_ALL_CORES, *dev.FAST, "-x"]
    places = {word.removeprefix("tests/") for word in dev.FAST if word.startswith("tests/")}
    whole = project()["tool"]["desk-stretch"]["coverage"]
    assert places - {"acceptance/test_papers.py"} == {
        ring for ring, floor in whole.items() if floor == 100
    }
    assert dev.FAST[-1].startswith("not long and ")


def test_compiled_modules_are_kept_for_the_next_process(monkeypatch):
    given = []
    for name in ("set_up", "need_desktop"):
        monkeypatch.setattr(dev, name, lambda yes: None)
    monkeypatch.setattr(dev, "compile_translations", lambda: None)
    done = subprocess.CompletedProcess([], 0)
    monkeypatch.setattr(dev.subprocess, "run", lambda line, env, **_: given.append(env) or done)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert dev.pytest(["tests/core"], yes=False, MORE="1") == 0
    assert given[0]["MORE"] == "1"
    assert "PYTHONDONTWRITEBYTECODE" not in given[0]


def test_desktops_brings_the_compositors(monkeypatch):
    asked = []
    monkeypatch.setattr(dev, "need_tools", lambda tools, yes: asked.append((tools, yes)))
    words = _words_given(monkeypatch, ["test", "--desktops", "tests/platform", "--yes"])[2]
    assert words == ["-m", "desktop or compositor", "tests/platform"]
    assert asked == [(dev.APT_OF_COMPOSITOR, True)]


def test_a_whole_run_is_held_to_its_coverage(monkeypatch):
    assert "tests.house.coverage_floors" in _words_given(monkeypatch, ["test"])[2]
    assert "tests.house.coverage_floors" not in _words_given(monkeypatch, ["test", "tests/x"])[2]


def test_campaigns_run_when_asked(monkeypatch):
    _, _, tests, rows = _words_given(monkeypatch, ["prove", "-k", "kill"])
    assert tests[:2] + tests[-2:] == ["-m", "campaign", "-k", "kill"]
    assert rows[0].endswith(".jsonl")


def test_what_is_missing_is_one_sentence(monkeypatch, capsys):
    def fail(yes):
        raise dev.SetupError("Something is missing.")

    monkeypatch.setattr(dev, "set_up", fail)
    assert dev.main(["check"]) == 1
    assert capsys.readouterr().err == "Something is missing.\n"


@pytest.mark.parametrize(("words", "status"), [([], 0), (["--help"], 0), (["dance"], 2)])
def test_the_help_lists_every_command(capsys, words, status):
    assert dev.main(words) == status
    shown = capsys.readouterr().out
    assert all(f"  {command.__name__} " in shown for command in dev.COMMANDS)


def test_check_fails_if_one_tool_does(monkeypatch, capsys):
    class Tool:
        def __init__(self, words, **_options):
            self.returncode = int("codespell_lib" in words)

        def communicate(self):
            return (b"a report\n", None)

    monkeypatch.setattr(dev, "set_up", lambda yes: None)
    monkeypatch.setattr(dev.subprocess, "Popen", Tool)
    assert dev.main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "FAILED  codespell" in lines
    assert lines.count("a report") == 1
    assert [line[:2] for line in lines].count("ok") == 6
    assert dev.main(["check", "mypy"]) == 0
