#!/usr/bin/env python3
"""Every chore of the project in one command: set up a machine, run, test, check, build, measure.

Standard library only. It may change `.venv`, `dist` and (asked, or as root) system packages.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
TOOLS_MARK = "# --- tests and tools ---"

# What the libraries inside the Qt wheel ask of the system, and who brings it on Debian
# (libxcb's parts follow a rule, see apt_of_library).
APT_OF_LIBRARY = {
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0", "libX11-xcb.so.1": "libx11-xcb1", "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1", "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1", "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1", "libxcb.so.1": "libxcb1",
    "libxkbcommon.so.0": "libxkbcommon0", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g", "libzstd.so.1": "libzstd1",
}  # fmt: skip

# What the tests of real windows start: a program on the path or a file, and its package.
APT_OF_TOOL = {
    "Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool", "openbox": "openbox",
    "dbus-daemon": "dbus", "dbus-launch": "dbus-x11", "dunst": "dunst", "trayer": "trayer",
    "xprop": "x11-utils", "import": "imagemagick",
    "pulseaudio": "pulseaudio", "parec": "pulseaudio-utils",
    "speech-dispatcher": "speech-dispatcher-espeak-ng",
    "desktop-file-validate": "desktop-file-utils", "appstreamcli": "appstream", "man": "man-db",
    "rpmspec": "rpm", "strace": "strace", "shellcheck": "shellcheck", "yamllint": "yamllint",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/pyatspi": "python3-pyatspi",
}  # fmt: skip

# And what the tests in real compositors start besides; without them those tests are skipped.
APT_OF_COMPOSITOR = {
    "kwin_wayland": "kwin-wayland", "mutter": "mutter", "sway": "sway",
    "pipewire": "pipewire-bin", "pipewire-pulse": "pipewire-pulse", "wireplumber": "wireplumber",
}  # fmt: skip

# What a Debian package is made with.
APT_OF_PACKAGING = {"dpkg-deb": "dpkg", "readelf": "binutils", "strip": "binutils"}


# A test run on every core; who has little left to do takes some of the other's tests. The whole
# has a worker more: tests of real windows wait, for a window or a second process.
WORKSTEAL = ["--dist", "worksteal"]
ON_ALL_CORES = ["-n", "auto", *WORKSTEAL]
ONE_MORE = ["-n", str((os.cpu_count() or 1) + 1), *WORKSTEAL]

# The minute: the inner rings and what the papers say, without what takes long, windows or coverage.
FAST = [f"tests/{ring}" for ring in ("core", "engine", "storage", "remote", "cli")]
FAST += ["tests/acceptance/test_papers.py"]
FAST += ["-m", "not long and not campaign and not desktop and not compositor"]


class SetupError(Exception):
    """What is missing, in one sentence with what to do."""


def say(text: str) -> None:
    """Tell about the set-up; standard output belongs to the program that is run."""
    print(text, file=sys.stderr, flush=True)


# --- system packages ---------------------------------------------------------------------------


def is_root() -> bool:
    """Whether we may install without asking."""
    return bool(getattr(os, "geteuid", lambda: 1)() == 0)


def apt_lines(packages: list[str]) -> list[list[str]]:
    """Give the commands that install *packages*, with sudo where we are not root."""
    sudo = [] if is_root() else ["sudo"]
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    return [[*sudo, "apt-get", "update"], [*sudo, *install]]


def install_packages(packages: list[str], why: str, yes: bool) -> None:
    """Install *packages* as root on Debian and its like; elsewhere name them and ask once."""
    if not shutil.which("apt-get"):
        raise SetupError(f"{why} Install what your system calls: {' '.join(packages)}.")
    lines = apt_lines(packages)
    shown = " && ".join(shlex.join(line) for line in lines)
    if not (is_root() or yes):
        say(f"{why} This line installs it:\n\n    {shown}\n")
        if not sys.stdin.isatty() or input("Run it now? [y/N] ").strip().lower() != "y":
            raise SetupError("Run the line above, then this command again (--yes runs it for you).")
    say(f"Installing {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    results = [subprocess.run(x, env=environment, stdout=sys.stderr, check=False) for x in lines]
    if results[-1].returncode:
        raise SetupError(f"The system packages could not be installed. The line was: {shown}")


def apt_of_library(soname: str) -> str:
    """Name the Debian package of a library: from the table, or by how Debian names libxcb's."""
    if soname.startswith("libxcb-"):
        stem, version = soname.split(".so.")
        return f"{stem}{version}"
    return APT_OF_LIBRARY.get(soname, soname)


