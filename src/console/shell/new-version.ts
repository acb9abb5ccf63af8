const RELOADED = 'groupement.reloaded-at';
const ONCE_IN_MS = 60_000;

/**
 * Opens the address anew where the code of a page is no more there: the server has a newer version than the tab. Not where
 * nobody answers, and once in a minute at most. What is typed is kept as in any reload.
 */
export function followNewVersion(): void {
  window.addEventListener('vite:preloadError', () => {
    try {
      if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < ONCE_IN_MS) return;
      sessionStorage.setItem(RELOADED, String(Date.now()));
    } catch {
      // It cannot be known whether it was tried: the page says that it failed.
      return;
    }
    fetch('/app/', { cache: 'no-store', headers: { accept: 'text/html' } })
      .then(({ ok }) => ok && location.reload())
      .catch(() => undefined);
  });
}
