import { useState } from 'react';
import { hasRole, useMe } from '../../api/me.ts';
import { type Item, useApi, useList } from '../../api/query.ts';
import { AccountState } from '../../components/account-state.tsx';
import { InvitePerson } from '../../components/invite-person.tsx';
import { List } from '../../components/list.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { Page } from '../../components/page.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { to, useFilters } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { networkTexts } from '../../texts/network.ts';
import { peopleTexts } from '../../texts/people.ts';
import { type Asked, PersonAct } from './person-acts.tsx';

type Person = Item<'GET /v1/users'>;
const FILTERS = { q: null } as const;

/** Who can sign in, and for whom: invited, closed out, given and taken roles. */
export default function PeoplePage() {
  const t = useTexts(peopleTexts);
  const network = useTexts(networkTexts);
  const [filters, setFilters] = useFilters(FILTERS);
  const [inviting, setInviting] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const people = useList('GET /v1/users', { query: { ...filters, limit: 50 } });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[[to('network'), network.title]]}
      acts={
        <button className="btn first" type="button" onClick={() => setInviting(true)}>
          {t.invite}
        </button>
      }
    >
      <div className="row wide gap-below">
        <SearchField id="find" label={t.find} value={filters.q ?? ''} onChange={(q) => setFilters({ q })} />
      </div>
      <Await of={people} rows={8}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t.none} />
          ) : (
            <List
              caption={t.caption}
              rows={rows}
              rowKey={({ id }) => id}
              name={{ head: t.name, cell: ({ name }) => name, sub: ({ email }) => email }}
              columns={[
                { key: 'roles', head: t.roles, cell: (person) => <Roles person={person} ask={setAsked} /> },
                {
                  key: 'status',
                  head: t.status,
                  cell: ({ status, mailRefused }) => <AccountState status={status} mailRefused={mailRefused} />,
                },
                { key: 'acts', head: t.acts, cell: (person) => <Acts person={person} ask={setAsked} /> },
              ]}
              more={people.more}
              loadingMore={people.loadingMore}
            />
          )
        }
      </Await>
      {inviting ? <InvitePerson close={() => setInviting(false)} /> : null}
      {asked === null ? null : <PersonAct asked={asked} close={() => setAsked(null)} />}
    </Page>
  );
}

function Roles({ person, ask }: { person: Person; ask: (asked: Asked) => void }) {
  const t = useTexts(peopleTexts);
  const me = useMe();
  const clusters = useApi('GET /v1/clusters', { query: { limit: 200 } });
  return (
    <ul className="plain">
      {person.roles.map((role) => {
        const words =
          role.role === 'coordinator'
            ? `${t.roleNames.coordinator}, ${clusters.data?.items.find(({ id }) => id === role.clusterId)?.name ?? ''}`
            : t.roleNames[role.role];
        return (
          <li key={JSON.stringify(role)}>
            {words}
            {role.role === 'member' ? (
              <span className="sub">
                <OrganisationName id={role.organisationId} />
              </span>
            ) : null}
            {person.id === me.id ? null : (
              <button className="btn quiet sm" type="button" onClick={() => ask({ act: 'take', person, role })}>
                {t.takeShort}
                <span className="sr">
                  {' '}
                  {words}, {person.name}
                </span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Acts({ person, ask }: { person: Person; ask: (asked: Asked) => void }) {
  const t = useTexts(peopleTexts);
  const me = useMe();
  if (person.id === me.id) return null;
  const button = (act: 'disable' | 'enable' | 'erase' | 'reset') => (
    <button className="btn quiet sm" type="button" onClick={() => ask({ act, person })}>
      {t[act]}
      <span className="sr"> {person.name}</span>
    </button>
  );
  return (
    <span className="acts">
      {person.status === 'disabled' ? button('enable') : button('disable')}
      {hasRole(me, 'admin') && person.status === 'active' ? button('reset') : null}
      {hasRole(me, 'admin') ? button('erase') : null}
    </span>
  );
}