def missing_libraries(plugins: list[str]) -> list[str]:
    """List the sonames that Qt's widgets and these platform plugins do not find."""
    pyside = next(VENV.glob("lib/python3*/site-packages/PySide6"), None)
    if pyside is None or not shutil.which("ldd"):
        return []
    files = [pyside / f"Qt{name}.abi3.so" for name in ("Widgets", "Gui", "Core")]
    files += [pyside / f"Qt/plugins/platforms/lib{name}.so" for name in plugins]
    words = ["ldd", *(str(file) for file in files if file.exists())]
    report = subprocess.run(words, capture_output=True, text=True, check=False).stdout
    return sorted({line.split()[0] for line in report.splitlines() if "not found" in line})


def need_libraries(plugins: list[str], yes: bool) -> None:
    """Have every library that Qt needs to show windows; seen once, it is not looked at again."""
    seen = VENV / f".libraries-{'-'.join(plugins)}"
    if os.name != "posix" or sys.platform == "darwin" or seen.exists():
        return
    for attempt in (1, 2):
        missing = missing_libraries(plugins)
        if not missing:
            seen.touch()
            return
        why = f"To show windows, Qt still needs {', '.join(missing)}."
        if attempt == 2:
            raise SetupError(why)
        install_packages(sorted({apt_of_library(name) for name in missing}), why, yes)


def missing_tools(tools: dict[str, str]) -> list[str]:
    """List the programs and files among *tools* that are not found."""
    return [x for x in tools if not (Path(x).exists() if "/" in x else shutil.which(x))]


def need_tools(tools: dict[str, str], yes: bool) -> None:
    """Have all of these programs and files."""
    missing = missing_tools(tools)
    if missing:
        why = f"The tests of real windows need {', '.join(missing)}."
        install_packages(sorted({tools[name] for name in missing}), why, yes)
    if missing_tools(tools):
        raise SetupError(f"Still not found: {', '.join(missing_tools(tools))}.")


def need_desktop(yes: bool) -> None:
    """Have everything that the tests of real windows start."""
    need_libraries(["qxcb", "qoffscreen"], yes)
    need_tools(APT_OF_TOOL, yes)


# --- the environment ---------------------------------------------------------------------------


def is_whole() -> bool:
    """Whether `.venv` has a Python, and the one that it was made with."""
    try:
        config = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    pairs = dict(line.split(" = ", 1) for line in config.splitlines() if " = " in line)
    return PYTHON.exists() and Path(pairs.get("executable", PYTHON)).exists()


def make_environment(yes: bool) -> None:
    """Make `.venv`; Debian keeps a part of venv in a package of its own."""
    if not importlib.util.find_spec("ensurepip"):
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        install_packages([package], "Python's ensurepip is missing.", yes)
    say(f"Making {VENV}")
    words = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(words, stdout=sys.stderr, check=False).returncode:
        raise SetupError(f"The environment could not be made. The line was: {shlex.join(words)}")


def requirements(with_tools: bool) -> str:
    """Read the lock: all of it, or the part that the app itself needs."""
    text = LOCK.read_text(encoding="utf-8")
    return text if with_tools else text.split(TOOLS_MARK)[0]


def install_requirements(with_tools: bool) -> None:
    """Install from the lock, unless exactly this was installed before."""
    wanted = requirements(with_tools)
    if stamp(wanted).exists():
        return
    say("Installing from requirements.lock (only the first time, or when it changed)")
    part = VENV / "requirements.txt"
    part.write_text(wanted, encoding="utf-8")
    words = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    words += ["--quiet", "--no-deps", "--requirement", str(part)]
    if subprocess.run(words, stdout=sys.stderr, check=False).returncode:
        raise SetupError("The packages could not be installed. The lines above say why.")
    for old in [*VENV.glob(".libraries-*"), *VENV.glob(".installed-*")]:
        old.unlink()
    for part_of_it in {wanted, requirements(with_tools=False)}:
        stamp(part_of_it).touch()


def stamp(wanted: str) -> Path:
    """Name the file that stands for *wanted* in this environment."""
    made_by = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    return VENV / f".installed-{hashlib.sha256((wanted + made_by).encode()).hexdigest()[:16]}"


