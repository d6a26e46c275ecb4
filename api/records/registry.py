"""Every record type, by name. To add one: copy a neighbour file, add it here, add a migration."""

from api.records.base import RecordType
from api.records.conflict import CONFLICT
from api.records.encounter import ENCOUNTER
from api.records.health_act import HEALTH_ACT
from api.records.identification import IDENTIFICATION
from api.records.outing import OUTING
from api.records.partner import PARTNER
from api.records.pathway import PATHWAY
from api.records.pathway_check import PATHWAY_CHECK
from api.records.place import PLACE
from api.records.step import STEP
from api.records.stop import STOP
from api.records.support import SUPPORT
from api.records.youth import YOUTH
from api.records.zone import ZONE

RECORD_TYPES: dict[str, RecordType] = {
    kind.name: kind
    for kind in (
        PLACE,
        PARTNER,
        ZONE,
        OUTING,
        STOP,
        ENCOUNTER,
        YOUTH,
        IDENTIFICATION,
        STEP,
        PATHWAY,
        PATHWAY_CHECK,
        SUPPORT,
        HEALTH_ACT,
        CONFLICT,
    )
}
