"""Starting, planning, cancelling, closing and reopening outings, and two phones on one of them."""

import re
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Page, expect

from api.operations.demo.team import PASSWORD
from api.phone import Phone, to_url
from tests.support.browsers import OpenProfile
from tests.support.demonstration import OpenPhone, enter
from tests.support.films import film
from tests.support.in_the_app import (
    SHORT,
    SLOW,
    THERE,
    button,
    choose_in_menu,
    figure,
    shown,
    tap,
    unlock,
    worker_ready,
)
from tests.support.looking import look_in_the_field
from tests.support.servers import RunningServer


def begin(page: Page, kind: str = "Maraude") -> None:
    """An unplanned outing at the first place proposed."""
    page.get_by_role("link", name="Sortie imprévue").click()
    page.get_by_role("radio", name=kind, exact=True).click()
    page.get_by_role("radiogroup", name="Où ?").get_by_role("radio").first.check()
    button(page, "Démarrer la sortie").click()
    expect(button(page, "Noter un jeune")).to_be_visible()


def next_round() -> re.Pattern[str]:
    """The demonstration's next street round: tomorrow, but on Monday when tomorrow is a Sunday."""
    today = datetime.now(THERE)
    monday = today + timedelta(days=2)
    said = rf"{monday.day}\s(?!h)" if today.weekday() == 5 else "Demain"
    return re.compile(f"^Maraude.*{said}", re.S)


def everything_sent(page: Page) -> None:
    """Nothing waits any more, and nothing was refused."""
    expect(page.get_by_role("link", name="Envois", exact=True)).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="Envois", exact=True).click()
    expect(shown(page, re.compile("^Sur le serveur, reçu"))).to_be_visible(timeout=SLOW)
    expect(page.get_by_text(re.compile("^Refusé"))).to_have_count(0)


