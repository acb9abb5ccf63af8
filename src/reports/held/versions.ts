import type { Scope } from '../scope.repository.ts';
import { type ReadFeed, SUBJECTS, type Subject } from './feed.repository.ts';

/** How often something has changed as far as a process has heard. Never written to: what comes later is another one. */
export type Versions = {
  /** How often all was read afresh. */
  readonly afresh: number;
  /** Changes of each subject, of all clusters and by cluster, since all was read afresh. */
  readonly changes: Readonly<Record<Subject, { readonly all: number; readonly of: ReadonlyMap<string, number> }>>;
};

const NONE = { all: 0, of: new Map<string, number>() };
export const FIRST_VERSIONS: Versions = {
  afresh: 0,
  changes: {
    memberships: NONE,
    organisations: NONE,
    ledger: NONE,
    tenders: NONE,
    contracts: NONE,
    agreed: NONE,
    invitations: NONE,
    proposals: NONE,
  },
};

/** Those after a reading of the feed. */
export function versionsAfter(versions: Versions, changed: ReadFeed['changed']): Versions {
  if (changed === null) return { ...FIRST_VERSIONS, afresh: versions.afresh + 1 };
  if (changed.length === 0) return versions;
  const changes = { ...versions.changes };
  for (const subject of SUBJECTS) {
    const keys = changed.filter((change) => change.subject === subject).map(({ key }) => key);
    if (keys.length === 0) continue;
    const of = new Map(changes[subject].of);
    // Organisations are of any cluster: what is made of them is of all that there are.
    if (subject !== 'organisations') for (const key of keys) of.set(key, (of.get(key) ?? 0) + 1);
    changes[subject] = { all: changes[subject].all + 1, of };
  }
  return { ...versions, changes };
}

/** Names what is known of these subjects in the clusters of a scope: another name after every change of theirs. */
export function stampOf({ afresh, changes }: Versions, subjects: readonly Subject[], scope: Scope): string {
  const numbers = subjects.map((subject) => {
    const { all, of } = changes[subject];
    if (scope === null || subject === 'organisations') return all;
    // Numbers only rise, and so does their sum.
    return [...new Set(scope)].reduce((sum, cluster) => sum + (of.get(cluster) ?? 0), 0);
  });
  return `${afresh}: ${numbers.join()}`;
}
