"""The team and its phones, as the coordinator sees them."""

import re

from playwright.sync_api import expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SLOW
from tests.support.servers import RunningServer


def test_several_devices_of_one_person_are_told_in_a_line(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    with to_url(demo_server.url) as send:
        for _ in range(3):
            Phone.sign_in(send, "nadia@demo.example", PASSWORD).pull()
    page = open_phone("elise", at="/equipe").page
    nadia = page.get_by_role("listitem").filter(has_text="Nadia")
    expect(nadia).to_contain_text(re.compile(r"\d autres appareils, rien en attente"), timeout=SLOW)
