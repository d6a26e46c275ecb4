"""A chart of Pilotage is taken along: as a picture, or as a table."""

import re

from playwright.sync_api import expect

from tests.support.browsers import DESKTOP
from tests.support.demonstration import OpenPhone
from tests.support.in_the_app import SLOW

PICTURE = """async () => {
  const [item] = await navigator.clipboard.read();
  const bitmap = await createImageBitmap(await item.getType('image/png'));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(bitmap, 0, 0);
  const colours = new Set(new Uint32Array(pen.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer));
  return { width: bitmap.width, height: bitmap.height, colours: colours.size };
}"""


def test_a_chart_is_copied_as_a_picture_and_as_a_table(open_phone: OpenPhone) -> None:
    profile = open_phone("elise", at="/pilotage?periode=saison-2022", size=DESKTOP)
    page = profile.page
    profile.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def copy(chart: str, how: str, said: str) -> None:
        page.get_by_role("button", name=re.compile(f"^Copier «.{chart}")).click(timeout=SLOW)
        page.get_by_role("menuitem", name=how).click()
        drawn = page.get_by_role("figure", name=re.compile(f"^{chart}"))
        expect(drawn.get_by_text(said, exact=True)).to_be_visible(timeout=SLOW)

    copy("Canaux de repérage", "Copier le tableau (CSV)", "Tableau copié")
    lines = page.evaluate("() => navigator.clipboard.readText()").splitlines()
    assert lines[:3] == [
        "Canaux de repérage, total 62",
        "Avril – octobre 2022. Parcours regardés le 31\u00a0décembre 2022.",
        "Canal;Nombre",
    ]
    assert sum(int(line.rsplit(";", 1)[1]) for line in lines[3:]) == 62
    for chart in ("Repérés par mois", "Du repérage au parcours"):
        copy(chart, "Copier l’image", "Image copiée")
        picture = page.evaluate(PICTURE)
        assert picture["width"] == 1800
        assert picture["height"] > 300
        assert picture["colours"] > 20, "nothing is drawn"
