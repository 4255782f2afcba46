"""The main job on a real desktop: asked, moved through three minutes, and the record is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desktop.app import READY, App, busy_hands
from tests.desktop.desktop import Desktop

pytestmark = pytest.mark.desktop


@pytest.mark.parametrize("tray", ["xembed", "sni"])
def test_a_person_is_asked_and_moved_and_the_record_is_kept(
    make_desktop: Callable[..., Desktop], tray: str
) -> None:
    desktop = make_desktop(tray=tray, accessibility=True)
    app = App(desktop).start()
    hands = busy_hands(desktop)

    card = desktop.wait_window("A good moment", 30)
    assert card.width <= 360
    assert card.height <= 200
    hands.stop()
    app.click_away("^Start", "A good moment")
    desktop.wait_window("Routine")
    assert app.status()["state"] == "routine"
    app.wait_state("away", deadline_s=30)

    (session,) = [row for row in app.json("history") if row["kind"] == "session"]
    assert session["outcome"] == "completed"
    assert session["asked"]
    assert session["steps_done"] == session["steps_total"] == 5
    assert session["seconds"] == pytest.approx(180, abs=1)
    assert session["rehearsal"]
    assert app.run("quit").returncode == 0
    assert app.process is not None
    assert app.process.wait() == 0
    assert app.complaints == []


def test_a_routine_done_in_a_terminal_answers_the_prompt_of_the_running_app(
    make_desktop: Callable[..., Desktop],
) -> None:
    desktop = make_desktop(tray="xembed")
    app = App(desktop, settings=READY + "quiet = 0\n").has_worked(5).start()
    hands = busy_hands(desktop)
    desktop.wait_window("A good moment", 30)
    hands.stop()

    assert app.run("start", "--terminal").returncode == 0
    desktop.wait_no_window("A good moment")
    assert app.status()["state"] in ("counting", "away")
    (session,) = [row for row in app.json("history") if row["kind"] == "session"]
    assert session["outcome"] == "completed"
    assert app.process is not None
    assert app.process.is_running
    assert app.complaints == []
