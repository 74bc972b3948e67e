"""All that is written, from a beginning that stands, and what must be true of it after any fault."""

from engine.errors import OutputError
from engine.store.errors import StoreError
from tests.faults import logs, models, results, store

SCENARIOS = {
    scenario.name: scenario for scenario in (*results.SCENARIOS, *store.SCENARIOS, *logs.SCENARIOS, *models.SCENARIOS)
}
REFUSALS = (OutputError, StoreError)
