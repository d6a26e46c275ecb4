"""What the server says beside its API: its health, the application's files, what may be kept."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.main import create_app
from api.settings import Settings

PAGE = "<!doctype html><title>KAF’Truck</title>"


@pytest.fixture
def client(tmp_path: Path, database_url: str) -> Iterator[TestClient]:
    built = tmp_path / "dist"
    (built / "assets").mkdir(parents=True)
    (built / "index.html").write_text(PAGE)
    (built / "worker.js").write_text("// worker")
    (built / ".built-from").write_text("abc")
    (built / "assets" / "index-1234.js").write_text("//" + "x" * 5_000)
    settings = Settings(data_dir=tmp_path, database_url=database_url, app_dir=built)
    with TestClient(create_app(settings)) as client:
        yield client


def test_health_is_ok_when_the_database_answers_with_its_tables(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_health_says_so_when_the_tables_are_missing(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with TestClient(create_app(settings)) as client:
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")


def test_any_address_of_the_application_opens_its_page_which_is_never_kept(
    client: TestClient,
) -> None:
    for path in ("/", "/index.html", "/sorties/en-cours"):
        answer = client.get(path)
        assert answer.text == PAGE
        assert answer.headers["cache-control"] == "no-store"


def test_hashed_files_are_kept_for_ever_and_the_worker_is_asked_for_first(
    client: TestClient,
) -> None:
    assert "immutable" in client.get("/assets/index-1234.js").headers["cache-control"]
    assert client.get("/worker.js").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/assets/index-0000.js", "/api/unknown", "/.built-from", "/x.png"]
)
def test_what_does_not_exist_is_not_answered_with_the_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_files_outside_the_application_are_out_of_reach(client: TestClient) -> None:
    assert client.get("/%2e%2e/secret.txt").status_code == 404


def test_every_answer_carries_the_content_policy_or_can_be_nothing_but_json(
    client: TestClient,
) -> None:
    for path in ("/", "/worker.js", "/assets/index-1234.js", "/api/unknown", "/healthz"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        if headers["content-type"] == "application/json":
            assert path in ("/api/unknown", "/healthz")
            continue
        policy = headers["content-security-policy"]
        assert "script-src 'self' 'wasm-unsafe-eval';" in policy
        assert "worker-src 'self'" in policy
        assert "unsafe-inline" not in policy
        assert re.findall(r"https?://\S+", policy) == ["https://data.geopf.fr;"]
        assert "img-src 'self' https://data.geopf.fr;" in policy


def test_a_server_without_a_map_names_no_other_host(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE)
    settings = Settings(data_dir=tmp_path, app_dir=tmp_path, map_tiles="none")
    policy = TestClient(create_app(settings)).get("/").headers["content-security-policy"]
    assert "http" not in policy
    assert "img-src 'self';" in policy


def test_answers_of_the_api_are_never_kept_by_a_browser(client: TestClient) -> None:
    assert client.get("/api/unknown").headers["cache-control"] == "no-store"


def test_long_answers_travel_compressed(client: TestClient) -> None:
    answer = client.get("/assets/index-1234.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"


def test_the_log_names_the_route_never_the_address_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO"):
        client.get("/healthz?nom=Canari")
        client.get("/api/Canari")
        client.get("/Canari")
    lines = [record.getMessage() for record in caplog.records if record.name == "kaftruck.requests"]
    assert [line.rsplit(" ", 2)[0] for line in lines] == [
        "GET /healthz 200",
        "GET (file) 404",
        "GET (file) 200",
    ]
