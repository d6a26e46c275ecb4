"""The step from met to identified: how many of the youths met were identified on an outing.

Rules (domain, "One counting rule"):

- both are of the same period and the same outings and places, so that one is a part of the other: a
  youth first met in February and identified in July is no part of the youths met from April on.
  Who was met in several years is looked at in that of the identification.
- residence and channel narrow the identified, and never this step.
- a youth "déjà compté" is one of those met without a name on that outing, as far as it met so many
  of 16 to 29: no more youths are a part of them than there are.
"""

from collections import Counter
from collections.abc import Iterable

from api.indicators.identified import Identified
from api.indicators.meetings import Meetings, count_by, is_youth, youth_met


def identified_of_met(met: Meetings, youths: Iterable[Identified]) -> int:
    """How many youths met are among `youths`, whom the period identified wherever they live."""
    found = {(one.youth, one.on.year) for one in youths if one.outing is not None}
    named = sum(who in found and is_youth(group) for who, group in met.named.items())
    before = Counter(
        group.outing
        for who, group in met.counted_before.items()
        if who in found and is_youth(group)
    )
    room = count_by(youth_met(met.unnamed), "outing")
    return named + sum(min(n, room[outing]) for outing, n in before.items())
