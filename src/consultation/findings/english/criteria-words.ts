import type { CriteriaWords } from '../criteria.ts';

/** Award criteria as English documents write them. */
export const ENGLISH_CRITERIA: CriteriaWords = {
  heading:
    /(?:award|evaluation|assessment|scoring|selection)\s+(?:criteri|method|matrix|model)|criteria\s+(?:for|and\s+their|weight)|most\s+economically\s+advantageous|(?:technical|quality|commercial|financial)\s+evaluation|weight(?:ing)?s?(?!\p{L})/iu,
  weight:
    /(?:(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:%|per\s*cent)|(?:out\s+of\s+|\/\s*)?(?<![\d.,])(\d{1,3})\s*(?:points?|pts?|marks?)(?!\p{L}))/iu,
  sub: /sub-?\s?criteri|^\s*(?:[-–•]\s*)?\d+[.-]\d+|of\s+which\s/iu,
  marking:
    /(?:maximum|minimum|passing|pass)\s+(?:score|marks?|points?|of)|(?:points?|marks?)\s+(?:will|shall|per\s)|threshold|sub-?\s?total|retention|deposit|security|penalt|damages|advance|payment|deduct/iu,
  begins:
    /^\s*(?:criteri(?:on|a)\s+(?:no\.?\s*)?[A-H\d]|\d{1,2}(?:[.-]\d{1,2})*\s*[-.)–:](?!\d)|\(?[a-h]\s*[-.)]\s|[-–•▪➢\uf000-\uf0ff]\s*\p{L})/iu,
  enumerated: /^\s*(?:criteri(?:on|a)\s+(?:no\.?\s*)?[A-H\d]|\d{1,2}\s*[-.)–:](?!\d)|\(?[a-h]\s*[-.)])/iu,
  name: /(?:price|cost|quality|technical|delivery|method|approach|experience|qualif|team|staff|resourc|sustainab|environment|social|value|programme|plan|schedule|proposal|financial|commercial|performance|maintenance|warrant|organi[sz]ation|capacity|capability|understanding|design|service|safety|innovation|community|personnel|timeline|referenc|management|support)/iu,
  before:
    /^(?:\(?[A-H]\s*[-.)]\s*)?[\s\d.,;)•▪➢\uf000-\uf0ff|/–—-]*(?:(?:and|for|criteri(?:on|a)(?:\s+(?:no\.?\s*)?[A-H\d]+)?|the|of)(?!\p{L})[\s:–-]*)*/iu,
  after: /(?:[\s(:|=–—,.…_-]|weight\p{L}*|worth|scored?|out\s+of|at|of|for|is|up\s+to)+$/iu,
};
