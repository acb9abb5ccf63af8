import type { NoticeKind } from '../notice.ts';
import { attribute, child, type XmlNode } from '../xml/node.ts';

/** Document types of the Office's coded data (TD_DOCUMENT_TYPE). */
const OF_DOCUMENT: Readonly<Record<string, NoticeKind>> = {
  '0': 'prior-information',
  P: 'prior-information',
  B: 'prior-information',
  '1': 'change',
  '2': 'change',
  '3': 'contract',
  '5': 'contract',
  C: 'contract',
  D: 'contract',
  H: 'contract',
  M: 'contract',
  Q: 'contract',
  '7': 'result',
  J: 'result',
  R: 'result',
  K: 'modification',
  V: 'direct-award',
};

/** What a form is when the coded data don't say. */
const OF_FORM: Readonly<Record<string, NoticeKind>> = {
  F01: 'prior-information',
  F02: 'contract',
  F03: 'result',
  F04: 'prior-information',
  F05: 'contract',
  F06: 'result',
  F07: 'contract',
  F08: 'prior-information',
  F12: 'contract',
  F13: 'result',
  F14: 'change',
  F15: 'direct-award',
  F16: 'prior-information',
  F17: 'contract',
  F18: 'result',
  F19: 'contract',
  F20: 'modification',
  F24: 'contract',
  F25: 'result',
};

/** Defence forms are named, not numbered. */
const DEFENCE: Readonly<Record<string, string>> = {
  PRIOR_INFORMATION_DEFENCE: 'F16',
  CONTRACT_DEFENCE: 'F17',
  CONTRACT_AWARD_DEFENCE: 'F18',
};

/** A form's kind: its own notice type where it has one (F21 to F23 serve for several), else the coded data. */
export function kindOf(form: XmlNode | undefined, documentType: string | null): NoticeKind {
  const type = attribute(child(form, 'NOTICE'), 'TYPE') ?? '';
  if (/^(PRI|PER|QSU)_CALL|^QSU_ONLY/.test(type)) return 'contract';
  if (/^(PRI|PER)/.test(type)) return 'prior-information';
  if (/AWARD/.test(type)) return 'result';
  if (type === 'CONTRACT') return 'contract';
  const number = DEFENCE[form?.name ?? ''] ?? form?.name.slice(0, 3) ?? '';
  if (number === 'F14') return 'change';
  return OF_DOCUMENT[documentType ?? ''] ?? OF_FORM[number] ?? 'prior-information';
}