def test_a_day_of_outings_without_network(open_phone: OpenPhone) -> None:
    nadia = open_phone("nadia")
    page = nadia.page
    worker_ready(page)
    expect(button(page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
    nadia.cut_network()

    button(page, "Démarrer la sortie").click()  # one tap
    tap(page, "18_21", "Femme", 2)
    button(page, "Clore").click()
    expect(figure(page, 2)).to_be_visible()
    button(page, "Clore la sortie").click()  # two taps
    expect(shown(page, "Sortie close")).to_be_visible()
    page.locator("main a[href^='/sortie/']").filter(has_text="Aujourd’hui").first.click()
    button(page, "Rouvrir la sortie").click()
    expect(button(page, "Noter un jeune")).to_be_visible()
    button(page, "Clore").click()
    button(page, "Clore la sortie").click()
    expect(shown(page, "Sortie close")).to_be_visible()

    page.get_by_role("link", name=next_round()).click()
    button(page, "Autres actions").click()
    page.get_by_role("menuitem", name="Annuler la sortie").click()
    page.get_by_role("radio", name="Météo").click()
    button(page, "Annuler cette sortie").click()
    expect(page.get_by_role("heading", name="Sortie annulée")).to_be_visible()
    button(page, "Rétablir la sortie").click()
    expect(page.get_by_role("heading", name="Sortie prévue")).to_be_visible()
    page.go_back()

    plan_and_start_with_a_partner(page)
    close_it_tomorrow(page)
    nadia.restore_network()
    everything_sent(page)


def plan_and_start_with_a_partner(page: Page) -> None:
    """Plan an outing for the day after tomorrow; begin another with a partner nobody knew."""
    page.get_by_role("link", name="Prévoir une sortie").click()
    button(page, "Prévoir cette sortie").click()
    expect(shown(page, "Écrivez le jour et l’heure du début.")).to_be_visible()
    page.get_by_label("Jour", exact=True).fill(
        f"{datetime.now(THERE) + timedelta(days=2):%Y-%m-%d}"
    )
    page.get_by_label("Début", exact=True).fill("14:00")
    page.get_by_role("radio", name="Sortie", exact=True).click()
    page.get_by_role("radiogroup", name="Où ?").get_by_role("radio").first.check()
    button(page, "Prévoir cette sortie").click()
    expect(shown(page, re.compile("^Sortie prévue le .* à 14"))).to_be_visible()

    page.get_by_role("link", name="Sortie imprévue").click()
    page.get_by_role("radio", name="Maraude", exact=True).click()
    page.get_by_role("radiogroup", name="Où ?").get_by_role("radio").nth(1).check()
    button(page, "Un autre partenaire").click()
    button(page, "Nouveau partenaire").click()
    page.get_by_label("Nom du partenaire").fill("Les Restos d’essai")
    button(page, "Ajouter ce partenaire").click()
    expect(page.get_by_role("button", name="Les Restos d’essai").first).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_role("switch", name="Permanence santé").click()
    page.wait_for_timeout(500)  # kept on the phone a moment after the last change
    page.reload()
    unlock(page, SHORT)
    expect(page.get_by_role("switch", name="Permanence santé")).to_be_checked()
    button(page, "Démarrer la sortie").click()
    tap(page, "22_25", "Homme", 3)


def close_it_tomorrow(page: Page) -> None:
    """The outing was forgotten open: the next day its end is asked, and proposed."""
    page.clock.set_system_time(datetime.now() + timedelta(days=1))
    page.goto(re.sub(r"(://[^/]+).*", r"\1/", page.url))
    unlock(page, SHORT)
    page.get_by_role("link", name=re.compile("jamais close")).click()
    expect(shown(page, "À quelle heure avez-vous fini ?")).to_be_visible()
    assert look_in_the_field(page) == []
    button(page, "Clore la sortie").click()
    expect(shown(page, "Sortie close")).to_be_visible()


def test_two_phones_without_network_end_with_one_outing(
    demo_server: RunningServer, open_phone: OpenPhone, open_profile: OpenProfile, tmp_path: Path
) -> None:
    seen = tmp_path / "code.y4m"
    nadia, karim = open_phone("nadia"), open_profile(film=seen)
    enter(karim.page, demo_server, "karim", SHORT)
    for profile in (nadia, karim):
        worker_ready(profile.page)
        expect(button(profile.page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
        profile.cut_network()

    begin(nadia.page)
    tap(nadia.page, "18_21", "Homme", 3)
    button(nadia.page, "Autres actions").click()
    nadia.page.get_by_role("menuitem", name="Un collègue compte aussi").click()
    code = nadia.page.get_by_role("img", name=re.compile("^Code de cette sortie"))
    expect(code.locator("path")).to_be_attached()
    assert look_in_the_field(nadia.page) == []
    film(code, seen)
    nadia.page.get_by_role("button", name="Fermer").click()

    karim.page.get_by_role("link", name="Rejoindre une sortie").click()
    expect(shown(karim.page, re.compile("^Elle n’est pas encore arrivée"))).to_be_visible(
        timeout=SLOW
    )
    assert look_in_the_field(karim.page) == []
    assert "#" not in karim.page.url
    button(karim.page, "Rejoindre").click()
    tap(karim.page, "18_21", "Homme", 2)
    expect(shown(karim.page, re.compile("3 à envoyer"))).to_be_visible()
    mine = karim.page.url
    karim.page.reload()
    unlock(karim.page, SHORT)
    expect(shown(karim.page, re.compile("^2$"))).to_be_visible()

    for profile in (nadia, karim):
        profile.restore_network()
    for page in (nadia.page, karim.page):
        expect(shown(page, re.compile("^Équipe 5"))).to_be_visible(timeout=2 * SLOW)
    karim.page.goto(demo_server.url)
    unlock(karim.page, SHORT)
    expect(karim.page.get_by_text("En cours", exact=True)).to_have_count(1)
    everything_sent(karim.page)

    button(nadia.page, "Clore").click()
    expect(figure(nadia.page, 5)).to_be_visible()
    button(nadia.page, "Clore la sortie").click()
    expect(shown(nadia.page, "Sortie close")).to_be_visible()
    everything_sent(nadia.page)
    karim.page.goto(mine)
    unlock(karim.page, SHORT)
    expect(karim.page.get_by_role("heading", name="Sortie close")).to_be_visible(timeout=SLOW)
    expect(figure(karim.page, 5)).to_be_visible()
    assert look_in_the_field(karim.page) == []
    button(karim.page, "Séparer").click()
    expect(figure(karim.page, 5)).to_be_hidden()  # his own again, with his own count
    expect(figure(karim.page, 2)).to_be_visible()


def test_two_outings_of_one_place_and_hour_are_asked_about_and_become_one(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    page = open_phone("nadia").page
    expect(button(page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
    begin(page)
    tap(page, "18_21", "Homme", 3)
    expect(shown(page, re.compile("^À jour, reçu à"))).to_be_visible(timeout=SLOW)
    with to_url(demo_server.url) as send:
        karim = Phone.sign_in(send, "karim@demo.example", PASSWORD)
        karim.sync()
        hers = karim.row("outing", page.url.split("/")[-1])
        his = karim.start_outing(kind=hers["kind"], place=hers["place"])
        karim.meet(his, "18_21", "male", count=2)
        assert karim.sync() == "up_to_date"
    choose_in_menu(page, "Revenir à aujourd’hui")
    expect(shown(page, "Est-ce la même sortie ?")).to_be_visible(timeout=SLOW)
    assert look_in_the_field(page) == []
    button(page, "Oui, une seule").click()
    expect(shown(page, re.compile("^C’est une seule sortie"))).to_be_visible()
    assert look_in_the_field(page) == []
    button(page, "Reprendre la sortie").click()
    expect(shown(page, re.compile("^Équipe 5"))).to_be_visible(timeout=SLOW)


def link_in_sight(page: Page) -> str:
    """The link of the outing in sight, for a colleague."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose_in_menu(page, "Un collègue compte aussi")
    button(page, "Copier le lien").click()
    expect(button(page, "Lien copié")).to_be_visible()
    link: str = page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Fermer").click()
    return link


def of_another(link: str) -> str:
    """The same link, as if it were of an outing that this phone has not received."""
    parts = link.split(".")
    parts[-4] = urlsafe_b64encode(uuid4().bytes).decode().rstrip("=")
    return ".".join(parts)


def test_a_maraude_goes_on_past_midnight_and_can_be_joined_until_the_morning(
    open_phone: OpenPhone,
) -> None:
    nadia = open_phone("nadia")
    page = nadia.page
    worker_ready(page)
    expect(button(page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
    nadia.cut_network()
    ten = datetime.now(THERE).replace(hour=22, minute=0)
    page.clock.set_system_time(ten)
    begin(page)
    tap(page, "18_21", "Homme", 1)
    mine = link_in_sight(page)
    theirs = of_another(mine)
    choose_in_menu(page, "Revenir à aujourd’hui")

    page.clock.set_system_time(ten + timedelta(hours=2, minutes=12))
    page.reload()
    unlock(page, SHORT)
    expect(button(page, "Reprendre la sortie")).to_be_visible()
    expect(page.get_by_text(re.compile("jamais close"))).to_have_count(0)
    page.goto(theirs)
    unlock(page, SHORT)
    expect(shown(page, re.compile("^Elle n’est pas encore arrivée"))).to_be_visible()
    expect(shown(page, re.compile("^Commencée hier à 22"))).to_be_visible()
    expect(shown(page, re.compile("dès hier à 22"))).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    button(page, "Rejoindre").click()
    expect(shown(page, "Dites si votre sortie en cours est la même.")).to_be_visible()
    assert look_in_the_field(page) == []

    page.clock.set_system_time(ten + timedelta(hours=13))
    too_old = shown(page, re.compile("^Ce code est celui d’une sortie commencée hier"))
    page.goto(theirs)
    expect(too_old).to_be_visible()
    page.goto(re.sub(r"#.*", "", theirs))
    page.reload()
    page.goto(mine)  # known here, and never closed
    unlock(page, SHORT)
    expect(too_old).to_be_visible()
