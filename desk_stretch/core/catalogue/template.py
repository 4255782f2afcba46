"""The exercise that a new one begins as: small, whole, and each part of it explained.

The same text is the worked example of ``docs/authoring.md``.
"""

from __future__ import annotations

from typing import Final

TEMPLATE: Final = """\
name = "Reach to one side"
summary = "Reach up with one arm and lean away from it, to lengthen the side of the trunk."
areas = ["side", "shoulders"]
sources = ["own"]

[form.chair]
postures = ["sitting"]
desk = true
equipment = ["chair"]
sides = "left-right"
work = "hold"
breathing = "Breathe on calmly."

[form.chair.dose]
hold = 15
repetitions = 1

# The figure goes from pose to pose. "start" is the way in, "work" is what is held.
[[form.chair.phase]]
role = "start"
pose = "start"
move = 2.0
cue = "Sit tall, both feet on the floor."

[[form.chair.phase]]
role = "work"
pose = "reach"
move = 3.0
cue = "Reach up with the {side} arm and lean to the {other} side."
arrows = ["right.palm@0.4"]
glow = ["right.lat", "right.oblique"]

[[form.chair.phase]]
role = "rest"
pose = "start"
move = 2.5
cue = "Come back to the middle."

# How it is drawn. Everything is written for the right side; the left one is its mirror image.
[figure]
base = "sit"
view = "front"
crop = "upper"
props = ["chair"]

[pose.start]
arms = "touch same.lap"

[pose.reach]
trunk = "lean left 15"
right_arm = "straight up in10"
"""
