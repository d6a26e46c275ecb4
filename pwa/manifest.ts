import type { ManifestOptions } from 'vite-plugin-pwa';

/** What a phone shows of the application once installed. */
export const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'KAF’Truck',
  short_name: 'KAF’Truck',
  description: 'Les sorties du KAF’Truck, avec ou sans réseau.',
  lang: 'fr',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#36211A',
  theme_color: '#36211A',
  icons: [
    { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
};
