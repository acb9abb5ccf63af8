import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { invalidField } from '../shared/errors.ts';
import { assertCodesOfLots, defaultLotId, lotColumns, replaceRequirements } from './creating.service.ts';
import { assertEditable } from './editable.ts';
import { ADDED_BY_HAND } from './notice-lots.ts';
import * as repository from './repository.ts';
import { audit, locked } from './rows.ts';
import { type LotInput, type LotView, MAX_LOTS } from './schemas.ts';
import { lotView } from './view.ts';

export type LotAdding = ReturnType<typeof createLotAdding>;

/** Adds lots to a tender that is there: a call that was typed with too few, a lot that the buyer added by a letter. */
export function createLotAdding(deps: {
  database: Database;
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
}) {
  return {
    /**
     * Adds a lot behind the others, checked and read as one that a tender is created with; without an id of its own it
     * has the next free number.
     * @throws DomainError `conflict` once the bid is in, `invalid` for an id that another lot has
     */
    add(actor: Actor, tenderId: string, input: LotInput): Promise<LotView> {
      return inTransaction(deps.database, actor, async (tx) => {
        const tender = await locked(tx, tenderId);
        assertEditable(tender.state);
        const lots = await repository.findLots(tx, tenderId);
        if (lots.length >= MAX_LOTS) throw invalidField('', `a tender has at most ${MAX_LOTS} lots`);
        const taken = new Set(lots.map(({ externalId }) => externalId));
        if (input.externalId !== undefined && taken.has(input.externalId))
          throw invalidField('/externalId', `${input.externalId} is there twice`);
        assertCodesOfLots([[input, '']]);
        const position = Math.max(-1, ...lots.map((lot) => lot.position)) + 1;
        const externalId = input.externalId ?? nextFree(position, taken);
        const columns = lotColumns(input, '');
        const facts = { ...columns.facts, ...ADDED_BY_HAND };
        const [lot] = await repository.insertLots(tx, [{ tenderId, externalId, position, ...columns, facts }]);
        await replaceRequirements(tx, tenderId, lot!.id, input.requirements ?? [], '/requirements');
        await repository.updateTender(tx, tenderId, null, {});
        const added = { lotId: lot!.id, externalId };
        await audit(tx, actor, tender, 'tender.lot_added', added);
        await deps.publish(tx, tender.clusterId, 'tender.lot_added', { tenderId, ...added });
        const requirements = await repository.findRequirements(tx, tenderId);
        return lotView(
          lot!,
          requirements.filter((row) => row.lotId === lot!.id),
        );
      });
    },
  };
}

function nextFree(position: number, taken: ReadonlySet<string>): string {
  let next = position;
  while (taken.has(defaultLotId(next))) next += 1;
  return defaultLotId(next);
}