def write_if_new(path: Path, text: str) -> None:
    """Write *text* unless it is there already."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)


def link_checkout() -> Path:
    """Let the environment see the checkout, and give it the `desk-stretch` command."""
    packages = next(VENV.glob("lib/python3*/site-packages"), VENV / "Lib" / "site-packages")
    write_if_new(packages / "desk_stretch.pth", f"{ROOT}\n")
    first = f"#!{PYTHON}"
    if " " in first or len(first) > 120:  # more than the kernel can read
        first = f"#!/bin/sh\n'''exec' {shlex.quote(str(PYTHON))} \"$0\" \"$@\"\n' '''"
    script = BIN / "desk-stretch"
    body = "import sys\nfrom desk_stretch.app import main\nsys.exit(main())\n"
    write_if_new(script, f"{first}\n{body}")
    return script


def set_up(yes: bool, with_tools: bool = True) -> Path:
    """Have a working `.venv`; return the `desk-stretch` command in it."""
    if not is_whole():
        make_environment(yes)
    install_requirements(with_tools)
    return link_checkout()


# --- the commands ------------------------------------------------------------------------------


def shows_windows(words: list[str]) -> bool:
    """Whether `desk-stretch WORDS` opens windows here, so that Qt's libraries are needed."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    opening = words[:1] in ([], ["start"], ["--background"])
    return opening and not {"-h", "--help", "--terminal"} & set(words)


def compile_translations() -> None:
    """Make the files that the app reads its words from, where they are out of date."""
    from tools.translations.compiling import compile_all

    compile_all()


def run(words: list[str], yes: bool) -> int:
    """Start the app, or pass ARGS… to it (`run --help` is the app's own help)."""
    script = set_up(yes, with_tools=False)
    compile_translations()
    if shows_windows(words):
        names = {"WAYLAND_DISPLAY": "qwayland", "DISPLAY": "qxcb"}
        need_libraries([names[key] for key in names if os.environ.get(key)], yes)
    if os.name != "nt":
        os.execv(script, [str(script), *words])
    return subprocess.run([str(PYTHON), str(script), *words], check=False).returncode


def pytest(words: list[str], yes: bool, **environment: str) -> int:
    """Run pytest with *words* on a machine that has all it needs.

    Compiled modules are kept: the tests start hundreds of processes, a second of work each.
    """
    set_up(yes)
    need_desktop(yes)
    compile_translations()
    call = [str(PYTHON), "-m", "pytest", *words]
    variables = os.environ | environment
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(call, cwd=ROOT, env=variables, check=False).returncode


def test(words: list[str], yes: bool) -> int:
    """Run tests [--fast: a minute of them | --desktops: compositors too | pytest's own words…]."""
    if "--desktops" in words:
        need_tools(APT_OF_COMPOSITOR, yes)
        rest = [word for word in words if word != "--desktops"]
        return pytest(["-m", "desktop or compositor", *rest], yes)
    if "--fast" in words:
        rest = [word for word in words if word != "--fast"]
        return pytest([*ON_ALL_CORES, *FAST, *rest], yes)
    whole = [*ONE_MORE, "--cov", "--cov-report=term", "-p", "tests.house.coverage_floors"]
    return pytest(words or whole, yes)


