import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { invalidField } from '../shared/errors.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import { PLACEHOLDERS, SPLIT_KEY, type TemplateClause } from './convention-template.ts';
import { comparedToOurs } from './template-diff.ts';
import { findTemplate, findTemplates, insertTemplate, type TemplateRow } from './templates.repository.ts';
import type { TemplateInput, TemplateView } from './templates.schemas.ts';

export type TemplateService = ReturnType<typeof createTemplateService>;

/** A cluster's own convention de groupement: kept in versions, compared with ours. */
export function createTemplateService({ database, clock }: { database: Database; clock: Clock }) {
  return {
    /** The convention as the cluster has it, clause by clause beside ours. */
    async get(actor: Actor, clusterId: string): Promise<TemplateView> {
      ownCluster(actor, clusterId, '/clusterId');
      return inTransaction(database, actor, (tx) => viewOf(tx, clusterId));
    },

    /**
     * The next version; `clauses: null` goes back to ours. The version that was read has to be named.
     * @throws DomainError `invalid` for a key twice, braces that stand for nothing, or without the clause of the split
     */
    async put(actor: Actor, clusterId: string, input: TemplateInput): Promise<TemplateView> {
      ownCluster(actor, clusterId, '/clusterId');
      if (input.clauses !== null) assertClauses(input.clauses);
      return inTransaction(database, actor, async (tx) => {
        const before = await findTemplate(tx, clusterId);
        if ((before?.version ?? 0) !== input.version) {
          throw invalidField('/version', `is not the newest one, which is ${before?.version ?? 0}: read it again`);
        }
        const row = await insertTemplate(tx, {
          clusterId,
          version: input.version + 1,
          clauses: input.clauses,
          note: input.note ?? null,
          createdBy: actor.kind === 'user' ? actor.userId : null,
          createdAt: clock(),
        });
        const changes = comparedToOurs(row.clauses).filter(({ state }) => state !== 'same');
        await recordAudit(tx, actor, {
          action: 'convention_template.set',
          entity: 'cluster',
          entityId: clusterId,
          clusterId,
          payload: { version: row.version, differs: changes.map(({ key }) => key) },
        });
        return viewOf(tx, clusterId);
      });
    },
  };
}

async function viewOf(tx: Tx, clusterId: string): Promise<TemplateView> {
  const versions = await findTemplates(tx, clusterId);
  const newest = versions[0];
  return {
    clusterId,
    version: newest?.version ?? 0,
    own: newest?.clauses != null,
    clauses: comparedToOurs(newest?.clauses ?? null),
    placeholders: [...PLACEHOLDERS],
    versions: versions.map(told),
  };
}

const told = ({ version, note, createdBy, createdAt, clauses }: TemplateRow): TemplateView['versions'][number] => ({
  version,
  own: clauses !== null,
  note,
  createdBy,
  createdAt: createdAt.toISOString(),
});

function assertClauses(clauses: readonly TemplateClause[]): void {
  const known: readonly string[] = PLACEHOLDERS;
  for (const [i, { key, paragraphs }] of clauses.entries()) {
    if (clauses.findIndex((one) => one.key === key) < i) throw invalidField(`/clauses/${i}/key`, 'is there twice');
    for (const [p, text] of paragraphs.entries()) {
      const unknown = [...text.matchAll(/\{([^}]*)\}/g)].find(([, name]) => !known.includes(name!));
      if (unknown !== undefined) {
        throw invalidField(`/clauses/${i}/paragraphs/${p}`, `holds ${unknown[0]}, which stands for nothing`);
      }
    }
  }
  if (!clauses.some(({ key }) => key === SPLIT_KEY)) {
    throw invalidField('/clauses', `lacks the clause ${SPLIT_KEY}: without the split every member owes everything`);
  }
}
