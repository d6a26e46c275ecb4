"""Draws the PNG icons from `mark.svg`: `python -m tools.icons`, after changing the mark."""

from playwright.sync_api import sync_playwright

from tools.install import CHROMIUM, PWA

ICONS = PWA / "public" / "icons"
SIZES = {"192.png": (192, True), "512.png": (512, True), "maskable.png": (512, False)}


def main() -> None:
    """Maskable icons fill their square: the phone cuts the corners itself."""
    mark = (ICONS / "mark.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, (size, rounded) in SIZES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            drawing = mark if rounded else mark.replace('rx="96"', "")
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{drawing}")
            page.screenshot(path=ICONS / name, omit_background=rounded)
        browser.close()


if __name__ == "__main__":
    main()
