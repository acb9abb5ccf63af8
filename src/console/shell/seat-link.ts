/**
 * The token of the link in an invitation's mail, which stands in the fragment that browsers send to nobody. Taken out of
 * the address at once, so that it is in no history and no copied address; kept in memory until it opened its seat.
 */
let token: string | null = /^#seat=([\w-]{86})$/.exec(location.hash)?.[1] ?? null;
if (token !== null) history.replaceState(null, '', `${location.pathname}${location.search}`);

/** Whether the page was opened by such a link that was not used yet. */
export const hasSeatLink = (): boolean => token !== null;

/** The token, once: a link that is refused is not tried again. */
export function takeSeatLink(): string | null {
  const taken = token;
  token = null;
  return taken;
}
