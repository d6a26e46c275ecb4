import { RESEAL } from '../../store/schema';
import { pushOthers } from '../../sync/others';
import { syncOnce } from '../../sync/run';
import { hold } from '../session/held';
import { reseal } from '../session/resealing';
import { makeRescue, takeRescue } from '../rescuing';
import { compareCopies } from '../second_copy';
import { meet, startOuting } from '..';
import type { Happens } from './people';
import { unheard } from './phone';
import { ELISE, GUEST, KARIM, NADIA, type World } from './world';

const ROLES = ['partner', 'outreach', 'coordinator'] as const;
const HOUR = 3_600_000;

/** What befalls phones, and the server. */
export const ACCIDENTS = {
  'a clock is wrong': async (world, who, _pick, n) => void (world.phone(who).browser.ahead = (n % 2 ? -1 : 1) * n * 3 * HOUR),
  'hours pass': async (world, _who, _pick, n) => world.hours(n),
  'a tab is closed and opened': async (world, who) => {
    const phone = world.phone(who);
    if (phone.isOpen) await phone.reopen();
  },
  'a phone is killed amid a sync': async (world, who, pick, n) => {
    const phone = world.phone(who);
    world.server.pageSize = 2;
    if (phone.isOpen) await phone.dies(n, pick % 4, () => syncOnce(phone.inHand()));
  },
  'a phone is killed amid an act': async (world, who, pick, n) => {
    const phone = world.phone(who);
    const outing = await phone.one('outing', pick);
    if (!phone.isOpen) return;
    await phone.dies(0, n % 4, () => (outing ? meet(outing.id, { age_band: '18_21', gender: 'male' }) : startOuting({ kind: 'truck_outing' })));
  },
  'a browser throws all away': async (world, who) => loses(world, who),
  'copies are compared': async (world, who) => {
    const phone = world.phone(who);
    if (phone.isOpen) await compareCopies(phone.inHand());
  },
  'a rescue file is kept': async (world, who) => {
    const phone = world.phone(who);
    const file = await phone.does(() => makeRescue());
    const { outbox, quarantine } = await phone.whereabouts();
    if (file) world.files.push({ person: phone.person, text: file.text, ops: [...outbox, ...quarantine].filter(({ name }) => name !== RESEAL).map(({ op }) => op) });
  },
  'a rescue file is taken back': async (world, who, pick) => {
    const file = world.files[pick % Math.max(1, world.files.length)];
    const theirs = world.phones.filter(({ person, isOpen }) => person === file?.person && isOpen);
    const phone = theirs[who % Math.max(1, theirs.length)];
    if (!file || !phone) return;
    await phone.does(() => takeRescue(file.text));
    const found = new Set(Object.values(await phone.whereabouts()).flat().map(({ op }) => op));
    for (const op of file.ops) {
      world.dropped.delete(op);
      if (!found.has(op)) throw new Error('what a rescue file held is nowhere on the phone that took it');
    }
  },
  'somebody signs out': async (world, who) => {
    const phone = world.phone(who % 2 ? GUEST : NADIA);
    if (phone.isOpen) await phone.signOut();
  },
  'somebody signs in': async (world, who) => {
    const phone = world.phone(who % 2 ? GUEST : NADIA);
    if (!phone.isOpen) await phone.signIn();
  },
  'leftovers are sent': async (world) => {
    world.inHand = world.shared;
    world.shared.inHand();
    await pushOthers(null, world.shared.device, unheard);
  },
  'Karim has another role': async (world, _who, pick) => {
    const role = ROLES[pick % ROLES.length] ?? 'outreach';
    world.server.roles.set(world.phone(KARIM).person, role);
    for (const who of [KARIM, GUEST]) world.phone(who).who.role = role;
  },
  'scopes have another name': async (world) => void (world.server.scopes += '+'),
  'the key changes': async (world) => {
    const elise = world.phone(ELISE);
    await world.newKey();
    const account = elise.inHand();
    // names are sealed again, by the coordinator's phone, as far as it has read
    hold({ account, typed: null, release: () => undefined });
    try {
      await reseal(account, true);
    } finally {
      hold(null);
    }
  },
  'tombstones leave': async (world) => world.server.purge(),
  'the server is backed up': async (world) => void (world.backups.length < 4 && world.backups.push(world.server.backup())),
  'the server is restored': async (world, _who, pick) => world.backups[pick % Math.max(1, world.backups.length)]?.(),
} satisfies Record<string, Happens>;

/** A browser loses its databases; whoever used it signs in again, and finds what was unsent. */
const loses = async (world: World, who: number): Promise<void> => {
  const { browser } = world.phone(who);
  const here = world.phones.filter((phone) => phone.browser === browser);
  const open = here.filter((phone) => phone.isOpen);
  const unsent = new Map<string, string[]>();
  for (const phone of here) {
    const { outbox, journal, quarantine } = await phone.whereabouts();
    for (const { op } of journal) world.lost.add(op);
    const waiting = [...outbox.filter(({ again }) => !again), ...quarantine];
    // answered by a server that was put back since: as if they were in the journal still
    for (const { op } of outbox.filter(({ again }) => again)) world.lost.add(op);
    // signing out took the second copies along
    if (open.includes(phone)) unsent.set(phone.person, waiting.filter(({ name }) => name !== RESEAL).map(({ op }) => op));
    else for (const { op } of waiting) world.lost.add(op);
    phone.close();
  }
  browser.losesAll();
  for (const phone of open) {
    await phone.signIn();
    const found = new Set((await phone.whereabouts()).outbox.map(({ op }) => op));
    const missing = (unsent.get(phone.person) ?? []).filter((op) => !found.has(op));
    if (missing.length) throw new Error(`${missing.length} unsent notes had no second copy`);
  }
};
