"""An outing under way, in real browsers: every act without network, then sent, then seen by a colleague."""

import re
from datetime import date, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.support.browsers import OpenProfile
from tests.support.demonstration import OpenPhone, enter
from tests.support.in_the_app import (
    SHORT,
    SLOW,
    button,
    choose_in_menu,
    figure,
    open_at,
    shown,
    tap,
    unlock,
)
from tests.support.looking import covered
from tests.support.servers import RunningServer

FEEL = """() => {
  window.felt = [];
  navigator.vibrate = (pattern) => { window.felt.push(JSON.stringify(pattern)); return true; };
}"""


def test_every_act_of_an_outing_without_network_reaches_a_colleague(
    demo_server: RunningServer, open_phone: OpenPhone, open_profile: OpenProfile
) -> None:
    nadia = open_phone("nadia")
    page = nadia.page
    outing = start_outing(page)
    sent(page)
    nadia.cut_network()
    page.evaluate(FEEL)

    counting_and_undoing(page)
    lowest = page.get_by_role("button", name=re.compile("^Âge inconnu"))
    assert covered(page, lowest, button(page, "Annuler")) == []
    a_group_is_one_touch(page)
    another_stop_and_back(page)
    correcting_in_the_list(page)
    known_youth_met_again(page)
    health_desk(page)
    note_and_team(page)
    expect(shown(page, re.compile("^Hors ligne, .* à envoyer$"))).to_be_visible()
    mine = own_total(page)

    nadia.restore_network()
    sent(page)
    undone_after_a_reload(page)
    sent(page)
    karim = open_profile()
    enter(karim.page, demo_server, "karim", SHORT)
    open_at(karim.page, f"{demo_server.url}{outing}", SHORT)
    colleague_sees_and_mends(karim.page, mine)
    sent(karim.page)
    expect(shown(page, re.compile(f"^Équipe {mine}, "))).to_be_visible(timeout=SLOW)


def start_outing(page: Page) -> str:
    """Start the outing planned for today; its path."""
    button(page, re.compile("Démarrer la sortie|Reprendre la sortie")).click()
    expect(button(page, "Noter un jeune")).to_be_visible()
    return re.sub(r"^https?://[^/]+", "", page.url)


def sent(page: Page) -> None:
    """Nothing waits any more, on the server's own word."""
    expect(shown(page, re.compile("^À jour, reçu à"))).to_be_visible(timeout=SLOW)


def tile(page: Page, name: str) -> Locator:
    """The tile of a cell."""
    return page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}, \d"))


def counted(page: Page, name: str, count: int) -> None:
    """Its tile shows my count."""
    expect(tile(page, name).locator(".count")).to_have_text(str(count))


def own_total(page: Page) -> int:
    """How many the header says that I counted."""
    return int(page.locator(".own .big-number").inner_text())


def counting_and_undoing(page: Page) -> None:
    """Taps; what is asked of one tap falls back; three undone one after the other, one had again."""
    tap(page, "18_21", "Homme", 3)
    expect(page.locator("[aria-live]", has_text="Homme, 18-21, 3")).to_be_attached()
    page.get_by_role("radio", name="Déjà vu").click()
    tap(page, "16_17", "Femme")
    expect(page.get_by_role("radio", name="Première fois cette année")).to_be_checked()
    button(page, "Quel public ?").click()
    page.get_by_role("menuitemcheckbox", name="Professionnel").click()
    expect(shown(page, re.compile("^Prochain appui"))).to_be_visible()
    tap(page, "30_plus", "Homme")
    expect(button(page, "Quel public ?")).to_be_visible()
    expect(shown(page, "30 ans et plus, professionnel")).to_be_visible()
    for name, left in (("Homme, 30 et +", 0), ("Femme, 16-17", 0), ("Homme, 18-21", 2)):
        button(page, "Annuler").click()
        counted(page, name, left)
    for name, left in (("Homme, 18-21", 3), ("Femme, 16-17", 1), ("Homme, 30 et +", 1)):
        button(page, "Remettre").click()
        counted(page, name, left)
    felt = page.evaluate("() => window.felt")
    assert felt[:5] == ["15"] * 5
    assert felt[5:] == ["[15,60,15]"] * 6


