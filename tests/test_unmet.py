"""The measure of forms that nobody has met leaves a reader out, and only for the documents that it reads."""

from tests.ingest.layouts import LAYOUTS
from tests.unmet import OfLayouts, unmet


def test_a_document_is_read_again_without_the_reader_of_its_form() -> None:
    """What other readers find is held against all: a drawn tree needs its own."""
    paths = [LAYOUTS / "drawn_trees.txt", LAYOUTS / "heads_above_rows_with_remarks_between.txt"]
    found = {one.reader: one for one in unmet(OfLayouts(), paths)}
    tree = found["read_drawn_trees"]
    assert (tree.known.name, tree.known.recall, tree.without.recall) == ("drawn_trees.txt", 1.0, 0.0)
    assert found["read_repeated"].known.name == paths[1].name
