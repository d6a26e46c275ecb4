"""A young person's file and relances: each act without network, then sent and seen by a colleague."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.support.browsers import SMALL_PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_a_file import choose, days, line, looked_at, menu, sheet, tab, told, undo
from tests.support.in_the_app import SLOW, button, shown, worker_ready

NAME = "Tiago"


def note(page: Page) -> None:
    """A youth noted outside any outing."""
    tab(page, "Jeunes")
    button(page, "Noter un jeune").click()
    choose(page, "18-21")
    choose(page, "Homme")
    looked_at(page)
    page.get_by_label("Connu comment").select_option(label="Partenaires")
    page.get_by_label("Prénom ou surnom").fill(NAME)
    page.get_by_label("Téléphone").fill("03 81 00 00 00")
    button(page, "Enregistrer").click()
    open_file(page)


def open_file(page: Page) -> None:
    """The youth's file, from the list of those known."""
    if page.get_by_role("link", name="Jeunes", exact=True).count():
        tab(page, "Jeunes")
    page.locator("main a[href^='/jeunes/']").filter(has_text=NAME).first.click()
    expect(page.get_by_role("heading", level=1, name=NAME)).to_be_visible()


def steps(page: Page) -> None:
    """One in two taps, undone; one more with note and day; that one put right."""
    button(page, "Noter une démarche").click()
    looked_at(page)
    button(page, "Appel, sans réponse").click()
    told(page, "Appel, sans réponse, démarche notée")
    undo(page, "Appel, sans réponse, démarche retirée")
    expect(line(page, "Appel, sans réponse")).to_be_hidden()
    button(page, "Noter une démarche").click()
    button(page, "Autre démarche, ou avec une note").click()
    looked_at(page)
    choose(page, "Contact partenaire")
    choose(page, "Joint")
    page.get_by_label("Jour").fill(days(-3))
    page.get_by_label("Note", exact=True).fill("Le cirque cherche un apprenti.")
    button(page, "Enregistrer").click()
    told(page, "Contact partenaire, joint")
    line(page, "Contact partenaire, joint").get_by_role("button").click()
    corrected = sheet(page, "Corriger cette démarche")
    looked_at(page)
    corrected.get_by_role("radio", name="Rendez-vous pris").click()
    button(corrected, "Enregistrer").click()
    told(page, "démarche corrigée")
    expect(line(page, "Contact partenaire, rendez-vous pris")).to_contain_text("cirque")


def phones(page: Page) -> None:
    """A second number; home is not to be called: the landline is shown and not offered."""
    expect(button(page, "Appeler")).to_have_attribute("href", "tel:+33381000000")
    menu(page, "Nom et téléphone")
    looked_at(page)
    page.get_by_label("Autre téléphone").fill("06 39 98 04 12")
    button(page, "Enregistrer").click()
    expect(button(page, "SMS")).to_have_attribute("href", "sms:+33639980412")
    menu(page, "Compléter la fiche")
    looked_at(page)
    choose(page, "Ne pas appeler à la maison")
    choose(page, "Chez des amis")
    button(page, "Enregistrer").click()
    expect(shown(page, "À ne pas appeler")).to_be_visible()
    expect(button(page, "Appeler")).to_have_attribute("href", "tel:+33639980412")
    expect(button(page, "WhatsApp")).to_have_attribute("href", "https://wa.me/33639980412")
    looked_at(page)


