import { Link } from 'wouter';
import { hasRole, ownClusterIds, ownOrganisationIds, useMe } from '../../api/me.ts';
import { useApi } from '../../api/query.ts';
import { Page, Section } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';

/** The groups of the clusters that the reader coordinates, or that its companies belong to. */
export default function GroupsPage() {
  const t = useTexts(groupTexts);
  const me = useMe();
  const clusters = useApi('GET /v1/clusters', { query: { limit: 200 } });
  const own = new Set(ownClusterIds(me));
  const companies = ownOrganisationIds(me);
  return (
    <Page title={t.title} lead={t.lead}>
      <Await of={clusters}>
        {({ items }) => {
          const kept = items.filter(({ id }) => hasRole(me, 'admin') || own.has(id));
          return (
            <>
              {kept.map(({ id, name }) => (
                <ClusterGroups key={id} id={id} name={name} />
              ))}
              {companies.map((id) => (
                <CompanyClusters key={id} id={id} known={new Map(items.map((one) => [one.id, one.name]))} but={own} />
              ))}
              {kept.length === 0 && companies.length === 0 ? <Empty {...t.none} /> : null}
            </>
          );
        }}
      </Await>
    </Page>
  );
}

/** The clusters of a company that the reader speaks for. */
function CompanyClusters({
  id,
  known,
  but,
}: {
  id: string;
  known: ReadonlyMap<string, string>;
  but: ReadonlySet<string>;
}) {
  const company = useApi('GET /v1/organisations/{id}', { params: { id } });
  return (
    <Await of={company} rows={2}>
      {({ clusterIds }) =>
        clusterIds
          .filter((clusterId) => !but.has(clusterId))
          .map((clusterId) => <ClusterGroups key={clusterId} id={clusterId} name={known.get(clusterId) ?? ''} />)
      }
    </Await>
  );
}

function ClusterGroups({ id, name }: { id: string; name: string }) {
  const t = useTexts(groupTexts);
  const f = useFormats();
  const groups = useApi('GET /v1/clusters/{id}/working-groups', { params: { id }, query: { limit: 100 } });
  return (
    <Section id={`cluster-${id}`} title={name}>
      <Await of={groups} rows={2}>
        {({ items }) => (
          <ul className="tasks sheet">
            <li>
              <Link href={to('circle', { id })} data-row-link>
                {t.board}
                <span className="sr"> {name}</span>
              </Link>
            </li>
            {items.map((group) => (
              <li key={group.id}>
                <span>
                  <Link href={to('circle', { id }, { group: group.id })} data-row-link>
                    {group.name}
                  </Link>
                  <span className="note">{group.description}</span>
                </span>
                {group.memberIds.length === 0 ? null : (
                  <span className="note">{t.members(f.count(group.memberIds.length))}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Await>
    </Section>
  );
}
