"""Takes every picture of the guide anew: `make guide`."""

import os

from playwright.sync_api import sync_playwright

from api.settings import ROOT
from tests.guide import scenes
from tests.guide.camera import Camera
from tests.guide.stage import staged
from tests.support.browsers import QUIET
from tests.support.in_the_app import SHORT
from tools.install import CHROMIUM
from tools.running import say

GUIDE = ROOT / "docs" / "guide"


def main() -> None:
    """Pictures that no scene takes any more are removed."""
    with staged() as stage, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[*QUIET, "--lang=fr-FR"],
            env={**os.environ, "LANGUAGE": "fr"},  # the language of its own date fields
        )
        camera = Camera(browser, GUIDE)
        scenes.numbers(stage, camera.phone())
        scenes.installing(stage, camera)
        scenes.training(stage, camera)
        nadia = camera.phone()
        scenes.enter(stage, nadia, "nadia", SHORT)
        for scene in scenes.AFTERNOON:
            scene(stage, camera, nadia)
        scenes.at_the_desk(stage, camera)
        browser.close()
    for path in GUIDE.glob("*.webp"):
        if path.stem not in camera.taken:
            path.unlink()
    say(f"{len(camera.taken)} images dans {GUIDE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
