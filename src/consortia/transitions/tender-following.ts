import type { Tx } from '../../db/transaction.ts';
import type { Actor } from '../../shared/actor.ts';
import type { TenderState } from '../../tenders/domain.ts';
import type { TenderEnd, TenderStep } from '../../tenders/service.ts';
import type { Event } from '../life/domain.ts';
import type { ConsortiumState } from '../life/states.domain.ts';
import { type ConsortiumRow, findSiblings } from '../store/repository.ts';
import type { EndTender } from './tender-end.ts';

const LIVE: readonly ConsortiumState[] = ['inviting', 'recomposing', 'agreed', 'ready', 'submitted'];

/** Of the tenders' feature: the state, locked, a move, and an end. */
export type TenderMoves = {
  tenderState: (tx: Tx, tenderId: string) => Promise<TenderState>;
  moveTender: (tx: Tx, actor: Actor, id: string, to: TenderStep) => Promise<void>;
  endTender: EndTender;
};

/** Moves the tender along with the consortium that is furthest. */
export async function followTender(
  deps: TenderMoves,
  tx: Tx,
  actor: Actor,
  row: ConsortiumRow,
  events: readonly Event[],
): Promise<void> {
  const types = events.map((e) => e.type);
  const end = (to: TenderEnd) => deps.endTender(tx, actor, row.tenderId, to);
  const move = (to: TenderStep) => deps.moveTender(tx, actor, row.tenderId, to);
  if (types.includes('invited')) {
    const state = await deps.tenderState(tx, row.tenderId);
    if (state !== 'bidding' && state !== 'submitted') await move('bidding');
  }
  if (types.includes('submitted') && (await deps.tenderState(tx, row.tenderId)) === 'bidding') await move('submitted');
  if (types.includes('awarded') && (await deps.tenderState(tx, row.tenderId)) === 'submitted') await move('awarded');
  if (types.includes('called_up') && (await deps.tenderState(tx, row.tenderId)) === 'lost') await move('submitted');
  if (types.includes('annulled')) {
    const state = await deps.tenderState(tx, row.tenderId);
    if (state === 'submitted' || state === 'bidding') await end('cancelled');
    return;
  }
  if (types.includes('lost') || types.includes('dissolved')) {
    const siblings = await findSiblings(tx, row.tenderId, row.id);
    if (siblings.some((s) => LIVE.includes(s.state))) return;
    const state = await deps.tenderState(tx, row.tenderId);
    if (state === 'bidding') await move('proposed');
    if (state === 'submitted') await (types.includes('lost') ? move('lost') : end('withdrawn'));
  }
}
