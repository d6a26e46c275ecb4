"""Half-filled forms: each is there again after the app was reloaded and locked, where it was."""

import re
from itertools import zip_longest
from urllib.parse import urlparse

from playwright.sync_api import Locator, Page, expect

from tests.support.browsers import SMALL_PHONE
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SHORT, SLOW, button, shown, tap, unlock, worker_ready
from tests.support.looking import look_in_the_field

GO = "path => { history.pushState({depth: 1}, '', path); dispatchEvent(new PopStateEvent('popstate')) }"


def go(page: Page, path: str) -> None:
    """Another page of the app, as a link would; what was open there before is gone."""
    if urlparse(page.url).path == path.partition("?")[0]:
        page.evaluate(GO, "/envois")
        expect(page.get_by_role("heading", name="Envois").first).to_be_visible(timeout=SLOW)
    page.evaluate(GO, path)


class Form:
    """One form: where it is, what is typed or chosen in it."""

    def __init__(self, path: str, label: str | re.Pattern[str], value: str | None = None) -> None:
        self.path, self.label, self.value = path, label, value

    def _field(self, page: Page) -> Locator:
        top = page.get_by_role("dialog").or_(page.locator("main")).last
        if self.value is None:
            return top.get_by_role("radio", name=self.label).first
        return top.get_by_label(self.label).first

    def fill(self, page: Page) -> None:
        """Fill it by half, and leave it as it is."""
        go(page, self.path)
        if "feuille=step" in self.path:
            button(page, "Autre démarche, ou avec une note").click()
        field = self._field(page)
        field.scroll_into_view_if_needed()
        if self.value is None:
            field.click()
        else:
            field.fill(self.value)

    def holds(self, page: Page) -> None:
        """See what was left."""
        field = self._field(page)
        if self.value is None:
            expect(field, self.path).to_be_checked()
        else:
            expect(field, self.path).to_have_value(self.value)


def test_every_form_half_filled_is_there_again_where_it_was(open_phone: OpenPhone) -> None:
    phone = open_phone("nadia", size=SMALL_PHONE)
    page = phone.page
    worker_ready(page)
    phone.cut_network()
    pairs = zip_longest(
        of_a_file(page), of_an_outing(page)
    )  # each is another page than the one before
    forms = [form for pair in pairs for form in pair if form]
    for form in forms:
        form.fill(page)
    page.wait_for_timeout(500)
    page.reload()
    unlock(page, SHORT)
    forms[-1].holds(page)
    for form in forms[:-1]:
        go(page, form.path)
        form.holds(page)
    locked_from_a_sheet(page, forms[0])


def of_a_file(page: Page) -> list[Form]:
    """The forms of somebody with a relance to come, and of the relance."""
    go(page, "/jeunes")
    page.locator("[role=listitem] a").first.click()
    go(page, page.url[page.url.index("/jeunes") :] + "?feuille=relance")
    page.get_by_role("dialog").get_by_role("button").last.click()
    button(page, "C’est fait").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    file, _, record = page.url.partition("?")
    file = file[file.index("/jeunes") :]
    settle = f"{file}?{record}"
    assert record.startswith("ligne=settle.")
    return [
        Form(settle, "Note", "Un mot"),
        Form(settle.replace("settle", "move"), "Une date"),
        Form(f"{file}?feuille=step", "Note", "Un mot"),
        Form(f"{file}?feuille=relance", "De quoi parler", "Un mot"),
        Form(f"{file}?feuille=pathway", re.compile("Service civique")),
        Form(f"{file}?feuille=identity", "Surnom", "Essai"),
        Form(f"{file}?feuille=complete", "Chez des amis"),
        Form(f"{file}?feuille=close", "Injoignable"),
    ]


def of_an_outing(page: Page) -> list[Form]:
    """Those of the outing under way, of its end, of a place and a partner; the last stays open."""
    go(page, "/")
    button(page, re.compile("Démarrer la sortie|Reprendre la sortie")).click()
    tap(page, "18_21", "Homme")
    outing = page.url[page.url.index("/sortie") :]
    go(page, f"{outing}?feuille=counts")
    counts = page.get_by_role("dialog")
    counts.locator("button.list-row").last.click()
    button(counts, "Corriger").click()
    expect(page.get_by_role("dialog")).to_have_count(2)
    correct = page.url[page.url.index("/sortie") :]
    return [
        Form(correct, "22-25"),
        Form(f"{outing}?feuille=note", "Note", "Un mot"),
        Form(f"{outing}?feuille=health", "Carte Vitale"),
        Form(f"{outing}?feuille=estimate", re.compile("^Personnes présentes"), "120"),
        Form(f"{outing}?feuille=group", "Déjà vu"),
        Form(f"{outing}/clore?etape=fin", "Heure de fin", "10:05"),
        Form(f"{outing}/noter", "26-29"),
        Form("/sortie/nouvelle?etape=partenaire", "Nom du partenaire", "Essai"),
        Form(f"{outing}?feuille=stop&etape=lieu", "Nom du lieu", "Place d’essai"),
    ]


def locked_from_a_sheet(page: Page, form: Form) -> None:
    """With a sheet open one touch locks; unlocked, it is as it was."""
    go(page, form.path)
    button(page.get_by_role("dialog"), "Verrouiller").click()
    unlock(page, SHORT)
    form.holds(page)


def test_a_relance_that_a_colleague_answered_leads_to_its_correction_with_what_was_typed(
    open_phone: OpenPhone,
) -> None:
    page = open_phone("nadia", size=SMALL_PHONE).page
    worker_ready(page)
    settle = of_a_file(page)[0]
    assert settle is not None
    settle.fill(page)
    page.wait_for_timeout(500)
    go(page, settle.path.partition("?")[0])
    expect(shown(page, "Sur le serveur")).to_be_visible(timeout=SLOW)
    planned = page.locator("ol li").filter(has_text=", prévu")
    before = planned.count()

    elise = open_phone("elise").page
    go(elise, settle.path.partition("?")[0])
    button(elise, "C’est fait").click(timeout=SLOW)
    assert elise.url.endswith(settle.path)
    answer = elise.get_by_role("dialog").get_by_role("button", name=re.compile("^(Joint|Venu)$"))
    answer.click()
    expect(elise.get_by_role("dialog")).to_be_hidden()
    expect(shown(elise, "Sur le serveur")).to_be_visible(timeout=SLOW)

    page.reload()
    unlock(page, SHORT)
    expect(planned).to_have_count(before - 1, timeout=SLOW)
    go(page, settle.path)
    answered = page.get_by_role("dialog")
    expect(answered).to_contain_text("Cette démarche a déjà une réponse")
    expect(answered).to_contain_text("Vous aviez écrit : Un mot")
    assert look_in_the_field(page) == []
    button(answered, "Corriger cette démarche").click()
    expect(page.get_by_role("dialog").get_by_label("Note")).to_have_value(re.compile("Un mot$"))