def pathways(page: Page) -> None:
    """One since 100 days, checked; a referral confirmed, made the main one, and ended."""
    button(page, "Choisir").click()
    choose(page, "Service civique")
    looked_at(page)
    page.get_by_label("Début").fill(days(-100))
    page.get_by_role("button", name="Psychologue").or_(
        page.get_by_role("checkbox", name="Psychologue")
    ).first.click()
    button(page, "Enregistrer").click()
    told(page, "Service civique, parcours noté")
    expect(shown(page, "Point à 3 mois à faire")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Service civique depuis")).click()
    looked_at(page)
    button(page, "En cours").click()
    told(page, "point noté : en cours")
    expect(line(page, "Point : en cours, vérifié")).to_be_visible()
    page.get_by_role("button", name="Un autre parcours").click()
    choose(page, "Orientation vers un autre acteur local")
    button(page, "Ajouter une structure").click()
    looked_at(page)
    page.get_by_label("Nom de la structure").fill("École du cirque")
    button(page, "Ajouter cette structure").click()
    page.get_by_role("switch", name=re.compile("Parcours principal")).click()
    button(page, "Enregistrer, à confirmer").click()
    button(page, "Confirmer").click()
    looked_at(page)
    button(page, "Confirmer l’accueil").click()
    told(page, "accueil confirmé")
    referral = page.get_by_role("button", name=re.compile("^Orientation vers .* École du cirque"))
    referral.click()
    button(page, "En faire le parcours principal").click()
    told(page, "parcours principal")
    expect(referral).to_contain_text("principal")
    referral.click()
    button(page, "Terminer ce parcours").click()
    end = sheet(page, "Pourquoi ce parcours se termine ?")
    looked_at(page)
    end.get_by_role("radio", name="Déménagement").click()
    button(end, "Terminer ce parcours").click()
    told(page, "terminé")
    undo(page, "Orientation vers un autre acteur local, repris")


def support(page: Page) -> None:
    """The psychologist's support ends."""
    page.get_by_role("button", name=re.compile("^Psychologue, depuis")).click()
    looked_at(page)
    button(page, "Terminer ce soutien").click()
    told(page, "Psychologue, terminé")
    expect(line(page, "Soutien terminé : psychologue")).to_be_visible()


def appointment(page: Page) -> None:
    """A rendez-vous with its hour, moved from the file."""
    menu(page, "Prévoir une relance")
    choose(page, "Entretien individuel")
    looked_at(page)
    button(page, "Prévoir").click()
    expect(shown(page, "Heure : écrivez-la")).to_be_visible()
    page.get_by_label("Heure").fill("14:30")
    button(page, "Prévoir").click()
    told(page, "Relance, demain, 14 h 30")
    line(page, "Entretien individuel, prévu").get_by_role("button").click()
    looked_at(page)
    button(page, "Changer la date").click()
    choose(page, "Une date")
    page.get_by_label("Date").fill(days(0))
    looked_at(page)
    button(sheet(page, "Pour quand ?"), "Changer la date").click()
    told(page, "aujourd’hui, 14 h 30")


def closing(page: Page) -> None:
    """The file closed, then a new first contact, which opens it again."""
    button(page, "Autres actions").click()
    looked_at(page)
    page.get_by_role("menuitem", name="Clore le dossier").click()
    looked_at(page)
    choose(page, "Injoignable")
    button(page, "Clore ce dossier").click()
    expect(shown(page, "Clos : injoignable")).to_be_visible()
    looked_at(page)
    button(page, "Rouvrir le dossier").click()
    looked_at(page)
    page.keyboard.press("Escape")
    button(page, "Nouveau contact").click()
    again = sheet(page, "Nouvelle prise de contact")
    looked_at(page)
    button(again, "Enregistrer").click()
    expect(shown(page, "Choisissez l’âge.")).to_be_visible()
    again.get_by_role("radio", name="18-21").click()
    again.get_by_label("Connu comment").select_option(label="Famille")
    again.get_by_role("radio", name="Sans emploi, école ni formation").click()
    again.get_by_role("radio", name="Personne").click()
    button(again, "Enregistrer").click()
    expect(line(page, "Nouvelle prise de contact : Famille")).to_be_visible()
    expect(shown(page, "Sans accompagnement à ce jour")).to_be_visible()
    expect(shown(page, "Clos : injoignable")).to_be_hidden()


def relances(page: Page, folder: Path) -> None:
    """The rendez-vous of today: put in a calendar, absent, undone, absent, and the next one."""
    page.go_back()
    tab(page, "Relances")
    page.get_by_role("button", name=re.compile(f"^{NAME}, Entretien individuel")).click()
    looked_at(page)
    page.get_by_role("button", name=f"Autres actions pour {NAME}").click()
    with page.expect_download() as handed:
        page.get_by_role("menuitem", name="Mettre dans mon agenda").click()
    handed.value.save_as(folder / handed.value.suggested_filename)
    text = (folder / "rendez-vous.ics").read_text()
    assert "SUMMARY:Rendez-vous KAF’Truck" in text
    assert NAME not in text
    button(page, "Absent").click()
    told(page, f"{NAME}, absent")
    undo(page, f"{NAME}, remise à faire")
    button(page, "Absent").click()
    expect(shown(page, "Et ensuite")).to_be_visible()
    looked_at(page)
    button(page, "Dans une semaine").click()
    told(page, f"{NAME}, absent, relance")
    choose(page, re.compile("^À venir"))
    expect(page.get_by_role("button", name=re.compile(f"^{NAME}, Appel"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile(f"^{NAME}, Point à 6 mois"))).to_be_visible()
    looked_at(page)
    choose(page, "Faites")
    expect(page.get_by_role("link", name=re.compile(f"^{NAME}.*absent"))).to_be_visible()
    looked_at(page)


def history(page: Page) -> Locator:
    """Who noted what, once it has been read."""
    menu(page, "Historique")
    found = sheet(page, "Qui a noté quoi")
    expect(found.get_by_text("Lecture")).to_have_count(0, timeout=SLOW)
    looked_at(page)
    return found


def leave(page: Page) -> None:
    """Close the open sheet."""
    page.get_by_role("dialog").get_by_role("button", name="Fermer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_each_act_on_a_file_is_kept_without_network_and_seen_by_a_colleague(
    open_phone: OpenPhone, tmp_path: Path
) -> None:
    nadia = open_phone("nadia", size=SMALL_PHONE)
    page = nadia.page
    page.emulate_media(reduced_motion="reduce")
    worker_ready(page)
    nadia.cut_network()
    note(page)
    for act in (steps, phones, pathways, support, appointment, closing):
        act(page)
    expect(line(page, "Contact partenaire")).to_contain_text("Sur ce téléphone seulement")
    expect(history(page).get_by_text("Sans réseau")).to_be_visible()
    expect(shown(page, "avez noté un parcours : Service civique")).to_be_visible()
    leave(page)
    relances(page, tmp_path)
    nadia.restore_network()
    open_file(page)
    expect(shown(page, "Sur le serveur")).to_be_visible(timeout=SLOW)

    elise = open_phone("elise").page
    elise.emulate_media(reduced_motion="reduce")
    open_file(elise)
    for text in (
        "Contact partenaire, rendez-vous pris",
        "Entretien individuel, absent",
        "Parcours commencé : Service civique",
        "Accueil par École du cirque",
        "Soutien terminé : psychologue",
        "Nouvelle prise de contact : Famille",
    ):
        expect(line(elise, text)).to_be_visible()
    menu(elise, "Compléter la fiche")
    choose(elise, "Foyer, FJT")
    button(elise, "Enregistrer").click()
    expect(shown(elise, "Sur le serveur")).to_be_visible(timeout=SLOW)
    read = history(elise)
    expect(read).to_contain_text("Vous avez changé le logement : Chez des amis → Foyer, FJT")
    expect(read).to_contain_text("Nadia Exemple a clos le dossier : injoignable")
    assert read_in_the_end(page, "Élise Exemple a changé le logement : Chez des amis → Foyer, FJT")


def read_in_the_end(page: Page, text: str) -> bool:
    """The history says so, once the colleague's phone has sent it."""
    for _ in range(10):
        if text in " ".join(history(page).inner_text().split()):
            return True
        leave(page)
        page.wait_for_timeout(1_000)
    return False
