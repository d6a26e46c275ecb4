/** The communes' outlines last received, drawn without network. No person is in them. */
import { drawnCommunes, type DrawnCommunes } from '../../server/figures';
import { received } from '../../store/received';

export const keptOutlines = received<{ at: number; tag: string; communes: DrawnCommunes }>('outlines-1', 1);

const TERRITORY = 'territory';

/** Draws those that are kept, then those the server has when they are others. Without network the first stay. */
export async function showOutlines(storage: Storage, account: string, show: (communes: DrawnCommunes) => void): Promise<void> {
  const kept = keptOutlines.last(storage, account, TERRITORY);
  if (kept) show(kept.communes);
  const found = await drawnCommunes(account, kept?.tag ?? null).catch(() => null);
  if (!found) return;
  show(found.communes);
  keptOutlines.keep(storage, account, TERRITORY, { at: Date.now(), ...found });
}