def a_group_is_one_touch(page: Page) -> None:
    """Six people at once, undone at once, and had again."""
    before = own_total(page)
    button(page, "Groupe").click()
    for _ in range(4):
        button(page, "Un de plus, Homme, 22-25 ans").click()
    for _ in range(2):
        button(page, "Un de plus, Femme, 22-25 ans").click()
    button(page, "Compter 6 personnes").click()
    expect(figure(page, before + 6)).to_be_visible()
    button(page, "Annuler").click()
    expect(figure(page, before)).to_be_visible()
    button(page, "Remettre").click()
    expect(figure(page, before + 6)).to_be_visible()


def another_stop_and_back(page: Page) -> None:
    """A new place on the spot; what was counted before stays where it was; a wrong stop is undone."""
    first = page.locator("h1").inner_text()
    choose_in_menu(page, "Changer d’arrêt")
    expect(shown(page, "Vos arrêts")).to_be_visible()
    button(page, "Nouveau lieu").click()
    page.get_by_label("Nom du lieu").fill("Parvis de la gare")
    button(page, "Ajouter ce lieu").click()
    expect(page.get_by_role("heading", name="Parvis de la gare")).to_be_visible()
    button(page, "Annuler").click()
    expect(page.get_by_role("heading", name=first)).to_be_visible()
    button(page, "Remettre").click()
    expect(page.get_by_role("heading", name="Parvis de la gare")).to_be_visible()
    tap(page, "26_29", "Femme")
    choose_in_menu(page, "Changer d’arrêt")
    dialog = page.get_by_role("dialog")
    expect(
        dialog.locator(".list-row", has_text=re.compile(rf"{first}.*\b11\s*$", re.S))
    ).to_be_visible()
    expect(
        dialog.locator(".list-row", has_text=re.compile(r"Parvis de la gare.*\b1\s*$", re.S))
    ).to_be_visible()
    button(dialog, "Fermer").click()


def correcting_in_the_list(page: Page) -> None:
    """The latest count corrected, another one taken back and given back, all from the list by time."""
    choose_in_menu(page, "Voir et corriger les comptes")
    dialog = page.get_by_role("dialog").first
    button(dialog, re.compile("Femme, 26-29 ans")).click()
    button(dialog, "Corriger").click()
    form = page.get_by_role("dialog").last
    form.get_by_role("radio", name="22-25").click()
    form.get_by_role("radio", name="Déjà vu").click()
    button(form, "Garder la correction").click()
    expect(dialog.locator("s", has_text="Femme, 26-29 ans")).to_be_visible()
    corrected = dialog.locator(".list-row", has_text="Parvis de la gare, déjà vu")
    expect(corrected).to_contain_text("Femme, 22-25 ans")
    button(dialog, re.compile("Femme, 16-17 ans")).click()
    button(dialog, "Retirer").click()
    expect(dialog.locator("s", has_text="Femme, 16-17 ans")).to_be_visible()
    button(dialog, "Fermer").click()
    counted(page, "Femme, 26-29", 0)
    counted(page, "Femme, 22-25", 3)
    counted(page, "Femme, 16-17", 0)
    button(page, "Annuler").click()
    counted(page, "Femme, 16-17", 1)
    button(page, "Annuler").click()
    counted(page, "Femme, 26-29", 1)
    button(page, "Remettre").click()
    counted(page, "Femme, 22-25", 3)


def known_youth_met_again(page: Page) -> None:
    """Found, counted, undone and had again: in the same line as the taps."""
    before = own_total(page)
    button(page, "Retrouver").click()
    page.get_by_role("dialog").locator("button.list-row").first.click()
    expect(figure(page, before + 1)).to_be_visible()
    button(page, "Annuler").click()
    expect(figure(page, before)).to_be_visible()
    button(page, "Remettre").click()
    expect(figure(page, before + 1)).to_be_visible()


