import { SearchStopped, type Turn } from '../match-runs/turn.ts';

/**
 * A place that was given; `leave` it when the work is done. `beyond`: beside as many others as there are cores for, whom it
 * should not have to share them with evenly.
 */
export type Place = { beyond: boolean; leave(): void };

/** Places for work, given in turns. */
export type Places = {
  /**
   * Waits for a place.
   * @throws SearchStopped when the signal says so first
   */
  take(turn: Turn, signal?: AbortSignal): Promise<Place>;
};

type Waiting = { turn: Turn; arrived: number; give: (beyond: boolean) => void };

/**
 * `size` places that no cluster can keep from another. Of those who wait it is the turn of the cluster that holds the
 * fewest, then of the one that was served longest ago; within a cluster of the kind of work that was. A cluster that
 * holds no place may take one more than there are, and one further is kept for re-composition, so that neither waits
 * for a long run of somebody else to end: the machine then shares its cores among them.
 */
export function startPlaces(size: number): Places {
  const held: Turn[] = [];
  const waiting: Waiting[] = [];
  /** When a cluster, or a kind of work of it, was last served; forgotten when it has nothing to do any more. */
  const served = new Map<string, number>();
  let now = 0;

  const heldBy = (clusterId: string): number => held.filter((turn) => turn.clusterId === clusterId).length;
  /** Places held beside the one that is kept for re-composition. */
  const ordinary = (): number => held.length - (held.some(({ work }) => work === 'recomposition') ? 1 : 0);
  const mayTake = ({ clusterId, work }: Turn): boolean =>
    (work === 'recomposition' && ordinary() === held.length) ||
    ordinary() < size ||
    (ordinary() === size && heldBy(clusterId) === 0);
  const standing = ({ turn, arrived }: Waiting): number[] => [
    heldBy(turn.clusterId),
    served.get(turn.clusterId) ?? 0,
    served.get(workOf(turn)) ?? 0,
    arrived,
  ];
  const next = (): Waiting | undefined =>
    waiting.filter(({ turn }) => mayTake(turn)).sort((a, b) => before(standing(a), standing(b)))[0];

  const forget = (clusterId: string): void => {
    if (heldBy(clusterId) > 0 || waiting.some(({ turn }) => turn.clusterId === clusterId)) return;
    for (const key of served.keys()) if (key.startsWith(clusterId)) served.delete(key);
  };
  const serve = (): void => {
    for (let one = next(); one !== undefined; one = next()) {
      waiting.splice(waiting.indexOf(one), 1);
      const beyond = held.length >= size;
      held.push(one.turn);
      served.set(one.turn.clusterId, ++now);
      served.set(workOf(one.turn), now);
      one.give(beyond);
    }
  };
  const leave = (turn: Turn): void => {
    held.splice(held.indexOf(turn), 1);
    serve();
    forget(turn.clusterId);
  };

  return {
    take: (given, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new SearchStopped());
        // A turn of its own, so that it is this one that leaves.
        const turn = { ...given };
        const give = (beyond: boolean): void => {
          signal?.removeEventListener('abort', giveUp);
          resolve({ beyond, leave: () => leave(turn) });
        };
        const one: Waiting = { turn, arrived: ++now, give };
        const giveUp = (): void => {
          waiting.splice(waiting.indexOf(one), 1);
          forget(turn.clusterId);
          reject(new SearchStopped());
        };
        signal?.addEventListener('abort', giveUp, { once: true });
        waiting.push(one);
        serve();
      }),
  };
}

const workOf = ({ clusterId, work }: Turn): string => `${clusterId}/${work}`;

/** Compares lists of numbers, the first difference deciding. */
function before(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
