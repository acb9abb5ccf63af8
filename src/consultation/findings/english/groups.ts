import { quoteAround } from '../../../notices/requirements/passages.ts';
import { type Finding, finding, type Sentence } from '../finding.ts';

const GROUP_WORDS =
  'joint\\s+ventures?|JVs?(?!\\p{L})|consorti(?:um|ums|a)(?!\\p{L})|joint\\s+(?:tender|bid|offer|proposal)s?|(?:group(?:ing)?s?|association)\\s+of\\s+(?:economic\\s+operators|tenderers|bidders|companies|firms|undertakings|suppliers|contractors)';
const GROUP = new RegExp(`(?<!\\p{L})(?:${GROUP_WORDS})`, 'iu');
const SEVERAL_LIABILITY = /joint(?:ly)?\s+and\s+several(?:ly)?|severally\s+and\s+jointly/iu;
const LEAD_LIABLE =
  /(?:lead(?:ing)?\s+(?:member|partner|firm|company|contractor|tenderer)|group\s+leader|consortium\s+leader).{0,80}(?:liable|responsible)\s+for\s+(?:all|the\s+(?:whole|entire|performance\s+of\s+the\s+whole))/iu;
const FREE =
  /no\s+(?:particular|specific|special)\s+(?:legal\s+)?form|not\s+(?:be\s+)?(?:required|obliged)\s+to\s+(?:take|assume|adopt|have|form)\s+(?:on\s+)?(?:a\s+)?(?:specific|particular|given)?\s*legal\s+(?:form|entity)|any\s+(?:legal\s+)?form\s+of\s+(?:group|consortium|joint)/iu;

const FORBIDDEN = new RegExp(
  `(?:${GROUP_WORDS}).{0,60}(?:(?:is|are|will|shall)\\s+not\\s+(?:be\\s+)?(?:permitted|allowed|accepted|considered|eligible)|prohibited|(?:is|are)\\s+excluded)|no\\s+(?:${GROUP_WORDS})`,
  'iu',
);
const NOT_ALLOWED =
  /(?:may|shall|can|must|will)\s+not|cannot|not\s+(?:be\s+)?(?:permitted|allowed|participate)|only\s+one|one\s+(?:tender|bid|proposal)\s+only|reject|disqualif/iu;
const ALONE =
  /(?:individual(?:ly)?|sole\s+(?:tenderer|bidder)|in\s+(?:its|their)\s+own\s+(?:name|right)|alone|separate(?:ly)?)(?!\p{L})/iu;
const SEVERAL =
  /(?:more\s+than\s+one|only\s+one|another|several|multiple|two\s+or\s+more)\s+(?:other\s+)?(?:joint|JV|consort|group|tender|bid|proposal|association)/iu;

/** The form that a group must have, whether groups may bid at all, and whether a firm may bid in several or also alone. */
export function groupsIn(from: Sentence): Finding[] {
  const { text } = from;
  if (
    !GROUP.test(text) &&
    !/(?:group|consortium)\s+members?|members?\s+of\s+(?:the|a)\s+(?:group|consortium)/iu.test(text)
  )
    return [];
  const said = (kind: 'group_form' | 'group_rule', what: string, pattern: RegExp, confidence: number): Finding[] => {
    const match = pattern.exec(text);
    if (match === null) return [];
    const quote = quoteAround(text, match.index, match[0].length);
    return [finding(from, { kind, what, mandatory: what !== 'free', quote, confidence })];
  };
  const forbidden = said('group_rule', 'no_groups', FORBIDDEN, 0.8);
  if (forbidden.length > 0) return forbidden;
  const forbids = NOT_ALLOWED.test(text);
  const rules = [
    ...(forbids ? said('group_rule', 'no_solo_and_group', ALONE, 0.85) : []),
    ...(forbids ? said('group_rule', 'no_several_groups', SEVERAL, 0.85) : []),
  ];
  if (rules.length > 0) return rules;
  const free = said('group_form', 'free', FREE, 0.8);
  if (free.length > 0) return free;
  const lead = said('group_form', 'joint_solidary_lead', LEAD_LIABLE, 0.8);
  return lead.length > 0 ? lead : said('group_form', 'solidary', SEVERAL_LIABILITY, 0.8);
}
