"""`kaftruck backup` and `kaftruck restore` in processes of their own, beside a server that serves."""

from pathlib import Path

import pytest

from api.ledger import Ledger
from api.phone import Identity, Phone, to_url
from tests.support.databases import KINDS
from tests.support.phones import PASSWORD
from tests.support.servers import MakeServer

WHO = Identity("Élise", "elise@exemple.test", PASSWORD)


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_is_taken_beside_the_server_and_put_back_once_it_has_stopped(
    kind: str, make_server: MakeServer, tmp_path: Path
) -> None:
    server = make_server(kind)
    file = tmp_path / "sauvegarde.zip"
    with to_url(server.url) as send:
        phone, _ = Phone.first_run(send, "Mission locale d’essai", WHO)
        phone.start_outing()
        assert phone.sync() == "up_to_date"
        code, said = server.command("backup", str(file))
        assert (code, said[:19]) == (0, "Sauvegarde écrite :")
        assert server.command("backup", str(file))[1].endswith("choisissez un autre nom.\n")
        later = phone.start_outing()
        phone.sync()
        code, said = server.command("restore", str(file))
        assert code == 1
        assert said == "Le serveur tourne : arrêtez-le, puis relancez la commande.\n"
        server.stop()
        ledger = Ledger(server.data_dir / "ledger.jsonl")
        ours = next(ledger.events())["organisation"]
        ledger.add(
            ours, "edition", "2023-01-15T10:00:00.000Z", year=2022, number=1, sha256="c0ffee"
        )
        code, said = server.command("restore", str(tmp_path / "autre.zip"))
        assert code == 1
        assert "n’est pas une sauvegarde entière. Rien n’est changé." in said
        code, said = server.command("restore", str(file))
        assert (code, "remise en place" in said) == (0, True), said
        assert "invitez à nouveau" in said
        assert "que la sauvegarde n’a pas : 2022 n° 1 (le 2023-01-15, SHA-256 c0ffee)." in said
        server.start()
        assert phone.sync() == "up_to_date"
        other = Phone.sign_in(send, WHO.email, WHO.password)
        assert other.sync() == "up_to_date"
        assert later in {row.id for row in other.rows("outing")}
