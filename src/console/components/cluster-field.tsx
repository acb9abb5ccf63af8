import { hasRole, ownClusterIds, useMe } from '../api/me.ts';
import { useApi } from '../api/query.ts';
import { Field } from './field.tsx';

/** For which of one's clusters; nothing to choose where there is one. */
export function ClusterField({
  id,
  label,
  value,
  onChange,
}: {
  id: string;
  label: string;
  value: string | undefined;
  onChange: (clusterId: string) => void;
}) {
  const me = useMe();
  const clusters = useApi('GET /v1/clusters', { query: { limit: 200 } });
  const own = new Set(ownClusterIds(me));
  const shown = (clusters.data?.items ?? []).filter((cluster) => hasRole(me, 'admin') || own.has(cluster.id));
  if (shown.length < 2) return null;
  return (
    <Field id={id} label={label}>
      {(props) => (
        <select
          {...props}
          value={value ?? ownClusterIds(me)[0] ?? shown[0]?.id}
          onChange={(event) => onChange(event.target.value)}
        >
          {shown.map((cluster) => (
            <option key={cluster.id} value={cluster.id}>
              {cluster.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
