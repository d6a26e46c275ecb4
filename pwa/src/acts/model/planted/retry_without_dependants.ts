import { vi } from 'vitest';
import * as quarantine from '../../../store/quarantine';
import type { Happening } from '../hunt';

/** A mended note goes back alone: what waited for it is dropped with the old one. */
export const plant = (): void => {
  vi.spyOn(quarantine, 'requeue').mockImplementation((db, ops) =>
    db.transaction('rw', [db.quarantine, db.outbox], async () => {
      for (const op of ops) {
        const kept = await db.quarantine.get(op);
        if (!kept) continue;
        const { refusal: _r, waits: _w, refusedAt: _a, ...operation } = kept;
        await db.outbox.put(operation);
      }
      await db.quarantine.clear();
    }),
  );
};

export const shortest: Happening[] = [['something poisonous is written', 0, 0, 1]];

export const breaks = '2. every note is on a phone or on the server';
