"""The app is installed before the first sign-in where a browser's tab would forget."""

from playwright.sync_api import expect

from api.operations.demo.team import PASSWORD
from tests.support.browsers import SMALL_PHONE, OpenProfile
from tests.support.in_the_app import SLOW, button, sign_in
from tests.support.looking import look_in_the_field
from tests.support.servers import RunningServer


def test_an_iphone_installs_before_the_first_sign_in(
    demo_server: RunningServer, open_profile: OpenProfile
) -> None:
    page = open_profile(size=SMALL_PHONE).page
    page.add_init_script(
        "Object.defineProperty(navigator, 'userAgent', { value: 'iPhone Safari' })"
    )
    page.goto(demo_server.url)
    expect(page.get_by_role("heading", name="Installez d’abord l’application")).to_be_visible()
    assert look_in_the_field(page) == []
    button(page, "Continuer ici quand même").click()
    sign_in(page, "nadia@demo.example", PASSWORD)
    expect(page.get_by_role("heading", name="Choisissez un code")).to_be_visible(timeout=SLOW)
