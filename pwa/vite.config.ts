import { svelte } from '@sveltejs/vite-plugin-svelte';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { manifest } from './manifest.ts';

const server = `http://127.0.0.1:${process.env.KAFTRUCK_PORT ?? '8000'}`;

const STATE = [...['acts', 'server', 'store', 'sync'].map((folder) => `src/${folder}/**/*.test.ts`), 'src/screens/field/looked.test.ts', 'src/screens/settings/meanwhile.test.ts'];

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
    // What the lock needs is one file, what Aujourd’hui adds another; what several of the others need is
    // one for the field and one for the desk: each file costs a slow phone a turn.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 3 },
            { name: 'Pages', test: /screens\/Pages\.svelte$/, priority: 2 },
            { name: 'shared', test: /src\/(?!screens\/coordination\/)|@lucide/, minShareCount: 2, priority: 1 },
            { name: 'desk', minShareCount: 2 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/healthz': server, '/information': server } },
  test: {
    projects: [
      // What is stored, and who is signed in, are the module's own: each file has modules of its own.
      { extends: true, test: { name: 'state', include: STATE } },
      // The others share theirs: reading them anew for each file was half of the tests' work.
      { extends: true, test: { name: 'rest', include: ['src/**/*.test.ts'], exclude: STATE, isolate: false } },
    ],
    environment: 'node',
    pool: 'threads', // a fifth less work than processes
    maxWorkers: 2, // left alone it takes one of two cores, and pytest waits for it
    // A test that hangs is told; how fast the machine is beside other work is not its matter.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
  // Under test, Svelte is the one of browsers, not its renderer for servers.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
});
