"""A fault of ours behind any port: told once, and the reminders go on."""

from __future__ import annotations

import pytest

from desk_stretch.engine.commands import SetSettings
from desk_stretch.engine.events import Noticed, PromptOpened
from tests.engine.desk import READY, Desk

SENTENCE = "Something went wrong; the reminders go on."

BEHIND = {
    "the idle source": ("idle", "since_input"),
    "a row of the record": ("record", "add_prompt"),
    "the kept plan": ("record", "save_state"),
}


@pytest.mark.parametrize("place", BEHIND)
def test_a_port_with_a_fault(place, expected_warnings):
    expected_warnings("An error in the engine's inbox")
    desk = Desk(READY | {"breaks.work_time": 30, "breaks.daily_cap": 10}).start()
    port, name = BEHIND[place]
    owner = getattr(desk, port)
    whole = getattr(owner, name)
    broken = [True]

    def call(*given):
        if broken[0]:
            raise ZeroDivisionError("secret")
        return whole(*given)

    setattr(owner, name, call)
    desk.wait(90)
    assert [each.sentence for each in desk.heard(Noticed)] == [SENTENCE]
    broken[0] = False
    desk.engine.do(SetSettings({"breaks.work_time": 20}))
    before = len(desk.heard(PromptOpened))
    desk.wait(120)
    assert len(desk.heard(PromptOpened)) > before


@pytest.mark.parametrize("news", ["idle", "active", "lock", "sleep"])
def test_news_with_a_fault(news, expected_warnings):
    expected_warnings("An error in the engine's inbox")
    desk = Desk(READY).start()
    look = desk.engine._reminding._prompting.follow

    def fail(_plans):
        raise KeyError("secret")

    desk.engine._reminding._prompting.follow = fail

    def come_back():
        desk.idle.last_key = desk.clock.now().steady
        desk.idle.on_active()

    for _ in range(3):
        {
            "idle": desk.idle.on_idle, "active": lambda: (desk.idle.on_idle(), come_back()),
            "lock": lambda: desk.lock.on_lock(True), "sleep": lambda: desk.lock.on_sleep(False),
        }[news]()  # fmt: skip
    assert [each.sentence for each in desk.heard(Noticed)] == [SENTENCE]
    desk.engine._reminding._prompting.follow = look
    desk.lock.on_lock(False)
    desk.wait(60)
    assert desk.heard(PromptOpened)
