"""Projection of ellipsoids: place, size, and the depth that orders parts."""

from __future__ import annotations

from math import hypot

import pytest

from desk_stretch.core.figure.camera import Camera, View
from desk_stretch.core.figure.geometry import UPRIGHT, X, Y, turned
from desk_stretch.core.figure.skeleton import Bone
from desk_stretch.ui.figure.lens import Ball, Blob, Lens, ball_on

VIEWS = [View(yaw, pitch) for yaw in (0, 37, -90, 180) for pitch in (0, 9, 60)]


@pytest.mark.parametrize("view", VIEWS)
def test_it_places_points_as_the_camera_does(view):
    camera = Camera(view, 50.0, (100.0, 200.0))
    lens = Lens(camera)
    for point in ((0.0, 0.0, 0.0), (1.0, 2.0, -3.0), (-0.4, 5.0, 0.2)):
        assert lens.place(point) == pytest.approx(camera.place(point))
        assert lens.depth(point) == pytest.approx(camera.depth(point))


@pytest.mark.parametrize("view", VIEWS)
def test_a_sphere_is_a_circle_from_everywhere(view):
    lens = Lens(Camera(view, 40.0, (0.0, 0.0)))
    frame = turned(UPRIGHT, X, 33.0)
    blob = lens.blob(Ball((0.0, 1.0, 0.0), frame, (0.5, 0.5, 0.5)))
    assert blob[:5] == pytest.approx(lens.dot((0.0, 1.0, 0.0), 0.5)[:5])
    assert blob.radius == pytest.approx(20.0)
    x, y = blob.support(0.6, 0.8)
    assert hypot(x - blob.x, y - blob.y) == pytest.approx(20.0)


def test_an_ellipsoid_reaches_as_far_as_its_axes():
    lens = Lens(Camera(View(0.0, 0.0), 10.0, (0.0, 0.0)))
    blob = lens.blob(Ball((0.0, 0.0, 0.0), UPRIGHT, (3.0, 2.0, 9.0)))
    assert blob.reach(1.0, 0.0) == pytest.approx(30.0)
    assert blob.reach(0.0, 1.0) == pytest.approx(20.0)


def test_a_slanting_plate_is_nearer_at_its_near_end():
    lens = Lens(Camera(View(0.0, 0.0), 10.0, (0.0, 0.0)))
    plate = turned(UPRIGHT, Y, -30.0)  # its left end comes towards us
    blob = lens.blob(Ball((0.0, 0.0, 0.0), plate, (2.0, 1.0, 0.05)))
    end = plate.x
    assert blob.depth_at(end[0] * 10, 0.0) == pytest.approx(end[2], abs=0.05)
    assert blob.depth_at(-end[0] * 10, 0.0) == pytest.approx(-end[2], abs=0.05)


def test_a_blob_without_area_has_one_depth():
    assert Blob(0.0, 0.0, 4.0, 0.0, 0.0, 0.7, 1.0, 1.0).depth_at(1.0, 0.0) == 0.7


def test_blobs_scale_about_their_middle_and_move():
    blob = Blob(5.0, 6.0, 16.0, 0.0, 4.0, 0.2)
    assert blob.scaled(0.5).reach(1.0, 0.0) == pytest.approx(2.0)
    assert blob.scaled(0.5)[:2] == (5.0, 6.0)
    assert blob.moved(1.0, -2.0)[:2] == (6.0, 4.0)


def test_a_ball_lies_where_its_bone_is():
    bone = Bone((1.0, 2.0, 3.0), turned(UPRIGHT, Y, 90.0))
    ball = ball_on(bone, (0.0, 0.0, 1.0), (0.1, 0.2, 0.3))
    assert ball.centre == pytest.approx((2.0, 2.0, 3.0))
    assert ball.frame == bone.frame


def test_what_looks_at_us_faces_us():
    lens = Lens(Camera(View(0.0, 0.0), 1.0, (0.0, 0.0)))
    assert lens.faces((0.0, 0.0, 1.0)) == pytest.approx(1.0)
    assert lens.way((1.0, 1.0, 0.0)) == pytest.approx((1.0, -1.0))
