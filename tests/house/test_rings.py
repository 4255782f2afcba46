"""Who may import whom: the contracts of pyproject.toml, and Qt only when windows are wanted."""

from __future__ import annotations

import subprocess
import sys

from tests.house.sources import ROOT, project


def _python(*words):
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_contracts_are_kept():
    done = _python("-c", "from importlinter.cli import lint_imports_command as main; main()")
    assert done.returncode == 0, done.stdout


def test_the_contracts_have_no_exceptions():
    contracts = project()["tool"]["importlinter"]["contracts"]
    assert [each["id"] for each in contracts if "ignore_imports" in each] == []
    layers = [each for each in contracts if each["type"] == "layers"]
    assert [each["id"] for each in layers] == ["rings", "core-rings"]
    assert all(each["exhaustive"] for each in layers)


def test_the_app_starts_without_qt():
    """Only windows need Qt; the command line answers sooner without it."""
    script = "import sys, desk_stretch.app; print([m for m in sys.modules if 'PySide6' in m])"
    done = _python("-c", script)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
