"""The coordinator keeps the lists: on a desk and on a phone, by keyboard, with and without network."""

import re

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.support.browsers import DESKTOP, OpenProfile
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import (
    CODE,
    SHORT,
    SLOW,
    button,
    choose_code,
    open_at,
    set_up,
    shown,
    worker_ready,
)
from tests.support.looking import look
from tests.support.servers import RunningServer
from tests.support.workbooks import xlsx

PHONE = (390, 844)
SIZES = (PHONE, DESKTOP)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NEWCOMER = ("Ada Exemple", "ada@essai.example", "une-phrase-de-passe-longue")
EMPTY = {
    "lieux": "Aucun lieu encore",
    "partenaires": "Aucun partenaire encore",
    "quartiers": "Aucun quartier encore",
    "saisons": "Aucune saison passée",
    "territoire": "Aucun territoire choisi",
}
WRONG = (
    "Nom;Genre;Commune\n"
    "Gare Viotte;Centre-ville;Besançon\n"
    "Planoise;;Besançon\n"
    "Halle;Pigeonnier;Nulle part\n"
)


def the_list(page: Page, server: RunningServer, which: str) -> None:
    open_at(page, f"{server.url}/listes?liste={which}", CODE)


def line(page: Page, name: str | re.Pattern[str]) -> Locator:
    """One line of a list, by something it says."""
    return page.get_by_role("listitem").filter(has_text=name)


def field(page: Page, label: str) -> Locator:
    """A field of the sheet that is open."""
    return page.get_by_role("dialog").get_by_label(label, exact=True)


def test_a_place_is_added_changed_archived_and_given_back_without_network(
    open_phone: OpenPhone,
) -> None:
    elise = open_phone("elise", at="/listes?liste=lieux", size=DESKTOP)
    page = elise.page
    expect(line(page, "Planoise").first).to_be_visible(timeout=SLOW)
    elise.cut_network()
    button(page, "Ajouter un lieu").click()
    button(page, "Enregistrer").click()
    expect(shown(page, "Donnez un nom.")).to_be_visible()
    field(page, "Nom").fill("Gare Viotte")
    field(page, "Commune").select_option("Besançon")
    field(page, "Latitude").fill("47,2472")
    button(page, "Enregistrer").click()
    expect(shown(page, "Donnez la latitude et la longitude, ou aucune des deux.")).to_be_visible()
    field(page, "Longitude").fill("6,0219")
    button(page, "Enregistrer").click()
    gare = line(page, "Gare Viotte")
    expect(gare).to_contain_text("Besançon")
    expect(gare).to_contain_text("Sur ce téléphone seulement")

    gare.get_by_role("button").click()
    field(page, "Nom").fill("Gare Viotte, parvis")
    button(page, "Enregistrer").click()
    gare = line(page, "Gare Viotte, parvis")
    gare.get_by_role("button").click()
    button(page, "Archiver").click()
    expect(gare).to_have_count(0)
    button(page, "Annuler").click()
    expect(gare).to_have_count(1)
    gare.get_by_role("button").click()
    button(page, "Archiver").click()
    page.get_by_role("checkbox", name="Montrer aussi 1 archivé").check()
    gare.get_by_role("button").click()
    button(page, "Remettre dans la liste").click()
    expect(gare).not_to_contain_text("Archivé")
    elise.restore_network()
    expect(gare).not_to_contain_text("Sur ce téléphone", timeout=SLOW)


def test_a_district_has_its_days_and_a_partner_its_kind_on_a_phone(open_phone: OpenPhone) -> None:
    page = open_phone("elise", at="/reglages", size=PHONE).page
    page.get_by_role("link", name=re.compile("^Listes")).click()
    assert look(page, SIZES) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.get_by_role("link", name=re.compile("^Quartiers")).click()
    expect(line(page, "Battant")).to_contain_text("Depuis le 1er janvier 2024")
    line(page, "Battant").get_by_role("button").click()
    field(page, "Jusqu’au").fill("2023-12-31")
    button(page, "Enregistrer").click()
    expect(shown(page, "La fin vient avant le début.")).to_be_visible()
    field(page, "Jusqu’au").fill("2024-12-31")
    button(page, "Enregistrer").click()
    expect(line(page, "Battant")).to_contain_text(
        "Du 1er janvier 2024 au 31 décembre 2024, terminé"
    )
    assert look(page, SIZES) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})

    page.get_by_role("button", name="Retour").click()
    page.get_by_role("link", name=re.compile("^Partenaires")).click()
    button(page, "Ajouter un partenaire").click()
    field(page, "Nom").fill(
        "Une structure au nom fort long, antenne du quartier des Hauts de Saint-Claude"
    )
    field(page, "Genre de structure").select_option("Maison de quartier")
    assert look(page, SIZES) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    button(page, "Enregistrer").click()
    expect(line(page, "Une structure au nom fort long")).to_contain_text("Maison de quartier")


