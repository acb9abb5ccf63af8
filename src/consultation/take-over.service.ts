import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { illegalTransition, notFound } from '../shared/errors.ts';
import type { ConsultedTender, TenderConsultation } from '../tenders/consultation.service.ts';
import type { TenderView } from '../tenders/schemas.ts';
import { assertFills, fillingOf, withoutFilling } from './filling.ts';
import * as repository from './repository.ts';
import type { FindingDecisionInput } from './schemas.ts';
import { siblingsOf } from './view.ts';

export type TakeOverService = ReturnType<typeof createTakeOver>;

const WORDS = { take_over: 'taken_over', strike_out: 'struck_out', reopen: null } as const;

/** Taking what documents say over into the tender, striking it out, and taking either back. */
export function createTakeOver(deps: {
  database: Database;
  clock: Clock;
  tenders: TenderConsultation;
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
  /** Tells those who bid of deadlines that lots got, in this transaction. */
  tellOfDeadlines: (tenderId: string, deadlines: { lotId: string; to: Date }[]) => Promise<void>;
}) {
  const { database, clock, tenders } = deps;

  /** What the decision changes in the tender; those who bid are told of deadlines. */
  const changeOf = async (
    consulted: ConsultedTender,
    one: repository.FindingRow,
    together: readonly repository.FindingRow[],
    decision: FindingDecisionInput['decision'],
  ) => {
    if (decision !== 'take_over') return one.decision === 'taken_over' ? withoutFilling(consulted, one) : {};
    const filling = fillingOf(one, together, consulted);
    assertFills(filling);
    const { constraints, consultation, deadlines } = filling;
    if (deadlines.length > 0) {
      const moved = deadlines.map(({ lotId, deadline }) => ({ lotId, to: deadline }));
      await deps.tellOfDeadlines(consulted.tender.id, moved);
    }
    return {
      constraints: { ...consulted.tender.constraints, ...constraints },
      consultation: { ...consulted.tender.consultation, ...consultation },
      deadlines,
    };
  };

  return {
    /**
     * One decision: the tender's value, its version, the finding's mark, the audit row and the message go together.
     * @throws DomainError `conflict` `value_there` where the tender has its own value, `unprocessable` `nothing_to_take_over`
     */
    async decide(
      actor: Actor,
      tenderId: string,
      findingId: string,
      { decision }: FindingDecisionInput,
    ): Promise<TenderView> {
      return inTransaction(database, actor, async (tx) => {
        const consulted = await tenders.lock(tx, tenderId);
        const rows = await repository.listFindings(tx, { tenderId });
        const one = rows.find(({ id }) => id === findingId);
        if (one === undefined) throw notFound('finding');
        tenders.assertEditable(consulted);
        const to = WORDS[decision];
        if (to !== null && one.decision !== null) throw illegalTransition('finding', one.decision, to, ['reopen']);
        const isTaken = decision === 'take_over' || one.decision === 'taken_over';
        const together = one.kind === 'award_criterion' && isTaken ? siblingsOf(one, rows) : [one];
        const change = await changeOf(consulted, one, together, decision);
        await repository.decideFindings(
          tx,
          together.filter((row) => row.id === one.id || row.decision !== 'struck_out').map(({ id }) => id),
          {
            decision: to,
            decidedBy: to !== null && actor.kind === 'user' ? actor.userId : null,
            decidedAt: to === null ? null : clock(),
          },
        );
        const told = { findingId, documentId: one.documentId, kind: one.kind, decision };
        await deps.publish(tx, consulted.tender.clusterId, 'tender.finding_decided', { tenderId, ...told });
        return tenders.fill(tx, actor, consulted, change, told);
      });
    },
  };
}
