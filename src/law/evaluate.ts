import { daysInWords } from '../shared/day.ts';
import type { Language } from '../shared/language.ts';
import type { LawFacts } from './facts.ts';
import type { Rule, Verdict } from './rule.ts';
import { candidatureRules } from './rules/candidature.ts';
import { capacityRules } from './rules/capacity.ts';
import { changeRules } from './rules/change.ts';
import { competitionRules } from './rules/competition.ts';
import { environmentRules } from './rules/environment.ts';
import { equipmentRules } from './rules/equipment.ts';
import { groupRules } from './rules/group.ts';
import { lotRules } from './rules/lots.ts';

/** Every rule, dated; several entries of one id are the versions of one rule. */
export const RULES: readonly Rule[] = [
  ...groupRules,
  ...candidatureRules,
  ...changeRules,
  ...capacityRules,
  ...lotRules,
  ...environmentRules,
  ...equipmentRules,
  ...competitionRules,
];

/** Rules in force for a procedure launched on that day (`YYYY-MM-DD`). */
export const rulesOn = (day: string): readonly Rule[] =>
  RULES.filter((rule) => (rule.from === null || rule.from <= day) && (rule.to === null || day <= rule.to));

const PRIVATE = {
  fr: 'Acheteur privé : le Code de la commande publique ne s’applique pas.',
  en: 'Private buyer: the Code de la commande publique does not apply.',
};

const ABROAD = {
  fr: 'Acheteur hors de France : le Code de la commande publique ne s’applique pas ; voyez le droit de son pays.',
  en: 'Buyer outside France: the Code de la commande publique does not apply; see the law of its country.',
};

/** One verdict for each rule in force, in the reader's language. */
export function evaluate(facts: LawFacts, language: Language): Verdict[] {
  return rulesOn(facts.launchedOn).map((rule) => {
    const finding =
      rule.set === 'ccp' && !facts.underCcp
        ? {
            status: 'not_applicable' as const,
            message: facts.buyerPrivate ? PRIVATE : ABROAD,
            figures: { country: facts.country },
          }
        : rule.evaluate(facts);
    return {
      ruleId: rule.id,
      article: facts.underCcp ? rule.article : (rule.elsewhere?.[language] ?? rule.article),
      title: rule.title[language],
      status: finding.status,
      message: daysInWords(finding.message[language], language),
      figures: finding.figures ?? {},
    };
  });
}

/** Ids of the rules that stand in the way. */
export const blockingRules = (verdicts: readonly Verdict[]): string[] =>
  verdicts.filter((verdict) => verdict.status === 'blocking').map((verdict) => verdict.ruleId);
