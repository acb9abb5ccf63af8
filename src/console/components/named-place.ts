/** How long a page may take to draw the place that its address names. */
const LONGEST_MS = 10_000;
/** What a person does that makes the place theirs to choose. */
const OWN_WAY = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

const named = (): HTMLElement | null => {
  const id = decodeURIComponent(location.hash.slice(1));
  return id === '' ? null : (document.getElementById(id) ?? document.getElementById(`h-${id}`));
};

/**
 * Brings the part of the page that the address names ("#h-references", "#references") into view, with the focus, once it
 * is drawn: what a browser does only for what stands there at first, and this page reads its content later.
 * @returns ends the wait, as the first key, wheel or touch does
 */
export function showNamedPlace(): () => void {
  if (location.hash === '' || location.hash.includes('=')) return () => undefined;
  const show = (): boolean => {
    const place = named();
    if (place === null) return false;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView();
    return true;
  };
  const drawn = new MutationObserver(() => show() && end());
  const timer = setTimeout(() => end(), LONGEST_MS);
  function end(): void {
    drawn.disconnect();
    clearTimeout(timer);
    for (const act of OWN_WAY) removeEventListener(act, end);
  }
  if (show()) {
    clearTimeout(timer);
    return () => undefined;
  }
  drawn.observe(document.body, { childList: true, subtree: true });
  for (const act of OWN_WAY) addEventListener(act, end, { passive: true });
  return end;
}
