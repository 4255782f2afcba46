"""The command line: hands the words to who reads them, and turns errors into a line.

Exit codes: 0 done, 1 could not be done, 2 wrong words, 130 interrupted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk_stretch.cli import console
from desk_stretch.errors import DeskStretchError, UsageError

if TYPE_CHECKING:
    from desk_stretch.cli.front import Front

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130

_STAYING: tuple[list[str], ...] = ([], ["--background"])
"""The words of a process that stays: it does without argparse and what that brings along."""


def run(argv: Sequence[str], front: Front) -> int:
    """Carry out the command of *argv* (without the program's name) and return the exit code."""
    console.prepare()
    try:
        code = _carry_out(list(argv), front)
        console.finish()
    except UsageError as error:
        console.complain(error)
        return MISUSED
    except DeskStretchError as error:
        console.complain(error)
        _give_up_output(error)
        return FAILED
    except BrokenPipeError:
        console.abandon()
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _give_up_output(error: DeskStretchError) -> None:
    if isinstance(error, console.OutputLost):
        console.abandon()


def _carry_out(argv: list[str], front: Front) -> int:
    if argv in _STAYING:
        from desk_stretch.cli import plain

        return plain.run_app(bool(argv), front)
    from desk_stretch.cli.reading import carry_out

    return carry_out(argv, front)
