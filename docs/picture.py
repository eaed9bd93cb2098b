"""Draws the pictures of the review in the README: ``python docs/picture.py``, with Chromium installed.

They are of the demonstration, as ``corpuscrub report --demo`` makes it, with a decision or two, in light and dark.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
KEYS = ("a", "j", "a", "a", "x")
LOOKED_AT = "split-compound"


def main() -> None:
    """Write ``docs/review-light.png`` and ``docs/review-dark.png``."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder, "report.html")
        subprocess.run([sys.executable, "-m", "cleanup", "report", "-q", "--demo", "-o", report], cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for scheme in ("light", "dark"):
            page = browser.new_context(viewport={"width": 1380, "height": 800}, color_scheme=scheme).new_page()
            page.goto(f"{report.as_uri()}#doc=2")
            page.locator(".ref.current").wait_for()
            for key in KEYS:
                page.keyboard.press(key)
            page.get_by_role("button", name=LOOKED_AT).locator("visible=true").last.click()
            page.screenshot(path=ROOT / "docs" / f"review-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
