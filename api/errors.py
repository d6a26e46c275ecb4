"""Every error the API answers with.

AppError
├── BadInput            400  the request itself cannot be understood
│   └── Damaged         400  it is not what its sender sent
├── NotSignedIn         401  no session, or it has ended
│   └── Revoked         401  the person or the phone was revoked: names must go
├── WrongSignIn         401  address and password do not go together; never says which is wrong
├── WrongRecovery       401  the recovery key was not proven, or too late
├── NotAllowed          403  the role may not do this
├── NotFound            404
├── WrongEpoch          409  the server was restored: read again from zero
├── AlreadyDone         409  it exists already, or was used already
├── LastCoordinator     409  an organisation always has one
├── TeamChanged         409  keys were meant for another team than the one there is now
├── TextChanged         409  somebody else wrote it since it was read
├── EditionOvertaken    409  another edition was published meanwhile
├── EditionAltered      409  an edition is no longer what was published
├── InvitationOver      410  used, ended, cancelled, or never made
├── CursorTooOld        410  read again from zero
├── TooLarge            413  send it in smaller parts
│   └── TooHeavy        413  no request may weigh that much
├── AppTooOld           426  the app must be updated before it reads
├── TooManyTries        429  wait
├── NotPrinted          503  a file of the report was not written in time
└── Unavailable         503  the server cannot answer now

A database or a disk that does not do what it is asked (full, locked, gone) answers `Unavailable`,
with the seconds to wait in `Retry-After`.

A body is `{"code", "message_fr", "field", "retry"}` and never repeats what was sent.
"""

import errno
import logging
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.exceptions import HTTPException

RETRY_AFTER = 5
"""Seconds after which a phone may ask again a database that did not answer."""

log = logging.getLogger("kaftruck.storage")


class AppError(Exception):
    """An error with a code, an HTTP status, whether trying again can help, and a French sentence."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "unexpected"
    retry: ClassVar[bool] = True
    sentence: ClassVar[str] = "Le serveur n’a pas pu répondre. Rien n’est perdu, réessayez."

    def __init__(
        self,
        sentence: str | None = None,
        *,
        field: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.message_fr = sentence or self.sentence
        self.field = field
        self.headers = headers
        super().__init__(self.code)

    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        return {
            "code": self.code,
            "message_fr": self.message_fr,
            "field": self.field,
            "retry": self.retry,
        }


class BadInput(AppError):
    status, code, retry = 400, "bad_input", False
    sentence = "Cette demande est incomplète ou mal formée."


class Damaged(BadInput):
    code, retry = "damaged", True
    sentence = "Cet envoi a été abîmé en chemin. Rien n’est perdu, l’application le renvoie."


class NotSignedIn(AppError):
    status, code, retry = 401, "not_signed_in", False
    sentence = "Votre session est terminée. Ouvrez-la à nouveau, vos notes restent gardées."


class Revoked(NotSignedIn):
    code = "revoked"
    sentence = "Votre accès a été retiré. Parlez-en à la coordination."


class WrongSignIn(AppError):
    status, code, retry = 401, "wrong_sign_in", False
    sentence = "L’adresse ou le mot de passe ne convient pas."


class WrongRecovery(AppError):
    status, code, retry = 401, "wrong_recovery", False
    sentence = "La clé de secours ne convient pas, ou la page est restée ouverte trop longtemps."


class NotAllowed(AppError):
    status, code, retry = 403, "not_allowed", False
    sentence = "Votre rôle ne permet pas de faire cela."


class NotFound(AppError):
    status, code, retry = 404, "not_found", False
    sentence = "Cette page n’existe pas, ou plus."


class WrongEpoch(AppError):
    status, code, retry = 409, "epoch", True
    sentence = "Le serveur a été restauré. L’application relit tout, puis renvoie vos notes."

    def __init__(self, epoch: str) -> None:
        self.epoch = epoch
        super().__init__()

    def body(self) -> dict[str, Any]:
        """With the epoch to send to from now on."""
        return super().body() | {"epoch": self.epoch}


class AlreadyDone(AppError):
    status, code, retry = 409, "already_done", False
    sentence = "C’est déjà fait."


class LastCoordinator(AppError):
    status, code, retry = 409, "last_coordinator", False
    sentence = "Il faut toujours une personne à la coordination. Nommez-en d’abord une autre."


class TeamChanged(AppError):
    status, code, retry = 409, "team_changed", True
    sentence = "L’équipe ou ses clés ont changé entre-temps. Rechargez la page, puis recommencez."


class TextChanged(AppError):
    status, code, retry = 409, "text_changed", False
    sentence = "Ce texte a changé entre-temps. Relisez-le, puis recommencez."


class EditionOvertaken(AppError):
    status, code, retry = 409, "edition_overtaken", True
    sentence = "Une autre édition vient d’être publiée. Relisez le rapport, puis recommencez."


class EditionAltered(AppError):
    status, code, retry = 409, "edition_altered", False
    sentence = "Cette édition a été modifiée depuis sa publication\u00a0: elle n’est plus montrée."


class InvitationOver(AppError):
    status, code, retry = 410, "invitation_over", False
    sentence = "Cette invitation n’est plus valable. Demandez-en une nouvelle à la coordination."


class CursorTooOld(AppError):
    status, code, retry = 410, "cursor_too_old", True
    sentence = "Ce téléphone est resté longtemps sans nouvelles. L’application relit tout."


class TooLarge(AppError):
    status, code, retry = 413, "too_large", True
    sentence = "Trop de notes à la fois. L’application les envoie en plusieurs fois."


class TooHeavy(TooLarge):
    retry = False
    sentence = "Cet envoi est trop lourd\u00a0: 3\u00a0Mo au plus."


class AppTooOld(AppError):
    status, code, retry = 426, "app_too_old", False
    sentence = (
        "Cette version de l’application est trop ancienne pour lire les nouvelles de l’équipe. "
        "Vos notes partent quand même. Mettez-la à jour."
    )


class TooManyTries(AppError):
    status, code, retry = 429, "too_many_tries", True
    sentence = "Trop d’essais. Attendez quelques minutes, puis réessayez."


class NotPrinted(AppError):
    status, code, retry = 503, "not_printed", True
    sentence = "Ce document n’a pas pu être écrit. Rien n’est publié, réessayez."


class Unavailable(AppError):
    status, code, retry = 503, "unavailable", True
    sentence = "Le serveur n’est pas disponible pour le moment. Rien n’est perdu."

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(RETRY_AFTER)})


class ErrorBody(BaseModel):
    """The body of every answer that is not a success."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [TooManyTries("Trop d’essais. Attendez un peu.").body()]}
    )

    code: str
    message_fr: str
    field: str | None
    retry: bool


