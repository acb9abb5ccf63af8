import type { Correction, FieldCorrection } from '../notices/corrections/correction.ts';

/** What a correction may change of a lot. */
type LotFacts = {
  title: string;
  description: string | null;
  cpvMain: string | null;
  cpvAdditional: string[];
  nuts: string[];
  estimatedCents: number | null;
  currency: string | null;
  deadline: Date | null;
};
type Lot = LotFacts & { id: string; externalId: string };
type Texts = { title: string; description: string | null };

/** New values of a lot's columns. */
export type LotPatch = Partial<LotFacts>;

/** What is different now; `where` is the tender or the lot's number in the notice. */
type TenderChange = { where: string; field: string; from: unknown; to: unknown };

/** What a correction comes to for one tender: what changes where, and what is left for a coordinator to read. */
export type Corrected = {
  tender: Partial<Texts>;
  lots: Map<string, LotPatch>;
  changes: TenderChange[];
  unread: string[];
};

type Target = Lot;

/**
 * Applies a partial correction: only what it names changes. A change whose lot or old value isn't there changes nothing
 * and is told in words.
 */
export function corrected(tender: Texts, lots: readonly Lot[], correction: Correction): Corrected {
  const state = lots.map((lot): Target => ({ ...lot }));
  const whole = { title: tender.title, description: tender.description };
  const unread = [...correction.unread];
  for (const change of correction.changes) if (!applied(change, whole, state)) unread.push(inWords(change));
  return { ...differences(tender, whole, lots, state), unread };
}

/** Whether the change found something to change. */
function applied(change: FieldCorrection, tender: Corrected['tender'], lots: readonly Target[]): boolean {
  const meant = change.lotId === null ? lots : lots.filter((lot) => sameLot(lot.externalId, change.lotId ?? ''));
  if (meant.length === 0) return false;
  const done = meant.filter((lot) => appliedToLot(change, lot, meant.length === 1));
  const own = change.field === 'text' && change.lotId === null && appliedToTender(change, tender);
  return done.length > 0 || own;
}

/** "2", "02", "Lot 2" and "LOT-0002" are one lot. */
const sameLot = (externalId: string, said: string): boolean =>
  externalId === said || (numberOf(externalId) !== null && numberOf(externalId) === numberOf(said));

const numberOf = (id: string): number | null => {
  const match = /(\d{1,6})\s*$/.exec(id);
  return match ? Number(match[1]) : null;
};

function appliedToLot(change: FieldCorrection, lot: Target, only: boolean): boolean {
  switch (change.field) {
    case 'deadline': {
      const [from, to] = change.within ?? [null, null];
      const now = lot.deadline === null ? null : iso(lot.deadline);
      if (from !== null && to !== null && (now === null || now < from || now > to)) return false;
      lot.deadline = new Date(change.to);
      return true;
    }
    case 'cpvMain':
      if (change.from === null ? !only : lot.cpvMain !== change.from) return false;
      lot.cpvMain = change.to;
      return true;
    case 'cpvAdditional':
      if (lot.cpvMain !== null && change.from.includes(lot.cpvMain) && change.to[0] !== undefined) {
        lot.cpvMain = change.to[0];
        return true;
      }
      return replacedIn(lot, 'cpvAdditional', change.from, change.to, only);
    case 'nuts':
      return replacedIn(lot, 'nuts', change.from, change.to, only);
    case 'estimatedValue':
      if (change.from === null ? !only : lot.estimatedCents !== change.from.amountCents) return false;
      lot.estimatedCents = change.to.amountCents;
      lot.currency = change.to.currency;
      return true;
    case 'text':
      return appliedToText(change, lot);
  }
}

const iso = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

/** New codes take the place of the old ones; where none is named, they are added to an only lot. */
function replacedIn(
  lot: Target,
  field: 'cpvAdditional' | 'nuts',
  from: readonly string[],
  to: readonly string[],
  only: boolean,
): boolean {
  const codes = lot[field];
  if (from.length === 0 ? !only : !from.some((code) => codes.includes(code))) return false;
  const at = from.length === 0 ? codes.length : codes.findIndex((code) => from.includes(code));
  const kept = codes.filter((code) => !from.includes(code));
  lot[field] = [...new Set([...kept.slice(0, at), ...to, ...kept.slice(at)])];
  return true;
}

type TextChange = Extract<FieldCorrection, { field: 'text' }>;

const appliedToTender = (change: TextChange, tender: Corrected['tender']): boolean => appliedToText(change, tender);

function appliedToText(change: TextChange, holder: { title?: string; description?: string | null }): boolean {
  let found = false;
  for (const section of ['title', 'description'] as const) {
    if (change.section !== null && change.section !== section) continue;
    const next = replacedWords(holder[section] ?? '', change.from, change.to);
    if (next === null || next === '') continue;
    holder[section] = next;
    found = true;
  }
  return found;
}

/** The text with the old words replaced, whatever blanks stand between them; null where they are not found. */
function replacedWords(text: string, from: string, to: string): string | null {
  const words = from.split(/\s+/).filter(Boolean);
  if (words.length === 0 || from.length > 5_000) return null;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const match = new RegExp(pattern, 'iu').exec(text);
  return match === null ? null : text.slice(0, match.index) + to + text.slice(match.index + match[0].length);
}

function inWords(change: FieldCorrection): string {
  const place = change.lotId === null ? '' : `lot ${change.lotId}, `;
  const from = 'from' in change ? change.from : change.field === 'deadline' ? change.within?.[0] : null;
  return `${place}${change.field}: ${JSON.stringify(from ?? null)} → ${JSON.stringify(change.to)}`;
}

/** What is different now, as columns to write and as changes to tell. */
function differences(
  before: Texts,
  after: Texts,
  lotsBefore: readonly Lot[],
  lotsAfter: readonly Target[],
): Pick<Corrected, 'tender' | 'lots' | 'changes'> {
  const changes: TenderChange[] = [];
  const lots = new Map<string, LotPatch>();
  const tender: Corrected['tender'] = {};
  for (const field of ['title', 'description'] as const) {
    if (before[field] === after[field]) continue;
    Object.assign(tender, { [field]: after[field] });
    changes.push({ where: 'tender', field, from: before[field], to: after[field] });
  }
  const shown = (lot: LotPatch, field: keyof LotPatch): unknown =>
    lot[field] instanceof Date ? lot[field].toISOString() : (lot[field] ?? null);
  for (const [i, lot] of lotsBefore.entries()) {
    const next = lotsAfter[i];
    if (next === undefined) continue;
    const patch: LotPatch = {};
    for (const field of FIELDS) {
      const [from, to] = [shown(lot, field), shown(next, field)];
      if (JSON.stringify(from) === JSON.stringify(to)) continue;
      Object.assign(patch, { [field]: next[field] });
      if (field !== 'currency')
        changes.push({ where: lot.externalId, field: field === 'estimatedCents' ? 'estimatedValue' : field, from, to });
    }
    if (Object.keys(patch).length > 0) lots.set(lot.id, patch);
  }
  return { tender, lots, changes };
}

const FIELDS = [
  'title',
  'description',
  'cpvMain',
  'cpvAdditional',
  'nuts',
  'estimatedCents',
  'currency',
  'deadline',
] as const;
