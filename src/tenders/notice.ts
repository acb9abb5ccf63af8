import type { ParsedLot } from '../notices/lot.ts';
import { isAwarded, type ParsedNotice } from '../notices/notice.ts';
import { countryOf } from '../notices/places.ts';
import { suggestRequirements } from '../notices/requirements/suggest.ts';
import type { SuggestedConstraint } from '../notices/requirements/suggestion.ts';
import { isCpv, isNuts } from '../taxonomies/known-codes.ts';
import { procedureOfNotice } from './procedure.domain.ts';
import type { NewLot, NewRequirement, TenderRow } from './repository.ts';
import type { TenderChange, TenderView } from './schemas.ts';
import type { TenderConstraints, TenderWarning } from './table.ts';

/** A lot to be, with the requirements suggested for it. */
export type LotDraft = {
  lot: Omit<NewLot, 'tenderId'>;
  requirements: Omit<NewRequirement, 'tenderId' | 'lotId' | 'position'>[];
};

const UNTITLED = '(untitled)';

/** The columns of a tender that a notice tells. */
export const tenderOfNotice = (notice: ParsedNotice) => ({
  title: notice.title || notice.lots[0]?.title || UNTITLED,
  description: notice.description || null,
  buyerName: notice.buyer?.name || '(buyer not named)',
  buyerPrivate: notice.buyer?.private ?? false,
  buyerCountry: countryOf(notice.buyer?.country ?? notice.country),
  procedureKind: procedureOfNotice(notice.procedureType),
  dispatchedAt: dispatchOf(notice.dispatchedAt),
  sourceFormat: notice.format as TenderRow['sourceFormat'],
  sourceNoticeId: notice.noticeId,
  sourceVersion: notice.version,
  language: notice.language ?? 'und',
  constraints: noticeConstraints(notice),
  warnings: noticeWarnings(notice),
  notice: noticeFacts(notice),
});

const dispatchOf = (published: string | null): Date | null => {
  const at = published === null ? null : new Date(published);
  return at === null || Number.isNaN(at.getTime()) ? null : at;
};

function noticeConstraints(notice: ParsedNotice): TenderConstraints {
  return {
    ...(notice.maxLotsSubmitted === null ? {} : { maxLotsPerTenderer: notice.maxLotsSubmitted }),
    ...(notice.allLotsRequired ? { allLotsRequired: true } : {}),
    ...(notice.lotGroups.length === 0
      ? {}
      : { lotGroups: notice.lotGroups.map((group) => ({ id: group.externalId, lots: group.lotIds })) }),
  };
}

const noticeWarnings = (notice: ParsedNotice): TenderWarning[] => [
  ...notice.warnings,
  ...(isAwarded(notice.kind)
    ? [
        {
          code: 'already_awarded',
          where: 'notice',
          message: 'This notice tells of a contract that is awarded already.',
        },
      ]
    : []),
  ...unknownCodes(notice),
  ...notice.missing.map((missing) => ({
    code: `missing_${missing.field}`,
    where: missing.where,
    message: missing.message,
  })),
];

/** Codes that no list holds are kept as published, but nothing is matched by them: a coordinator is told. */
const unknownCodes = (notice: ParsedNotice): TenderWarning[] =>
  notice.lots.flatMap((lot) => {
    const cpv = [lot.cpvMain, ...lot.cpvAdditional].filter((code): code is string => code !== null && !isCpv(code));
    const unknownCode = (code: string, list: string, unknown: string): TenderWarning => ({
      code: `unknown_${code}`,
      where: lot.externalId,
      message: `${unknown} is not a code of ${list}.`,
    });
    return [
      ...cpv.map((code) => unknownCode('cpv', 'CPV 2008', code)),
      ...lot.nuts.filter((code) => !isNuts(code)).map((code) => unknownCode('nuts', 'NUTS 2024', code)),
    ];
  });

