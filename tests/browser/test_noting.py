"""Noting somebody without network: the notice in their language, and each answer to it."""

import re
from collections import Counter

from playwright.sync_api import Page, expect

from api.information.texts import VERSION
from tests.support.browsers import DESKTOP, PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SHORT, SLOW, button, open_at, shown, worker_ready
from tests.support.looking import faults
from tests.support.noticing import choose, language, rows, show_notice, start
from tests.support.servers import RunningServer

FRENCH = ("D’accord", "Sans mon nom", "Ne rien noter sur moi")


def save(page: Page) -> None:
    button(page, "Enregistrer").click()
    expect(button(page, "Noter un jeune")).to_be_visible()


def everything_sent(page: Page) -> None:
    expect(shown(page, re.compile("^Sur le serveur, reçu à"))).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("link", name="Envois", exact=True)).to_be_visible(timeout=SLOW)


def test_each_answer_of_the_notice_keeps_what_it_says_and_no_more(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    nadia = open_phone("nadia")
    page = nadia.page
    worker_ready(page)
    before = set(rows(demo_server, "SELECT id FROM youth"))
    counted = len(rows(demo_server, "SELECT id FROM encounter"))
    nadia.cut_network()
    start(page)

    in_french_in_six_taps(page)
    in_arabic_with_the_phone_in_their_hand(page)
    without_a_name(page)
    nothing_at_all(page)
    too_young_and_too_old(page)

    nadia.restore_network()
    open_at(page, f"{demo_server.url}/envois", SHORT)
    everything_sent(page)
    kept = rows(
        demo_server,
        "SELECT y.id, notice_answer, notice_language, notice_version, y.name IS NOT NULL,"
        " contact IS NOT NULL, y.commune, i.age_band, i.channel FROM youth y"
        " LEFT JOIN identification i ON i.youth = y.id",
    )
    fresh = [row[1:] for row in kept if (row[0],) not in before]
    assert Counter(fresh) == Counter(
        [
            ("agreed", "fr", VERSION, 1, 0, "25056", "18_21", "truck_outing"),
            ("agreed", "ar", VERSION, 1, 1, "25056", "16_17", "partner"),
            ("without_name", "ar", VERSION, 0, 0, "25056", "22_25", "truck_outing"),
            ("agreed", "fr", VERSION, 1, 0, "25056", None, None),
        ]
    )
    # Six people met, five of them counted now: one had been counted before.
    assert len(rows(demo_server, "SELECT id FROM encounter")) - counted == 6


def in_french_in_six_taps(page: Page) -> None:
    """First name, age, gender, notice answered: counted by the browser itself."""
    page.evaluate("() => { window.taps = 0; addEventListener('click', () => window.taps++, true) }")
    button(page, "Noter un jeune").click()
    choose(page, "18-21", "Femme")
    show_notice(page)
    button(page, "D’accord").click()
    name = page.get_by_label("Prénom ou surnom")
    name.focus()
    page.keyboard.type("Lina")
    save(page)
    assert page.evaluate("() => window.taps") <= 6


def in_arabic_with_the_phone_in_their_hand(page: Page) -> None:
    button(page, "Noter un jeune").click()
    choose(page, "16-17", "Homme", "Déjà compté")
    show_notice(page)
    language(page, "العربية")
    told = page.locator("dialog .told")
    expect(told).to_have_attribute("dir", "rtl")
    expect(told).to_have_attribute("lang", "ar")
    icon, line = page.locator("dialog .told li").first.locator("svg, p").all()
    icon_box, line_box = icon.bounding_box(), line.bounding_box()
    assert icon_box and line_box and icon_box["x"] > line_box["x"]
    expect(page.get_by_text("Traduction en attente de relecture")).to_have_count(1)
    notice_has_no_fault(page)
    # Going back leads to the form and no further; the next notice opens in the same language.
    page.go_back()
    expect(page.get_by_role("radio", name="16-17")).to_be_checked()
    expect(page.locator("dialog[open]")).to_have_count(0)
    show_notice(page)
    language(page, "العربية")
    button(page, "موافق").click()
    expect(page.get_by_text(re.compile("^En arabe, .*, traduction à relire$"))).to_be_visible()
    page.get_by_label("Prénom ou surnom").fill("Sami")
    phone = page.get_by_label("Téléphone")
    phone.fill("06 39")
    button(page, "Enregistrer").click()
    expect(page.get_by_text("Ce numéro de téléphone n’est pas complet")).to_be_visible()
    phone.fill("")
    phone.press_sequentially("+33639980412")
    expect(phone).to_have_value("+33 6 39 98 04 12")
    phone.blur()
    expect(phone).to_have_value(re.compile("^06.39.98.04.12$"))
    choose(page, "Sans emploi, école ni formation", "Personne")
    expect(
        page.get_by_text("Sans emploi, école ni formation, et personne ne l’accompagne.")
    ).to_be_visible()
    page.get_by_role("button", name=re.compile("vit à Besançon")).click()
    page.get_by_label("Connu comment ?").select_option("partner")
    save(page)


def notice_has_no_fault(page: Page) -> None:
    """On a wide screen, from right to left; small ones are looked at in `test_every_state.py`."""
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    assert faults(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})


def without_a_name(page: Page) -> None:
    button(page, "Retrouver").click()
    page.get_by_role("searchbox").fill("Nour-Inventée")
    button(page, re.compile("Notez un jeune")).click()
    expect(page.get_by_label("Prénom ou surnom")).to_have_value("Nour-Inventée")
    choose(page, "22-25", "Femme")
    show_notice(page)
    button(page, "بدون اسمي").click()
    expect(page.get_by_label("Prénom ou surnom")).to_have_count(0)
    save(page)


def nothing_at_all(page: Page) -> None:
    button(page, "Noter un jeune").click()
    choose(page, "26-29", "Homme")
    show_notice(page)
    language(page, "Français")
    for answer in FRENCH:
        box = button(page, answer).bounding_box()
        assert box and box["height"] >= 56
    button(page, "Ne rien noter sur moi").click()
    expect(page.get_by_text("Seule la rencontre sera comptée")).to_be_visible()
    save(page)
    expect(shown(page, "Rencontre comptée")).to_be_visible()


def too_young_and_too_old(page: Page) -> None:
    button(page, "Noter un jeune").click()
    choose(page, "Moins de 16", "Femme")
    expect(page.get_by_text("Orientez vers le CIO")).to_be_visible()
    save(page)
    button(page, "Noter un jeune").click()
    choose(page, "30 et +", "Homme")
    show_notice(page)
    button(page, "D’accord").click()
    page.get_by_label("Prénom ou surnom").fill("Jo")
    save(page)
