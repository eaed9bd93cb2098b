"""Draws the picture of the report in the README: ``python docs/picture.py``, with Chromium installed.

The picture is of the project's own gold case, cleaned as ``corpuscrub report`` does it.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]


def main() -> None:
    """Write ``docs/report.png``."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder, "report.html")
        article = Path("corpus", "news", "river-barrage", "input.txt")
        subprocess.run([sys.executable, "-m", "cleanup", "report", "-q", article, "-o", report], cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1180, "height": 720}, color_scheme="light")
        page.goto(report.as_uri())
        page.locator("article ins").first.evaluate("place => scrollTo(0, place.getBoundingClientRect().top - 330)")
        page.screenshot(path=ROOT / "docs" / "report.png")
        browser.close()


if __name__ == "__main__":
    main()
