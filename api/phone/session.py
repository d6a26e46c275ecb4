"""Joining, signing in and out, inviting; holding the keys while unlocked."""

from typing import Any, Self

from joserfc.jwk import ECKey

from api.phone import account
from api.phone.account import Identity
from api.phone.clock import WallClock, wall_ms
from api.phone.line import APP, Line
from api.phone.notebook import Locked
from api.phone.transport import Transport
from api.sealing import (
    invitation_link,
    new_invitation,
    open_private,
    parse_invitation_link,
    seal_invitation,
)


class Session(Line):
    """One account's session on one phone. `private` opens its grants while unlocked."""

    label = "Python"
    """What the coordination reads this phone is."""

    def __init__(self, transport: Transport, wall: WallClock = wall_ms, app: str = APP) -> None:
        super().__init__(transport, wall, app)
        self.organisation_id = ""
        self.private: ECKey | None = None

    @classmethod
    def first_run(
        cls, transport: Transport, organisation: str, who: Identity, **more: Any
    ) -> tuple[Self, str]:
        """Found an organisation and be its first coordinator; the phone and the recovery key."""
        phone = cls(transport, **more)
        made = account.new_organisation(organisation, who, phone._device())
        phone._enter(phone.call("POST", "/api/organisations", made.body), made.wrap_key)
        return phone, made.recovery

    @classmethod
    def sign_in(cls, transport: Transport, email: str, password: str, **more: Any) -> Self:
        """A new phone of someone who has an account. Raises `Trouble`."""
        phone = cls(transport, **more)
        phone.sign_in_again(email, password)
        return phone

    def sign_in_again(self, email: str, password: str) -> None:
        """Sign in on this phone, whose records and outbox stay. Raises `Trouble`."""
        salted = self.call("POST", "/api/sessions/salt", {"email": email})
        made = account.stretched(password, salted)
        body = {
            "email": email,
            "auth": made.auth,
            "device": self._device(),
            "app": self.app,
            "shared": False,
        }
        self._enter(self.call("POST", "/api/sessions", body), made.wrap_key)

    def invite(self, role: str, name: str, person_id: str | None = None) -> str:
        """An invitation's link (coordinators only)."""
        made = new_invitation()
        body: dict[str, Any] = {
            "token_hash": account.token_hash(made.token),
            "role": role,
            "name": name,
            "keys": None,
            "person_id": person_id,
        }
        if role != "management":
            if self.keys is None:
                raise Locked
            body["keys"] = seal_invitation(account.ring(self.keys), made.secret)
        self.call("POST", "/api/invitations", body)
        return invitation_link("", made)

    @classmethod
    def accept(cls, transport: Transport, link: str, who: Identity, **more: Any) -> Self:
        """Join by an invitation's link, then sign in on a new phone. Raises `Trouble`."""
        phone = cls(transport, **more)
        read = parse_invitation_link(link)
        assert read is not None
        opened = phone.call("POST", "/api/invitations/open", {"token": read.token})
        body = account.acceptance(opened, read.token, read.secret, who, phone._device())
        joined = phone.call("POST", "/api/invitations/accept", body)
        phone.sign_in_again(joined["email"], who.password)
        return phone

    def sign_out(self, *, push_only: bool = False) -> None:
        """End the session; with `push_only`, once nothing waits. The outbox stays."""
        self.call("POST", "/api/sessions/current/end", {"push_only": push_only})
        self.lock()

    def lock(self) -> None:
        """Take the keys out of memory."""
        self.keys = self.private = None

    def refresh_keys(self) -> None:
        """Take up the role and the grants as they are now. Raises `Locked`, `Trouble`."""
        me = self.call("GET", "/api/me")
        self.role = me["person"]["role"]
        self._hold(me["grants"])

    def rotate(self) -> None:
        """Make a new organisation key and grant it to all who hold one (coordinators only).

        Granted only to public keys that someone with an organisation key vouched for.
        """
        if self.keys is None:
            raise Locked
        body = account.rotation(
            self.keys, self.call("GET", "/api/keys"), self.call("GET", "/api/people")
        )
        self.call("POST", "/api/keys", body)
        self.refresh_keys()

    def _enter(self, me: dict[str, Any], wrap_key: bytes) -> None:
        self.person_id, self.role = me["person"]["id"], me["person"]["role"]
        self.organisation_id = me["organisation"]["id"]
        self.time_zone = me["organisation"]["time_zone"]
        self.private = open_private(me["private_key"], wrap_key)
        self._hold(me["grants"])
        self.clock.learn(me["server_now"])

    def _hold(self, grants: list[dict[str, str]]) -> None:
        if self.private is None:
            raise Locked
        self.keys = account.opened_keys(grants, self.private)

    def _device(self) -> dict[str, str]:
        return {"id": self.store.device, "label": self.label}