def test_a_table_of_places_comes_in_whole_or_not_at_all(open_phone: OpenPhone) -> None:
    elise = open_phone("elise", at="/listes?liste=lieux", size=DESKTOP)
    page = elise.page
    button(page, "Importer un tableau").click()
    file = page.locator("input[type=file]")
    wrong = WRONG.encode("cp1252")
    file.set_input_files({"name": "lieux.csv", "mimeType": "text/csv", "buffer": wrong})
    expect(line(page, "Ligne 4, Halle")).to_contain_text("Genre : Ce genre n’existe pas.")
    expect(line(page, "Ligne 4, Halle")).to_contain_text("Commune : Aucune commune de France")
    expect(button(page, "Ajouter les lieux")).to_be_disabled()
    assert look(page, SIZES) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})

    right = xlsx(
        [["Nom", "Commune"], ["Gare Viotte", 25056.0], ["Planoise", 25056.0], ["Halle", None]]
    )
    table: FilePayload = {"name": "lieux.xlsx", "mimeType": XLSX, "buffer": right}
    file.set_input_files(table)
    expect(shown(page, re.compile("lieu est déjà dans la liste"))).to_be_visible()
    button(page, "Ajouter 2 lieux").click()
    expect(shown(page, "2 lieux ajoutés.")).to_be_visible()
    expect(line(page, "Gare Viotte")).to_contain_text("Besançon")
    expect(line(page, "Halle")).not_to_contain_text("Sur ce téléphone", timeout=SLOW)
    button(page, "Importer un tableau").click()
    file.set_input_files(table)
    expect(shown(page, re.compile("^Rien à ajouter"))).to_be_visible()
    elise.cut_network()
    file.set_input_files(table)
    expect(
        shown(page, re.compile("le fichier est lu en ligne. Rien n’a été ajouté."))
    ).to_be_visible()
    elise.restore_network()
    file.set_input_files({"name": "photo.png", "mimeType": "image/png", "buffer": b"\x89PNG\0"})
    expect(shown(page, "Ce fichier n’est pas un tableau qui se lit.")).to_be_visible()


def test_the_territory_is_chosen_out_of_all_france_by_keyboard(open_phone: OpenPhone) -> None:
    elise = open_phone("elise", at="/listes?liste=territoire", size=DESKTOP)
    page = elise.page
    expect(shown(page, "322 communes")).to_be_visible(timeout=SLOW)
    expect(shown(page, "Communes de 2026 (Insee, DGCL).")).to_be_visible()
    page.get_by_role("searchbox").focus()
    page.keyboard.type("dole")
    add = page.get_by_role("button", name="Ajouter Dole", exact=True)
    expect(add).to_be_visible()
    add.focus()
    page.keyboard.press("Enter")
    expect(shown(page, "Dole est dans votre territoire.")).to_be_visible()
    expect(shown(page, "323 communes")).to_be_visible(timeout=SLOW)
    button(page, "Annuler").click()
    expect(shown(page, "322 communes")).to_be_visible(timeout=SLOW)
    assert look(page, SIZES) == []
    page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    elise.cut_network()
    page.get_by_role("button", name="Retirer CC Loue-Lison").click()
    expect(shown(page, re.compile("^Pas de réseau"))).to_be_visible()
    expect(shown(page, "322 communes")).to_be_visible()


def test_a_colleague_s_phone_offers_the_communes_of_the_territory_without_network(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    nadia = open_phone("nadia", size=PHONE)
    page = nadia.page
    worker_ready(page)
    nadia.cut_network()
    open_at(page, f"{demo_server.url}/lieux/nouveau", SHORT)
    communes = page.get_by_label("Commune", exact=True).get_by_role("option")
    expect(communes).to_have_count(1 + 322, timeout=SLOW)
    # the towns first, then by name
    for place, name in ((1, "Besançon"), (2, "Ornans"), (7, "Abbans-Dessous")):
        expect(communes.nth(place)).to_have_text(name)


def test_a_new_organisation_begins_its_lists(
    server: RunningServer, open_profile: OpenProfile
) -> None:
    page = open_profile(size=PHONE).page
    set_up(page, server.url, "Mission Locale d’ailleurs", NEWCOMER)
    choose_code(page, CODE)
    for which, says in EMPTY.items():
        the_list(page, server, which)
        expect(shown(page, re.compile(f"^{says}"))).to_be_visible(timeout=SLOW)
        assert look(page, SIZES) == [], which
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.get_by_role("searchbox").fill("lille")
    page.get_by_role("button", name="Ajouter Lille", exact=True).click()
    expect(shown(page, "1\u00a0commune")).to_be_visible(timeout=SLOW)


def test_totals_of_years_past_are_typed_and_stand_beside_a_season_as_typed(
    demo_server: RunningServer, open_phone: OpenPhone
) -> None:
    page = open_phone("elise", at="/listes?liste=saisons", size=PHONE).page
    button(page, "Ajouter une année").click()
    field(page, "Année").fill("2021")
    button(page, "Enregistrer").click()
    expect(shown(page, "Cette année est déjà dans le tableau.")).to_be_visible()
    field(page, "Année").fill("2019")
    field(page, "Sorties").fill("douze")
    button(page, "Enregistrer").click()
    expect(shown(page, "Écrivez un nombre entier, ou laissez vide.")).to_be_visible()
    field(page, "Sorties").fill("1 012")
    button(page, "Enregistrer").click()
    expect(line(page, "2019")).to_contain_text("1 012", timeout=SLOW)
    expect(line(page, "2019")).to_contain_text("–")
    assert look(page, SIZES) == []
    open_at(page, f"{demo_server.url}/pilotage?periode=saison-2022", CODE)
    identified = page.locator(".figure").filter(has_text=re.compile("^Jeunes repérés"))
    expect(identified).to_contain_text("49 en 2021 (saisi)", timeout=SLOW)
