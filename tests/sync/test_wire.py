"""The server as sockets see it: what a proxy, a browser or a bad line really gets back."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from api.phone import Answer, Phone, Request, Transport, to_url
from tests.support.crew import Crew, headers_of


@pytest.fixture
def send(crew: Crew) -> Iterator[Transport]:
    """A transport over a real connection to the crew's server."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(crew.app, log_config=None, access_log=False, lifespan="off")
        server = uvicorn.Server(config)
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        for _ in range(1_000):
            if server.started:
                break
            time.sleep(0.01)
        with to_url(f"http://127.0.0.1:{listening.getsockname()[1]}") as transport:
            yield transport
        server.should_exit = True
        running.join(10)


def test_a_far_too_large_push_is_answered_rather_than_cut_off(
    send: Transport, phone: Phone
) -> None:
    """A phone that only saw its connection end would think itself offline, for ever."""
    for size in (600_000, 6_000_000):
        answer: Answer = send(Request("POST", "/api/sync/push", headers_of(phone), b" " * size))
        assert (answer.status, answer.code) == (413, "too_large")
