"""The app with one fault in it: the first call that Qt, the loop or the engine makes into the
function that ``FAULT_AT`` names raises. Without it, the names of all such functions are written to
the file that ``SLOTS`` names."""

import os
import sys
from pathlib import Path
from types import CodeType, FrameType

from PySide6.QtWidgets import QApplication

ROOT = str(Path(__file__).parent.parent.parent / "desk_stretch") + os.sep
SLOTS, FAULT_AT = os.environ.get("SLOTS", ""), os.environ.get("FAULT_AT", "")
CALLERS = ("_counted_exec", "_announce", "guarded")
_begun: list[bool] = []
_met: set[str] = set()
_exec = QApplication.exec


def _counted_exec(*_: object) -> int:
    _begun.append(True)
    code = _exec()
    sys.settrace(None)  # what is taken down from here on is called by nobody from outside
    return code


def _is_called_from_outside(caller: FrameType | None) -> bool:
    """Whether the event loop called it, a list of listeners, or the engine's inbox."""
    while caller is not None and caller.f_code.co_name == "<lambda>":
        caller = caller.f_back
    return caller is not None and caller.f_code.co_name in CALLERS


def _name(code: CodeType) -> str:
    return f"{code.co_filename.removeprefix(ROOT)}:{code.co_qualname}"


def _look(frame: FrameType, event: str, _argument: object) -> None:
    code = frame.f_code
    if not _begun or event != "call" or not code.co_filename.startswith(ROOT):
        return
    if not _is_called_from_outside(frame.f_back) or (name := _name(code)) in _met:
        return
    _met.add(name)
    if SLOTS:
        with Path(SLOTS).open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
    if name == FAULT_AT:
        sys.settrace(None)  # all that comes after it goes at its own pace
        raise ZeroDivisionError("a fault on purpose")


QApplication.exec = _counted_exec

from desk_stretch.app import main  # noqa: E402 - the fault first
from desk_stretch.ui.session import ready  # noqa: E402

ready.READY_AFTER_MS = 500
sys.settrace(_look)
sys.exit(main())
