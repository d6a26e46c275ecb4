"""What looks at every state sees what it is there for: one fault of each kind, and no other."""

from playwright.sync_api import Page

from tests.support.looking import look_in_the_field

PAGE = """<!doctype html><html lang="fr"><title>Essai</title>
<style>
  body {{ margin: 0; font: 17px sans-serif; background: #fff; color: #000 }}
  button {{ width: 60px; height: 60px; padding: 0; font: inherit }}
  .band {{ position: fixed; inset: auto 0 0; height: 80px; background: #300; color: #fff }}
  @media (prefers-color-scheme: dark) {{ .dim {{ background: #000; color: #333 }} }}
</style><main>{body}</main></html>"""

FINE = (
    """<h1>Titre</h1><p>Une phrase, et <a href="#la">un lien</a> dedans.</p><button>Oui</button>"""
)
FAULTS = {
    "a small target": ("<button style='height: 40px'>Non</button>", "px to touch: <button> “Non”"),
    "a target under another": (
        "<button>A</button><button style='position: relative; left: -30px'>B</button>",
        "px to touch: <button> “A”",
    ),
    "a name that lacks": ("<button></button>", "light button-name"),
    "colours too near in the dark alone": ("<p class='dim'>Pâle</p>", "dark color-contrast"),
    "text cut off": (
        "<p style='height: 1.3rem; overflow: hidden; font-size: 1rem'>Deux lignes<br>de texte</p>",
        "at 200 % “de texte” is cut off",
    ),
    "text under the band": (
        "<div style='position: fixed; bottom: 10px'>Caché</div><div class='band'>Bande</div>",
        "at 200 % “Caché” lies under <div.band>",
    ),
    "a page too wide": (
        "<p style='font-size: 4rem; white-space: nowrap'>Beaucoup trop long</p>",
        "at 200 % the page is",
    ),
}


def test_each_kind_of_fault_is_seen_and_nothing_else(page: Page) -> None:
    page.set_content(PAGE.format(body=FINE))
    assert look_in_the_field(page) == []
    unseen = []
    for kind, (body, said) in FAULTS.items():
        page.set_content(PAGE.format(body=FINE + body))
        found = look_in_the_field(page)
        if not any(said in one for one in found):
            unseen.append((kind, found))
    assert unseen == []
