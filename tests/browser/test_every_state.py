"""Every state of a day out, on a phone of 360×640: nothing a machine can find against it.

Light and dark, targets of 56 px, text at 200 %: see `look_in_the_field`. What takes more to come to is
looked at where it is tested: a file's sheets and relances (`test_youth_page.py`), the list narrowed
(`test_youths.py`), two files compared and merged (`test_alike.py`), two phones on one outing and one
closed the next day (`test_outings.py`), refused notes, two answers and the rescue file
(`test_sends.py`), the reminder of who is alone (`test_useful_numbers.py`), installing, training.
"""

import re
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from api.operations.demo.team import PASSWORD
from tests.support.browsers import SMALL_PHONE, OpenProfile
from tests.support.in_the_app import (
    SHORT,
    SLOW,
    THERE,
    button,
    choose_code,
    choose_in_menu,
    shown,
    sign_in,
    tap,
    unlock,
    worker_ready,
)
from tests.support.looking import Walk
from tests.support.noticing import choose, language, show_notice
from tests.support.servers import RunningServer

# How many pixels of the page are to be scrolled to.
BELOW = "(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('main'))"


def test_no_state_of_a_day_out_has_a_fault(
    demo_server: RunningServer, open_profile: OpenProfile
) -> None:
    profile = open_profile(size=SMALL_PHONE)
    page = profile.page
    walk = Walk(page)
    page.emulate_media(reduced_motion="reduce")
    arriving(walk, demo_server)
    profile.cut_network()
    locked(walk)
    planning(walk)
    starting(walk)
    sheets_of_an_outing(walk)
    noting(walk)
    notices(walk)
    closing(walk)
    assert walk.wrong == {}


def arriving(walk: Walk, server: RunningServer) -> None:
    """Signing in, choosing a code, and the first page."""
    page = walk.page
    page.goto(server.url)
    expect(page.get_by_label("Adresse de courriel")).to_be_visible(timeout=SLOW)
    walk.see("sign in")
    sign_in(page, "nadia@demo.example", PASSWORD)
    expect(page.get_by_role("heading", name="Choisissez un code")).to_be_visible(timeout=SLOW)
    walk.see("choose a code")
    choose_code(page, SHORT)
    worker_ready(page)
    expect(button(page, "Démarrer la sortie")).to_be_visible(timeout=SLOW)
    walk.see("today, an outing planned")
    for tab in ("Jeunes", "Relances", "Envois"):
        page.get_by_role("link", name=tab, exact=True).click()
        expect(page.get_by_role("heading", level=1, name=tab)).to_be_visible()
        walk.see(tab)
    page.get_by_role("link", name="Aujourd’hui").click()
    page.get_by_role("link", name=re.compile("Nadia")).click()
    expect(page.get_by_role("heading", level=1, name="Réglages")).to_be_visible()
    walk.see("settings")
    page.go_back()


def locked(walk: Walk) -> None:
    """Locked without network, a wrong code, and the others of this phone."""
    page = walk.page
    page.get_by_role("link", name="Jeunes", exact=True).click()
    choose_in_menu(page, "Verrouiller")
    expect(page.get_by_role("heading", name=re.compile("^Bon(jour|soir) "))).to_be_visible()
    walk.see("locked")
    page.keyboard.type("000000")
    expect(shown(page, "Encore 4 essais avant le mot de passe")).to_be_visible(timeout=SLOW)
    walk.see("wrong code")
    button(page, "Code oublié").click()
    expect(page.get_by_label("Mot de passe", exact=True)).to_be_visible()
    walk.see("code forgotten")
    button(page, "Utiliser le code").click()
    button(page, "Ce n’est pas vous\u00a0?").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    walk.see("who else uses this phone")
    page.keyboard.press("Escape")
    unlock(page, SHORT)
    page.get_by_role("link", name="Aujourd’hui").click()


