import type { Correction, FieldCorrection } from '../corrections/correction.ts';
import { correctionInWords } from '../corrections/words.ts';
import { children, descendants, textAt, wholeText, type XmlNode } from '../xml/node.ts';
import { instantIn } from './lot.ts';

/** Entries that tell when tenders or requests are due. */
const DEADLINES = /^reception(?:offres|candidatures|plis)?$/i;

/**
 * What a national correction says (`rectificatif/infosRectif`): entries with a heading, the old and the new date
 * (`rubDelais`, `auLieuDeDate`, `lireDate`) or the old and the new words, and free text. A correction that gives no text
 * but a deadline of its own in the frame moves the deadline. Null for a section that repeats the whole notice instead.
 */
export function correctionOfSection(
  section: XmlNode,
  frame: { deadline: string | null; title: string | null },
  zone: string,
): Correction | null {
  const told = children(section, 'INFOSRECTIF');
  const repeats = section.children.some((c) => c.name === 'NATUREMARCHE' || c.name === 'LOTS');
  if (told.length === 0 && repeats) return null;
  const changes: FieldCorrection[] = [];
  const unread: string[] = [];
  for (const info of told) {
    const entries = entriesIn(info);
    for (const entry of entries) {
      const dated = datedChange(entry, zone);
      if (dated !== null) {
        changes.push(dated);
        continue;
      }
      const { words } = wordsOf(entry);
      const read = correctionInWords(words, zone);
      changes.push(...read.changes);
      unread.push(...read.unread);
    }
    if (entries.length === 0) {
      const read = correctionInWords(wholeText(info), zone);
      changes.push(...read.changes);
      unread.push(...read.unread);
    }
  }
  const deadline = instantIn(frame.deadline, zone);
  if (deadline !== null && !changes.some((c) => c.field === 'deadline'))
    changes.push({ field: 'deadline', lotId: null, within: null, to: deadline });
  if (changes.length === 0 && unread.length === 0) unread.push(frame.title ?? 'Rectificatif');
  return { changes, unread };
}

/** Elements that hold a new value next to an old one. */
function entriesIn(info: XmlNode): XmlNode[] {
  const isEntry = (node: XmlNode): boolean => node.children.some((c) => /^LIRE/.test(c.name));
  if (isEntry(info)) return [info];
  const all = (node: XmlNode): XmlNode[] => node.children.flatMap((c) => (isEntry(c) ? [c] : all(c)));
  return all(info);
}

function datedChange(entry: XmlNode, zone: string): FieldCorrection | null {
  const to = instantIn(textAt(entry, 'LIREDATE'), zone);
  if (to === null || !DEADLINES.test(textAt(entry, 'RUBDELAIS') ?? '')) return null;
  return { field: 'deadline', lotId: textAt(entry, 'NUMLOT'), within: null, to };
}

/** The entry as a sentence that says the same. */
function wordsOf(entry: XmlNode): { words: string } {
  const valueAt = (pattern: RegExp): string =>
    entry.children
      .filter((c) => pattern.test(c.name))
      .map(wholeText)
      .join(' ');
  const heading = entry.children
    .filter((c) => /^RUB/.test(c.name))
    .map(wholeText)
    .join(' ');
  const lot = descendants(entry, 'NUMLOT')[0];
  const place = [heading, lot === undefined ? '' : `lot ${wholeText(lot)}`].filter(Boolean).join(', ');
  return { words: `${place} : au lieu de : ${valueAt(/^AULIEUDE/)}, lire : ${valueAt(/^LIRE/)}` };
}
