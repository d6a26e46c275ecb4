import { svelte } from '@sveltejs/vite-plugin-svelte';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { manifest } from './manifest.ts';

const server = `http://127.0.0.1:${process.env.KAFTRUCK_PORT ?? '8000'}`;

export default defineConfig({
  plugins: [
    svelte(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'worker.ts',
      injectRegister: false,
      manifest,
      injectManifest: {
        rollupFormat: 'iife',
        globPatterns: ['index.html', 'assets/*', 'icons/mark.svg'],
      },
    }),
  ],
  build: {
    target: 'es2022',
    // Inlined files would be data: addresses, which the content policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the lock needs is one file, what Aujourd’hui adds another: each file costs a slow phone a turn.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 2 },
            { name: 'Pages', test: /screens\/Pages\.svelte$/, priority: 1 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/healthz': server, '/information': server } },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    pool: 'threads', // a fifth less work than processes, and each file still has one of its own
    // A test that hangs is told; how fast the machine is beside other work is not its matter.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
  // Under test, Svelte is the one of browsers, not its renderer for servers.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
});
