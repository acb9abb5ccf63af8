/** Where a procedure stands, in order. */
export const LAW_PHASES = ['candidature', 'offers', 'attribution', 'signature', 'execution'] as const;
export type LawPhase = (typeof LAW_PHASES)[number];

const BID: readonly LawPhase[] = ['candidature', 'offers'];

/** In which phases a rule has something to say: for the table of rules (RULES.md). */
export const RULE_PHASES: Readonly<Record<string, readonly LawPhase[]>> = {
  form: BID,
  'form-not-imposed': ['candidature', 'offers', 'attribution', 'signature'],
  habilitation: ['candidature', 'offers', 'signature'],
  'named-mandataire': BID,
  'full-split': ['offers', 'signature'],
  'everybody-agreed': BID,
  payment: ['signature', 'execution'],
  'in-time': BID,
  'complete-file': BID,
  'one-mandataire': BID,
  'multi-candidature': BID,
  'exclusion-grounds': ['candidature', 'offers', 'attribution'],
  'frozen-group': ['offers', 'attribution', 'signature'],
  'ten-days': ['candidature', 'offers', 'attribution'],
  execution: ['execution'],
  'turnover-cap': ['candidature'],
  'global-capacity': BID,
  'all-covered': BID,
  'essential-tasks': ['candidature', 'offers', 'execution'],
  subcontracting: ['offers', 'attribution', 'signature', 'execution'],
  'relied-operators': ['candidature', 'offers', 'execution'],
  'each-lot': BID,
  'equipment-held': BID,
  reserved: ['candidature', 'offers', 'attribution'],
  environment: ['candidature', 'offers', 'execution'],
  'solo-declaration': BID,
  'solo-profile': BID,
  indispensability: BID,
  oversize: BID,
  'same-group': BID,
  undertaking: BID,
};
