/// <reference lib="webworker" />
/**
 * The worker that makes the application open without network.
 *
 * Every file of one version is stored before that version is used (precache); any address of the
 * application opens its page. A new version waits until the person says so (`SKIP_WAITING`), and
 * leaves the former version's files readable for a page that still runs it.
 */
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: ({ url: string; revision: string | null } | string)[];
};

const FORMER = 'kaftruck-former';

const precache = new PrecacheController();
precache.addToCacheList(self.__WB_MANIFEST);

self.addEventListener('install', (event) => event.waitUntil(precache.install(event)));
self.addEventListener('activate', (event) => event.waitUntil(takeOver(event)));
self.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') void self.skipWaiting();
});

registerRoute(
  new NavigationRoute(precache.createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/api\//, /^\/healthz$/, /^\/information\//],
  }),
);
registerRoute(new PrecacheRoute(precache, { cleanURLs: false }));
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  async ({ request }) => (await caches.match(request, { cacheName: FORMER })) ?? fetch(request),
);

async function takeOver(event: ExtendableEvent): Promise<void> {
  await keepFormer();
  await precache.activate(event);
  await self.clients.claim();
}

/** Hashed files that this version no longer has move to `FORMER`; older ones go. */
async function keepFormer(): Promise<void> {
  const stored = await caches.open(precache.strategy.cacheName);
  const current = new Set(precache.getCachedURLs());
  const former = (await stored.keys()).filter(
    ({ url }) => !current.has(url) && new URL(url).pathname.startsWith('/assets/'),
  );
  if (former.length === 0) return;
  await caches.delete(FORMER);
  const kept = await caches.open(FORMER);
  for (const request of former) {
    const response = await stored.match(request);
    if (response) await kept.put(request, response);
  }
}
