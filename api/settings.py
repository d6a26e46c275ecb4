"""What can be set from outside: `KAFTRUCK_…` variables, or the same names in `kaftruck.env`."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
LogLevel = Literal["debug", "info", "warning", "error"]


IGN = (
    "https://data.geopf.fr/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&STYLE=normal"
    "&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&FORMAT=image/png&TILEMATRIXSET=PM"
    "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
)
"""The national map, open to all without a key."""
COMMUNES = (
    "https://geo.api.gouv.fr/epcis/{siren}/communes?fields=code,nom&format=geojson&geometry=contour"
)
"""The State's API of communes, open to all without a key."""
FROM_OUTSIDE = r"^(none|(https://|http://127\.0\.0\.1[:/]).*\{siren\}.*)$"


class Settings(BaseSettings):
    """Each field is the variable `KAFTRUCK_` and its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix="KAFTRUCK_", env_file="kaftruck.env", env_ignore_empty=True, extra="ignore"
    )

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65_535)
    data_dir: Path = Path("data")
    database_url: str | None = Field(
        default=None, description="`postgresql://…`; without it, a SQLite file in `data_dir`."
    )
    log_level: LogLevel = "info"
    app_dir: Path = Field(
        default=ROOT / "pwa" / "dist", description="The phone's application, built."
    )

    map_tiles: str = Field(
        default=IGN,
        description="Address of the map's background, with {z}, {x}, {y}; `none` for none.",
    )
    map_credit: str = Field(default="IGN, Plan IGN", description="Whose background it is.")

    map_outlines: str = Field(
        default=COMMUNES,
        pattern=FROM_OUTSIDE,
        description="Address of the outlines of communes, with {siren}; `none` for none.",
    )

    @property
    def tiles(self) -> str | None:
        """The map's background, None when there is to be none."""
        return None if self.map_tiles == "none" else self.map_tiles

    @property
    def outlines(self) -> str | None:
        """Where communes' outlines come from, None when there are to be none."""
        return None if self.map_outlines == "none" else self.map_outlines

    @property
    def database(self) -> str:
        """The database's URL."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'kaftruck.sqlite'}"

    @property
    def ledger(self) -> Path:
        """Where what a restore must not undo is written."""
        return self.data_dir.resolve() / "ledger.jsonl"
