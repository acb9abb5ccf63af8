import { useState } from 'react';
import { Link } from 'wouter';
import { type Answer, addressOf } from '../../api/call.ts';
import { hasRole, useMe } from '../../api/me.ts';
import { type Item, useApi, useList } from '../../api/query.ts';
import { DayInput, SelectInput } from '../../components/inputs.tsx';
import { List } from '../../components/list.tsx';
import { Page } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { auditTexts, FEMININE } from '../../texts/audit.ts';
import { useTexts } from '../../texts/define.ts';
import { Verification } from './verification.tsx';

type Row = Item<'GET /v1/audit'>;
const FILTERS = { entity: null, entityId: null, actorId: null, from: null, to: null } as const;
const ENTITIES = ['tender', 'match_run', 'consortium', 'contract', 'ledger_entry', 'organisation', 'user'] as const;

/** Who did what, filtered; for administrators also whether the log is whole. */
export default function AuditPage() {
  const t = useTexts(auditTexts);
  const isAdmin = hasRole(useMe(), 'admin');
  const [filters, change] = useFilters(FILTERS);
  const [verifying, setVerifying] = useState(false);
  const list = useList('GET /v1/audit', { query: { ...filters, limit: 50 } });
  const people = usePeople();
  return (
    <Page
      title={t.title}
      lead={t.lead}
      acts={
        <>
          {isAdmin ? (
            <button className="btn first" type="button" onClick={() => setVerifying(true)}>
              {t.verify.act}
            </button>
          ) : null}
          <a className="btn" href={addressOf('GET /v1/audit/export', { query: filters })} download>
            {t.export}
          </a>
        </>
      }
    >
      {verifying ? <Verification /> : null}
      <div className="row wide sec">
        <SelectInput
          id="entity"
          label={t.entity}
          value={filters.entity ?? ''}
          onChange={(entity) => change({ entity })}
          options={[['', t.anything], ...ENTITIES.map((entity) => [entity as string, t.entities[entity]] as const)]}
        />
        {people.length === 0 ? null : (
          <SelectInput
            id="actor"
            label={t.actor}
            value={filters.actorId ?? ''}
            onChange={(actorId) => change({ actorId })}
            options={[['', t.anybody], ...people.map(({ id, name }) => [id, name] as const)]}
          />
        )}
        <DayInput id="from" label={t.from} value={filters.from ?? ''} onChange={(from) => change({ from })} />
        <DayInput id="to" label={t.to} value={filters.to ?? ''} onChange={(day) => change({ to: day })} />
      </div>
      <Await of={list} rows={10}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              title={t.none}
              acts={
                <Link className="btn" href={to('audit')}>
                  {t.clear}
                </Link>
              }
            />
          ) : (
            <Rows rows={rows} more={list.more} loadingMore={list.loadingMore} />
          )
        }
      </Await>
    </Page>
  );
}

type Person = Pick<Answer<'GET /v1/users'>['items'][number], 'id' | 'name'>;

/** The people that the reader may know, to look for what one of them did. */
function usePeople(): readonly Person[] {
  const users = useApi('GET /v1/users', { query: { limit: 200 } });
  return [...(users.data?.items ?? [])].sort((a, b) => a.name.localeCompare(b.name));
}

function Rows({ rows, more, loadingMore }: { rows: readonly Row[]; more: (() => void) | null; loadingMore: boolean }) {
  const t = useTexts(auditTexts);
  const f = useFormats();
  const who = ({ actor, names }: Row) =>
    actor.kind === 'user' ? (
      (names[actor.id ?? ''] ?? t.formerly)
    ) : (
      <>
        {t.programme}
        {/* Which part of it: a name of the program's own. */}
        {actor.name == null ? null : <span className="sub">{actor.name}</span>}
      </>
    );
  return (
    <List
      caption={t.caption}
      rows={rows}
      rowKey={({ id }) => id}
      more={more}
      loadingMore={loadingMore}
      name={{
        head: t.columns.what,
        cell: ({ action }) => actionWords(action, t),
        sub: (row) => <Details row={row} />,
      }}
      columns={[
        { key: 'who', head: t.columns.who, cell: who },
        { key: 'about', head: t.columns.about, cell: (row) => <About row={row} /> },
        {
          key: 'when',
          head: t.columns.when,
          cell: ({ at }) => <time dateTime={at}>{f.instant(at)}</time>,
        },
      ]}
    />
  );
}

/** Things of which there are always several: what became of them agrees. */
const PLURAL = new Map([
  ['bid_terms', 'es'],
  ['bid_facts', 's'],
]);

/** An action in words: its thing, and what became of it; the code itself where there is no word for it. */
function actionWords(action: string, t: (typeof auditTexts)['fr']): string {
  const [entity = '', verb = ''] = action.split('.');
  const entities: Readonly<Record<string, string>> = t.entities;
  const verbs: Readonly<Record<string, string>> = t.verbs;
  const [thing, became] = [entities[entity], verbs[verb]];
  if (thing === undefined || became === undefined) return action;
  const agrees = became.endsWith('é') ? `${became}${PLURAL.get(entity) ?? (FEMININE.has(entity) ? 'e' : '')}` : became;
  return `${thing.charAt(0).toUpperCase()}${thing.slice(1)}, ${agrees}`;
}

/** The thing that a row is about, as a link where it has a page. */
function About({ row: { entity, entityId, names } }: { row: Row }) {
  const t = useTexts(auditTexts);
  const href = {
    tender: to('tender', { id: entityId }),
    consortium: to('consortium', { id: entityId }),
    contract: to('contract', { id: entityId }),
    organisation: to('organisation', { id: entityId }),
  }[entity];
  const name = names[entityId];
  if (href === undefined) return name ?? <code>{entityId.slice(-8)}</code>;
  return (
    <Link href={href}>
      {name ?? t.open}
      {name === undefined ? <span className="sr"> {entityId.slice(-8)}</span> : null}
    </Link>
  );
}

function Details({ row: { payload, action, chain, seq, names } }: { row: Row }) {
  const t = useTexts(auditTexts);
  const facts = Object.entries(payload);
  // Ids that the reader knows by name are told by it.
  const named = (value: unknown): string => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return Object.entries(names).reduce((all, [id, name]) => all.replaceAll(id, name), text);
  };
  return (
    <details>
      <summary>{t.details}</summary>
      <code>
        {action} · {chain}/{seq}
      </code>
      {facts.map(([name, value]) => (
        <span key={name} className="sub break">
          {name}: {named(value)}
        </span>
      ))}
    </details>
  );
}
