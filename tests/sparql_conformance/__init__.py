"""The SPARQL 1.1 tests of the W3C against our endpoint; `python -m tests.sparql_conformance` writes the results."""
