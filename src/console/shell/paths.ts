import { useMemo } from 'react';
import { useLocation, useParams, useSearch } from 'wouter';

type PathParts<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParts<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

/** Where each page is, below /app. One place, so that a link to a page that isn't there doesn't compile. */
export const PATHS = {
  today: '/',
  notifications: '/notifications',
  account: '/account',
  accessibility: '/accessibility',
  forgotten: '/password/forgotten',
  newPassword: '/password/new',
  tenders: '/tenders',
  tenderImport: '/tenders/import',
  tenderNew: '/tenders/new',
  tender: '/tenders/:id',
  proposals: '/tenders/:id/proposals',
  consortia: '/consortia',
  consortiumNew: '/consortia/new',
  consortium: '/consortia/:id',
  consortiumSettings: '/consortia/:id/settings',
  invitations: '/invitations',
  invitation: '/invitations/:id',
  myCompany: '/my/company',
  myPapers: '/my/papers',
  myContracts: '/my/contracts',
  myTurn: '/my/turn',
  deadlines: '/deadlines',
  contracts: '/contracts',
  contractNew: '/contracts/new',
  contract: '/contracts/:id',
  ledger: '/contracts/ledger',
  ledgerImport: '/contracts/ledger/import',
  organisations: '/organisations',
  organisationImport: '/organisations/import',
  organisationNew: '/organisations/new',
  organisationsUnread: '/organisations/unread',
  organisation: '/organisations/:id',
  organisationEdit: '/organisations/:id/edit',
  equipment: '/equipment',
  equipmentItem: '/equipment/:id',
  partnerSearches: '/partner-searches',
  partnerSearch: '/partner-searches/:id',
  recruiting: '/recruiting',
  myRequests: '/my/requests',
  organisationSkills: '/organisations/:id/skills',
  groups: '/groups',
  circle: '/groups/:id',
  network: '/network',
  cluster: '/network/clusters/:id',
  convention: '/network/clusters/:id/convention',
  people: '/network/people',
  roleRequests: '/role-requests',
  watches: '/network/watches',
  imports: '/network/imports',
  awards: '/network/awards',
  webhooks: '/network/webhooks',
  figures: '/figures',
  turnover: '/figures/turnover',
  exposure: '/figures/exposure',
  yearly: '/figures/yearly',
  indicators: '/figures/indicators',
  audit: '/audit',
} as const;

/** The name of a page. */
export type PageName = keyof typeof PATHS;
type Params<N extends PageName> = Record<PathParts<(typeof PATHS)[N]>, string>;

/** The address of a page below /app, with filters in its query. */
export function to<N extends PageName>(
  name: N,
  ...[params, filters]: PathParts<(typeof PATHS)[N]> extends never
    ? [params?: null, filters?: Filters]
    : [params: Params<N>, filters?: Filters]
): string {
  const path = PATHS[name].replace(/:(\w+)/g, (_all, part: string) =>
    encodeURIComponent((params as Record<string, string> | null | undefined)?.[part] ?? ''),
  );
  const query = queryOf(filters ?? {});
  return query === '' ? path : `${path}?${query}`;
}

/** The parts of this page's address. */
export const usePathParams = <N extends PageName>(_name: N): Params<N> => useParams() as Params<N>;

/** What a page is filtered, sorted or opened by; undefined and empty stay out of the address. */
export type Filters = Readonly<Record<string, string | undefined>>;

function queryOf(filters: Filters): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filters)) if (value !== undefined && value !== '') query.set(key, value);
  return query.toString();
}

/**
 * The filters in the address: a reload or a shared link shows the same. Changing one replaces the address.
 * @param allowed the values that a filter may have (an unknown one counts as none); null: any text
 */
export function useFilters<F extends Record<string, readonly string[] | null>>(
  allowed: F,
): [
  { [K in keyof F]?: F[K] extends readonly (infer V)[] ? V : string },
  (change: { [K in keyof F]?: string | undefined }) => void,
  (change: { [K in keyof F]?: string | undefined }) => string,
] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const filters = useMemo(() => {
    const given = new URLSearchParams(search);
    return Object.fromEntries(
      Object.entries(allowed).flatMap(([key, values]) => {
        const value = given.get(key);
        return value === null || value === '' || (values !== null && !values.includes(value)) ? [] : [[key, value]];
      }),
    );
  }, [search, allowed]);
  const addressWith = (change: object) => {
    const query = queryOf({ ...filters, ...change } as Filters);
    return query === '' ? path : `${path}?${query}`;
  };
  return [filters as never, (change) => navigate(addressWith(change), { replace: true }), addressWith];
}
