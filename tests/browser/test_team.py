"""The team and its phones, as the coordinator sees them."""

from playwright.sync_api import expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SLOW
from tests.support.servers import RunningServer


def test_devices_of_one_person_that_read_alike_are_each_told(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    with to_url(demo_server.url) as send:
        for _ in range(3):
            Phone.sign_in(send, "nadia@demo.example", PASSWORD).pull()
    page = open_phone("elise", at="/equipe").page
    nadia = page.get_by_role("listitem").filter(has_text="Nadia")
    alike = nadia.locator(".detail").filter(has_text="Python")
    expect(alike).to_have_count(4, timeout=SLOW)  # the demonstration’s own is one
