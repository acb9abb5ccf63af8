import { describe, expect, it } from 'vitest';
import { type Place, startPlaces } from '../../src/engine-threads/places.ts';
import { SearchStopped, type Turn } from '../../src/match-runs/turn.ts';

/** Takes places and keeps a list of who got one, in order. */
function taker(size: number) {
  const places = startPlaces(size);
  const got: string[] = [];
  const held = new Map<string, Place>();
  const ask = (name: string, clusterId: string, work: Turn['work'] = 'run', signal?: AbortSignal): Promise<void> =>
    places.take({ clusterId, work }, signal).then((place) => {
      got.push(name);
      held.set(name, place);
    });
  /** All callbacks of promises have run. */
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    ask: (...given: Parameters<typeof ask>) => void ask(...given),
    asked: ask,
    got: async () => {
      await settled();
      return got.join(' ');
    },
    leave: (name: string) => held.get(name)?.leave(),
  };
}

describe('places for the engine', () => {
  it('are as many as there are threads for one cluster, and one more for another that has none', async () => {
    const { ask, got, leave } = taker(2);
    for (const name of ['a1', 'a2', 'a3']) ask(name, 'A');
    expect(await got()).toBe('a1 a2');
    ask('b1', 'B');
    ask('b2', 'B');
    expect(await got()).toBe('a1 a2 b1');
    leave('a1');
    // As many are held as there are threads.
    expect(await got()).toBe('a1 a2 b1');
    leave('b1');
    // A holds one, B none any more.
    expect(await got()).toBe('a1 a2 b1 b2');
    leave('a2');
    expect(await got()).toBe('a1 a2 b1 b2 a3');
  });

  it('go to the cluster that holds the fewest, then to the one served longest ago', async () => {
    const { ask, got, leave } = taker(2);
    ask('a1', 'A');
    ask('a2', 'A');
    ask('b1', 'B');
    for (const name of ['a3', 'a4', 'a5']) ask(name, 'A');
    ask('b2', 'B');
    ask('c1', 'C');
    expect(await got()).toBe('a1 a2 b1');
    leave('a1');
    // Neither A nor B, who came before it, but hold one each.
    expect(await got()).toBe('a1 a2 b1 c1');
    leave('c1');
    leave('b1');
    // B has none now; then A, which was served before B.
    expect(await got()).toBe('a1 a2 b1 c1 b2');
    leave('b2');
    expect(await got()).toBe('a1 a2 b1 c1 b2 a3');
  });

  it('go to each kind of work of a cluster in turn', async () => {
    const { ask, got, leave } = taker(1);
    ask('run1', 'A');
    ask('run2', 'A');
    ask('run3', 'A');
    ask('why', 'A', 'question');
    expect(await got()).toBe('run1');
    leave('run1');
    expect(await got()).toBe('run1 why');
    leave('why');
    expect(await got()).toBe('run1 why run2');
  });

  it('keep one for a re-composition, whoever asks for it', async () => {
    const { ask, got, leave } = taker(1);
    ask('a1', 'A');
    ask('b1', 'B');
    ask('c1', 'C');
    ask('refusal', 'A', 'recomposition');
    ask('refusal2', 'A', 'recomposition');
    expect(await got()).toBe('a1 b1 refusal');
    leave('refusal');
    expect(await got()).toBe('a1 b1 refusal refusal2');
    leave('refusal2');
    expect(await got()).toBe('a1 b1 refusal refusal2');
  });

  it('are not waited for by who has gone, nor kept from the next', async () => {
    const { ask, asked, got, leave } = taker(1);
    const gone = new AbortController();
    ask('a1', 'A');
    ask('b1', 'B');
    const waiting = asked('c1', 'C', 'run', gone.signal);
    ask('d1', 'D');
    gone.abort();
    await expect(waiting).rejects.toThrow(SearchStopped);
    await expect(asked('late', 'A', 'run', gone.signal)).rejects.toThrow(SearchStopped);
    leave('a1');
    expect(await got()).toBe('a1 b1 d1');
  });
});
