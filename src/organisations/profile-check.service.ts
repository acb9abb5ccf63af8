import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, ownOrganisations, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { cpvLabel } from '../taxonomies/known-codes.ts';
import * as parts from './parts.repository.ts';
import { countTenders, findCertificatesAsked, findTradesAsked } from './profile-check.repository.ts';
import type { ProfileCheckView } from './profile-check.schemas.ts';
import * as repository from './repository.ts';
import { rightTo } from './rights.domain.ts';

/** Reads how often things were asked for: a member is told the numbers, not the tenders. */
const COUNTER = systemActor('profile-check');
const DAY_MS = 86_400_000;
/** How far back calls for tender are counted, and how far ahead ends of certificates are told, in days. */
const YEAR_DAYS = 365;
const ENDING_DAYS = 60;

/** What the cluster believes of an organisation, for asking its people whether it is right. */
export type ProfileBrief = {
  name: string;
  nuts: string | null;
  headcount: number | null;
  turnoverCents: number | null;
  /** Codes of its skills, the highest level first. */
  cpv: string[];
  certificates: string[];
  /** The cluster that keeps the profile. */
  clusterName: string | null;
  check: ProfileCheckView;
};

export type ProfileCheckService = ReturnType<typeof createProfileCheck>;

/** What a profile lacks and what that costs, and its people's word that it is right. */
export function createProfileCheck(deps: {
  database: Database;
  clock: Clock;
  /** What a cluster is called. */
  clusterName: (tx: Tx, id: string) => Promise<string>;
}) {
  const { database, clock } = deps;

  const checkOf = async (tx: Tx, row: repository.OrganisationRow): Promise<ProfileCheckView> => {
    const now = clock();
    const today = dayOf(now);
    const from = new Date(now.getTime() - YEAR_DAYS * DAY_MS);
    const soon = dayOf(new Date(now.getTime() + ENDING_DAYS * DAY_MS));
    const [own, tenders, certifications, trades] = await Promise.all([
      parts.findParts(tx, row.id),
      countTenders(tx, row.id, from),
      findCertificatesAsked(tx, row.id, from, today),
      findTradesAsked(tx, row.id, from),
    ]);
    return {
      organisationId: row.id,
      confirmedAt: row.profileConfirmedAt?.toISOString() ?? null,
      tenders,
      missing: missingParts(row, own),
      certifications,
      trades: trades.map(({ code, tenders: count }) => ({
        cpv: code,
        fr: cpvLabel(code, 'fr') ?? code,
        en: cpvLabel(code, 'en') ?? code,
        tenders: count,
      })),
      ending: own.certifications.flatMap(({ code, validUntil }) =>
        validUntil !== null && validUntil <= soon ? [{ code, validUntil, expired: validUntil < today }] : [],
      ),
    };
  };

  const readable = async (tx: Tx, actor: Actor, id: string): Promise<repository.OrganisationRow> => {
    const row = await repository.findOrganisation(tx, id);
    if (row === null || rightTo(actor, row) === 'none') throw notFound('organisation');
    return row;
  };

  return {
    /** What the profile lacks; for its own people and its coordinators. */
    check: (actor: Actor, id: string): Promise<ProfileCheckView> =>
      inTransaction(database, actor, async (tx) => {
        const row = await readable(tx, actor, id);
        return actingAs(COUNTER, (system) => checkOf(system, row));
      }),

    /** What the cluster believes of it; null: there is no such organisation. In a transaction of the system. */
    async brief(tx: Tx, id: string): Promise<ProfileBrief | null> {
      const row = await repository.findOrganisation(tx, id);
      if (row === null) return null;
      const own = await parts.findParts(tx, id);
      const [clusterId] = row.clusterIds;
      return {
        name: row.name,
        nuts: row.nuts,
        headcount: row.headcount,
        turnoverCents: row.turnoverCents,
        cpv: [...own.capabilities].sort((a, b) => b.level - a.level).map(({ cpv }) => cpv),
        certificates: own.certifications.map(({ code }) => code),
        clusterName: clusterId === undefined ? null : await deps.clusterName(tx, clusterId),
        check: await checkOf(tx, row),
      };
    },

    /**
     * Notes that its own people have read the profile and find it right.
     * @throws DomainError `forbidden` for anybody else: nobody confirms for another
     */
    confirm: (actor: Actor, id: string): Promise<ProfileCheckView> =>
      inTransaction(database, actor, async (tx) => {
        const row = await readable(tx, actor, id);
        if (!ownOrganisations(actor).includes(id))
          throw new DomainError('forbidden', 'not_allowed', 'Only a person of the organisation confirms its profile.');
        const updated = await repository.updateOrganisation(tx, id, null, { profileConfirmedAt: clock() });
        await recordAudit(tx, actor, {
          action: 'organisation.profile_confirmed',
          entity: 'organisation',
          entityId: id,
          clusterId: row.clusterIds[0] ?? null,
        });
        return actingAs(COUNTER, (system) => checkOf(system, updated ?? row));
      }),
  };
}

/** Parts of a profile that the search needs and that are not there. */
function missingParts(row: repository.OrganisationRow, own: parts.Parts): ProfileCheckView['missing'] {
  const there = {
    place: row.lat !== null && row.lon !== null,
    figures: own.years.length > 0,
    capabilities: own.capabilities.length > 0,
    references: own.references.length > 0,
    certifications: own.certifications.length > 0,
    description: row.description !== null,
  };
  return (Object.keys(there) as (keyof typeof there)[]).filter((part) => !there[part]);
}
