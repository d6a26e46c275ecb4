import { keeping } from './keeping.svelte';

/** The browser's own offer to install (Chromium), kept until the person wants it. */
interface InstallPrompt extends Event {
  prompt(): Promise<void>;
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

class Install {
  offer: InstallPrompt | null = $state(null);
  installed = $state(false);

  /** Asks the browser to install; does nothing when it made no offer. */
  async ask(): Promise<void> {
    const offer = this.offer;
    if (!offer) return;
    this.offer = null;
    await offer.prompt();
    this.installed = (await offer.userChoice).outcome === 'accepted';
    if (this.installed) await keeping.ask();
  }
}

export const install = new Install();

/** Whether this window is the installed app already. */
export const isStandalone = (): boolean =>
  matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;

/** Safari on iPhone and iPad makes no offer: it has to be told in words. */
export const isApple = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);

/** Listens for the offer; it may come before any page wants it. */
export function watchInstall(): void {
  install.installed = isStandalone();
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    install.offer = event as InstallPrompt;
  });
  addEventListener('appinstalled', () => {
    install.offer = null;
    install.installed = true;
    void keeping.ask();
  });
  // browsers say yes to an installed app without asking anybody
  if (install.installed) void keeping.ask();
}
