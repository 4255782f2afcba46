"""One form, ready to be drawn: its frame on either side, and the pictures that stand for it."""

from __future__ import annotations

import pytest

from desk_stretch.core.figure.arrows import press_path
from desk_stretch.core.figure.framing import MARGIN, framing_of
from desk_stretch.core.figure.geometry import distance, dot
from desk_stretch.core.session.acting import Loop
from desk_stretch.core.session.rehearsal import main_still_of, rehearse
from tests.core.session.staged import exercise

START = {"role": "start", "pose": "start", "move": 1.5, "cue": "Sit."}
REST = {**START, "role": "rest", "cue": "Come back."}
OUT = {"wide": {"right_arm": "straight out"}}


def work(pose, **more):
    """A phase of work that says its side."""
    return {"role": "work", "pose": pose, "move": 2.0, "cue": "To the {side}.", **more}


def rehearsed(*phases, mirror=True, **words):
    """The rehearsal of a form of these phases after its start."""
    form = exercise(phases=[START, *phases], **words).forms[0]
    return rehearse(form, mirror=mirror)


def whole_frame(rehearsal, side):
    """What holds every instant of a form's movement on a side."""
    loop = Loop(rehearsal, side)
    stills = [loop.still(n / 10) for n in range(int(loop.seconds * 10))]
    bodies = [still.skeleton for still in stills]
    return framing_of(bodies, stills[0].scene, rehearsal.view(side), rehearsal.staging.crop)


class TestFrame:
    @pytest.mark.parametrize("side", ["left", "right"])
    @pytest.mark.parametrize("mirror", [True, False])
    @pytest.mark.parametrize("view", ["front-left", "back"])
    def test_it_holds_what_its_own_side_does(self, side, mirror, view):
        made = rehearsed(work("wide"), mirror=mirror, view=view, pose=OUT)
        frame, whole = made.framing(side), whole_frame(made, side)
        assert frame.half == pytest.approx(whole.half, rel=0.02)
        assert frame.middle == pytest.approx(whole.middle, abs=0.1)
        assert abs(frame.middle[0]) > 0.3

    @pytest.mark.parametrize(
        "pose",
        [
            {"there": {"right_arm": "straight up"}},
            {"there": {"right_arm": "straight up in50"}},
            {"low": {"right_arm": "straight down in30"}, "there": {"right_arm": "straight up"}},
        ],
    )
    def test_it_holds_the_whole_way_and_hardly_more(self, pose):
        made = rehearsed(*(work(name) for name in pose), REST, pose=pose, mirror=False)
        frame, whole = made.framing("right"), whole_frame(made, "right")
        assert frame.half == pytest.approx(whole.half, rel=0.02)
        assert frame.middle == pytest.approx(whole.middle, abs=0.1)

    def test_it_holds_the_poses_on_the_way(self):
        made = rehearsed(work("stretch", through=["wide"]), REST, view="back", pose=OUT)
        frame, whole = made.framing("right"), whole_frame(made, "right")
        assert frame.middle == pytest.approx(whole.middle, abs=0.1)
        assert abs(frame.middle[0]) > 0.5

    def test_it_makes_room_for_an_arrow_far_from_the_body(self):
        pose = {"up": {"right_arm": "straight up"}}
        plain, far = (
            rehearsed(work("up", arrows=[f"right.wrist@{off}"]), pose=pose).framing("right")
            for off in (0.1, 2.0)
        )
        assert far.half > plain.half + 0.3

    def test_it_makes_room_for_an_effort_that_pushes_out_and_not_much_more(self):
        pose, plain = {"up": {"right_arm": "straight up"}}, work("up")
        pushing = rehearsed({**plain, "press": ["right.wrist > up"]}, pose=pose)
        picture, (press,) = pushing.main_picture("right"), pushing.main().showing.presses
        tip = press_path(press.mirrored(), picture.skeleton, picture.scene)[1]
        up, frame = picture.view.frame().y, picture.framing
        top = dot(up, frame.middle) + frame.half / MARGIN
        assert 0 < top - dot(up, tip) < 0.5
        assert frame.half > rehearsed(plain, pose=pose).framing("right").half


