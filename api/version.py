"""The version of the product, as installed."""

from importlib.metadata import version

VERSION = version("sujimichi")
