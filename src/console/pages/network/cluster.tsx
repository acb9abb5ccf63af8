import { hasRole, ownClusterIds, useMe } from '../../api/me.ts';
import { useApi } from '../../api/query.ts';
import { Page } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { to, usePathParams } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { networkTexts } from '../../texts/network.ts';
import { ClusterMoney } from './cluster-money.tsx';
import { ClusterPartners } from './cluster-partners.tsx';
import { ClusterPolicy } from './cluster-policy.tsx';
import { ClusterProfile } from './cluster-profile.tsx';
import { WorkingGroups } from './working-groups.tsx';

/** One cluster: what it is, what counts in its scores, its groups, partners and money. */
export default function ClusterPage() {
  const t = useTexts(networkTexts);
  const me = useMe();
  const { id } = usePathParams<'cluster'>('cluster');
  const cluster = useApi('GET /v1/clusters/{id}', { params: { id } });
  const own = hasRole(me, 'admin') || ownClusterIds(me).includes(id);
  return (
    <Page
      title={cluster.data?.name ?? t.one}
      {...(cluster.data === undefined ? {} : { lead: t.kinds[cluster.data.kind] })}
      crumbs={[[to('network'), t.title]]}
    >
      <Await of={cluster} rows={8}>
        {(data) =>
          own ? (
            <div className="half">
              <div>
                <ClusterProfile cluster={data} etag={cluster.etag} />
                <ClusterPolicy cluster={data} etag={cluster.etag} />
                <p>
                  <a href={to('convention', { id })}>{t.convention}</a>
                </p>
              </div>
              <div>
                <WorkingGroups clusterId={id} />
                <ClusterPartners clusterId={id} />
                <ClusterMoney clusterId={id} />
              </div>
            </div>
          ) : (
            <p className="read">{data.description ?? ''}</p>
          )
        }
      </Await>
    </Page>
  );
}