def check(words: list[str], yes: bool) -> int:
    """Lint, format, types for three systems, import contracts, spelling [NAME…: only these]."""
    set_up(yes)
    contracts = "from importlinter.cli import lint_imports_command as main; main()"
    tools = {
        "ruff check": ["-m", "ruff", "check", "--quiet", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "--quiet", "."],
        "import contracts": ["-c", contracts, "--no-logo"],
        "codespell": ["-m", "codespell_lib", "."],
    }
    for system in ("linux", "win32", "darwin"):
        where = ["--platform", system, "--cache-dir", f".mypy_cache/{system}"]
        tools[f"mypy {system}"] = ["-m", "mypy", "--strict", *where]
    runs = {
        name: subprocess.Popen(
            [str(PYTHON), *call], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        for name, call in tools.items()
        if not words or any(word in name for word in words)
    }
    outputs = {name: process.communicate()[0].decode() for name, process in runs.items()}
    for name, process in runs.items():
        print(f"{'FAILED' if process.returncode else 'ok':8}{name}")
        print(outputs[name] if process.returncode else "", end="", flush=True)
    return int(any(process.returncode for process in runs.values()))


def bench(words: list[str], yes: bool) -> int:
    """Measure: run every benchmark (or those named) on this machine [NAME… --OPTION…]."""
    set_up(yes)
    need_desktop(yes)
    first = next((i for i, word in enumerate(words) if word.startswith("-")), len(words))
    names = words[:first] or sorted(
        path.stem
        for path in (ROOT / "benchmarks").glob("*.py")
        if path.stem != "screens" and "def main(" in path.read_text(encoding="utf-8")
    )
    calls = [[str(PYTHON), "-m", f"benchmarks.{name}", *words[first:]] for name in names]
    return max((subprocess.run(x, cwd=ROOT, check=False).returncode for x in calls), default=0)


def build(words: list[str], yes: bool) -> int:
    """Build into dist [wheel|deb|bundle|…: packaging/README.md]; translations must be whole."""
    set_up(yes)
    if {"deb", "bundle", "rpm"} & set(words):
        need_tools(APT_OF_PACKAGING | ({"rpmbuild": "rpm"} if "rpm" in words else {}), yes)
    complete = [str(PYTHON), "-m", "tools.translations", "release"]
    if subprocess.run(complete, cwd=ROOT, check=False).returncode:
        raise SetupError("A translation is missing or wrong, see above: docs/translating.md.")
    call = [str(PYTHON), "-m", "tools.shipping", *words]
    return subprocess.run(call, cwd=ROOT, check=False).returncode


def prove(words: list[str], yes: bool) -> int:
    """Run the long campaigns [pytest's own words…], and write docs/reliability.md."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "rows.jsonl")
        long = ["-m", "campaign", "-o", "faulthandler_timeout=3600"]
        result = pytest([*long, *words], yes, DESK_STRETCH_PROVED=str(rows))
        call = [str(PYTHON), "-m", "tools.reliability", str(rows)]
        written = subprocess.run(call, cwd=ROOT, check=False).returncode
    return result or written


def mutants(words: list[str], yes: bool) -> int:
    """Change core code in small ways and see whether a test fails [PACKAGE… --sample N --left]."""
    set_up(yes)
    need_libraries(["qoffscreen"], yes)
    compile_translations()
    call = [str(PYTHON), "-m", "tools.mutants", *words]
    return subprocess.run(call, cwd=ROOT, check=False).returncode


def screens(words: list[str], yes: bool) -> int:
    """Draw docs/screens anew [--sheets: every look, a sheet each | --film: the README's]."""
    set_up(yes)
    need_libraries(["qoffscreen"], yes)
    compile_translations()
    others = {"--sheets": "tools.screen_sheets", "--film": "tools.film"}
    rest = [word for word in words if word not in others]
    module = next((others[word] for word in words if word in others), "benchmarks.screens")
    call = [str(PYTHON), "-m", module, *rest]
    return subprocess.run(call, cwd=ROOT, check=False).returncode


def figures(words: list[str], yes: bool) -> int:
    """Draw the contact sheets of docs/figures anew [--only ID] [--blind FOLDER SEED: the test]."""
    set_up(yes)
    need_libraries(["qoffscreen"], yes)
    call = [str(PYTHON), "-m", "tools.figures", *words]
    return subprocess.run(call, cwd=ROOT, check=False).returncode


def site(words: list[str], yes: bool) -> int:
    """Build docs into dist/site, with search; a lost link or picture is an error."""
    set_up(yes)
    call = [str(PYTHON), "-m", "tools.site", *words]
    return subprocess.run(call, cwd=ROOT, check=False).returncode


COMMANDS = (run, test, check, bench, build, prove, mutants, screens, figures, site)


def main(words: list[str]) -> int:
    """Find the command and carry it out."""
    yes = words[:1] == ["--yes"]
    name, *rest = words[yes:] or ["--help"]
    command = {each.__name__: each for each in COMMANDS}.get(name)
    if command is None:
        print("usage: python3 dev.py [--yes] COMMAND [ARGS…]\n")
        print("\n".join(f"  {each.__name__:9}{each.__doc__}" for each in COMMANDS))
        print("\n--yes installs missing system packages without asking.")
        return 0 if name in ("-h", "--help") else 2
    if command is not run and "--yes" in rest:
        yes, rest = True, [word for word in rest if word != "--yes"]
    try:
        return command(rest, yes)
    except SetupError as error:
        say(str(error))
        return 1


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - said here, before anything else fails
        sys.exit("Desk Stretch needs Python 3.11 or later.")
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
