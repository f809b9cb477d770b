"""Run the tests and write the page."""

import tempfile
from pathlib import Path

from tests.sparql_conformance.page import PAGE, written
from tests.sparql_conformance.run import run

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        PAGE.write_text(written(list(run(Path(scratch)))), encoding="utf-8")
