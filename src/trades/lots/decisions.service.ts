import type { Database } from '../../db/client.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import type { Actor } from '../../shared/actor.ts';
import { DomainError, type FieldError } from '../../shared/errors.ts';
import { assertKnownCodes } from '../../taxonomies/known-codes.ts';
import { type DecidedNeed, needKey, putDecidedNeeds } from '../../tenders/decided-needs.ts';
import type { LotView } from '../../tenders/schemas.ts';
import { insertDecisions } from './decisions.repository.ts';
import { UNPROPOSED } from './lessons.ts';
import type { MayAlsoNeed } from './needs.ts';
import type { NeedDecisionsInput } from './schemas.ts';
import type { LotNeedsService, NeedsReading } from './service.ts';

export type NeedDecisionService = ReturnType<typeof createNeedDecisionService>;

type Decision = NeedDecisionsInput['decisions'][number];

/** Confirming, striking out and adding what a lot needs, in place. */
export function createNeedDecisionService(deps: {
  database: Database;
  needs: LotNeedsService;
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
}) {
  return {
    /**
     * All decisions or none: requirements change in place, each decision is kept to learn from, systems are told.
     * @throws DomainError `invalid` that names what was neither proposed nor a requirement, or decided twice
     */
    async decide(actor: Actor, lotId: string, { decisions }: NeedDecisionsInput): Promise<LotView> {
      assertKnownCodes({ cpv: decisions.map(({ cpv }, i) => ({ code: cpv, pointer: `/decisions/${i}/cpv` })) });
      const reading = await deps.needs.read(actor, lotId);
      assertDecidable(decisions, reading);
      return inTransaction(deps.database, actor, async (tx) => {
        const keep = decisions.filter(({ act }) => act !== 'strike_out').map((one) => decidedNeed(one, reading));
        const strikeOut = new Set(decisions.filter(({ act }) => act === 'strike_out').map(keyOf));
        const { lot, tender } = await putDecidedNeeds(tx, actor, lotId, { keep, strikeOut });
        await insertDecisions(
          tx,
          decisions.map((one) => ({
            clusterId: tender.clusterId,
            lotId,
            act: ACTS[one.act],
            cpv: one.cpv,
            certification: one.certification ?? null,
            cpvMain: reading.found.lot.cpvMain,
            origin: proposalOf(one, reading),
            decidedBy: actor.kind === 'user' ? actor.userId : null,
          })),
        );
        const count = (act: Decision['act']) => decisions.filter((one) => one.act === act).length;
        await deps.publish(tx, tender.clusterId, 'tender.needs_decided', {
          tenderId: tender.id,
          lotId,
          confirmed: count('confirm'),
          struckOut: count('strike_out'),
          added: count('add'),
        });
        return lot;
      });
    },
  };
}

const ACTS = { confirm: 'confirmed', strike_out: 'struck_out', add: 'added' } as const;
const keyOf = ({ cpv, certification = null }: Pick<Decision, 'cpv' | 'certification'>): string =>
  needKey({ cpv, certification });

function assertDecidable(decisions: readonly Decision[], { proposed, mayAlsoNeed, rows }: NeedsReading): void {
  const known = new Set([
    ...proposed.map(needKey),
    ...mayAlsoNeed.map(({ cpv }) => needKey({ cpv, certification: null })),
    ...rows.map(needKey),
  ]);
  const seen = new Set<string>();
  const fields = decisions.flatMap((one, i): FieldError[] => {
    const key = keyOf(one);
    const twice = seen.has(key);
    seen.add(key);
    if (twice) return [{ pointer: `/decisions/${i}`, message: 'decides the same need twice' }];
    if (one.act === 'confirm' && !known.has(key))
      return [{ pointer: `/decisions/${i}/cpv`, message: 'is neither proposed nor a requirement: add it' }];
    return [];
  });
  if (fields.length > 0)
    throw new DomainError('invalid', 'need_unknown', `${fields[0]!.pointer}: ${fields[0]!.message}.`, { fields });
}

/** What proposed a need, and how sure it was before any lesson; null: nothing did. */
function proposalOf(decision: Decision, { proposed, mayAlsoNeed, untaught, rows }: NeedsReading) {
  const key = keyOf(decision);
  const full = proposed.find((need) => needKey(need) === key);
  const maybe = mayAlsoNeed.find(({ cpv }) => needKey({ cpv, certification: null }) === key);
  const kind = full?.origin.kind ?? (maybe === undefined ? null : maybe.document === undefined ? 'trade' : 'document');
  if (kind === 'trade') return { kind, confidence: untaught.get(decision.cpv) ?? UNPROPOSED };
  if (kind === 'document') return { kind, confidence: full?.origin.confidence ?? maybe?.confidence ?? 0 };
  if (full !== undefined) return { kind: full.origin.kind, confidence: full.origin.confidence };
  const row = rows.find((one) => needKey(one) === key);
  return row === undefined || row.confirmed ? null : { kind: row.origin.kind, confidence: row.origin.confidence };
}

/** What the need is as a requirement: as given, else as it is, else as proposed. */
function decidedNeed(decision: Decision, { proposed, mayAlsoNeed, rows }: NeedsReading): DecidedNeed {
  const key = keyOf(decision);
  const row = rows.find((one) => needKey(one) === key);
  const need = proposed.find((one) => needKey(one) === key);
  const maybe = mayAlsoNeed.find(({ cpv }) => needKey({ cpv, certification: null }) === key);
  const typed = { kind: 'typed', quote: null, confidence: 1 };
  const origin = maybe === undefined ? typed : proposedOrigin(maybe);
  return {
    cpv: decision.cpv,
    certification: decision.certification ?? null,
    weightBp: decision.weightBp ?? row?.weightBp ?? need?.weightBp ?? SHARE_OF_ADDED,
    mandatory: decision.mandatory ?? row?.mandatory ?? need?.mandatory ?? true,
    minLevel: decision.minLevel ?? row?.minLevel ?? need?.minLevel ?? 1,
    capacityCents:
      decision.capacityCents === undefined
        ? (row?.capacityCents ?? need?.capacityCents ?? null)
        : decision.capacityCents,
    mustBeDoneByMember: decision.mustBeDoneByMember ?? row?.mustBeDoneByMember ?? false,
    origin: row?.origin ?? need?.origin ?? origin,
  };
}

const proposedOrigin = ({ quote, confidence, document }: MayAlsoNeed): DecidedNeed['origin'] =>
  document === undefined ? { kind: 'trade', quote, confidence } : { kind: 'document', quote, confidence, document };

/** Basis points of what was added without a weight, before all are made to sum to 10,000. */
const SHARE_OF_ADDED = 1_000;
