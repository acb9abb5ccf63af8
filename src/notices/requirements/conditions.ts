import type { ParsedLot } from '../lot.ts';
import type { ParsedNotice } from '../notice.ts';
import { type Passage, quoteAround } from './passages.ts';
import type { SuggestedConstraint, SuggestionOrigin } from './suggestion.ts';

/** R2142-27: tasks that a member of the group must do itself. */
const ESSENTIAL =
  /tâches?\s+(?:essentielles?|critiques?)[^.;]{0,160}(?:membres?|titulaire|mandataire|groupement)|critical tasks?[^.;]{0,160}(?:member|tenderer|participant)/i;
const RESEARCH =
  /recherche\s+(?:et|&)\s+développement|(?<!\p{L})R\s?&\s?D(?!\p{L})|research\s+and\s+development|laboratoire de recherche/iu;

/** Conditions that a lot states in its own fields, and those that its words give away. */
export function conditionsOf(
  lot: ParsedLot,
  notice: ParsedNotice,
  passages: readonly Passage[],
): SuggestedConstraint[] {
  const conditions: SuggestedConstraint[] = [];
  const add = (kind: SuggestedConstraint['kind'], origin: SuggestionOrigin, text: string | null = null): void => {
    conditions.push({ kind, scope: 'group', value: null, text, origin, flag: null, confirmed: false });
  };
  if (lot.reserved.length > 0)
    add(
      'reserved',
      { kind: 'reserved-participation', quote: lot.reserved.join(', '), confidence: 0.95 },
      lot.reserved.join(','),
    );
  if (lot.smeSuitable === true) add('sme_suitable', { kind: 'sme-suitability', quote: 'true', confidence: 0.95 });
  if (lot.legalForm?.required)
    add('legal_form', { kind: 'legal-form', quote: lot.legalForm.text ?? 'true', confidence: 0.9 }, lot.legalForm.text);
  if (lot.securityClearance?.required)
    add(
      'security_clearance',
      { kind: 'security-clearance', quote: lot.securityClearance.text ?? 'true', confidence: 0.9 },
      lot.securityClearance.text,
    );
  const essential = firstMatch(passages, ESSENTIAL);
  if (essential) add('essential_tasks', essential);
  const research = researchOf(lot, notice, passages);
  if (research) add('research_organisation', research);
  return conditions;
}

/** A research organisation is worth having: R&D services (CPV division 73), an R&D aim, or the words. */
function researchOf(lot: ParsedLot, notice: ParsedNotice, passages: readonly Passage[]): SuggestionOrigin | null {
  const aim = lot.strategicAims.find((code) => code === 'rd-act');
  if (aim) return { kind: 'strategic-procurement', quote: aim, confidence: 0.8 };
  const code = [lot.cpvMain, ...lot.cpvAdditional].find((cpv) => cpv?.startsWith('73'));
  if (code) return { kind: code === lot.cpvMain ? 'cpv-main' : 'cpv-additional', quote: code, confidence: 0.7 };
  if (notice.procedureType === 'innovation')
    return { kind: 'strategic-procurement', quote: 'innovation partnership', confidence: 0.7 };
  const words = firstMatch(passages, RESEARCH);
  return words ? { ...words, confidence: Math.min(words.confidence, 0.5) } : null;
}

function firstMatch(passages: readonly Passage[], pattern: RegExp): SuggestionOrigin | null {
  for (const passage of passages) {
    const match = pattern.exec(passage.text);
    if (match)
      return {
        kind: passage.kind,
        quote: quoteAround(passage.text, match.index, match[0].length),
        confidence: passage.confidence,
      };
  }
  return null;
}