class TestMain:
    """Which phase stands for the form."""

    def pose(self, *phases):
        """The pose of the phase that stands for these."""
        return rehearsed(*phases, pose=OUT).main().pose

    def test_a_breath_before_the_movement_does_not(self):
        breath = work("start", glow=["right.oblique"])
        assert self.pose(breath, work("stretch", glow=["left.oblique"])) == "stretch"

    def test_the_first_that_is_felt_does(self):
        felt = {"glow": ["left.oblique"]}
        assert self.pose(work("wide"), work("stretch", **felt), work("high", **felt)) == "stretch"
        assert self.pose(work("wide", **felt), work("stretch", **felt)) == "wide"

    def test_where_nothing_is_felt_the_first_movement_does(self):
        assert self.pose(work("start"), work("high"), work("stretch")) == "high"

    def test_where_nothing_moves_the_first_work_does(self):
        assert self.pose(work("start")) == "start"


class TestPictures:
    @pytest.mark.parametrize("side", ["left", "right"])
    @pytest.mark.parametrize("mirror", [True, False])
    def test_a_form_alone_has_the_picture_that_its_rehearsal_has(self, side, mirror):
        form = exercise().forms[0]
        assert main_still_of(form, side, mirror=mirror) == rehearse(
            form, mirror=mirror
        ).main_picture(side)
        assert main_still_of(form, side, mirror=True) != main_still_of(form, side, mirror=False)

    def test_a_front_view_is_a_mirror_if_nothing_else_is_said(self):
        form = exercise().forms[0]
        assert main_still_of(form, "left") == main_still_of(form, "left", mirror=True)
        assert rehearse(form).main_picture("left") == main_still_of(form, "left")

    def test_what_is_felt_is_whole_and_what_is_not_felt_is_dark(self):
        felt = ["left.oblique", "right.upper_trap"]
        first, last = rehearsed(work("stretch", glow=felt), mirror=False).key_pictures("right")
        assert first.glow == {}
        assert last.glow == {"left.oblique": 1.0, "right.upper_trap": 1.0}

    def test_of_many_the_start_and_the_last_ones_are_shown(self):
        made = rehearsed(work("high"), work("stretch"), work("high"), work("wide"), pose=OUT)
        assert [phase.pose for phase in made.stations()] == ["start", "stretch", "wide"]
        assert len(made.key_pictures("right")) == 3

    def test_a_pose_is_explained_where_it_is_first_taken(self):
        felt = {"glow": ["left.oblique"]}
        made = rehearsed(work("stretch", **felt), work("start", **felt), work("stretch"))
        start, stretch = made.key_pictures("left")
        assert (start.glow, list(stretch.glow)) == ({}, ["left.oblique"])

    def test_each_arrow_comes_from_the_picture_before(self):
        shown = {"arrows": ["right.wrist"]}
        made = rehearsed(work("high", **shown), work("wide", **shown), pose=OUT, mirror=False)
        first, second, third = made.key_pictures("right")
        assert first.strokes == ()
        for before, after in ((first, second), (second, third)):
            (stroke,) = after.strokes
            hand = before.skeleton.bones["right.hand"].origin
            away = [distance(hand, point) for point in stroke.path]
            assert away[0] == min(away)

    def test_the_arrow_of_the_one_that_stands_for_it_comes_from_its_start(self):
        raised = {**START, "pose": "high"}
        phases = [raised, work("wide", arrows=["right.wrist"])]
        made = rehearse(exercise(phases=phases, pose=OUT).forms[0], mirror=False)
        hand = made.picture(made.form.phases[0], "right").skeleton.bones["right.hand"].origin
        (stroke,) = made.main_picture("right").strokes
        away = [distance(hand, point) for point in stroke.path]
        assert away[0] == min(away)
