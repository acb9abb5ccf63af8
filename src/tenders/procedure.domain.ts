import type { TenderState } from './domain.ts';

/** How the buyer chooses (CCP L2124-1 ff., L2123-1): what a group may change, and when, depends on it. */
export const PROCEDURE_KINDS = [
  'open',
  'restricted',
  'negotiated',
  'dialogue',
  'adapted',
  'private',
  'rd_call',
] as const;
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number];

/** Where the procedure stands. */
export const PHASES = ['candidature', 'offers', 'attribution', 'signature', 'execution'] as const;
export type Phase = (typeof PHASES)[number];

/** What the procedure is until somebody says otherwise: the strictest that the buyer can have. */
export const procedureOf = (tender: { procedureKind: ProcedureKind | null; buyerPrivate: boolean }): ProcedureKind =>
  tender.procedureKind ?? (tender.buyerPrivate ? 'private' : 'open');

/** Candidates first, offers of those admitted later. */
const TWO_STEPS: readonly ProcedureKind[] = ['restricted', 'negotiated', 'dialogue'];

/** The phase as set, else as the state and the kind of procedure tell. */
export function phaseOf(tender: {
  phase: Phase | null;
  state: TenderState;
  procedureKind: ProcedureKind | null;
  buyerPrivate: boolean;
}): Phase {
  if (tender.phase !== null) return tender.phase;
  switch (tender.state) {
    case 'submitted':
    case 'lost':
      return TWO_STEPS.includes(procedureOf(tender)) ? 'offers' : 'attribution';
    case 'awarded':
      return 'signature';
    case 'draft':
    case 'published':
    case 'matching':
    case 'proposed':
    case 'bidding':
    case 'cancelled':
    case 'withdrawn':
      return TWO_STEPS.includes(procedureOf(tender)) ? 'candidature' : 'offers';
  }
}

/** Words of the sources (eForms BT-105, TED, BOAMP, DECP, OCDS) that tell the kind; the first that fits counts. */
const WORDS: readonly (readonly [RegExp, ProcedureKind])[] = [
  [/dialog/i, 'dialogue'],
  [/neg|négoci|concours.*négo|limited|direct|innovation|partenariat d.innovation/i, 'negotiated'],
  [/adapt|mapa/i, 'adapted'],
  [/restr|selective/i, 'restricted'],
  [/open|ouvert/i, 'open'],
];

/** The kind of procedure that a notice names; null when it names none that is known. */
export const procedureOfNotice = (type: string | null): ProcedureKind | null =>
  type === null ? null : (WORDS.find(([words]) => words.test(type))?.[1] ?? null);
