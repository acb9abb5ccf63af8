/** Ids of things that belong together, by kind, each with its likes in order: what examples name becomes these. */
export type Scene = Readonly<Record<string, string | readonly string[]>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What the ids of a field are ids of, where its name does not say. */
const KINDS: Readonly<Record<string, string>> = {
  covers: 'requirement',
  member: 'organisation',
  exclude: 'organisation',
  pinned: 'organisation',
  banned: 'organisation',
  other: 'other',
  leadOrganisation: 'organisation',
  principal: 'organisation',
  reliedUpon: 'organisation',
  lots: 'lot',
  actor: 'user',
  entity: 'contract',
  consortia: 'consortium',
  parent: 'cluster',
  partnerCluster: 'partner',
  framework: 'contract',
  'ledger-entries': 'ledgerEntry',
  'match-runs': 'matchRun',
  'award-matches': 'awardMatch',
  'webhook-deliveries': 'webhookDelivery',
  memberships: 'membership',
};

const kindOf = (name: string): string => {
  const bare = name.replace(/Ids?$/, '');
  return KINDS[bare] ?? KINDS[bare.replace(/s$/, '')] ?? bare.replace(/(?<!s)s$/, '').replace(/watche$/, 'watch');
};

/** @throws Error where the scene has nothing of the kind */
function pick(scene: Scene, name: string, nth: number): string {
  const known = scene[kindOf(name)];
  const id = typeof known === 'string' ? known : known?.[nth % known.length];
  if (id === undefined) throw new Error(`the scene has no ${kindOf(name)}`);
  return id;
}

/** The example with every id in it replaced by one of the scene: the n-th of a list by the n-th of its kind. */
export function inScene(example: unknown, scene: Scene, name = 'member', nth = 0): unknown {
  if (typeof example === 'string') return UUID.test(example) ? pick(scene, name, nth) : example;
  if (Array.isArray(example)) return example.map((item, i) => inScene(item, scene, name, i));
  if (typeof example !== 'object' || example === null) return example;
  return Object.fromEntries(
    Object.entries(example).map(([key, value]) => [key, inScene(value, scene, key === 'id' ? name : key, nth)]),
  );
}

/** The path with ids in place of its parameters: `{id}` is of the kind that stands before it. */
export function pathInScene(path: string, scene: Scene, example: (name: string) => unknown): string {
  const parts = path.split('/');
  return parts
    .map((part, i) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part;
      const given = example(name);
      return UUID.test(String(given))
        ? ((scene[part] as string) ?? pick(scene, name === 'id' ? parts[i - 1]! : name, 0))
        : String(given);
    })
    .join('/');
}
