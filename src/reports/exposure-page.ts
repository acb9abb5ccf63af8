import { pageRequest, toPage } from '../shared/paging.ts';
import type { ExposureQuery, ExposureReport } from './schemas.ts';

type Member = ExposureReport['members'][number];

/**
 * A page of the members, in the report's order (who came into play most often first); the spread stays that of all.
 * The cursor names the last member shown; where it has gone since, the page goes on below as much exposure.
 */
export function exposurePage(report: ExposureReport, query: Pick<ExposureQuery, 'limit' | 'cursor'>): ExposureReport {
  const { limit, after } = pageRequest(
    { limit: query.limit ?? 1_000, ...(query.cursor === undefined ? {} : { cursor: query.cursor }) },
    ['integer', 'uuid'],
  );
  const rest = after === null ? report.members : report.members.slice(startAfter(report.members, after));
  const { items, nextCursor } = toPage(rest, limit, (member) => [String(times(member)), member.organisationId]);
  return { ...report, members: items, nextCursor };
}

const times = ({ proposals, invitations, contracts }: Member): number => proposals + invitations + contracts;

function startAfter(members: readonly Member[], [total, id]: readonly string[]): number {
  const at = members.findIndex(({ organisationId }) => organisationId === id);
  if (at >= 0) return at + 1;
  const below = members.findIndex((member) => times(member) < Number(total));
  return below < 0 ? members.length : below;
}
