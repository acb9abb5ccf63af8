import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { ParsedAward, ParsedOrganisation } from '../notices/award.ts';
import type { ParsedNotice } from '../notices/notice.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { illegalTransition, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { type KnownFirm, matchHolder, nameWords, registrationDigits } from './holders.ts';
import * as repository from './repository.ts';
import type { AwardMatchView, TrackRecordView } from './schemas.ts';
import { trackRecord } from './track-record.ts';

const LEARNER = systemActor('awards');
/** A tie after n joint contracts: 1 − 0.5ⁿ, in basis points. */
const tieWeight = (contracts: number): number => Math.round(10_000 * (1 - 0.5 ** Math.min(contracts, 20)));

export type AwardService = ReturnType<typeof createAwardService>;

/** What public awards teach: who won what, with whom, for whom; matched to organisations. */
export function createAwardService(deps: { database: Database; clock: Clock }) {
  const { database, clock } = deps;

  /** A confirmed holder gets a reference, and a tie with every other confirmed holder of a joint award. */
  const feed = async (tx: Tx, award: repository.AwardRow, organisationId: string, alone: boolean): Promise<void> => {
    await repository.insertReferenceOnce(tx, {
      organisationId,
      title: award.title.slice(0, 500),
      buyer: award.buyerName.slice(0, 500),
      cpv: award.cpv,
      year: Number((award.awardedOn ?? clock().toISOString()).slice(0, 4)),
      valueCents: alone && award.currency === 'EUR' ? award.valueCents : null,
      description: alone ? null : 'Won by a group: the value of the whole is in the public award.',
      source: `award:${award.id}`,
    });
    if (!award.jointly) return;
    for (const other of await repository.confirmedHolders(tx, award.id)) {
      if (other.organisationId === null || other.organisationId === organisationId) continue;
      const years = await repository.jointYears(tx, organisationId, other.organisationId);
      await repository.setTieOfAwards(tx, [organisationId, other.organisationId], {
        weightBp: tieWeight(years.length),
        jointContracts: years.length,
        lastYear: Math.max(...years) || null,
      });
    }
  };

  return {
    /**
     * Stores the won awards of a notice, in the caller's transaction. Winners with the registration number of an
     * organisation are confirmed at once; those that only share a name wait for a coordinator. Again: nothing new. A newer version or a
     * correction takes the place of what was told before: each award counts once, as it was told last.
     */
    async learn(_tx: Tx, notice: ParsedNotice): Promise<void> {
      const won = notice.awards.filter((award) => award.won && award.seats.length > 0);
      if (won.length === 0 && notice.change === null && notice.version === '01') return;
      await inTransaction(database, LEARNER, async (tx) => {
        const winners = notice.organisations.filter((o) =>
          won.some((a) => a.seats.some((s) => s.organisationId === o.id)),
        );
        const numbers = registrationDigits(winners.flatMap((w) => w.ids));
        const words = [...new Set(winners.flatMap((w) => nameWords(w.name).slice(0, 1)))].filter((w) => w.length > 1);
        const countries = [...new Set(winners.map((w) => w.country ?? notice.buyer?.country ?? 'FR'))];
        const candidates = await candidatesFor(tx, countries, numbers, words);
        const before = await earlier(tx, notice);
        if (before === 'later') return;
        const free = new Map(before.map((row) => [row.awardKey, row]));
        for (const [index, award] of won.entries()) {
          const row = awardRow(notice, award, index);
          const known = free.get(row.awardKey);
          free.delete(row.awardKey);
          const stored =
            known === undefined
              ? await repository.insertAward(tx, row)
              : await retold(
                  tx,
                  known,
                  row,
                  award.seats.map((s) => winners.find((w) => w.id === s.organisationId)),
                );
          if (stored === null) continue;
          const rows = award.seats.map((seat, position) => {
            const organisation = winners.find((w) => w.id === seat.organisationId);
            return holderRow(stored.id, position, seat.role, organisation, candidates);
          });
          const holders = await repository.insertHolders(tx, rows);
          for (const holder of holders) {
            if (holder.decision === 'confirmed' && holder.organisationId !== null)
              await feed(tx, stored, holder.organisationId, award.seats.length === 1);
          }
        }
        // A release of OCDS tells some awards of its process, the others stand; elsewhere what is left out is gone.
        if (notice.format !== 'ocds') for (const gone of free.values()) await repository.deleteAward(tx, gone.id);
      });
    },

    /** Matches by decision, for organisations that the caller sees. */
    async matches(
      actor: Actor,
      query: { decision?: 'open' | 'confirmed' | 'rejected'; limit?: number; cursor?: string },
    ): Promise<Page<AwardMatchView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const rows = await repository.listMatches(tx, query.decision ?? 'open', page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.holder.id]);
        return { items: items.map(matchView), nextCursor };
      });
    },

    /** A coordinator says that a winner is the organisation, or is not. Deciding twice the same changes nothing. */
    async decide(actor: Actor, holderId: string, decision: 'confirmed' | 'rejected'): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        const seen = await inTransaction(database, LEARNER, (system) => repository.lockHolder(system, holderId));
        if (seen?.organisationId == null || !(await repository.seesOrganisation(tx, seen.organisationId)))
          throw notFound('award match');
        const organisationId = seen.organisationId;
        if (seen.decision === decision) return;
        if (seen.decision !== 'open') throw illegalTransition('award match', seen.decision, decision, []);
        await inTransaction(database, LEARNER, async (system) => {
          await repository.updateHolder(system, holderId, {
            decision,
            decidedBy: actor.kind === 'user' ? actor.userId : null,
            decidedAt: clock(),
          });
          const award = await repository.findAward(system, seen.awardId);
          const holders = await repository.confirmedHolders(system, seen.awardId);
          if (award !== null && decision === 'confirmed')
            await feed(system, award, organisationId, !award.jointly && holders.length === 1);
        });
        await recordAudit(tx, actor, {
          action: `award_match.${decision}`,
          entity: 'award_match',
          entityId: holderId,
          payload: { organisationId },
        });
      });
    },

    /** What an organisation won in public: by year, by buyer, with whom. */
    async trackRecord(actor: Actor, organisationId: string): Promise<TrackRecordView> {
      return inTransaction(database, actor, async (tx) => {
        if (!(await repository.seesOrganisation(tx, organisationId))) throw notFound('organisation');
        return trackRecord(organisationId, await repository.awardsOfOrganisation(tx, organisationId));
      });
    },
  };

  /**
   * Awards that this notice tells anew: of an earlier version of it, or of the notice that it corrects. `later` when a
   * newer version or a correction of it was read before.
   */
  async function earlier(tx: Tx, notice: ParsedNotice): Promise<repository.AwardRow[] | 'later'> {
    const { format, noticeId, version } = notice;
    if (await repository.isCorrected(tx, format, noticeId)) return 'later';
    const corrects = notice.change?.noticeId;
    const rows = await repository.findAwardsOfNotice(tx, format, corrects ? [noticeId, corrects] : [noticeId]);
    const newer = (row: repository.AwardRow): boolean => row.noticeId === noticeId && row.noticeVersion > version;
    // Releases of OCDS tell parts: an earlier one that comes late may tell an award that no other did.
    if (notice.format === 'ocds') return rows.filter((row) => !newer(row));
    if (rows.some(newer)) return 'later';
    return rows.filter((row) => row.noticeId !== noticeId || row.noticeVersion < version);
  }

  /** The award as it is told now, with its references; null when its winners are the same and nothing is left to do. */
  async function retold(
    tx: Tx,
    known: repository.AwardRow,
    row: ReturnType<typeof awardRow>,
    winners: readonly (ParsedOrganisation | undefined)[],
  ): Promise<repository.AwardRow | null> {
    const updated = await repository.updateAward(tx, known.id, row);
    const holders = await repository.findHolders(tx, known.id);
    const now = winners.map((w) => `${w?.name ?? ''} ${(w?.ids ?? []).join()}`);
    if (holders.map((h) => `${h.name} ${h.registrations.join()}`).join('|') !== now.join('|')) {
      await repository.deleteHolders(tx, known.id);
      return updated;
    }
    await repository.updateReferences(tx, known.id, {
      title: row.title.slice(0, 500),
      cpv: row.cpv,
      year: Number((row.awardedOn ?? clock().toISOString()).slice(0, 4)),
      valueCents: holders.length === 1 && row.currency === 'EUR' ? row.valueCents : null,
    });
    return null;
  }

  /** In parts, so that a framework with hundreds of winners makes no statement of thousands of conditions. */
  async function candidatesFor(tx: Tx, countries: string[], numbers: string[], words: string[]): Promise<KnownFirm[]> {
    const found = new Map<string, KnownFirm>();
    for (let at = 0; at < Math.max(numbers.length, words.length); at += 50) {
      const part = await repository.findCandidates(tx, countries, numbers.slice(at, at + 50), words.slice(at, at + 50));
      for (const candidate of part) found.set(candidate.id, candidate);
    }
    return [...found.values()];
  }
}

