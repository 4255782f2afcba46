"""The routine as a page and as lines, in every size and language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch import i18n
from desk_stretch.cli.terminal_text import Look, bar, big, cut, flow, width, wrap
from desk_stretch.cli.terminal_view import KEYS, heading, line, page
from desk_stretch.core.catalogue.exercise import Dose
from desk_stretch.core.session.safety import FOOTER
from desk_stretch.core.session.session import TABLE, Session
from desk_stretch.core.session.snapshot import Action, SessionState
from tests.cli.terminal_stage import plain
from tests.core.session.samples import at, routine, step, three_minutes


def begin(made=None):
    return Session.begin(made or three_minutes(), at(0))


def text(snapshot, look=None):
    return plain("\n".join(page(snapshot, look or Look(), "A sample")))


@given(
    st.integers(1, 130), st.integers(1, 40), st.floats(0, 179),
    st.sampled_from([None, Action.PAUSE, Action.SELF_PACED, Action.SLOWER]),
)  # fmt: skip
def test_a_page_fits_every_terminal(columns, rows, second, action):
    session = begin() if action is None else begin().do(action, at(second))
    lines = page(session.snapshot(at(second)), Look(columns, rows), "A sample")
    assert 1 <= len(lines) <= rows
    assert max(width(plain(one)) for one in lines) <= columns


@pytest.mark.parametrize("second", [2, 40, 77, 120])
def test_forty_columns_show_everything(second):
    snapshot = begin().snapshot(at(second))
    shown = " ".join(text(snapshot, Look(40, 30)).split())
    assert FOOTER in shown
    for key in KEYS:
        assert f"{key.label} {key.text}" in shown
    assert snapshot.next_step.exercise.name in shown


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (80, 6), (40, 8), (40, 5)])
def test_where_rows_are_few_the_essential_stays(columns, rows):
    shown = " ".join(text(begin().snapshot(at(40)), Look(columns, rows)).split())
    assert "Ear to shoulder, left" in shown
    assert "Hold, 14 s" in shown
    assert FOOTER in shown


def test_the_countdown_is_big_where_there_is_room():
    assert "██████" in text(begin().snapshot(at(5)))
    assert "█" not in text(begin().snapshot(at(5)), Look(80, 12))
    assert "█" not in text(begin().snapshot(at(5)), Look(10, 40))


def test_without_unicode_plain_signs_do():
    assert text(begin().snapshot(at(5)), Look(is_unicode=False)).isascii()


def test_what_is_out_of_the_ordinary_is_said():
    session = begin().do(Action.SLOWER, at(1)).do(Action.PAUSE, at(1))
    assert "Paused. Space goes on. Slower: 1.5 times as long." in text(session.snapshot(at(1)))
    assert "Space go on" in text(session.snapshot(at(1)))


def test_the_caution_is_shown_while_preparing():
    assert "Press lightly and keep breathing." in text(begin().snapshot(at(76)))
    assert "Press lightly" not in text(begin().snapshot(at(82)))


def test_repetitions_are_counted():
    assert "Move 2 of 5, 3 s" in text(begin().snapshot(at(111 + 8 + 6)))


def test_after_the_last_step_comes_the_end():
    assert "Next: the end" in text(begin().snapshot(at(170)))


def test_every_word_is_translated():
    i18n.use(i18n.PSEUDO)
    try:
        shown = text(begin().snapshot(at(40)), Look(200, 60))
    finally:
        i18n.use("en")
    letters = set("aceilnorsuyz")
    for one in shown.splitlines():
        words = [w for w in one.split() if not set(w) <= set("bnsphqs!0123456789█━─/")]
        assert not any(set(word) & letters for word in words), one


def test_a_file_cannot_send_control_sequences():
    made = routine(step(20, name="Evil \x1b[2J name"))
    snapshot = begin(made).snapshot(at(1))
    for shown in (*page(snapshot, Look(has_color=False), "x\x1by"), line(snapshot)):
        assert "\x1b" not in shown.replace("\x1b[1m", "").replace("\x1b[0m", "")


def test_every_key_does_something_while_running():
    assert {key.action for key in KEYS} == set(TABLE[SessionState.RUNNING])
    assert len({key.char for key in KEYS}) == len(KEYS)


def test_a_line_for_each_segment():
    assert line(begin().snapshot(at(40))) == (
        "0:36  2/5  Ear to shoulder, left – Hold, 18 s: Let the left ear sink away from the right."
    )
    assert line(begin().snapshot(at(88))).startswith("1:25  3/5  Press – Rest 1 of 3, 5 s: ")
    assert line(begin().snapshot(at(180))).startswith("3:00  The routine is over.")


def test_the_heading_counts_steps():
    assert heading(three_minutes()) == "A sample: 3:00, 5 steps"
    assert heading(routine(step(75, dose=Dose(30)))) == "A sample: 1:15, 1 step"


@given(st.text(max_size=200), st.integers(1, 60))
def test_wrapped_lines_are_never_too_wide(words, columns):
    for one in wrap(words, columns):
        assert width(one) <= max(columns, 2)


@given(st.lists(st.text("abc", min_size=1, max_size=9), max_size=30), st.integers(1, 30))
def test_wrapping_loses_nothing(words, columns):
    assert "".join(wrap(" ".join(words), columns)).replace(" ", "") == "".join(words)


def test_wide_letters_take_two_cells_and_accents_none():
    assert width("伸ばす") == 6
    assert width("e\u0301") == 1
    assert wrap("伸ばす 伸ばす", 6) == ["伸ばす", "伸ばす"]
    assert cut("伸ばす", 5) == "伸ば"
    assert cut("", 5) == ""


def test_items_are_not_broken_apart():
    assert flow(["q stop", "! something is wrong"], 22) == ["q stop", "! something is wrong"]


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "----"), (0.5, "##--"), (1, "####"), (7, "####"), (-1, "----")]
)
def test_the_bar(share, shown):
    assert bar(share, 4, is_unicode=False) == shown


def test_big_digits():
    assert big(17, is_unicode=False) == [
        "    ##  ######",
        "    ##      ##",
        "    ##      ##",
        "    ##      ##",
        "    ##      ##",
    ]
