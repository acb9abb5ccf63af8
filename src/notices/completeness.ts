import { emptyLot, type ParsedLot } from './lot.ts';
import type { Missing, ParsedNotice, Warning } from './notice.ts';
import { currentNuts, currentPlaces } from './nuts.ts';

/** Kinds that become a tender; the others act on one or feed references. */
const CALLS: ReadonlySet<ParsedNotice['kind']> = new Set(['contract', 'prior-information', 'change']);

/** True when the notice is one that a cluster can answer or prepare for: only these lack anything. */
export const isCall = (notice: Pick<ParsedNotice, 'kind'>): boolean => CALLS.has(notice.kind);

/**
 * The notice with what it lacks for a tender and what had to be read with a doubt. A notice without lots gets one,
 * `LOT-0000`, from the procedure's own title, codes and value.
 */
export function completed(read: ParsedNotice): ParsedNotice {
  if (read.correction !== undefined) return { ...read, lots: [] };
  const warnings = [...read.warnings];
  const made = read.kind !== 'registration' && read.lots.length === 0 && hasSubstance(read);
  const lots = made ? [lotOfNotice(read, warnings)] : identified(read.lots, warnings);
  const whole = {
    ...read,
    nuts: currentPlaces(read.nuts),
    lots: lots.map((lot) => ({ ...inherited(lot, read, warnings), nuts: currentPlaces(lot.nuts) })),
    organisations: read.organisations.map((o) => (o.nuts === null ? o : { ...o, nuts: currentNuts(o.nuts) })),
    warnings,
  };
  return { ...whole, missing: isCall(whole) ? [...read.missing, ...missingOf(whole)] : read.missing };
}

/** Lots with an id each of their own: a notice that leaves it out or repeats it is read all the same. */
function identified(lots: readonly ParsedLot[], warnings: Warning[]): ParsedLot[] {
  const seen = new Set<string>();
  return lots.map((lot, index) => {
    let externalId = lot.externalId || `LOT-${String(index + 1).padStart(4, '0')}`;
    for (let n = 2; seen.has(externalId); n += 1) externalId = `${lot.externalId || 'LOT'}#${n}`;
    seen.add(externalId);
    if (externalId !== lot.externalId)
      warnings.push({
        code: 'lot_id_made',
        where: externalId,
        message: lot.externalId
          ? `The id ${lot.externalId} is there more than once: this lot was called ${externalId}.`
          : `A lot without id was called ${externalId}.`,
      });
    return { ...lot, externalId };
  });
}

const hasSubstance = (n: ParsedNotice): boolean => n.title !== '' || n.cpvMain !== null;

function lotOfNotice(notice: ParsedNotice, warnings: Warning[]): ParsedLot {
  warnings.push({
    code: 'lot_from_procedure',
    where: 'LOT-0000',
    message: 'The notice has no lots: one was made of the whole procedure.',
  });
  return { ...emptyLot('LOT-0000'), ...pickShared(notice) };
}

function pickShared(notice: ParsedNotice): Partial<ParsedLot> {
  const { title, titles, description, descriptions, nature, cpvMain, cpvAdditional, nuts, country } = notice;
  const { estimatedValue, frameworkMaximum } = notice;
  return {
    title,
    titles,
    description,
    descriptions,
    nature,
    cpvMain,
    cpvAdditional,
    nuts,
    country,
    estimatedValue,
    frameworkMaximum,
  };
}

function inherited(lot: ParsedLot, notice: ParsedNotice, warnings: Warning[]): ParsedLot {
  if (lot.cpvMain !== null || notice.cpvMain === null) return lot;
  warnings.push({
    code: 'cpv_from_procedure',
    where: lot.externalId,
    message: `${lot.externalId} has no main CPV code of its own: the procedure's is used.`,
  });
  return { ...lot, cpvMain: notice.cpvMain };
}

function missingOf(notice: ParsedNotice): Missing[] {
  const missing: Missing[] = [];
  const lacks = (absent: boolean, field: string, where: string, message: string): void => {
    if (absent) missing.push({ field, where, message });
  };
  lacks(notice.noticeId === '', 'noticeId', 'notice', 'The notice has no identifier.');
  lacks(notice.buyer === null, 'buyer', 'notice', 'The notice does not name the buyer.');
  lacks(notice.title === '', 'title', 'notice', 'The procedure has no title.');
  lacks(notice.lots.length === 0, 'lots', 'notice', 'The notice has no lots and nothing to make one of.');
  for (const lot of notice.lots) {
    lacks(lot.title === '', 'title', lot.externalId, `${lot.externalId} has no title.`);
    lacks(lot.cpvMain === null, 'cpvMain', lot.externalId, `${lot.externalId} has no CPV code.`);
    lacks(
      lot.deadline === null && notice.kind === 'contract',
      'deadline',
      lot.externalId,
      `${lot.externalId} has no deadline for tenders or requests.`,
    );
  }
  return missing;
}