def planning(walk: Walk) -> None:
    """An outing for later: refused without its day, planned, cancelled, planned again."""
    page = walk.page
    page.get_by_role("link", name="Prévoir une sortie").click()
    button(page, "Prévoir cette sortie").click()
    expect(shown(page, "Écrivez le jour et l’heure du début.")).to_be_visible()
    walk.see("plan an outing, its day lacking")
    tomorrow = datetime.now(THERE) + timedelta(days=2)
    page.get_by_label("Jour", exact=True).fill(f"{tomorrow:%Y-%m-%d}")
    page.get_by_label("Début", exact=True).fill("14:00")
    page.get_by_role("radio", name="Sortie", exact=True).click()
    page.get_by_role("radiogroup", name="Où ?").get_by_role("radio").first.check()
    button(page, "Prévoir cette sortie").click()
    expect(shown(page, re.compile("^Sortie prévue le .* à 14"))).to_be_visible()
    page.get_by_role("link", name=re.compile("14.h")).first.click()
    expect(page.get_by_role("heading", name="Sortie prévue")).to_be_visible()
    walk.see("planned outing")
    choose_in_menu(page, "Annuler la sortie")
    walk.see("why it is cancelled")
    page.get_by_role("radio", name="Météo").click()
    button(page, "Annuler cette sortie").click()
    expect(page.get_by_role("heading", name="Sortie annulée")).to_be_visible()
    walk.see("cancelled outing")
    page.go_back()


def starting(walk: Walk) -> None:
    """An event nobody had planned, at a new place, with a new partner."""
    page = walk.page
    page.get_by_role("link", name="Sortie imprévue").click()
    expect(button(page, "Démarrer la sortie")).to_be_visible()
    walk.see("unplanned outing")
    page.get_by_role("radio", name="Évènement").click()
    page.get_by_label("Nom de l’évènement").fill("Tournoi de quartier")
    button(page, "Un autre partenaire").click()
    walk.see("choose a partner")
    button(page, "Nouveau partenaire").click()
    walk.see("new partner")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    button(page, "Un autre lieu").click()
    walk.see("another place")
    button(page, "Nouveau lieu").click()
    expect(page.get_by_label("Nom du lieu")).to_be_visible()
    walk.see("new place")
    page.get_by_label("Nom du lieu").fill("Parvis de la gare")
    button(page, "Ajouter ce lieu").click()
    page.get_by_role("switch", name="Permanence santé").click()
    walk.see("unplanned outing, filled")
    button(page, "Démarrer la sortie").click()
    expect(button(page, "Noter un jeune")).to_be_visible()
    walk.see("outing just begun")


def close_sheet(page: Page) -> None:
    """The sheet on top goes."""
    count = page.locator("dialog[open]").count()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(count - 1)


def sheets_of_an_outing(walk: Walk) -> None:
    """Counting, and each thing that opens over it."""
    page = walk.page
    tap(page, "18_21", "Homme", 3)
    assert page.evaluate(BELOW) == 0
    walk.see("tally")
    button(page, "Annuler").click()
    walk.see("tally, a count undone")
    button(page, "Quel public ?").click()
    walk.see("public of the next count")
    page.keyboard.press("Escape")
    for name in ("Retrouver", "Groupe", "Santé"):
        button(page, name).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        walk.see(f"sheet: {name}")
        close_sheet(page)
    health_desk(walk)
    button(page, "Autres actions").click()
    walk.see("menu of an outing")
    page.keyboard.press("Escape")
    choose_in_menu(page, "Voir et corriger les comptes")
    walk.see("counts by time")
    counts = page.get_by_role("dialog").locator("button.list-row")
    counts.filter(has_not=page.locator("s")).first.click()
    walk.see("a count opened")
    button(page, "Corriger").click()
    walk.see("correct a count")
    close_sheet(page)
    close_sheet(page)
    for name in (
        "Changer d’arrêt",
        "Équipe et sortie",
        "Un collègue compte aussi",
        "Combien de monde ?",
        "Note de la sortie",
        "Seul·e",
        "Mineur en danger",
    ):
        choose_in_menu(page, name)
        expect(page.get_by_role("dialog")).to_be_visible()
        walk.see(f"sheet: {name}")
        close_sheet(page)


