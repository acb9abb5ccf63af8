import type { CriteriaWords } from '../criteria.ts';

/** Award criteria as French buyers write them. */
export const FRENCH_CRITERIA: CriteriaWords = {
  heading:
    /crit[èe]res?\s+(?:(?:de\s+)?(?:jugement|sélection\s+des\s+offres|choix|notation|pondérés)|d['’]\s?attribution)|jugement\s+des\s+offres|(?:offre\s+)?économiquement\s+la\s+plus\s+avantageuse/iu,
  weight:
    /(?:(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:%|pour\s*cent)|(?:sur\s+|\/\s*)?(?<![\d.,])(\d{1,3})\s*(?:points?|pts?)(?!\p{L}))/iu,
  sub: /sous[- ]crit[èe]re|^\s*(?:[-–•]\s*)?\d+[.-]\d+|dont\s/iu,
  marking: /notes?\s+(?:maximale|minimale|éliminatoire)|points?\s+(?:sera|seront|par\s)|seuil/iu,
  begins:
    /^\s*(?:crit[èe]re\s+n?\s*°?\s*\d|\d{1,2}(?:[.-]\d{1,2})*\s*[-.)°–:](?!\d)|[A-H]\s*[-.)]\s|[-–•▪➢\uf000-\uf0ff]\s*\p{L})/iu,
  enumerated: /^\s*(?:crit[èe]re\s+n?\s*°?\s*\d|\d{1,2}\s*[-.)°–:](?!\d)|[A-H]\s*[-.)])/iu,
  name: /(?:valeur|prix|qualité|délai|performance|mémoire|coût|environnement|social|insertion|méthodologie|moyens|planning|technique|organisation|développement|rse|garantie|maintenance|esthétique|expérience|qualification|compétence|pertinence|services?|sécurité)/iu,
  before:
    /^(?:[A-H]\s*[-.)]\s*)?[\s\d.,;)°•▪➢\uf000-\uf0ff|/–—-]*(?:(?:et|pour|critère(?:\s+n\s*°?\s*\d+)?|la|le|les|du|de)(?!\p{L})[\s:–-]*)*/iu,
  after: /(?:[\s(:|=–—,.…_-]|pondér\p{L}*|coefficient|noté\p{L}*|sur|à|pour)+$/iu,
};
