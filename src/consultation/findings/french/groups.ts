import { quoteAround } from '../../../notices/requirements/passages.ts';
import { type Finding, finding, type Sentence } from '../finding.ts';

const GROUP = /groupements?(?!\p{L})|cotraitan|co-traitan|solidaire|conjoint/iu;
const FREE =
  /aucune\s+forme|(?:pas|n['’]\p{L}+\s+pas)\s+(?:de\s+)?(?:forme|imposé)|forme[^.]{0,60}(?:n['’]est\s+pas\s+imposée|libre)|libre(?:ment)?\s+[^.]{0,40}(?:forme|groupement)|soit\s+[^.]{0,60}(?:solidaire|conjoint)[^.]{0,80}(?:soit|ou)\s+[^.]{0,40}(?:solidaire|conjoint)/iu;
const JOINT_LEAD =
  /conjoints?[^.]{0,120}(?:mandataire|celui-ci|ce\s+dernier)[^.]{0,80}solidaire|conjoints?\s+avec\s+[^.]{0,30}solidaire/iu;
const SOLIDARY =
  /groupements?\s+(?:d['’](?:entreprises|opérateurs)\s+(?:économiques\s+)?)?(?:\p{L}+\s+){0,4}?solidaires?(?!\p{L})|forme\s+solidaire/iu;
const JOINT =
  /groupements?\s+(?:d['’](?:entreprises|opérateurs)\s+(?:économiques\s+)?)?(?:\p{L}+\s+){0,4}?conjoints?(?!\p{L})|forme\s+conjointe/iu;
const ASKS = /impos|exig|devr|doi(?:t|vent)|sera|souhait|contrain|obligat|transform|retenu/iu;

const NOT_ALLOWED =
  /(?:interdi|ne\s+(?:peu|pourr|saurai)\p{L}*|n['’](?:est|autorise|accepte)\p{L}*\s+pas|pas\s+(?:possible|autorisé|admis))/iu;
const SOLO_AND_GROUP = /candidats?\s+individuels?[^.]{0,80}membres?|à\s+la\s+fois[^.]{0,80}individuel/iu;
const SEVERAL =
  /(?:membres?\s+de\s+plusieurs\s+groupements|plusieurs\s+groupements|mandataires?\s+de\s+plus\s+d['’]un\s+groupement)/iu;

/** The form that a group must or may have, and whether a firm may bid in several groups or also alone (R2142-20 to -24). */
export function groupsIn(from: Sentence): Finding[] {
  const { text } = from;
  if (!GROUP.test(text)) return [];
  const found: Finding[] = [];
  const add = (kind: 'group_form' | 'group_rule', what: string, pattern: RegExp, confidence: number): boolean => {
    const match = pattern.exec(text);
    if (match === null) return false;
    const quote = quoteAround(text, match.index, match[0].length);
    found.push(finding(from, { kind, what, mandatory: what !== 'free', quote, confidence }));
    return true;
  };
  const forbids = NOT_ALLOWED.test(text);
  if (forbids && /individuel/iu.test(text)) add('group_rule', 'no_solo_and_group', SOLO_AND_GROUP, 0.85);
  if (forbids) add('group_rule', 'no_several_groups', SEVERAL, 0.85);
  if (found.length > 0) return found;
  if (add('group_form', 'free', FREE, 0.8) || !ASKS.test(text)) return found;
  if (add('group_form', 'joint_solidary_lead', JOINT_LEAD, 0.85)) return found;
  if (!add('group_form', 'solidary', SOLIDARY, 0.8)) add('group_form', 'joint', JOINT, 0.75);
  return found;
}
