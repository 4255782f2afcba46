"""Records of several computers: one set, whatever the order, however often, whatever is damaged."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.core.history.exchange import WholeSession
from desk_stretch.core.history.merge import (
    LONGEST_LINE,
    LONGEST_NAME,
    Kept,
    Named,
    NotALine,
    Shared,
    Turn,
    _sum,
    gathered,
    is_gone,
    record_id,
    understood,
    written,
)
from desk_stretch.core.history.records import Outcome
from tests.storage.exchange_entries import PROMPT, PROMPTS, SESSION, STEP, WHOLE

HERE, THERE = "0a" * 8, "0b" * 8
WHOLE_SESSION = WholeSession(SESSION, (STEP,))
KEPT = Kept(record_id(PROMPT), HERE, PROMPT)
COMPUTERS = st.sampled_from([HERE, THERE])
ENTRIES = st.one_of(PROMPTS, WHOLE)
KEPTS = st.builds(lambda entry, by: Kept(record_id(entry), by, entry), ENTRIES, COMPUTERS)
# Few ids and small numbers, so that lines meet.
TURNS = st.builds(Turn, st.sampled_from([record_id(PROMPT), "aa", "bb"]), st.integers(1, 6))
NAMES = st.builds(Named, COMPUTERS, st.sampled_from(["Desk", "Laptop", ""]), st.integers(1, 4))
LINES = st.lists(st.one_of(KEPTS, TURNS, NAMES, st.just(KEPT)), max_size=12)


def with_sum(values):
    rest = json.dumps(values).encode()[1:]
    return b'{"sum": "' + _sum(rest) + b'", ' + rest


@given(LINES)
def test_what_is_written_is_understood(lines):
    raws = [written(line) for line in lines]
    assert [understood(raw[:-1]) for raw in raws] == lines
    for raw in raws:
        assert raw.endswith(b"\n")
        assert raw.count(b"\n") == 1
        assert json.loads(raw)["sum"]


@pytest.mark.long
@given(LINES, st.data())
def test_neither_order_nor_repetition_matters(lines, data):
    whole = gathered(lines)
    again = [line for line in lines if data.draw(st.booleans())]
    assert gathered(data.draw(st.permutations(lines + again))) == whole


@pytest.mark.long
@given(LINES, LINES, LINES)
def test_joining_is_the_same_in_any_grouping(one, two, three):
    a, b, c = map(gathered, (one, two, three))
    assert a.joined(b) == b.joined(a) == gathered(one + two)
    assert a.joined(b).joined(c) == a.joined(b.joined(c))
    assert a.joined(a) == a.joined(Shared()) == a


@given(LINES, st.data())
def test_a_file_that_is_cut_or_damaged_says_less_but_nothing_else(lines, data):
    raw = b"".join(map(written, lines))
    place = data.draw(st.integers(0, len(raw)))
    damage = data.draw(st.sampled_from([b"", b"\0\0\0", b"\n", b"}", "ä".encode()]))
    kept = []
    for line in (raw[:place] + damage).split(b"\n"):
        try:
            kept.append(understood(line))
        except NotALine:
            continue
    assert all(line in lines for line in kept)
    assert len(kept) >= raw[:place].count(b"\n")


def test_a_turn_deletes_and_restores():
    assert gathered([KEPT]).present() == (KEPT,)
    assert gathered([KEPT, Turn(KEPT.id, 2)]).present() == ()
    assert gathered([Turn(KEPT.id, 3), KEPT, Turn(KEPT.id, 2)]).present() == (KEPT,)
    assert (is_gone(1), is_gone(2), is_gone(3)) == (False, True, False)


def test_the_last_name_is_the_name():
    found = gathered([Named(HERE, "New", 2), Named(HERE, "Old", 1), Named(THERE, "There", 1)])
    assert {one.computer: one.name for one in found.names.values()} == {HERE: "New", THERE: "There"}


def test_the_id_stays_whatever_is_added_to_a_record():
    # Written down: a later version that makes other ids would double every history.
    assert record_id(PROMPT) == record_id(replace(PROMPT, reason="else", computer=THERE))
    assert record_id(WHOLE_SESSION) == record_id(WholeSession(replace(SESSION, done_s=1.0)))
    assert record_id(PROMPT) != record_id(replace(PROMPT, outcome=Outcome.MISSED))
    assert record_id(PROMPT) == "3b39ca26f7623df81c8ea50358656faf"
    assert record_id(WHOLE_SESSION) == "e89f1d7f7d9a25064e03af06b9842a1c"


GOOD = json.loads(written(KEPT))
RECORD = GOOD["record"]


@pytest.mark.parametrize(
    "values",
    [
        5,
        [],
        "turn",
        {},
        {"turn": 0, "id": "aa"},
        {"turn": True, "id": "aa"},
        {"turn": 10**12, "id": "aa"},
        {"turn": 2, "id": "xyz"},
        {"turn": 2, "id": ""},
        {"turn": 2, "id": "a" * 40},
        {"turn": 2, "id": 5},
        {"name": 5, "by": HERE, "n": 1},
        {"name": "a\nb", "by": HERE, "n": 1},
        {"name": "a" * (LONGEST_NAME + 1), "by": HERE, "n": 1},
        {"name": "a", "by": "../..", "n": 1},
        {"id": "aa", "by": HERE, "record": RECORD},
        {"id": KEPT.id, "by": "X", "record": RECORD},
        {"id": KEPT.id, "by": HERE, "record": 5},
        {"id": KEPT.id, "by": HERE, "record": {**RECORD, "at": "yesterday"}},
        {"id": KEPT.id, "by": HERE, "record": {**RECORD, "kind": "later version"}},
        {"id": KEPT.id, "by": HERE, "record": {"kind": "resting", "at": PROMPT.at, "exercise": "a",
                                               "until": PROMPT.at, "undone": False}},
        {"id": record_id(WHOLE_SESSION), "by": HERE,
         "record": json.loads(written(Kept("", HERE, WholeSession(
             replace(SESSION, outcome=None)))))["record"]},
    ],
)  # fmt: skip
def test_what_is_no_line_of_ours_is_refused(values):
    with pytest.raises(NotALine):
        understood(with_sum(values) if isinstance(values, dict) else json.dumps(values).encode())


def test_a_known_line_with_a_word_more_is_understood():
    values = {key: value for key, value in GOOD.items() if key != "sum"}
    assert understood(with_sum({**values, "later": 1})) == KEPT


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b'{"sum": ',
        written(KEPT)[:-2],
        written(KEPT)[:-1].replace(b"skipped", b"missed "),
        written(KEPT)[:-1] + b" ",
        with_sum({"turn": 2, "id": "aa", "pad": "x" * LONGEST_LINE}),
    ],
)
def test_a_line_that_is_not_whole_is_refused(raw):
    with pytest.raises(NotALine):
        understood(raw)


def test_a_line_that_nests_without_end_is_refused():
    rest = b'"a": ' + b"[" * 100_000
    with pytest.raises(NotALine):
        understood(b'{"sum": "' + _sum(rest) + b'", ' + rest)


def test_two_that_differ_under_one_id_end_alike_everywhere():
    other = replace(KEPT, entry=replace(PROMPT, reason="another reason"))
    assert gathered([KEPT, other]).records == gathered([other, KEPT]).records