/** What is kept beyond the columns: texts in other languages and the facts of the procedure. */
const noticeFacts = (notice: ParsedNotice): Record<string, unknown> => ({
  kind: notice.kind,
  formatVersion: notice.formatVersion,
  procedureId: notice.procedureId,
  publicationId: notice.publicationId,
  noticeType: notice.noticeType,
  dispatchedAt: notice.dispatchedAt,
  titles: notice.titles,
  descriptions: notice.descriptions,
  procedureType: notice.procedureType,
  legalBasis: notice.legalBasis,
  nature: notice.nature,
  maxLotsAwarded: notice.maxLotsAwarded,
  exclusionGrounds: notice.exclusionGrounds,
  buyers: notice.buyers,
  change: notice.change,
});

/** The lots of a notice with suggested requirements; codes as published. Suggested conditions wait in the lot's facts. */
export const lotsOfNotice = (notice: ParsedNotice, now: Date): LotDraft[] =>
  notice.lots.map((lot, position) => {
    const suggestions = suggestRequirements(lot, notice, { now: now.toISOString() });
    const columns = lotColumns(lot);
    return {
      lot: { ...columns, position, facts: { ...columns.facts, suggestedConstraints: suggestions.constraints } },
      requirements: suggestions.requirements,
    };
  });

/** What of the suggestions a coordinator should look at: thresholds to confirm, and those above a legal cap. */
export const suggestionWarnings = (drafts: readonly LotDraft[]): TenderWarning[] =>
  drafts.flatMap(({ lot }) =>
    ((lot.facts?.['suggestedConstraints'] ?? []) as SuggestedConstraint[])
      .filter((s) => s.kind.startsWith('min_'))
      .map((s) => ({
        code: s.flag === null ? 'threshold_to_confirm' : 'threshold_above_cap',
        where: lot.externalId,
        message: s.flag === null ? `To be confirmed: ${s.origin.quote}` : `${s.flag.message} ${s.origin.quote}`,
      })),
  );

const lotColumns = (lot: ParsedLot) => {
  const { externalId, title, description, cpvMain, cpvAdditional, nuts, estimatedValue, deadline, ...facts } = lot;
  return {
    externalId,
    title: title || UNTITLED,
    description: description || null,
    cpvMain,
    cpvAdditional,
    nuts,
    estimatedCents: estimatedValue?.amountCents ?? null,
    currency: estimatedValue?.currency ?? null,
    deadline: deadline === null ? null : new Date(deadline),
    facts: facts as Record<string, unknown>,
  };
};

/** What a newer version of a notice changes in the tender that it made, field by field; `added`: ids of lots that no notice names. */
export function noticeChanges(before: TenderView, notice: ParsedNotice, added: ReadonlySet<string>): TenderChange[] {
  const changes: TenderChange[] = [];
  const compare = (where: string, field: string, from: unknown, to: unknown): void => {
    if (JSON.stringify(from) !== JSON.stringify(to)) changes.push({ where, field, from, to });
  };
  const after = tenderOfNotice(notice);
  compare('tender', 'version', before.source.version, after.sourceVersion);
  compare('tender', 'title', before.title, after.title);
  compare('tender', 'description', before.description, after.description);
  compare('tender', 'buyer', before.buyer.name, after.buyerName);
  const lots = new Map(notice.lots.map((lot) => [lot.externalId, lotColumns(lot)]));
  const standing = before.lots.filter((lot) => lot.withdrawnAt === null);
  const known = new Map(standing.map((lot) => [lot.externalId, lot]));
  for (const [id, lot] of lots) {
    const old = known.get(id);
    if (old === undefined) {
      changes.push({ where: id, field: 'lot', from: null, to: lot.title });
      continue;
    }
    compare(id, 'title', old.title, lot.title);
    compare(id, 'description', old.description, lot.description);
    compare(id, 'cpvMain', old.cpvMain, lot.cpvMain);
    compare(id, 'cpvAdditional', old.cpvAdditional, lot.cpvAdditional);
    compare(id, 'nuts', old.nuts, lot.nuts);
    compare(id, 'deadline', old.deadline, lot.deadline?.toISOString() ?? null);
    compare(id, 'estimatedValue', old.estimatedValue?.amountCents ?? null, lot.estimatedCents);
  }
  for (const [id, lot] of known)
    if (!lots.has(id) && !added.has(lot.id)) changes.push({ where: id, field: 'lot', from: lot.title, to: null });
  return changes;
}
