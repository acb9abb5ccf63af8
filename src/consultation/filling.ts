import { localInstant } from '../notices/times.ts';
import { zoneOf } from '../notices/zones.ts';
import { DomainError } from '../shared/errors.ts';
import type { ConsultationFactsView, DocumentSourceView } from '../tenders/consultation.schemas.ts';
import type { ConsultedTender } from '../tenders/consultation.service.ts';
import type { TenderConstraints } from '../tenders/table.ts';
import type { FindingRow } from './repository.ts';

/** A tender as far as findings can fill it. */
export type Fillable = {
  tender: Pick<ConsultedTender['tender'], 'constraints' | 'consultation' | 'buyerCountry'>;
  lots: ConsultedTender['lots'];
};

/** What taking a finding over puts into the tender. */
export type Filling = {
  constraints: Partial<TenderConstraints>;
  consultation: Partial<ConsultationFactsView>;
  deadlines: { lotId: string; deadline: Date }[];
};

const TURNOVER = {
  group: 'minTurnoverCents',
  each_member: 'minMemberTurnoverCents',
  mandataire: 'minMandataireTurnoverCents',
} as const;
const FORMS = {
  joint: 'conjoint',
  solidary: 'solidaire',
  joint_solidary_lead: 'conjoint_mandataire_solidaire',
} as const;
const RULES = { no_solo_and_group: 'forbidSoloAndGroup', no_several_groups: 'forbidSeveralGroups' } as const;
const has = <T extends object>(table: T, key: string): key is keyof T & string => Object.hasOwn(table, key);

/**
 * What the tender would get of a finding: null where the finding says nothing that a tender holds (a trade, a certificate
 * and a headcount are needs of lots), an empty filling where the tender has a value of its own already. Values that are
 * there are never written over.
 * @param list the findings of the same document: criteria are taken over together
 */
export function fillingOf(finding: FindingRow, list: readonly FindingRow[], fillable: Fillable): Filling | null {
  const filling: Filling = { constraints: {}, consultation: {}, deadlines: [] };
  switch (finding.kind) {
    case 'trade':
    case 'certificate':
    case 'min_headcount':
      return null;
    case 'min_turnover':
      if (finding.value === null || !has(TURNOVER, finding.what)) return null;
      return constrained(filling, fillable, TURNOVER[finding.what], finding.value);
    case 'group_form':
      return has(FORMS, finding.what)
        ? constrained(filling, fillable, 'requiredFormAfterAward', FORMS[finding.what])
        : null;
    case 'group_rule':
      return has(RULES, finding.what) ? constrained(filling, fillable, RULES[finding.what], true) : null;
    case 'deadline':
      return dated(filling, finding, fillable);
    case 'site_visit':
    case 'offer_validity':
    case 'award_criterion':
      return told(filling, finding, list, fillable);
  }
}

/** Whether nothing is put in: the tender has its own value. */
export const isFilled = ({ constraints, consultation, deadlines }: Filling): boolean =>
  Object.keys(constraints).length + Object.keys(consultation).length + deadlines.length === 0;

function constrained<K extends keyof TenderConstraints>(
  filling: Filling,
  { tender }: Fillable,
  key: K,
  value: TenderConstraints[K],
): Filling {
  return tender.constraints[key] === undefined ? { ...filling, constraints: { [key]: value } } : filling;
}

function dated(filling: Filling, finding: FindingRow, { tender, lots }: Fillable): Filling | null {
  if (finding.at === null) return daysBefore(filling, finding, { tender, lots });
  const [day = '', time = ''] = finding.at.split('T');
  const at = (nuts: readonly string[]) =>
    localInstant(day, time, zoneOf(tender.buyerCountry ?? 'FR', nuts) ?? 'Europe/Paris');
  const everywhere = at(lots.flatMap(({ nuts }) => nuts));
  if (everywhere === null) return null;
  if (finding.what === 'offers') {
    const open = lots.filter(
      (lot) => lot.deadline === null && lot.withdrawnAt === null && isOfLot(finding.lot, lot, lots),
    );
    return {
      ...filling,
      deadlines: open.map(({ id, nuts }) => ({ lotId: id, deadline: new Date(at(nuts) ?? everywhere) })),
    };
  }
  const { visit, questionsUntil } = tender.consultation;
  if (finding.what === 'visit') {
    if (visit?.at != null) return filling;
    const kind = visit?.kind ?? null;
    return { ...filling, consultation: { visit: { kind, at: everywhere, ...sourceOf(finding) } } };
  }
  return questionsUntil === undefined
    ? { ...filling, consultation: { questionsUntil: { at: everywhere, ...sourceOf(finding) } } }
    : filling;
}

