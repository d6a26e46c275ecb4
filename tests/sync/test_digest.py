"""What is sent arrives as it was, or not at all."""

from dataclasses import replace

from api.phone import Answer, Phone, Request
from api.phone.transport import DIGEST
from tests.support.books import Books
from tests.support.crew import Crew, afternoon
from tests.support.phones import line_of


def test_a_push_that_is_not_what_its_phone_sent_is_not_taken(
    crew: Crew, phone: Phone, books: Books
) -> None:
    outing = phone.start_outing()
    phone.meet(outing, "18_21", "male", count=3)
    through = line_of(phone).through

    def altered(request: Request) -> Answer:
        return through(replace(request, body=request.body.replace(b'"count":3', b'"count":7')))

    line_of(phone).through = altered
    assert phone.sync() == "later"
    assert phone.trouble is not None and phone.trouble.answer.code == "damaged"
    books.balance(crew.engine, phone)
    line_of(phone).through = through
    books.rest(crew.engine, phone)
    assert [row["count"] for row in phone.rows("encounter") if row["outing"] == outing] == [3]


def test_an_app_that_says_nothing_of_what_it_sends_is_believed(crew: Crew, phone: Phone) -> None:
    afternoon(phone)
    through = line_of(phone).through

    def older(request: Request) -> Answer:
        known = {name: value for name, value in request.headers.items() if name != DIGEST}
        return through(replace(request, headers=known))

    line_of(phone).through = older
    assert phone.sync() == "up_to_date"


def test_a_page_or_an_answer_that_is_not_what_the_server_sent_is_not_kept(
    crew: Crew, phone: Phone, books: Books
) -> None:
    afternoon(phone)
    through = line_of(phone).through

    def altered(request: Request) -> Answer:
        answer = through(request)
        assert answer.digest
        return replace(answer, body=answer.body.replace(b'"seq":', b'"seq":1', 1))

    line_of(phone).through = altered
    assert phone.sync() == "offline"
    assert len(phone.store.outbox) == 10
    line_of(phone).through = through
    books.rest(crew.engine, phone)


def test_half_an_answer_and_a_portals_redirection_count_as_no_network(
    crew: Crew, phone: Phone, books: Books
) -> None:
    afternoon(phone)
    broken = [Answer(200, b'{"rows":['), Answer(302), Answer(307, b"<html>"), Answer(200)]
    line_of(phone).instead = lambda _request: broken.pop()
    while broken:
        assert phone.sync() == "offline"
    line_of(phone).instead = lambda _request: None
    books.rest(crew.engine, phone)
