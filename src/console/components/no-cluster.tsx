import { Link } from 'wouter';
import { useApi } from '../api/query.ts';
import { to } from '../shell/paths.ts';
import { useTexts } from '../texts/define.ts';
import { networkTexts } from '../texts/network.ts';
import { Empty, Loading } from './states.tsx';

/** In the place of what a page says of a cluster: until the clusters are read, and where there is none yet. */
export function NoCluster({ rows }: { rows: number }) {
  const t = useTexts(networkTexts);
  const clusters = useApi('GET /v1/clusters', { query: { limit: 200 } });
  if (clusters.data === undefined) return <Loading rows={rows} />;
  return (
    <Empty
      {...t.empty}
      acts={
        <Link className="btn" href={to('network')}>
          {t.title}
        </Link>
      }
    />
  );
}
