from collections import defaultdict
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from viz.layout import Block, arrange


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[Block], list[tuple[str, str]]]:
    places = draw(st.lists(st.tuples(st.integers(0, 4), st.integers(20, 200)), min_size=1, max_size=25))
    used = sorted({column for column, _ in places})
    blocks = [Block(str(at), used.index(column), height) for at, (column, height) in enumerate(places)]
    ends = st.sampled_from([block.name for block in blocks])
    return blocks, draw(st.lists(st.tuples(ends, ends), max_size=40))


@given(drawings())
def test_blocks_of_a_column_never_overlap(drawing: tuple[list[Block], list[tuple[str, str]]]) -> None:
    """Whatever is joined to what, every block has its place to itself, and the same drawing comes out again."""
    blocks, edges = drawing
    middle = arrange(blocks, edges).middle
    columns: defaultdict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        columns[block.column].append(block)
    for column in columns.values():
        ordered = sorted(column, key=lambda block: middle[block.name])
        for above, below in pairwise(ordered):
            assert middle[below.name] - middle[above.name] >= (above.height + below.height) / 2 + 1
    assert arrange(blocks, edges).middle == middle


def test_crossed_edges_are_uncrossed() -> None:
    """Two pairs given crosswise come out side by side."""
    blocks = [Block("a", 0, 50), Block("b", 0, 50), Block("y", 1, 50), Block("x", 1, 50)]
    middle = arrange(blocks, [("a", "x"), ("b", "y")]).middle
    assert (middle["a"] < middle["b"]) == (middle["x"] < middle["y"])


def test_an_edge_that_skips_a_column_gets_a_lane_past_its_blocks() -> None:
    """The lane keeps clear of the block in the middle column."""
    placement = arrange([Block("a", 0, 50), Block("m", 1, 80), Block("z", 2, 50)], [("a", "m"), ("m", "z"), ("a", "z")])
    (lane,) = placement.lanes["a", "z"]
    assert abs(placement.middle[lane] - placement.middle["m"]) > 40


def test_a_block_stands_level_with_its_only_neighbour() -> None:
    """A chain without branches is a straight line."""
    blocks = [Block(name, at, 40 + 10 * at) for at, name in enumerate("abc")]
    assert len(set(arrange(blocks, [("a", "b"), ("b", "c")]).middle.values())) == 1
