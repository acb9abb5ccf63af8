/** Days of a report, both included. */
type Days = { from: string; to: string };

const PARTY =
  'join contract_members m on m.contract_id = p.contract_id and m.organisation_id = p.organisation_id and m.revision = 0';
const CONTRACT = 'join contracts c on c.id = p.contract_id';

const cents = (numbers: Numbers): string =>
  `-sum(p.amount_cents) as cents${numbers === 'all' ? ', count(distinct p.contract_id)' : ''}`;

const signed = ({ from, to }: Days, join = ''): string =>
  `from ledger_postings p ${join} where p.organisation_id is not null and p.measure = 'signed' and p.occurred_on between '${from}' and '${to}'`;

/** `amounts` alone, or `all`: with the contracts that they come from, as the report gives them. */
type Numbers = 'amounts' | 'all';

/** Turnover reports with the statement that somebody who knows the tables would write. */
export const TURNOVER: readonly { groupBy: string[]; sql: (days: Days, numbers: Numbers) => string }[] = [
  { groupBy: ['year'], sql: (days, numbers) => `select p.year, ${cents(numbers)} ${signed(days)} group by 1` },
  {
    groupBy: ['cluster', 'year'],
    sql: (days, numbers) =>
      `select k.name, p.year, ${cents(numbers)} ${signed(days, 'join clusters k on k.id = p.cluster_id')} group by k.id, p.year`,
  },
  {
    groupBy: ['organisation'],
    sql: (days, numbers) =>
      `select o.name, ${cents(numbers)} ${signed(days, 'join organisations o on o.id = p.organisation_id')} group by o.id`,
  },
  {
    groupBy: ['organisation', 'year'],
    sql: (days, numbers) =>
      `select o.name, p.year, ${cents(numbers)} ${signed(days, 'join organisations o on o.id = p.organisation_id')} group by o.id, p.year`,
  },
  {
    groupBy: ['sizeClass'],
    sql: (days, numbers) => `select m.size_class, ${cents(numbers)} ${signed(days, PARTY)} group by 1`,
  },
  {
    groupBy: ['sector', 'sizeClass'],
    sql: (days, numbers) =>
      `select c.sector, m.size_class, ${cents(numbers)} ${signed(days, `${PARTY} ${CONTRACT}`)} group by 1, 2`,
  },
  {
    groupBy: ['tender'],
    sql: (days, numbers) => `select c.tender_id, ${cents(numbers)} ${signed(days, CONTRACT)} group by 1`,
  },
];

/** What the ledger tells among the key figures of one period, a statement for each. */
export const keyFigures = (days: Days): string[] => [
  `select measure, -sum(amount_cents) as cents from ledger_postings
    where organisation_id is not null and occurred_on between '${days.from}' and '${days.to}' group by 1`,
  `select count(*)::int as served from (select p.organisation_id ${signed(days, PARTY)} and m.kind = 'company'
    group by 1 having -sum(p.amount_cents) > 0) x`,
  `select sum(p.amount_cents) filter (where m.size_class in ('micro', 'small', 'medium')) / sum(p.amount_cents) as sme
    ${signed(days, PARTY)} and m.size_class is not null`,
  `select -sum(p.amount_cents) as cents, count(distinct c.tender_id) ${signed(days, CONTRACT)} and c.tender_id is not null`,
  `select count(distinct m.organisation_id)::int as never from memberships m join organisations o on o.id = m.organisation_id and o.kind = 'company'
    where m.since <= '${days.to}' and (m.until is null or m.until > '${days.to}') and m.organisation_id not in (
      select p.organisation_id ${signed({ from: '1900-01-01', to: days.to })} group by 1 having -sum(p.amount_cents) > 0)`,
];

/** How often each member had a contract. */
export const exposure = ({ from, to }: Days): string => `
  select o.id, o.name, count(distinct c.id) filter (where c.signed_on between '${from}' and '${to}') as contracts
    from memberships s join organisations o on o.id = s.organisation_id
    left join contract_members m on m.organisation_id = o.id
    left join contracts c on c.id = m.contract_id and c.kind <> 'framework'
   where s.since <= '${to}' and (s.until is null or s.until > '${to}') group by o.id`;

/** What the ledger tells in a yearly report: the key figures of two years, the history, and to whom the year's went. */
export const yearly = (year: number): string[] => {
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  return [
    ...keyFigures(days),
    ...keyFigures({ from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }),
    `select year, measure, -sum(amount_cents) as cents from ledger_postings
      where organisation_id is not null and occurred_on <= '${days.to}' group by 1, 2`,
    ...TURNOVER.filter(({ groupBy }) => ['organisation', 'sizeClass'].includes(groupBy.join())).map((r) =>
      r.sql(days, 'all'),
    ),
    `select c.sector, -sum(p.amount_cents) as cents ${signed(days, CONTRACT)} group by 1`,
  ];
};
