"""A complete phone in Python, for the demonstration, tests and benchmarks.

It speaks the protocol of `docs/sync.md` and seals as `docs/security.md` says; it keeps everything
in memory. Nothing of the server imports it.

    with to_url("http://127.0.0.1:8000") as send:    # or send = over(TestClient(app))
        ...
    phone, recovery = Phone.first_run(send, "Mission locale", Identity(name, email, password))
    link = phone.invite("outreach", "Alix")
    other = Phone.accept(send, link, Identity("Alix", email, password))
    again = Phone.sign_in(send, email, password)     # another phone of the same person

    outing = phone.start_outing(place=place)         # acts: api/phone/acts.py; each returns an id
    met = phone.meet(outing, "18_21", "male")
    phone.take_back(met)
    noted = phone.note_youth(outing=outing, gender="male", age_band="18_21",
        channel="truck_outing", situation="none", followed_by=["none"],
        name={"first_name": "…"}, contact={"phones": ["06 39 98 …"]})   # → NotedYouth
    phone.plan_relance(noted.youth, at="2026-06-16T13:46:05.123Z", note="…")
    phone.patch("youth", noted.youth, housing="parents"); phone.delete(type, id); phone.erase(id)
    phone.write(phone.creation(type, …), phone.change(type, id, …))   # any act of several changes

    phone.sync()            # → Status; phone.trouble holds the answer that stood in the way
    phone.push()            # one batch → whether anything was sent; raises NoNetwork, Trouble
    phone.pull(limit=500)   # one page → whether another waits
    phone.rows("youth"), phone.row("youth", id)      # → Shown: row["field"], .where, .deleted
    phone.open(row, "name")                          # → Opened(ok, value, why)
    phone.store             # base, next, outbox, journal, quarantine, dropped, operations()
    phone.send_again(op), phone.give_up(op)          # refused operations
    phone.rotate(), phone.refresh_keys(), phone.reseal_all()     # organisation keys
    phone.take_back_rescued(phone.rescue())          # a rescue file, by the same person
    phone.snapshot(), phone.restore(snapshot), phone.clone(transport)

Faults are injected at two seams. `Phone(transport=…)`, or `phone.transport = …`: any callable
`(Request) -> Answer` may lose a request (raise `NoNetwork` before calling the real one), lose an
answer (raise after), or answer with a status of its own. `phone.clock.wall = lambda: ms` is the
machine's clock, right or wrong; `phone.clock.now_ms()` is corrected by what the server said.
"""

from api.phone.account import Identity as Identity
from api.phone.acts import NotedYouth as NotedYouth
from api.phone.clock import Clock as Clock
from api.phone.clock import hybrid as hybrid
from api.phone.clock import instant as instant
from api.phone.errors import Trouble as Trouble
from api.phone.notebook import Locked as Locked
from api.phone.notebook import new_id as new_id
from api.phone.phone import Phone as Phone
from api.phone.phone import Snapshot as Snapshot
from api.phone.phone import Status as Status
from api.phone.rescue import Rescued as Rescued
from api.phone.store import Store as Store
from api.phone.transport import Answer as Answer
from api.phone.transport import NoNetwork as NoNetwork
from api.phone.transport import Request as Request
from api.phone.transport import Transport as Transport
from api.phone.transport import over as over
from api.phone.transport import to_url as to_url
from api.phone.view import Shown as Shown
