import type { Item } from '../../api/query.ts';
import { to } from '../../shell/paths.ts';

/**
 * The page where what a notification tells is to be seen or done. Who runs the network sees a seat from its consortium;
 * what is only to be read leads to what it is about.
 */
export function placeOf(one: Item<'GET /v1/notifications'>, staff: boolean): string {
  const { consortiumId, tenderId, path } = one;
  const isOfSeat = path.startsWith(to('invitations'));
  if (path !== to('notifications') && !(staff && isOfSeat)) return path;
  if (consortiumId !== null) return to('consortium', { id: consortiumId });
  return tenderId !== null && staff ? to('tender', { id: tenderId }) : to('notifications', null, { show: 'all' });
}
