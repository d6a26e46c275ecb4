import { describe, expect, it } from 'vitest';
import { find } from './route_table';

describe('an address of the app', () => {
  it('leads to its page with its parts', () => {
    expect(find('/')).toEqual({ name: 'today', parts: {} });
    expect(find('/jeunes/0190')).toEqual({ name: 'youth', parts: { id: '0190' } });
    expect(find('/sortie/0191/noter')).toEqual({ name: 'noteOnOuting', parts: { id: '0191' } });
    expect(find('/relances/')).toEqual({ name: 'relances', parts: {} });
  });

  it('prefers a word to a part', () => {
    expect(find('/sortie/nouvelle')?.name).toBe('newOuting');
    expect(find('/sortie/0191')?.name).toBe('outing');
  });

  it('is unknown when nothing fits', () => {
    expect(find('/jeunes/1/2/3')).toBeNull();
    expect(find('/api/me')).toBeNull();
    expect(find('/sortie/%E0%A4%A')?.parts.id).toBe('%E0%A4%A');
  });
});
