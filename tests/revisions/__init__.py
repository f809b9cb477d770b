"""Revised texts of our own making, each with the diff that it should give; `python -m tests.revisions` makes many."""
