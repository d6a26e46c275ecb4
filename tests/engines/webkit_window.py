"""A phone's screen with a WebKit page in it, driven by WebKitWebDriver: `webkit_window.py FOLDER`.

Run by the system's Python, which has GTK. Debian's own MiniBrowser would do but for two things: its
toolbar makes it wider than a phone, and it forgets all that was stored when it ends.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

WIDTH, HEIGHT = 390, 844
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


def main(folder: str) -> None:
    """Wait for the driver, and show the page that it asks for; all is stored in `folder`."""
    data = WebKit2.WebsiteDataManager(base_data_directory=folder, base_cache_directory=folder)
    context = WebKit2.WebContext(website_data_manager=data)
    context.get_cookie_manager().set_persistent_storage(
        f"{folder}/cookies.sqlite", WebKit2.CookiePersistentStorage.SQLITE
    )
    context.set_preferred_languages(["fr-FR"])
    context.set_automation_allowed(True)
    context.connect("automation-started", lambda _context, session: begin(context, session))
    Gtk.main()


def begin(context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
    """The driver is there: it will ask for a page."""
    told = WebKit2.ApplicationInfo()
    told.set_name("phone")
    told.set_version(1, 0, 0)
    session.set_application_info(told)
    session.connect("create-web-view", lambda _session: page(context))


def page(context: WebKit2.WebContext) -> WebKit2.WebView:
    """A page as large as the screen, and nothing else."""
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    view.get_settings().set_user_agent(IPHONE)
    # What the page asks for by `no-store`, which WebKit minds over HTTPS alone: see `api/web.py`.
    view.get_settings().set_enable_page_cache(False)
    window = Gtk.Window()
    window.set_decorated(False)
    window.set_default_size(WIDTH, HEIGHT)
    window.add(view)
    window.show_all()
    window.move(0, 0)
    view.grab_focus()
    return view


main(sys.argv[1])
