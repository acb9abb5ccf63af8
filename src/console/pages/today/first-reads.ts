import { askEarly } from '../../api/early.ts';
import { type Me, ownOrganisationIds } from '../../api/me.ts';

/** Rows of each list that *Today* reads. */
export const MOST = 100;

/** Asks early what a coordinator's *Today* reads. */
export const askForStaff = (): Promise<unknown> =>
  Promise.all([
    askEarly('GET /v1/tenders', { query: { limit: MOST } }),
    askEarly('GET /v1/consortia', { query: { limit: MOST } }),
    askEarly('GET /v1/contracts', { query: { limit: MOST } }),
    askEarly('GET /v1/deadlines', { query: {} }),
  ]);

/** Asks early what a member's *Today* reads. */
export const askForMember = (me: Me): Promise<unknown> => {
  const [id] = ownOrganisationIds(me);
  return Promise.all([
    askEarly('GET /v1/invitations', { query: { limit: MOST } }),
    askEarly('GET /v1/group-work', {}),
    askEarly('GET /v1/consortia', { query: { limit: MOST } }),
    ...(id === undefined ? [] : [askEarly('GET /v1/organisations/{id}', { params: { id } })]),
  ]);
};
