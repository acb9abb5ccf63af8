import { signIn, withToken } from '../../seeds/demo/client.ts';
import { manyAble, peopleOf, TRADES } from './answers/many-able.ts';
import { insertTender } from './answers/network.ts';
import { tokenSigner } from './answers/tokens.ts';
import { type Figure, median, printFigures } from './figures.ts';
import type { BenchServer } from './server.ts';

const ORGANISATIONS = 2_000;
const ROUNDS = 10;
const DEADLINE_MS = 1_000;

type Group = {
  id: string;
  state: string;
  members: { organisationId: string; invitation: { id: string } | null }[];
  recomposition: { alternatives: unknown[] } | null;
};
/** Milliseconds. */
type Times = { first: number; all: number; sinceSent: number };
type Seats = { state: string; recomposition: { status: string; complete: boolean; alternatives: number } | null };

/**
 * From a decline over HTTP to the first alternative that the coordinator reads, among 2,000 organisations able in the
 * tender's divisions, with the worker and the node budget of production; and to the new invitations in automatic mode.
 */
export async function benchRecomposition(server: BenchServer): Promise<void> {
  const { clusterId, ids } = await manyAble(server, ORGANISATIONS);
  const sign = await tokenSigner(server);
  const coordinator = await signIn(server.url, 'coordinator@demo.example', server.config.DEMO_PASSWORD);
  const { tenderId, lotId, requirementIds } = await insertTender(server, clusterId, TRADES);

  /** Forms and invites a consortium of six, one for each trade, has member n decline, and times what the coordinator sees. */
  const round = async (n: number, automatic: boolean): Promise<Times> => {
    const members = TRADES.map((_, i) => ({
      organisationId: ids[n * 6 + i],
      role: i === 0 ? 'mandataire' : 'cotraitant',
      shareBp: i === 0 ? 1_670 : 1_666,
      covers: [requirementIds[i]],
    }));
    const group = await coordinator.call<Group>('POST', '/consortia', { tenderId, lotIds: [lotId], members });
    const expiresAt = new Date(Date.now() + 72 * 3_600_000).toISOString();
    const asked = await coordinator.call<Group>('POST', `/consortia/${group.id}/invite`, { expiresAt, automatic });
    const seat = asked.members[n % asked.members.length]!;
    const people = await peopleOf(server, [seat.organisationId]);
    const member = withToken(server.url, await sign(people.get(seat.organisationId)!));
    const seen = coordinator.events<Seats>(`/consortia/${group.id}/events`);
    await seen.next();
    const start = performance.now();
    await member.call('POST', `/invitations/${seat.invitation!.id}/decline`, { reason: 'Booked until spring.' });
    const declined = performance.now();
    let first = Number.NaN;
    for await (const { state, recomposition } of seen) {
      if (recomposition === null || (automatic && state === 'recomposing')) continue;
      if (Number.isNaN(first) && recomposition.alternatives > 0) {
        const shown = await coordinator.call<Group>('GET', `/consortia/${group.id}`);
        if (shown.recomposition!.alternatives.length > 0) first = performance.now();
      }
      if (['failed', 'impasse'].includes(recomposition.status)) throw new Error(`round ${n}: ${recomposition.status}`);
      if (!Number.isNaN(first) && (automatic || recomposition.complete)) break;
    }
    const all = performance.now();
    await coordinator.call('POST', `/consortia/${group.id}/dissolve`, { reason: 'measured' });
    return { first: first - declined, all: all - declined, sinceSent: first - start };
  };

  await round(0, false);
  const asked: Times[] = [];
  const automatic: Times[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    asked.push(await round(n, false));
    automatic.push(await round(n, true));
  }
  const figure = (what: string, values: readonly number[], aimed: boolean): Figure => {
    const worst = Math.max(...values);
    return {
      what,
      reached: `median ${median(values).toFixed(0)} ms, longest ${worst.toFixed(0)} ms`,
      target: aimed ? '≤ 1,000 ms each' : '',
      met: !aimed || worst <= DEADLINE_MS,
    };
  };
  const of = (rounds: readonly Times[], part: keyof Times) => rounds.map((times) => times[part]);
  printFigures(`Re-composition among ${ORGANISATIONS} able organisations, ${ROUNDS} declines either way`, [
    figure('decline answered → first alternative read', of(asked, 'first'), true),
    figure('decline sent → first alternative read', of(asked, 'sinceSent'), true),
    figure('decline answered → all alternatives', of(asked, 'all'), false),
    figure('automatic: decline answered → the next are invited', of(automatic, 'first'), true),
  ]);
}
