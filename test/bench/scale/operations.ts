/** Who asks: the demo's coordinator (six large clusters), a coordinator of one, a member, a member of the first's largest cluster, the administrator. */
export type Asker = 'coordinator' | 'cluster' | 'member' | 'seated' | 'admin';

/** Ids that paths and statements name, found in the filled database. */
export type ScaleIds = {
  /** The clusters of the demo's coordinator, as an array of PostgreSQL. */
  clusters: string;
  cluster: string;
  /** The organisation that the member speaks for. */
  organisation: string;
  /** Two members of the largest cluster: the first is the one that `seated` speaks for. */
  seen: string;
  beside: string;
  tender: string;
  consortium: string;
  contract: string;
  run: string;
};

/** A read as people ask for it, with the statement that somebody who knows the tables would write for the same rows. */
export type Operation = {
  name: string;
  as: Asker;
  path: (ids: ScaleIds) => string;
  /** Milliseconds for 95 of 100. */
  targetMs: number;
  /** How many times the hand-written statement it may take; reports 3, lists 2. */
  mostTimes: number;
  hand?: (ids: ScaleIds) => string;
  /** A statement before each request, in no time: what is kept of the answer is then not what is. */
  change?: (ids: ScaleIds) => string;
};

const SUMMARY = `o.id, o.name, o.kind, o.registration_number, o.country, o.nuts, o.town, o.lat, o.lon, o.can_lead, o.headcount,
  o.turnover_cents, o.size_class, o.size_class_fr, o.cluster_ids, o.version`;
const list = (name: string, as: Asker, path: Operation['path'], hand?: Operation['hand']): Operation => ({
  name,
  as,
  path,
  targetMs: 100,
  mostTimes: 2,
  ...(hand === undefined ? {} : { hand }),
});
const report = (name: string, as: Asker, path: Operation['path'], hand?: Operation['hand']): Operation => ({
  ...list(name, as, path, hand),
  mostTimes: 3,
});

/** Tells that a member, the ledger and the work of the largest cluster changed, though all stays as it is. */
const touch = (ids: ScaleIds): string => `
  update memberships set since = since where cluster_id = '${ids.cluster}' and organisation_id = '${ids.seen}';
  update contracts set title = title where id = '${ids.contract}'`;

let asked = 0;
/** A day of 2024 or after that no other request names. */
const anotherDay = (): string => new Date(Date.UTC(2024, 0, ++asked)).toISOString().slice(0, 10);

