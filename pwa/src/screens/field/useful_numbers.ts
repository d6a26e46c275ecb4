/** Whom to call, as the coordination's settings say; null: not said. Phones as `parsePhone` writes them. */
export interface UsefulNumbers {
  coordinator: string | null;
  name: string | null;
  crip: string | null;
  cripName: string | null;
}

/** The numbers among the organisation's settings. */
export const usefulNumbers = (settings: Record<string, unknown>): UsefulNumbers => {
  const said = (key: string): string | null => {
    const value = settings[key];
    return typeof value === 'string' && value.trim() ? value.trim() : null;
  };
  return {
    coordinator: said('coordinator_phone'),
    name: said('coordinator_name'),
    crip: said('crip_phone'),
    cripName: said('crip_name'),
  };
};
