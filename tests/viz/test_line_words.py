"""The words on lines: no card, no other line and no other word runs through one, in Japanese as in English."""

from itertools import combinations, pairwise

import pytest

from graph.chains.paths import trace
from graph.projection import Projection
from ontology.model import Kind
from tests.viz.conftest import Find
from tests.viz.harbour import crowd
from viz.canvas import Scene
from viz.drawing import drawing_of
from viz.language import Language, Reader, read_by
from viz.line_words import LineWord, words_on
from viz.scene import scene_of_chains, scene_of_entity
from viz.wrap import width_of

LETTER = 11.5  # px


def box(word: LineWord) -> tuple[float, float, float, float]:
    half = width_of(word.text) * LETTER / 2
    return word.x - half, word.y - LETTER / 2, word.x + half, word.y + LETTER / 2


def crosses(points: list[tuple[float, float]], word: LineWord) -> bool:
    left, top, right, bottom = box(word)
    return any(left < x < right and top < y < bottom for x, y in points)


def curve(route: tuple[tuple[int, int], ...]) -> list[tuple[float, float]]:
    """Follow the curve that a path of SVG draws: both middle points half way across."""
    followed = []
    for (x1, y1), (x2, y2) in pairwise(route):
        middle = (x1 + x2) / 2
        for step in range(201):
            t, u = step / 200, 1 - step / 200
            shares = u**3, 3 * u * u * t, 3 * u * t * t, t**3
            across = zip(shares, (x1, middle, middle, x2), strict=True)
            down = zip(shares, (y1, y1, y2, y2), strict=True)
            followed.append((sum(a * b for a, b in across), sum(a * b for a, b in down)))
    return followed


def scenes(projection: Projection) -> list[Scene]:
    things = projection.select(kind=(Kind.MEASURE, Kind.OUTPUT, Kind.KPI, Kind.ORGANISATION))
    traced = [scene_of_chains(projection, trace(projection, thing).chains, [thing.iri]) for thing in things]
    return traced + [scene_of_entity(projection, thing) for thing in things]


@pytest.mark.parametrize("language", Language)
def test_nothing_strikes_a_word_through(harbour: Projection, hostile: Projection, language: Language) -> None:
    """A word is crossed by its own line alone, stands beside all cards, and touches no other word."""
    with read_by(Reader(language)):
        drawn = [(scene, words_on(scene)) for each in (harbour, hostile, crowd(9)) for scene in scenes(each)]
    assert sum(len(words) for _, words in drawn) > len(drawn), "words are written, more than one a picture"
    for scene, words in drawn:
        for word in words:
            left, top, right, bottom = box(word)
            assert not any(crosses(curve(edge.route), word) for edge in scene.edges if edge.key != word.line)
            for node in scene.nodes:
                beside = node.left >= right or node.right <= left
                assert beside or node.bottom <= top or node.bottom - node.height >= bottom
        assert not any(crosses([(one.x, one.y)], other) for one, other in combinations(words, 2))


def test_a_word_stands_at_its_line(harbour: Projection) -> None:
    """Its own line runs below it, so that nobody takes it for the word of another."""
    for scene in scenes(harbour):
        routes = {edge.key: edge.route for edge in scene.edges}
        assert all(crosses(curve(routes[word.line]), word) for word in words_on(scene))


def test_page_and_figure_write_the_same_words(harbour: Projection, find: Find) -> None:
    """What the script of a page draws is what stands in the SVG."""
    scene = scene_of_entity(harbour, find("スマート水産業の推進"))
    drawn = drawing_of(scene)
    assert [(each["text"], each["x"], each["y"]) for each in drawn["words"]] == [
        (each.text, each.x, each.y) for each in words_on(scene)
    ]
    assert not any("label" in edge for edge in drawn["network"]["edges"]), "vis-network writes none of its own"