function awardRow(notice: ParsedNotice, award: ParsedAward, index: number) {
  const lot = notice.lots.find((l) => l.externalId === award.lotId);
  return {
    format: notice.format,
    noticeId: notice.noticeId,
    noticeVersion: notice.version,
    corrects: notice.change?.noticeId ?? null,
    // Releases of one OCDS process tell its awards by their ids, in whatever number.
    awardKey: notice.format === 'ocds' ? award.externalId : `${index + 1}/${award.externalId}`,
    lotId: award.lotId,
    buyerName: notice.buyer?.name ?? '(buyer not named)',
    buyerCountry: notice.buyer?.country ?? null,
    buyerIds: notice.buyer?.ids ?? [],
    title: award.title ?? lot?.title ?? notice.title,
    cpv: lot?.cpvMain ?? notice.cpvMain,
    valueCents: award.value?.amountCents ?? null,
    currency: award.value?.currency ?? null,
    awardedOn: award.contractDate ?? notice.dispatchedAt?.slice(0, 10) ?? null,
    tendersReceived: award.tendersReceived,
    jointly: isGroup(notice, award),
  };
}

/** Several members, unless the source does not say whether they are a group. */
const isGroup = (notice: ParsedNotice, award: ParsedAward): boolean =>
  award.seats.filter((s) => s.role !== 'subcontractor').length > 1 &&
  !notice.warnings.some((w) => w.code === 'group_unknown') &&
  notice.format !== 'ocds';