/** Every read of daily work. */
export const OPERATIONS: readonly Operation[] = [
  list(
    'organisations, first page',
    'coordinator',
    () => '/organisations',
    (ids) =>
      `select ${SUMMARY} from organisations o where o.cluster_ids && '${ids.clusters}'::uuid[] order by o.search_name, o.id limit 51`,
  ),
  list('organisations of a small cluster', 'cluster', () => '/organisations'),
  list(
    'organisations, first page',
    'admin',
    () => '/organisations',
    () => `select ${SUMMARY} from organisations o order by o.search_name, o.id limit 51`,
  ),
  list(
    'its own organisation in the list',
    'member',
    () => '/organisations',
    (ids) => `select ${SUMMARY} from organisations o where o.id = '${ids.organisation}'`,
  ),
  list(
    'organisations of a trade',
    'coordinator',
    () => '/organisations?cpv=45310000',
    (ids) =>
      `select ${SUMMARY} from organisations o where o.cluster_ids && '${ids.clusters}'::uuid[] and exists (select 1 from capabilities c
        where c.organisation_id = o.id and c.cpv like '4531%') order by o.search_name, o.id limit 51`,
  ),
  list(
    'organisations of a trade',
    'admin',
    () => '/organisations?cpv=45310000',
    () =>
      `select ${SUMMARY} from organisations o where exists (select 1 from capabilities c
        where c.organisation_id = o.id and c.cpv like '4531%') order by o.search_name, o.id limit 51`,
  ),
  list('organisations of a trade in a place', 'admin', () => '/organisations?cpv=45310000&nuts=FRG01'),
  list('organisations by words', 'coordinator', () => '/organisations?q=soudure%20nantes'),
  list('organisations by a word written wrongly', 'coordinator', () => '/organisations?q=chaudronerie'),
  list('organisations by words', 'admin', () => '/organisations?q=g%C3%A9nie%20civil%20le%20goff'),
  list('one organisation', 'coordinator', (ids) => `/organisations/${ids.seen}`),
  list('its own organisation', 'member', (ids) => `/organisations/${ids.organisation}`),
  list(
    'members of a cluster',
    'coordinator',
    (ids) => `/clusters/${ids.cluster}/memberships`,
    (ids) =>
      `select m.*, o.name from memberships m join organisations o on o.id = m.organisation_id where m.cluster_id = '${ids.cluster}' order by o.search_name, m.id limit 51`,
  ),
  list(
    'certifications that expire',
    'coordinator',
    () => '/certifications',
    (ids) =>
      `select c.*, o.name from certifications c join organisations o on o.id = c.organisation_id where o.cluster_ids && '${ids.clusters}'::uuid[]
      and c.valid_until <= today_in_france() + 90 order by c.valid_until, c.id limit 51`,
  ),
  list(
    'certifications that expire',
    'admin',
    () => '/certifications',
    () =>
      `select c.*, o.name from certifications c join organisations o on o.id = c.organisation_id
      where c.valid_until <= today_in_france() + 90 order by c.valid_until, c.id limit 51`,
  ),
  list(
    'clusters',
    'coordinator',
    () => '/clusters',
    () => 'select * from clusters order by name, id limit 51',
  ),
  list(
    'tenders',
    'coordinator',
    () => '/tenders',
    (ids) =>
      `select t.*, (select count(*) from lots l where l.tender_id = t.id) from tenders t where t.cluster_id = any ('${ids.clusters}') order by t.id desc limit 51`,
  ),
  list('tenders by words', 'coordinator', () => '/tenders?q=pont%20levant'),
  list('one tender', 'coordinator', (ids) => `/tenders/${ids.tender}`),
  list('a match run', 'coordinator', (ids) => `/match-runs/${ids.run}`),
  list(
    'consortia',
    'coordinator',
    () => '/consortia',
    (ids) =>
      `select c.*, (select jsonb_agg(to_jsonb(m) || jsonb_build_object('name', o.name)) from consortium_members m join organisations o on o.id = m.organisation_id where m.consortium_id = c.id),
       (select jsonb_agg(to_jsonb(i)) from invitations i where i.consortium_id = c.id)
       from consortia c where c.cluster_id = any ('${ids.clusters}') order by c.id desc limit 51`,
  ),
  list('one consortium', 'coordinator', (ids) => `/consortia/${ids.consortium}`),
  list(
    'its invitations',
    'member',
    () => '/invitations',
    (ids) =>
      `select i.*, t.title from invitations i join tenders t on t.id = i.tender_id where i.organisation_id = '${ids.organisation}' order by i.id desc limit 51`,
  ),
  list(
    'contracts',
    'coordinator',
    () => '/contracts',
    (ids) => `select * from contracts where cluster_id = any ('${ids.clusters}') order by id desc limit 51`,
  ),
  list('its contracts', 'member', () => '/contracts'),
  list('one contract', 'coordinator', (ids) => `/contracts/${ids.contract}`),
  list(
    'ledger entries',
    'coordinator',
    () => '/ledger-entries',
    (ids) =>
      `select e.*, (select jsonb_agg(to_jsonb(p) order by position) from ledger_postings p where p.entry_id = e.id)
       from ledger_entries e where e.cluster_id = any ('${ids.clusters}') order by e.id desc limit 51`,
  ),
  list('ledger entries', 'admin', () => '/ledger-entries'),
  list(
    'its ledger entries',
    'member',
    () => '/ledger-entries',
    (ids) =>
      `select e.*, (select jsonb_agg(to_jsonb(p) order by position) from ledger_postings p where p.entry_id = e.id and p.organisation_id = '${ids.organisation}')
       from ledger_entries e where exists (select 1 from ledger_postings p where p.entry_id = e.id and p.organisation_id = '${ids.organisation}') order by e.id desc limit 51`,
  ),
  list(
    'audit log',
    'coordinator',
    () => '/audit',
    (ids) => `select * from audit_log where cluster_id = any ('${ids.clusters}') order by id desc limit 51`,
  ),
  list(
    'audit log',
    'admin',
    () => '/audit',
    () => 'select * from audit_log order by id desc limit 51',
  ),
  list('notifications', 'cluster', () => '/notifications'),
  list('deadlines', 'coordinator', () => '/deadlines'),
  report(
    'turnover by year',
    'coordinator',
    () => '/reports/turnover?groupBy=year&from=2015-01-01&to=2024-12-31',
    (ids) =>
      `select p.year, -sum(p.amount_cents), count(distinct p.contract_id) from ledger_postings p where p.organisation_id is not null and p.measure = 'signed'
      and p.cluster_id = any ('${ids.clusters}') and p.occurred_on between '2015-01-01' and '2024-12-31' group by 1`,
  ),
  report(
    'turnover by organisation and year',
    'coordinator',
    () => '/reports/turnover?groupBy=organisation,year&from=2015-01-01&to=2024-12-31',
    (ids) =>
      `select o.name, p.year, -sum(p.amount_cents), count(distinct p.contract_id) from ledger_postings p join organisations o on o.id = p.organisation_id
      where p.measure = 'signed' and p.cluster_id = any ('${ids.clusters}') and p.occurred_on between '2015-01-01' and '2024-12-31' group by o.id, p.year`,
  ),
  report(
    'turnover by year',
    'admin',
    () => '/reports/turnover?groupBy=year',
    () =>
      `select p.year, -sum(p.amount_cents), count(distinct p.contract_id) from ledger_postings p where p.organisation_id is not null and p.measure = 'signed' group by 1`,
  ),
  report('key figures of a year', 'coordinator', () => '/reports/kpis?from=2023-01-01&to=2023-12-31'),
  report('key figures of a year', 'admin', () => '/reports/kpis?from=2023-01-01&to=2023-12-31'),
  report('exposure', 'coordinator', () => '/reports/exposure'),
  report('exposure', 'admin', () => '/reports/exposure'),
  // The first read after a member of the largest cluster and one of its contracts changed.
  ...(['coordinator', 'admin'] as const).flatMap((as) => [
    {
      ...report('key figures, after a change', as, () => '/reports/kpis?from=2023-01-01&to=2023-12-31'),
      change: touch,
    },
    { ...report('exposure, after a change', as, () => '/reports/exposure'), change: touch },
  ]),
  // What was asked for before is kept until something changes: these never were.
  report('key figures, read anew', 'coordinator', () => `/reports/kpis?from=2023-01-01&to=${anotherDay()}`),
  report('key figures, read anew', 'admin', () => `/reports/kpis?from=2023-01-01&to=${anotherDay()}`),
  report('exposure, read anew', 'coordinator', () => `/reports/exposure?to=${anotherDay()}`),
  report('exposure, read anew', 'admin', () => `/reports/exposure?to=${anotherDay()}`),
];
