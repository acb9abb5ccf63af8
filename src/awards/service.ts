import { inTransaction, type Tx } from '../db/transaction.ts';
import type { ParsedAward, ParsedOrganisation } from '../notices/award.ts';
import type { ParsedNotice } from '../notices/notice.ts';
import type { Actor } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';
import { type AwardDeps, createAwardDecisions, feed, LEARNER } from './deciding.service.ts';
import { type KnownFirm, matchHolder, nameWords, registrationDigits } from './holders.ts';
import * as repository from './repository.ts';
import type { TrackRecordView } from './schemas.ts';
import { trackRecord } from './track-record.ts';

export type AwardService = ReturnType<typeof createAwardService>;

/** What public awards teach: who won what, with whom, for whom; matched to organisations. */
export function createAwardService(deps: AwardDeps) {
  const { database } = deps;

  return {
    ...createAwardDecisions(deps),
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
                  deps,
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
              await feed(deps, tx, stored, holder.organisationId, award.seats.length === 1);
          }
        }
        // A release of OCDS tells some awards of its process, the others stand; elsewhere what is left out is gone.
        if (notice.format !== 'ocds') for (const gone of free.values()) await repository.deleteAward(tx, gone.id);
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
}

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
  deps: AwardDeps,
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
    year: Number((row.awardedOn ?? deps.clock().toISOString()).slice(0, 4)),
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
