"""A season to report on, on both databases."""

from tests.indicators.conftest import figures_engine as figures_engine
from tests.indicators.conftest import season as season