def health_desk(walk: Walk) -> None:
    """Somebody known is chosen; what the day brought is read."""
    page = walk.page
    button(page, "Santé").click()
    page.get_by_role("radio", name="Carte Vitale").click()
    page.get_by_role("radio", name="Fait").click()
    button(page, "Enregistrer").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    button(page, "Santé").click()
    page.get_by_role("radio", name="Un jeune connu").click()
    page.get_by_role("tab", name="Soins").click()
    page.get_by_role("radio", name="Rendez-vous").click()
    walk.see("an appointment for somebody known")
    button(page, "Choisir le jeune").click()
    walk.see("choose the youth")
    close_sheet(page)
    button(page, re.compile("^1 geste aujourd’hui")).click()
    walk.see("the day's health acts")
    close_sheet(page)
    close_sheet(page)


def noting(walk: Walk) -> None:
    """A youth noted: what is asked, refused, proposed, and completed."""
    page = walk.page
    button(page, "Noter un jeune").click()
    expect(page.get_by_role("radio", name="18-21")).to_be_visible()
    walk.see("note a youth")
    choose(page, "Moins de 16", "Femme")
    walk.see("too young for a file")
    choose(page, "18-21", "Homme")
    name = page.get_by_label("Prénom ou surnom")
    name.fill("Zoubir")
    page.get_by_label("Téléphone").fill("06 39")
    button(page, "Enregistrer").click()
    expect(page.get_by_text("Ce numéro de téléphone n’est pas complet")).to_be_visible()
    walk.see("phone not complete")
    page.get_by_label("Téléphone").fill("06 39 98 77 02")
    choose(page, "Emploi, école ou formation", "Oui, par…")
    walk.see("which school or work, followed by whom")
    choose(page, "Sans emploi, école ni formation", "Personne")
    button(page, "Compléter").click()
    walk.see("second step")
    button(page, "Revenir à la note").click()
    button(page, "Enregistrer").click()
    expect(shown(page, "Fiche gardée sur ce téléphone")).to_be_visible()
    walk.see("file kept")
    button(page, "Noter un jeune").click()
    choose(page, "18-21", "Homme")
    page.get_by_label("Prénom ou surnom").fill("Zubir")
    expect(button(page, "C’est lui : Zoubir")).to_be_visible()
    walk.see("is it one of these?")


def notices(walk: Walk) -> None:
    """The notice from left to right and from right to left, and what is left after each answer."""
    page = walk.page
    show_notice(page)
    for name in ("Français", "العربية", "دری"):
        language(page, name)
        walk.see(f"notice: {name}")
    language(page, "Français")
    button(page, "Sans mon nom").click()
    walk.see("without a name")
    show_notice(page)
    button(page, "Ne rien noter sur moi").click()
    walk.see("nothing noted")
    button(page, "Enregistrer").click()
    expect(button(page, "Noter un jeune")).to_be_visible()


def closing(walk: Walk) -> None:
    """Closed after fourteen hours, with what is odd; then read again, and reopened."""
    page = walk.page
    page.clock.set_fixed_time(datetime.now() + timedelta(hours=14))
    button(page, "Clore").click()
    expect(button(page, "Clore la sortie")).to_be_visible()
    walk.see("close, with odd values")
    button(page, "Clore la sortie").click()
    expect(shown(page, "Sortie close")).to_be_visible()
    walk.see("today, an outing closed")
    button(page, "Voir").click()
    expect(page.get_by_role("heading", name="Sortie close")).to_be_visible()
    walk.see("closed outing")
    button(page, "Rouvrir la sortie").click()
    expect(button(page, "Noter un jeune")).to_be_visible()
    page.clock.set_fixed_time(datetime.now() + timedelta(hours=60))
    choose_in_menu(page, "Revenir à aujourd’hui")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    walk.see("today, days later: left open, not sent")
    page.get_by_role("link", name=re.compile("^Envois")).click()
    expect(page.get_by_role("heading", level=1, name="Envois")).to_be_visible()
    walk.see("sends, late")
