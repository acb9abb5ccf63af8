import { amountOf } from '../amounts.ts';
import { cpvOf, distinct } from '../codes.ts';
import type { Correction, FieldCorrection } from '../corrections/correction.ts';
import { instantOfMoment, momentsIn, spanOfMoment } from '../corrections/french-dates.ts';
import { all, attribute, child, descendants, textAt, wholeText, type XmlNode } from '../xml/node.ts';

/**
 * What a corrigendum (F14, section VII.1.2) changes: each CHANGE names a section of the first notice, maybe a lot, the old
 * and the new value. The sections are those of forms F01 to F25; a section that isn't one of ours, or a value that can't
 * be read, is told in words.
 */
export function correctionOf(form: XmlNode | undefined, zone: string): Correction {
  const changes: FieldCorrection[] = [];
  const unread: string[] = [];
  for (const change of all(form, 'CHANGES', 'CHANGE')) {
    const read = changesOf(change, zone);
    if (read.length > 0) changes.push(...read);
    else unread.push(inWords(change));
  }
  const note = wholeText(child(child(form, 'CHANGES'), 'INFO_ADD'));
  if (note) unread.push(note);
  return { changes, unread };
}

/** Characters of a change that are quoted: chosen by reasoning, a place and two values; the notice itself is kept whole. */
const LIMIT = 500;

function inWords(change: XmlNode): string {
  const where = child(change, 'WHERE');
  const place = distinct([
    textAt(where, 'SECTION'),
    textAt(where, 'LOT_NO') === null ? null : `lot ${textAt(where, 'LOT_NO')}`,
    wholeText(child(where, 'LABEL')),
  ]).join(', ');
  const said = (name: string): string => valueInWords(child(change, name)).slice(0, LIMIT);
  return `${place}: "${said('OLD_VALUE')}" → "${said('NEW_VALUE')}"`;
}

function valueInWords(value: XmlNode | undefined): string {
  const codes = descendants(value, 'CPV_CODE').map((c) => attribute(c, 'CODE'));
  return distinct([...codes, wholeText(value)]).join(' ');
}

function changesOf(change: XmlNode, zone: string): FieldCorrection[] {
  const where = child(change, 'WHERE');
  const section =
    textAt(where, 'SECTION')
      ?.replace(/[^\dIV.]/g, '')
      .replace(/\.$/, '') ?? '';
  const lotId = textAt(where, 'LOT_NO')?.replace(/^lots?\s*(?:n\s*[°ºo]?)?\s*/i, '') || null;
  const from = child(change, 'OLD_VALUE');
  const to = child(change, 'NEW_VALUE');
  if (!to || child(to, 'NOTHING')) return [];
  return [
    ...codesOf(lotId, from, to),
    ...(DEADLINES.has(section) ? deadlineOf(lotId, from, to, zone) : []),
    ...(VALUES.has(section) ? estimateIn(lotId, from, to) : []),
    ...textOf(section, lotId, from, to),
  ];
}

/** IV.2.2: receipt of tenders or requests to participate (IV.3.4 in the forms of 2004/18/EC, taken over by some). */
const DEADLINES: ReadonlySet<string> = new Set(['IV.2.2', 'IV.3.4']);
const VALUES: ReadonlySet<string> = new Set(['II.1.5', 'II.2.6']);

function codesOf(lotId: string | null, from: XmlNode | undefined, to: XmlNode): FieldCorrection[] {
  const codes = (value: XmlNode | undefined, name: string): string[] =>
    distinct(all(value, name, 'CPV_CODE').map((c) => cpvOf(attribute(c, 'CODE'))));
  const main = codes(to, 'CPV_MAIN')[0];
  const additional = codes(to, 'CPV_ADDITIONAL');
  return [
    ...(main === undefined
      ? []
      : [{ field: 'cpvMain' as const, lotId, from: codes(from, 'CPV_MAIN')[0] ?? null, to: main }]),
    ...(additional.length === 0
      ? []
      : [{ field: 'cpvAdditional' as const, lotId, from: codes(from, 'CPV_ADDITIONAL'), to: additional }]),
  ];
}

function deadlineOf(lotId: string | null, from: XmlNode | undefined, to: XmlNode, zone: string): FieldCorrection[] {
  const moment = momentOf(to);
  const instant = moment === null ? null : instantOfMoment(moment, zone);
  if (instant === null) return [];
  const old = momentOf(from);
  // The old value tells which lots are meant only where the section has several deadlines: here it has one.
  return [
    { field: 'deadline', lotId, within: lotId === null || old === null ? null : spanOfMoment(old, zone), to: instant },
  ];
}

/** DATE and TIME elements, or a date in the text. */
function momentOf(value: XmlNode | undefined) {
  const day = textAt(value, 'DATE');
  const time = textAt(value, 'TIME') ?? '';
  return momentsIn(day === null ? wholeText(value) : `${day} ${time}`)[0] ?? null;
}

function estimateIn(lotId: string | null, from: XmlNode | undefined, to: XmlNode): FieldCorrection[] {
  const amount = (value: XmlNode | undefined) =>
    amountOf(
      wholeText(value)
        .replace(/(?:EUR|€|HT|hors T\.?V\.?A\.?)/gi, '')
        .trim(),
      'EUR',
    );
  const next = amount(to);
  return next === null ? [] : [{ field: 'estimatedValue', lotId, from: amount(from), to: next }];
}

const TITLES: ReadonlySet<string> = new Set(['II.1.1', 'II.2.1']);
const DESCRIPTIONS: ReadonlySet<string> = new Set(['II.1.4', 'II.2.4']);

function textOf(section: string, lotId: string | null, from: XmlNode | undefined, to: XmlNode): FieldCorrection[] {
  const place = TITLES.has(section) ? 'title' : DESCRIPTIONS.has(section) ? 'description' : null;
  const [old, next] = [wholeText(child(from, 'TEXT')), wholeText(child(to, 'TEXT'))];
  return place === null || !old || !next ? [] : [{ field: 'text', lotId, section: place, from: old, to: next }];
}
