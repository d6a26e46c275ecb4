"""The application's shell: it opens without network, and updates only when asked."""

import shutil
from pathlib import Path

from playwright.sync_api import expect

from api.settings import Settings
from tests.support.browsers import OpenProfile
from tests.support.in_the_app import until, worker_ready
from tests.support.releases import release
from tests.support.servers import MakeServer, RunningServer

FORMER = "assets/former-1234.js"
VERSION = "meta[name=description]"


def test_the_application_opens_again_without_server_nor_network(
    server: RunningServer, open_profile: OpenProfile
) -> None:
    phone = open_profile()
    phone.page.goto(server.url)
    worker_ready(phone.page)
    server.kill()
    phone.cut_network()
    phone.page.goto(f"{server.url}/n-importe-ou")
    expect(phone.page.locator("#app > *").first).to_be_visible()


def test_the_application_opens_after_the_browser_was_killed(
    server: RunningServer, open_profile: OpenProfile
) -> None:
    phone = open_profile()
    phone.page.goto(server.url)
    worker_ready(phone.page)
    server.kill()
    phone.kill()
    phone.reopen()
    phone.page.goto(server.url)
    expect(phone.page.locator("#app > *").first).to_be_visible()


def test_a_new_version_waits_to_be_asked_and_leaves_the_former_files_readable(
    make_server: MakeServer, open_profile: OpenProfile, tmp_path: Path
) -> None:
    built = tmp_path / "dist"
    shutil.copytree(Settings().app_dir, built)
    release(built, "première", f'{{"revision":null,"url":"{FORMER}"}},')
    (built / FORMER).write_text("export {};")
    server = make_server(KAFTRUCK_APP_DIR=str(built))
    page = open_profile().page
    page.goto(server.url)
    worker_ready(page)

    release(built, "suivante")
    (built / FORMER).unlink()
    page.evaluate("() => navigator.serviceWorker.ready.then(r => r.update())")
    until(page, "() => navigator.serviceWorker.ready.then(r => !!r.waiting)")
    page.reload()
    expect(page.locator(VERSION)).to_have_attribute("content", "première")
    expect(page.locator("#app > *").first).to_be_visible()  # drawn: it hears of a taking over

    page.evaluate(
        "() => navigator.serviceWorker.ready"
        ".then(r => setTimeout(() => r.waiting.postMessage('SKIP_WAITING')))"
        ".then(() => null)"
    )
    expect(page.locator(VERSION)).to_have_attribute("content", "suivante")
    server.kill()
    assert page.evaluate("path => fetch(path).then(answer => answer.status)", f"/{FORMER}") == 200
