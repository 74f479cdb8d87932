"""Drawings in a document: shapes of straight lines, which Word, OpenDocument and PDF keep as vectors.

Every measure is in millimetres from the top left of the drawing, and every colour is written like "a4161a".
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle: where it begins, and its size."""

    left: float
    top: float
    width: float
    height: float


class Shape(NamedTuple):
    """Some lines with the same look, each through its points. Closed ones are filled, if there is a colour for it."""

    lines: tuple[tuple[Point, ...], ...]
    fill: str = ""
    stroke: str = ""
    line_width: float = 0.25
    is_closed: bool = True

    @property
    def box(self) -> Box:
        """The rectangle round all points."""
        xs, ys = zip(*(point for line in self.lines for point in line), strict=True)
        return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


class Caption(NamedTuple):
    """A word on a drawing, in the middle of its height and between two places."""

    text: str
    left: float
    right: float
    colour: str


class Drawing(NamedTuple):
    """A drawing, and what it shows in words. Without them it only decorates: the words beside it say the same."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    words: str = ""
    captions: tuple[Caption, ...] = ()


def build_rectangle(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """Build the corners of a rectangle."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def build_polygon(centre: Point, radius: float, corners: int) -> tuple[Point, ...]:
    """Build a polygon that stands on a corner: with 4 a diamond, with many a circle."""
    steps = (2 * pi * n / corners for n in range(corners))
    return tuple((centre[0] + radius * sin(step), centre[1] - radius * cos(step)) for step in steps)


def build_dashes(corners: Sequence[Point], length: float) -> tuple[tuple[Point, ...], ...]:
    """Build dashes along a rectangle, with gaps as long."""
    dashes: list[tuple[Point, ...]] = []
    for (x, y), (end_x, end_y) in zip(corners, (*corners[1:], corners[0]), strict=True):
        side = abs(end_x - x) + abs(end_y - y)
        count = max(round(side / length / 2), 1)
        part_x, part_y = (end_x - x) / count, (end_y - y) / count
        starts = ((x + n * part_x, y + n * part_y) for n in range(count))
        dashes += [((left, top), (left + part_x / 2, top + part_y / 2)) for left, top in starts]
    return tuple(dashes)