/** "10 jours avant la date limite": counted back from when the first offer is due; null where nobody knows when that is. */
function daysBefore(filling: Filling, finding: FindingRow, { tender, lots }: Fillable): Filling | null {
  const [first] = lots.flatMap(({ deadline }) => (deadline === null ? [] : [deadline.getTime()])).sort((a, b) => a - b);
  if (finding.what !== 'questions' || finding.value === null || first === undefined) return null;
  const at = new Date(first - finding.value * 86_400_000).toISOString();
  return tender.consultation.questionsUntil === undefined
    ? { ...filling, consultation: { questionsUntil: { at, ...sourceOf(finding) } } }
    : filling;
}

function told(
  filling: Filling,
  finding: FindingRow,
  list: readonly FindingRow[],
  { tender }: Fillable,
): Filling | null {
  const { visit, offerValidity, awardCriteria } = tender.consultation;
  const source = sourceOf(finding);
  if (finding.kind === 'site_visit') {
    const kind = VISITS.find((one) => one === finding.what);
    if (kind === undefined || visit?.kind != null) return kind === undefined ? null : filling;
    return { ...filling, consultation: { visit: { kind, at: visit?.at ?? null, ...source } } };
  }
  if (finding.kind === 'offer_validity') {
    if (finding.value === null || finding.value < 1) return null;
    return offerValidity === undefined
      ? { ...filling, consultation: { offerValidity: { days: finding.value, ...source } } }
      : filling;
  }
  if (awardCriteria !== undefined) return filling;
  const items = list
    .filter((one) => one.kind === 'award_criterion' && one.lot === finding.lot && one.decision !== 'struck_out')
    .map(({ what, value }) => ({ name: what, weightBp: value }));
  return { ...filling, consultation: { awardCriteria: { items, ...source } } };
}

const VISITS = ['mandatory', 'advised', 'possible', 'none'] as const;

/** The document, the place and the words of a finding. */
export const sourceOf = (finding: FindingRow): { source: DocumentSourceView; quote: string } => ({
  source: { documentId: finding.documentId, name: finding.documentName, place: finding.place },
  quote: finding.quote,
});

/** Takes out of the tender what a finding put there, where it still is so. */
export function withoutFilling(
  fillable: Fillable,
  finding: FindingRow,
): Pick<Fillable['tender'], 'constraints' | 'consultation'> {
  const constraints = { ...fillable.tender.constraints };
  const consultation = { ...fillable.tender.consultation };
  const undone = fillingOf(finding, [], {
    ...fillable,
    tender: { ...fillable.tender, constraints: {}, consultation: {} },
  });
  for (const [key, value] of Object.entries(undone?.constraints ?? {}))
    if (constraints[key as keyof TenderConstraints] === value) delete constraints[key as keyof TenderConstraints];
  for (const key of Object.keys(undone?.consultation ?? {}) as (keyof ConsultationFactsView)[])
    if (consultation[key]?.source.documentId === finding.documentId) delete consultation[key];
  return { constraints, consultation };
}

/**
 * Whether a finding speaks of a lot: by the number in the lot's id (`LOT-0003`, `3`), of every lot where it names none or
 * the tender has one lot only.
 */
export function isOfLot(named: string | null, lot: { externalId: string }, lots: readonly unknown[]): boolean {
  if (named === null || lots.length === 1) return true;
  const number = /(\d+(?:\.\d+)?[a-z]?)\s*$/i
    .exec(lot.externalId)?.[1]
    ?.toLowerCase()
    .replace(/^0+(?=\d)/, '');
  return number === named;
}

/** @throws DomainError where there is nothing to take over */
export function assertFills(filling: Filling | null): asserts filling is Filling {
  if (filling === null) {
    const message = 'This is no value of a tender: trades and certificates are decided with the needs of a lot.';
    throw new DomainError('unprocessable', 'nothing_to_take_over', message);
  }
  if (isFilled(filling))
    throw new DomainError(
      'conflict',
      'value_there',
      'The tender has its own value: change it there, or strike this out.',
    );
}
