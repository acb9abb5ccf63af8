import { and, asc, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { amongIds, idArray } from '../../db/ids.ts';
import type { Tx } from '../../db/transaction.ts';
import { disclosures, indispensabilityRecords, soloDeclarations } from './guard.table.ts';
import { candidacies } from './table.ts';

export type DeclarationRow = typeof soloDeclarations.$inferSelect;
export type CandidacyRow = typeof candidacies.$inferSelect;
export type DisclosureRow = typeof disclosures.$inferSelect;
export type IndispensabilityRow = typeof indispensabilityRecords.$inferSelect;

export const findDeclarations = (tx: Tx, lotIds: string[], organisationIds: string[]): Promise<DeclarationRow[]> =>
  lotIds.length === 0 || organisationIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(soloDeclarations)
        .where(
          and(amongIds(soloDeclarations.lotId, lotIds), amongIds(soloDeclarations.organisationId, organisationIds)),
        )
        .orderBy(asc(soloDeclarations.id));

/** What anybody declared for these lots. */
export const findDeclarationsOfLots = (tx: Tx, lotIds: string[]): Promise<DeclarationRow[]> =>
  lotIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(soloDeclarations)
        .where(amongIds(soloDeclarations.lotId, lotIds))
        .orderBy(asc(soloDeclarations.id));

/** What these organisations declared for lots of these tenders. */
export const findDeclarationsFor = (
  tx: Tx,
  tenderIds: string[],
  organisationIds: string[],
): Promise<DeclarationRow[]> =>
  tx
    .select()
    .from(soloDeclarations)
    .where(
      and(amongIds(soloDeclarations.tenderId, tenderIds), amongIds(soloDeclarations.organisationId, organisationIds)),
    )
    .orderBy(asc(soloDeclarations.id));

export async function insertDeclarations(tx: Tx, rows: (typeof soloDeclarations.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(soloDeclarations).values(rows).onConflictDoNothing();
}

export const findIndispensability = (tx: Tx, consortiumId: string): Promise<IndispensabilityRow[]> =>
  tx
    .selectDistinctOn([indispensabilityRecords.lotId])
    .from(indispensabilityRecords)
    .where(eq(indispensabilityRecords.consortiumId, consortiumId))
    .orderBy(indispensabilityRecords.lotId, desc(indispensabilityRecords.id));

export async function insertIndispensability(
  tx: Tx,
  row: typeof indispensabilityRecords.$inferInsert,
): Promise<IndispensabilityRow> {
  const [inserted] = await tx.insert(indispensabilityRecords).values(row).returning();
  return inserted!;
}

/** What the person who signs is called; null when unknown. */
export async function findSigner(tx: Tx, userId: string): Promise<string | null> {
  const rows = await tx.execute<{ name: string }>(sql`select name from users where id = ${userId}`);
  return rows[0]?.name ?? null;
}

/** Notes what was shown to whom; what was noted before is not noted again. */
export async function insertDisclosures(tx: Tx, rows: (typeof disclosures.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(disclosures).values(rows).onConflictDoNothing();
}

export const findDisclosures = (tx: Tx, tenderId: string): Promise<DisclosureRow[]> =>
  tx.select().from(disclosures).where(eq(disclosures.tenderId, tenderId)).orderBy(asc(disclosures.id));

/** A paper of a bid that somebody was handed: its bytes' SHA-256 tells which version. */
export type HandedOut = {
  at: string;
  consortiumId: string;
  kind: string;
  fileName: string;
  sha256: string;
  to: string | null;
};

/** Papers of these consortia that were handed out, as the audit noted them, the first first. */
export async function findHandedOut(tx: Tx, consortiumIds: readonly string[]): Promise<HandedOut[]> {
  if (consortiumIds.length === 0) return [];
  const rows = await tx.execute<Omit<HandedOut, 'at'> & { at: string }>(sql`
    select created_at::text as at, entity_id as "consortiumId", payload ->> 'kind' as kind, payload ->> 'fileName' as "fileName",
           payload ->> 'sha256' as sha256, actor_id as "to"
      from audit_log
     where action = 'bid_document.handed_out' and entity = 'consortium' and entity_id = any (${idArray(consortiumIds)})
     order by id`);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}

/** Candidacies of these organisations for these contracts, other than in this consortium. */
export const findOtherCandidacies = (
  tx: Tx,
  contractKeys: string[],
  organisationIds: string[],
  consortiumId: string | null,
): Promise<CandidacyRow[]> =>
  contractKeys.length === 0 || organisationIds.length === 0
    ? Promise.resolve([])
    : tx
        .select()
        .from(candidacies)
        .where(
          and(
            inArray(candidacies.contractKey, contractKeys),
            amongIds(candidacies.organisationId, organisationIds),
            consortiumId === null
              ? undefined
              : or(isNull(candidacies.consortiumId), ne(candidacies.consortiumId, consortiumId)),
          ),
        );

/** A candidacy of another row of a company: of which row of those asked for, what that is called, and whether it leads. */
export type CandidacyOfTwin = { candidacy: CandidacyRow; of: string; name: string; ofLeads: boolean };

/**
 * Candidacies for these contracts of other rows of the same companies, other than in this consortium: those with the
 * registration number of one of these, in France with its SIREN, since establishments are no candidates of their own.
 */
export const findCandidaciesOfTwins = (
  tx: Tx,
  contractKeys: string[],
  organisationIds: string[],
  consortiumId: string,
): Promise<CandidacyOfTwin[]> =>
  contractKeys.length === 0 || organisationIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({
          candidacy: candidacies,
          of: sql<string>`own.id`,
          name: sql<string>`own.name`,
          ofLeads: sql<boolean>`exists (
            select 1 from candidacies mine where mine.contract_key = ${candidacies.contractKey} and mine.mandataire
               and mine.organisation_id = own.id and mine.consortium_id = ${consortiumId})`,
        })
        .from(candidacies)
        .innerJoin(sql`organisations twin`, sql`twin.id = ${candidacies.organisationId}`)
        .innerJoin(
          sql`organisations own`,
          sql`own.id <> twin.id and own.id = any (${idArray(organisationIds)}) and own.country = twin.country
              and ${companyNumber('own')} = ${companyNumber('twin')}`,
        )
        .where(
          and(
            inArray(candidacies.contractKey, contractKeys),
            or(isNull(candidacies.consortiumId), ne(candidacies.consortiumId, consortiumId)),
          ),
        )
        .orderBy(asc(candidacies.id));

/** What a company is registered by, apart from where it works: of a SIRET the SIREN. */
const companyNumber = (row: 'own' | 'twin') =>
  sql.raw(
    `case when ${row}.country = 'FR' then left(${row}.registration_number, 9) else ${row}.registration_number end`,
  );

export async function insertCandidacies(tx: Tx, rows: (typeof candidacies.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(candidacies).values(rows);
}

/** Takes back the candidacies of the consortium: of these organisations, or all. */
export async function deleteCandidacies(
  tx: Tx,
  consortiumId: string,
  organisationIds: readonly string[] | null,
): Promise<void> {
  await tx
    .delete(candidacies)
    .where(
      and(
        eq(candidacies.consortiumId, consortiumId),
        organisationIds === null ? undefined : amongIds(candidacies.organisationId, organisationIds),
      ),
    );
}

/** One at a time for an organisation and a contract, until the end of the transaction (R2142-21, alone and in a group). */
export async function lockCandidate(tx: Tx, contractKey: string, organisationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${contractKey} ${organisationId}`}, 2142))`);
}

/** A lot as a contract: what decides whose candidacies exclude each other. */
export type ContractFacts = {
  lotId: string;
  tenderId: string;
  contractKey: string;
  /** A private buyer, or one outside France: the Code de la commande publique does not apply. */
  outsideCcp: boolean;
  forbidSoloAndGroup: boolean;
  forbidSeveralGroups: boolean;
};

const contractFacts = sql`
  select l.id as "lotId", t.id as "tenderId",
         case when t.source_notice_id is null then l.id::text
              else t.source_format || ' ' || t.source_notice_id || ' ' || l.external_id end as "contractKey",
         (t.buyer_private or coalesce(t.buyer_country, 'FR') <> 'FR') as "outsideCcp",
         coalesce((t.constraints ->> 'forbidSoloAndGroup')::boolean, false) as "forbidSoloAndGroup",
         coalesce((t.constraints ->> 'forbidSeveralGroups')::boolean, false) as "forbidSeveralGroups"
    from lots l join tenders t on t.id = l.tender_id`;

/** The contracts of the lots. Lots of one notice are the same contract in every cluster that works on it. */
export async function findContracts(tx: Tx, lotIds: readonly string[]): Promise<readonly ContractFacts[]> {
  if (lotIds.length === 0) return [];
  return tx.execute<ContractFacts>(sql`${contractFacts} where l.id = any (${idArray(lotIds)}) order by l.id`);
}

/** The contracts of a consortium. */
export const findContractsOf = async (tx: Tx, consortiumId: string): Promise<readonly ContractFacts[]> =>
  tx.execute<ContractFacts>(
    sql`${contractFacts} join consortia c on l.id = any (c.lot_ids) where c.id = ${consortiumId} order by l.id`,
  );
