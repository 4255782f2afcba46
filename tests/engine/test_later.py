"""What waits for the window: done soon, in order, once, and before whatever comes next."""

from __future__ import annotations

import pytest

from desk_stretch.core.session.snapshot import Action
from desk_stretch.engine import commands as c
from desk_stretch.engine.events import Noticed, SessionBegun
from desk_stretch.engine.later import PAINTED_S, Later
from desk_stretch.errors import StorageError
from tests.engine.desk import READY, Desk
from tests.fakes import FakeLoop


@pytest.fixture
def loop() -> FakeLoop:
    return FakeLoop()


def test_it_is_done_once_and_in_order(loop: FakeLoop) -> None:
    done: list[str] = []
    later = Later(loop, lambda call: call)
    later.add(lambda: done.append("choice"))
    later.add(lambda: done.append("cue"))
    loop.run(PAINTED_S / 2)
    assert done == []
    loop.run(PAINTED_S)
    assert done == ["choice", "cue"]
    later.add(lambda: done.append("again"))
    later.now()
    loop.run(1)
    assert done == ["choice", "cue", "again"]


def test_what_is_added_meanwhile_waits_in_its_turn(loop: FakeLoop) -> None:
    done: list[str] = []
    later = Later(loop, lambda call: call)
    later.add(lambda: later.add(lambda: done.append("second")))
    later.now()
    assert done == []
    loop.run(1)
    assert done == ["second"]


def test_the_window_is_told_before_anything_is_written_or_sounds() -> None:
    desk = Desk(READY | {"movement.posture": "sitting"}).start()
    desk.engine.do(c.StartRoutine(routine="standing-classic"))
    assert desk.heard(SessionBegun)
    assert desk.player.played == []
    assert desk.engine.settings.movement.posture == "sitting"
    desk.engine.do(c.Act(Action.PAUSE))
    assert desk.engine.settings.movement.posture == "standing"
    assert len(desk.player.played) == 1


def test_an_error_in_it_is_told_and_the_next_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise StorageError("The disk is full.")

    desk = Desk(READY).start()
    monkeypatch.setattr(desk.settings, "save", full)
    desk.engine.do(c.StartRoutine(routine="standing-classic"))
    desk.loop.run(1)
    assert desk.heard(Noticed)
    assert desk.player.played
