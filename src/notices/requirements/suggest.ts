import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import type { ParsedLot } from '../lot.ts';
import type { Amount, ParsedNotice } from '../notice.ts';
import { certificationsIn } from './certifications.ts';
import { conditionsOf } from './conditions.ts';
import { type Passage, passagesOf } from './passages.ts';
import { partOfMain, SHARE } from './shares.ts';
import type { SuggestedRequirement, SuggestionOrigin, Suggestions } from './suggestion.ts';
import { thresholdsIn } from './thresholds.ts';

/** At most so many CPV codes become requirements: beyond, a notice lists its whole catalogue. */
const MOST_CODES = 12;

/**
 * What a lot seems to need, from its codes and words: a requirement per CPV code (the main one mandatory where it counts) and per
 * certification, with weights that sum to exactly 10,000, and conditions on the group. `now` (UTC ISO) dates the legal
 * caps where the notice has no date of its own. A lot without CPV code gets no requirement.
 */
export function suggestRequirements(lot: ParsedLot, notice: ParsedNotice, options: { now: string }): Suggestions {
  const passages = passagesOf(lot, notice);
  const estimate = lot.estimatedValue ?? (notice.lots.length === 1 ? notice.estimatedValue : null);
  const number = /(\d{1,4})$/.exec(lot.externalId)?.[1];
  const lotNumber = number === undefined ? null : Number(number);
  const context = {
    lotNumber,
    estimate,
    day: notice.dispatchedAt ?? options.now,
    country: notice.buyer?.country ?? null,
  };
  const conditions = conditionsOf(lot, notice, passages);
  const essential = conditions.some((c) => c.kind === 'essential_tasks');
  return {
    requirements: requirementsOf(lot, notice, passages, { estimate, essential }),
    constraints: [...thresholdsIn(passages, context), ...conditions],
  };
}

type Draft = { cpv: string; share: number; mandatory: boolean; certification: string | null; origin: SuggestionOrigin };

function requirementsOf(
  lot: ParsedLot,
  notice: ParsedNotice,
  passages: readonly Passage[],
  facts: { estimate: Amount | null; essential: boolean },
): SuggestedRequirement[] {
  const drafts = draftsOf(lot, notice, passages);
  if (drafts.length === 0) return [];
  const weights = splitExactly(
    WHOLE_BP,
    drafts.map((d) => wholeParts(d.share)),
  );
  const capacities = capacitiesOf(yearly(facts.estimate, lot), drafts);
  const minLevel = passages.some((p) => p.kind === 'selection-criterion' && REFERENCES.test(`${p.code} ${p.text}`))
    ? 2
    : 1;
  return drafts.map(({ share: _, ...draft }, index) => ({
    ...draft,
    weightBp: weights[index] ?? 0,
    minLevel: draft.certification === null ? minLevel : 1,
    capacityCents: capacities[index] ?? null,
    mustBeDoneByMember: facts.essential && draft.origin.kind === 'cpv-main',
    confirmed: false,
  }));
}

/** A share in whole parts: a hundredth is enough to tell two apart. */
const wholeParts = (share: number): number => Math.round(100 * share);

/** Criteria that ask for comparable work done: a beginner's level won't do. */
const REFERENCES =
  /slc-abil-ref|référence|prestations similaires|principa(?:ux|les) (?:services|fournitures|livraisons|prestations)|list of (?:the )?(?:works|principal)|similar (?:contracts|works|services)/i;

function draftsOf(lot: ParsedLot, notice: ParsedNotice, passages: readonly Passage[]): Draft[] {
  const main = lot.cpvMain ?? lot.cpvAdditional[0];
  if (main === undefined) return [];
  const own = lot.cpvAdditional.filter((code) => code !== main);
  const procedure = notice.lots.length === 1 ? notice.cpvAdditional.filter((c) => c !== main && !own.includes(c)) : [];
  const additional = [
    ...own.map((cpv) => ({ cpv, kind: 'cpv-additional' as const, confidence: 0.8 })),
    ...procedure.map((cpv) => ({ cpv, kind: 'cpv-procedure' as const, confidence: 0.6 })),
  ].slice(0, MOST_CODES - 1);
  const { share, counts } = partOfMain(
    main,
    additional.map(({ cpv }) => cpv),
  );
  return [
    {
      cpv: main,
      share,
      mandatory: counts,
      certification: null,
      origin: { kind: 'cpv-main', quote: main, confidence: lot.cpvMain === null ? 0.6 : 0.95 },
    },
    ...additional.map(({ cpv, kind, confidence }) => ({
      cpv,
      share: SHARE.additional,
      mandatory: false,
      certification: null,
      origin: { kind, quote: cpv, confidence },
    })),
    ...certificationsIn(passages).map(({ code, mandatory, origin }) => ({
      cpv: main,
      share: SHARE.certification,
      mandatory,
      certification: code,
      origin,
    })),
  ];
}

/** The value per year of a lot that lasts longer than one, in cents; null where it is not known in euros. */
function yearly(estimate: Amount | null, lot: ParsedLot): number | null {
  if (estimate === null || estimate.currency !== 'EUR') return null;
  const months = monthsOf(lot);
  return months <= 12 ? estimate.amountCents : Number((BigInt(estimate.amountCents) * 12n) / BigInt(months));
}

function monthsOf(lot: ParsedLot): number {
  if (lot.duration && /^\d{1,4}$/.test(lot.duration.value)) {
    const value = Number(lot.duration.value);
    const unit = lot.duration.unit.toUpperCase();
    return unit.startsWith('YEAR') ? value * 12 : unit.startsWith('MONTH') ? value : Math.ceil(value / 30);
  }
  if (lot.startsOn === null || lot.endsOn === null) return 12;
  const days = (Date.parse(lot.endsOn) - Date.parse(lot.startsOn)) / 86_400_000;
  return Number.isFinite(days) && days > 0 ? Math.max(1, Math.round(days / 30.44)) : 12;
}

/** The yearly value shared out over the codes; a certification needs no capacity of its own. */
function capacitiesOf(total: number | null, drafts: readonly Draft[]): (number | null)[] {
  if (total === null || total === 0) return drafts.map(() => null);
  const parts = splitExactly(
    total,
    drafts.map((d) => (d.certification === null ? wholeParts(d.share) : 0)),
  );
  return parts.map((part, index) => (drafts[index]?.certification === null ? part : null));
}
