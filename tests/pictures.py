"""Draw the pictures of the READMEs from the sample strategy: `python -m tests.pictures STORE [FOLDER]`.

They are what a reader sees at 1366×768, as PNG of few colours: each less than 250 kB.
"""

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from tests.conftest import SWITCHES
from tests.viz.site import serving

MOST = 250_000  # bytes
COLOURS = 160
MEASURE = "スマート農業の推進"
FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
