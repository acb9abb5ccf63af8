import { type PageRequest, pageRequest, toPage } from '../shared/paging.ts';
import type { MemberExposure } from './exposure.repository.ts';
import type { ExposureQuery } from './schemas.ts';

/** Members in a page unless the reader says how many. */
const SHOWN = 1_000;

/**
 * Which members are asked for. A cursor names the last member shown, with how often it had come into play: where it has
 * gone since, the page goes on below as much.
 */
export const exposurePage = ({ limit, cursor }: Pick<ExposureQuery, 'limit' | 'cursor'>): PageRequest =>
  pageRequest({ limit: limit ?? SHOWN, ...(cursor === undefined ? {} : { cursor }) }, ['integer', 'uuid']);

/** The page out of one member more than it has. */
export const cutExposure = (members: readonly MemberExposure[], { limit }: { limit: number }) =>
  toPage([...members], limit, (member) => [
    String(member.proposals + member.invitations + member.contracts),
    member.organisationId,
  ]);
