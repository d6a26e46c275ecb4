"""Guessing slows down, by address and by network, without telling who exists."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from httpx2 import Response
from sqlalchemy import Engine

from api.accounts import throttle
from api.accounts.models import Attempt
from tests.accounts.behind import moment, set_all, stored
from tests.accounts.house import House, Password, Someone, text32

NOBODY = "personne@mission.example"


def guess(someone: Someone, times: int, email: str) -> list[Response]:
    return [someone.sign_in(auth=text32(), email=email) for _ in range(times)]


@pytest.mark.parametrize("email", ["elise@mission.example", NOBODY])
def test_after_five_wrong_passwords_the_sixth_makes_one_wait(elise: Someone, email: str) -> None:
    answers = guess(elise, throttle.PERSON.free + 2, email)
    assert [answer.status_code for answer in answers] == [401] * 6 + [429]
    assert answers[-1].json()["code"] == "too_many_tries"
    assert 8 <= int(answers[-1].headers["Retry-After"]) <= 10


def test_a_throttled_unknown_address_looks_like_a_known_one(elise: Someone) -> None:
    known = guess(elise, 7, elise.email)[-1]
    unknown = guess(elise, 7, NOBODY)[-1]
    assert known.status_code == unknown.status_code == 429
    assert known.json() == unknown.json()
    assert set(known.headers) == set(unknown.headers)


def test_even_the_right_password_waits(elise: Someone, engine: Engine) -> None:
    guess(elise, 6, elise.email)
    assert elise.sign_in().status_code == 429
    set_all(engine, Attempt, blocked_until=moment(seconds=-1))
    assert elise.sign_in().status_code == 200


def test_each_further_failure_doubles_the_wait_up_to_a_quarter_of_an_hour() -> None:
    waits = [throttle.PERSON.wait(failures) for failures in range(5, 16)]
    assert waits == [0, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]
    assert throttle.PERSON.wait(10**6) == 900


def test_waiting_out_a_wait_earns_a_longer_one(elise: Someone, engine: Engine) -> None:
    guess(elise, 6, elise.email)
    for least in (18, 38):
        set_all(engine, Attempt, blocked_until=moment(seconds=-1))
        assert guess(elise, 1, elise.email)[0].status_code == 401
        assert int(elise.sign_in().headers["Retry-After"]) >= least


def test_failures_are_forgotten_after_a_day(elise: Someone, engine: Engine) -> None:
    guess(elise, 6, elise.email)
    set_all(engine, Attempt, blocked_until=moment(hours=-25))
    answers = guess(elise, 6, elise.email)
    assert {answer.status_code for answer in answers} == {401}


def test_signing_in_forgives_the_person_but_not_the_network(elise: Someone, engine: Engine) -> None:
    guess(elise, 4, elise.email)
    assert elise.sign_in().status_code == 200
    (network,) = stored(engine, Attempt)
    assert network.failures == 4


def test_one_network_trying_many_addresses_has_to_wait(elise: Someone, engine: Engine) -> None:
    guess(elise, 1, "autre@mission.example")
    set_all(engine, Attempt, failures=throttle.NETWORK.free)
    assert guess(elise, 1, NOBODY)[0].status_code == 401
    assert guess(elise, 1, "encore@mission.example")[0].status_code == 429
    assert elise.sign_in().status_code == 429


def test_another_network_is_not_held_up_by_it(house: House, elise: Someone, engine: Engine) -> None:
    guess(elise, 1, NOBODY)
    set_all(engine, Attempt, failures=throttle.NETWORK.free)
    guess(elise, 1, "autre@mission.example")
    assert elise.sign_in().status_code == 429
    elise.client = house.browser(address="198.51.100.7")
    assert elise.sign_in().status_code == 200


def test_guesses_made_at_once_are_no_cheaper(house: House, elise: Someone) -> None:
    body = {"email": elise.email, "device": elise.device_in()}

    def one(_number: int) -> int:
        client = house.browser()
        return client.post("/api/sessions", json=body | {"auth": text32()}).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(one, range(16)))
    assert statuses.count(401) == 6 and statuses.count(429) == 10


def test_the_old_password_cannot_be_guessed_from_an_open_session(elise: Someone) -> None:
    change = Password().keys(elise.pair.private_jwk)
    answers = [elise.ask("PUT", "/me/password", change | {"auth_old": text32()}) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [401] * 6 + [429]


def test_invitation_tokens_cannot_be_guessed(elise: Someone, engine: Engine) -> None:
    assert elise.post("/invitations/open", {"token": text32()}).status_code == 410
    set_all(engine, Attempt, failures=throttle.NETWORK.free)
    assert elise.post("/invitations/open", {"token": text32()}).status_code == 410
    assert elise.post("/invitations/open", {"token": text32()}).status_code == 429


def test_no_address_is_kept_for_counting(elise: Someone, engine: Engine) -> None:
    guess(elise, 1, NOBODY)
    kept = repr(stored(engine, Attempt))
    assert NOBODY not in kept and "192.0.2.10" not in kept


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (None, ""),
    ],
)
def test_an_ipv6_home_counts_as_one_network(host: str | None, network: str) -> None:
    assert throttle.network_of(host) == network