function holderRow(
  awardId: string,
  position: number,
  role: string,
  organisation: ParsedOrganisation | undefined,
  candidates: readonly KnownFirm[],
) {
  const match = organisation
    ? matchHolder(
        {
          name: organisation.name,
          registrations: organisation.ids,
          country: organisation.country,
          city: organisation.city,
        },
        candidates,
      )
    : null;
  return {
    awardId,
    position,
    name: organisation?.name ?? '',
    registrations: organisation?.ids ?? [],
    country: organisation?.country ?? null,
    size: organisation?.size ?? null,
    role,
    organisationId: match?.organisationId ?? null,
    matchedBy: match?.by ?? ('none' as const),
    confidenceBp: match?.confidenceBp ?? 0,
    decision: match?.by === 'registration' ? ('confirmed' as const) : ('open' as const),
  };
}

const matchView = ({
  holder,
  award,
  organisationName,
}: Awaited<ReturnType<typeof repository.listMatches>>[number]): AwardMatchView => ({
  id: holder.id,
  winner: { name: holder.name, registrations: holder.registrations, country: holder.country, role: holder.role },
  organisationId: holder.organisationId ?? '',
  organisationName,
  matchedBy: holder.matchedBy,
  confidenceBp: holder.confidenceBp,
  decision: holder.decision,
  award: {
    noticeId: award.noticeId,
    title: award.title,
    buyer: award.buyerName,
    awardedOn: award.awardedOn,
    value: award.valueCents === null ? null : { amountCents: award.valueCents, currency: award.currency ?? 'EUR' },
  },
});