DOCUMENTED: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": ErrorBody, "description": "Refused: `code` says why"},
    "5XX": {"model": ErrorBody, "description": "The server could not answer"},
}
"""For a router's `responses`: what its routes answer when they refuse."""


def install(app: FastAPI) -> None:
    """Make every failure answer in the one shape, without repeating the request."""

    def answer(error: AppError) -> JSONResponse:
        return JSONResponse(error.body(), error.status, headers=error.headers)

    def on_app_error(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, AppError)
        return answer(error)

    def on_invalid(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        place = first["loc"][1:]
        if first["type"] == "extra_forbidden":  # its name is what was sent
            place = place[:-1]
        most = first.get("ctx", {}).get("max_length")
        long = first["type"] == "string_too_long"
        said = f"Ce texte est trop long\u00a0: {most} caractères au plus." if long else None
        return answer(BadInput(said, field=".".join(str(part) for part in place) or None))

    def on_http(_request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        known = {404: NotFound, 413: TooHeavy}.get(error.status_code, BadInput)
        body = known().body() | {"retry": False}
        return JSONResponse(body, error.status_code, headers=error.headers)

    def on_storage(_request: Request, error: Exception) -> JSONResponse:
        log.error("nothing can be stored or read now: %s", why(error))
        return answer(Unavailable())

    def on_unexpected(_request: Request, _error: Exception) -> JSONResponse:
        return answer(AppError())

    app.add_exception_handler(AppError, on_app_error)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(HTTPException, on_http)
    for error in (OperationalError, NoConnection, OSError):
        app.add_exception_handler(error, on_storage)
    app.add_exception_handler(Exception, on_unexpected)


def why(error: Exception) -> str:
    """What a database or disk said, by its own code (SQLITE_FULL, 55P03, ENOSPC) alone: messages may
    quote values."""
    said = getattr(error, "orig", None) or error
    for name in ("sqlite_errorname", "sqlstate"):
        if code := getattr(said, name, None):
            return str(code)
    number = said.errno if isinstance(said, OSError) else None
    return errno.errorcode.get(number or 0, type(said).__name__)
