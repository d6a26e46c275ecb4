"""What funders ask of a year: the cohort by quarter, and the participants by the categories of FSE+.

Rules: a youth belongs to the quarter of the identification that counts in the year, once; what became
of them is looked at on one day for all. Abandoned: files closed, or silent, without a pathway (`waiting`:
refused, unreachable, closed). Redirected: remobilised, their main pathway being a confirmed referral
(O2R: "réorientés"). Quarters sum to the year's figures of the same name.
"""

from collections import Counter
from datetime import date

from sqlmodel import Session

from api.indicators import fse
from api.indicators.answer import CodeCount, PeriodShape, RowCount, Shape
from api.indicators.behind import FIGURES, Looked
from api.indicators.followed import Followed, followed
from api.indicators.identified import Identified
from api.indicators.meetings import Meetings, meetings
from api.indicators.outings import Held, held_outings
from api.indicators.partition import check_sum
from api.indicators.pathways import REFERRAL, pathway_rows
from api.indicators.period import Period, local_day
from api.indicators.scope import Scope
from api.indicators.tally import by_code
from api.indicators.youths import load_files

ABANDONED = frozenset({"refused", "unreachable", "closed"})
QUARTERS = (1, 2, 3, 4)


class QuarterCount(Shape):
    """Youths identified in a quarter. `remobilised`, `abandoned`, `waiting` sum to `identified`, as do
    `on_outings` and `elsewhere`; `redirected` are some of the remobilised, `meets` of the identified.

    `flow`: youths whose first pathway began in the quarter, whenever identified.
    """

    quarter: int
    identified: int
    on_outings: int
    elsewhere: int
    meets: int
    remobilised: int
    redirected: int
    abandoned: int
    waiting: int
    flow: int


class Participants(Shape):
    """The identified by the categories of FSE+ common indicators; each list sums to their total."""

    gender: list[CodeCount]
    age: list[CodeCount]
    education: list[CodeCount]
    situation: list[CodeCount]
    housing: list[CodeCount]


class Details(Shape):
    """The same youths by the codes that the team notes, which make up the categories; each list sums
    to their total."""

    age_band: list[CodeCount]
    training_level: list[CodeCount]
    situation: list[CodeCount]
    housing: list[CodeCount]


class CountedYouth(Shape):
    """One identified youth as a row of codes, without id, day or name. `pathway`: "none" when not
    remobilised; `epci`: SIREN, "unknown" when not known."""

    quarter: str
    found: str
    gender: str
    age: str
    epci: str
    training: str
    criteria: str
    pathway: str


class CountedMeeting(Shape):
    """So many people met alike (`people_met`): quarter of the outing, gender and age band as noted."""

    quarter: str
    gender: str
    age: str
    n: int


class Funding(Shape):
    """A year for funders. `rows` and `met`: to be shuffled and generalised before they leave."""

    period: PeriodShape
    pathways: list[RowCount]
    quarters: list[QuarterCount]
    participants: Participants
    details: Details
    rows: list[CountedYouth]
    met: list[CountedMeeting]


def funding(session: Session, scope: Scope, period: Period, until: date) -> Funding:
    """The year's cohort, its pathways looked at on the day `until`. Raises DoesNotAddUp."""
    held, files = held_outings(session, scope), load_files(session, scope)
    them = followed(session, scope, period, until, held, files)
    return Funding(
        period=PeriodShape(first=period.first, last=period.last, until=until),
        pathways=pathway_rows(
            "funding.pathways", Counter(them.main.values()), len(them.taken), them.main
        ),
        quarters=_quarters(them, until),
        participants=Participants(
            gender=fse.counts("gender", (fse.gender(one) for one in them.youths)),
            age=fse.counts("age", (fse.age(one) for one in them.youths)),
            education=fse.counts("education", (fse.education(one) for one in them.youths)),
            situation=fse.counts("situation", (fse.situation(one) for one in them.youths)),
            housing=fse.counts("housing", (fse.housing(one) for one in them.youths)),
        ),
        details=_details(them.youths),
        rows=[_row(Looked(one, them, until)) for one in them.youths],
        met=_met(meetings(session, scope, period, held, files.head_of), held, period),
    )


def _details(youths: list[Identified]) -> Details:
    def by(field: str) -> list[CodeCount]:
        tally = Counter(getattr(one, field) or "unknown" for one in youths)
        return by_code(f"funding.{field}", field, tally, len(youths))

    return Details(**{field: by(field) for field in Details.model_fields})


def _met(met: Meetings, held: Held, period: Period) -> list[CountedMeeting]:
    tally: Counter[tuple[str, str, str]] = Counter()
    for group, n in met.met.items():
        day = local_day(held[group.outing].started_at, period.zone)
        tally[f"{day.year}-T{quarter_of(day)}", group.gender, group.age_band] += n
    check_sum("funding.met", met.met.total(), tally.values())
    return [
        CountedMeeting(quarter=quarter, gender=gender, age=age, n=n)
        for (quarter, gender, age), n in sorted(tally.items())
    ]


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def _quarters(them: Followed, until: date) -> list[QuarterCount]:
    tally: dict[int, Counter[str]] = {quarter: Counter() for quarter in QUARTERS}
    for one in them.youths:
        looked = Looked(one, them, until)
        here = tally[quarter_of(one.on)]
        here.update(["identified", *_only("identified", looked)])
        here["meets"] += "meets" in _only("criteria", looked)
        here["remobilised"] += looked.taken
        here["redirected"] += them.main.get(one.youth) == REFERRAL
        here["abandoned"] += them.why.get(one.youth) in ABANDONED
        here["waiting"] += not looked.taken and them.why.get(one.youth) not in ABANDONED
    for day in them.flow.values():
        tally[quarter_of(day)]["flow"] += 1
    found = []
    for quarter, here in tally.items():
        parts = (here["remobilised"], here["abandoned"], here["waiting"])
        check_sum(f"funding.{quarter}", here["identified"], parts)
        check_sum(f"funding.{quarter}", here["identified"], (here["on_outings"], here["elsewhere"]))
        names = QuarterCount.model_fields.keys() - {"quarter"}
        found.append(QuarterCount(quarter=quarter, **{name: here[name] for name in names}))
    return found


def _only(figure: str, looked: Looked) -> list[str]:
    return list(FIGURES[figure](looked))


def _row(looked: Looked) -> CountedYouth:
    (found,) = _only("identified", looked)
    (epci,) = _only("profile.epcis", looked)
    (training,) = _only("profile.training_level", looked)
    (criteria,) = _only("criteria", looked)
    return CountedYouth(
        quarter=f"{looked.one.on.year}-T{quarter_of(looked.one.on)}",
        found=found,
        gender=looked.one.gender,
        age=looked.one.age_band,
        epci=epci or "unknown",
        training=training,
        criteria=criteria,
        pathway=next(iter(FIGURES["pathways"](looked)), "none"),
    )
