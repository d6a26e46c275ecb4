/** Where this phone is now; read once when asked, given to nobody and kept nowhere. */
export interface Position {
  latitude: number;
  longitude: number;
}

const PATIENCE_MS = 8_000;

/** The position; null when the phone will not say. The browser asks the person the first time. */
export const readPosition = (): Promise<Position | null> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  });

/** Whether it may be read without asking again. */
export const mayReadPosition = async (): Promise<boolean> => {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted';
  } catch {
    return false;
  }
};
