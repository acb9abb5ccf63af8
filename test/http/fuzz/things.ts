import { randomUUID } from 'node:crypto';

/** Kinds are compared by their letters alone, in the singular: `working-groups`, `workingGroupId` are one kind. */
const kindOf = (name: string): string =>
  name
    .replace(/Ids?$/, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/consortia$/, 'consortium')
    .replace(/ies$/, 'y')
    .replace(/s$/, '');

/** Ids of things that exist, by kind, learnt from the API's own answers. */
export class Things {
  readonly #byKind = new Map<string, string[]>();
  readonly #stateOf: (id: string) => string | undefined;

  /** @param stateOf in which state a thing is, where it has some */
  constructor(stateOf: (id: string) => string | undefined) {
    this.#stateOf = stateOf;
  }

  add(kind: string, id: string): void {
    const ids = this.#byKind.get(kindOf(kind)) ?? [];
    this.#byKind.set(kindOf(kind), ids);
    if (!ids.includes(id) && ids.length < 60) ids.push(id);
  }

  /** The n-th id of the kind, round and round, each state in its turn; one of nothing where none is known. */
  pick(kind: string, n: number): string {
    const ids = this.#byKind.get(kindOf(kind)) ?? [];
    const byState = new Map<string | undefined, string[]>();
    for (const id of ids) byState.set(this.#stateOf(id), [...(byState.get(this.#stateOf(id)) ?? []), id]);
    const alike = [...byState.values()][n % byState.size] ?? [];
    return alike[Math.floor(n / byState.size) % alike.length] ?? randomUUID();
  }

  /** One of the kind that is in a state; null: none is, by now. */
  inState(kind: string, state: string): string | null {
    return (this.#byKind.get(kindOf(kind)) ?? []).find((id) => this.#stateOf(id) === state) ?? null;
  }

  /** Learns the ids in an answer: an `id` is of the kind of the list that it is in, a `fooId` is of a foo. */
  learn(value: unknown, kind: string): void {
    if (Array.isArray(value)) {
      for (const item of value) this.learn(item, kind);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        if (key === 'id' && typeof member === 'string') this.add(kind, member);
        else if (key === 'refreshToken' && typeof member === 'string') this.add(key, member);
        else if (/.Id$/.test(key) && typeof member === 'string') this.add(key, member);
        else if (typeof member === 'object') this.learn(member, key === 'items' ? kind : key);
      }
    }
  }

  /** The value with every symbolic id in it replaced by a real one. */
  resolve(value: unknown): unknown {
    if (typeof value === 'string') {
      return value.replace(/@([\w-]*)#(\d+)/g, (_all, kind: string, n: string) => this.pick(kind, Number(n)));
    }
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.resolve(member)]));
  }
}