def health_desk(page: Page) -> None:
    """Without a name, undone; an appointment of a known youth, settled from the day's list."""
    button(page, "Santé").click()
    page.get_by_role("radio", name="Carte Vitale").click()
    button(page, "Enregistrer").click()
    expect(shown(page, "Choisissez le résultat.")).to_be_visible()
    page.get_by_role("radio", name="Fait").click()
    button(page, "Enregistrer").click()
    expect(shown(page, re.compile("geste santé gardé"))).to_be_visible()
    button(page, "Annuler").click()
    expect(shown(page, "geste santé retiré")).to_be_visible()
    proposed(page)

    button(page, "Santé").click()
    page.get_by_role("radio", name="Un jeune connu").click()
    button(page, "Choisir le jeune").click()
    known = page.get_by_role("dialog").last
    expect(known.locator("button.list-row").nth(1)).to_be_visible()
    expect(known.locator(".name.opening")).to_have_count(0)  # as one reads before choosing
    known.locator("button.list-row").nth(1).click()
    page.get_by_role("tab", name="Soins").click()
    page.get_by_role("radio", name="Bilan de santé").click()
    page.get_by_role("radio", name="Rendez-vous").click()
    page.get_by_label("Jour du rendez-vous").fill((date.today() + timedelta(days=3)).isoformat())
    page.get_by_label("Heure du rendez-vous").fill("10:00")
    button(page, "Enregistrer").click()
    expect(shown(page, re.compile("geste santé gardé"))).to_be_visible()

    button(page, "Santé").click()
    button(page, re.compile("^2 gestes aujourd’hui")).click()
    day = page.get_by_role("dialog").last
    button(day, re.compile("^Bilan de santé")).click()
    button(day, "Venu").click()
    expect(shown(day, "Ce rendez-vous n’est pas encore passé.")).to_be_visible()
    button(day, "Annulé par la permanence").click()
    expect(day.locator(".badge").last).to_have_text("Annulé par la permanence")
    button(day, "Fermer").click()
    button(page.get_by_role("dialog"), "Fermer").click()
    button(page, "Annuler").click()
    expect(shown(page, "remis à venir")).to_be_visible()


def proposed(page: Page) -> None:
    """What was proposed gets its answer later, from the day's list; taken back."""
    button(page, "Santé").click()
    page.get_by_role("radio", name="Compte Ameli").click()
    page.get_by_role("radio", name="Proposé").click()
    button(page, "Enregistrer").click()
    expect(shown(page, re.compile("geste santé gardé"))).to_be_visible()
    button(page, "Santé").click()
    button(page, re.compile("^1 geste aujourd’hui")).click()
    day = page.get_by_role("dialog").last
    button(day, re.compile("^Compte Ameli")).click()
    answer = page.get_by_role("dialog", name="Qu’en est-il")
    answer.get_by_role("radio", name="Pas souhaité").click()
    button(answer, "Enregistrer").click()
    expect(answer).to_be_hidden()
    expect(shown(page, "Pas souhaité").last).to_be_visible()
    button(page.get_by_role("dialog").last, "Fermer").click()
    button(page.get_by_role("dialog"), "Fermer").click()
    button(page, "Annuler").click()
    expect(shown(page, "de nouveau sans réponse")).to_be_visible()


def note_and_team(page: Page) -> None:
    """The note of the outing; a colleague more, who alone counts, and a partner."""
    choose_in_menu(page, "Note de la sortie")
    page.get_by_label("Note").fill("Pluie dès 16 h")
    button(page, "Enregistrer").click()
    expect(shown(page, "Note gardée sur ce téléphone")).to_be_visible()
    choose_in_menu(page, "Équipe et sortie")
    dialog = page.get_by_role("dialog")
    lucie = dialog.get_by_role("checkbox", name="Lucie").or_(
        dialog.get_by_role("button", name="Lucie")
    )
    lucie.first.click()
    dialog.get_by_role("radio", name="Lucie").click()
    button(dialog, "Enregistrer").click()
    expect(shown(page, re.compile("^C’est Lucie qui compte"))).to_be_visible()


def undone_after_a_reload(page: Page) -> None:
    """The app opened anew still knows what was counted last."""
    page.reload()
    unlock(page, SHORT)
    for press, left in (("Annuler", 2), ("Remettre", 3)):
        button(page, press).click()
        counted(page, "Femme, 22-25", left)


def colleague_sees_and_mends(page: Page, mine: int) -> None:
    """The team's number and each count with who made it; one is taken back, and given back."""
    expect(shown(page, re.compile(f"^Équipe {mine}, "))).to_be_visible(timeout=SLOW)
    expect(tile(page, "Homme, 22-25")).to_have_accessible_name("Homme, 22-25, 0 , équipe 4")
    choose_in_menu(page, "Voir et corriger les comptes")
    dialog = page.get_by_role("dialog")
    line = dialog.locator(".list-row", has_text="professionnel")
    expect(line).to_contain_text("Nadia Exemple")
    line.click()
    button(dialog, "Retirer").click()
    expect(dialog.locator("s", has_text="Homme, 30 ans et plus")).to_be_visible()
    button(dialog, "Remettre").click()
    expect(dialog.locator("s", has_text="Homme, 30 ans et plus")).to_be_hidden()
    button(dialog, "Fermer").click()
