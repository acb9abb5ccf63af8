import type { Tx } from '../db/transaction.ts';
import type { SuggestedConstraint, ThresholdScope } from '../notices/requirements/suggestion.ts';
import type { DocumentSourceView } from '../tenders/consultation.schemas.ts';
import { findLots, type LotRow } from '../tenders/repository.ts';
import { isOfLot, sourceOf } from './filling.ts';
import { type FindingRow, listNeedFindings } from './repository.ts';

/** A trade or a certificate that a document asks of a lot, with where it says so. */
export type DocumentNeed = {
  /** Codes of the trade, the most usual first; none of a certificate. */
  cpv: readonly string[];
  certification: string | null;
  mandatory: boolean;
  /** Whether the words stand under the lot's own heading, or the tender has no other lot. */
  ofThisLot: boolean;
  quote: string;
  /** In [0,1]. */
  confidence: number;
  document: DocumentSourceView;
};

/** What the documents of a tender ask of one of its lots; what is struck out is left out. */
export async function documentNeeds(tx: Tx, lot: Pick<LotRow, 'tenderId' | 'externalId'>): Promise<DocumentNeed[]> {
  const lots = (await findLots(tx, lot.tenderId)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const findings = await listNeedFindings(tx, lot.tenderId, ['trade', 'certificate']);
  return findings.filter((one) => isOfLot(one.lot, lot, lots)).map((one) => needOf(one, lots));
}

function needOf(finding: FindingRow, lots: readonly unknown[]): DocumentNeed {
  const { source: document, quote } = sourceOf(finding);
  const certification = finding.kind === 'certificate' ? finding.what : null;
  return {
    cpv: finding.cpv,
    certification,
    mandatory: finding.mandatory ?? false,
    ofThisLot: finding.lot !== null || lots.length === 1 || certification !== null,
    quote,
    confidence: Number(finding.confidence.toFixed(3)),
    document,
  };
}

const SCOPES: readonly ThresholdScope[] = ['group', 'each_member', 'mandataire'];

/** Turnover thresholds that the documents of a tender name, for each of its lots: suggestions like those of the notice. */
export async function documentThresholds(
  tx: Tx,
  tenderId: string,
  lots: readonly Pick<LotRow, 'id' | 'externalId'>[],
): Promise<Map<string, SuggestedConstraint[]>> {
  const findings = await listNeedFindings(tx, tenderId, ['min_turnover']);
  return new Map(
    lots.map((lot) => [
      lot.id,
      findings.filter((one) => isOfLot(one.lot, lot, lots)).flatMap((one) => thresholdOf(one) ?? []),
    ]),
  );
}

function thresholdOf(finding: FindingRow): SuggestedConstraint | null {
  const scope = SCOPES.find((one) => one === finding.what);
  if (scope === undefined || finding.value === null) return null;
  const { source: document, quote } = sourceOf(finding);
  return {
    kind: 'min_turnover',
    scope,
    value: finding.value,
    text: null,
    origin: { kind: 'document', quote, confidence: Number(finding.confidence.toFixed(3)), document },
    flag: null,
    confirmed: false,
  };
}
