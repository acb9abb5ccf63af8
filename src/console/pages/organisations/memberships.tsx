import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'wouter';
import { hasRole, ownClusterIds, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import type { Membership } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, SelectInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { organisationEditTexts } from '../../texts/organisation-edit.ts';
import { shellTexts } from '../../texts/shell.ts';

type NamedCluster = { id: string; name: string };

/** The clusters that an organisation is in: joining one, and the end of a membership. */
export function Memberships({ organisationId, clusterIds }: { organisationId: string; clusterIds: readonly string[] }) {
  const t = useTexts(organisationEditTexts).memberships;
  const me = useMe();
  const [joining, setJoining] = useState(false);
  const clusters = useApi('GET /v1/clusters', { query: { limit: 200 } });
  const all = clusters.data?.items ?? [];
  const own = new Set(ownClusterIds(me));
  const mine = all.filter(({ id }) => hasRole(me, 'admin') || own.has(id));
  const here = all.filter(({ id }) => clusterIds.includes(id));
  const others = mine.filter(({ id }) => !clusterIds.includes(id));
  return (
    <Section
      id="memberships"
      title={t.title}
      aside={
        others.length === 0 ? undefined : (
          <button className="btn quiet sm" type="button" onClick={() => setJoining(true)}>
            {t.join}
          </button>
        )
      }
    >
      {here.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <ul className="tasks sheet">
          {here.map((cluster) => (
            <OneMembership
              key={cluster.id}
              cluster={cluster}
              organisationId={organisationId}
              canEnd={mine.some(({ id }) => id === cluster.id)}
              isLast={!hasRole(me, 'admin') && here.filter(({ id }) => own.has(id)).length === 1}
            />
          ))}
        </ul>
      )}
      {joining ? <Join organisationId={organisationId} clusters={others} close={() => setJoining(false)} /> : null}
    </Section>
  );
}

function OneMembership({
  cluster,
  organisationId,
  canEnd,
  isLast,
}: {
  cluster: NamedCluster;
  organisationId: string;
  canEnd: boolean;
  /** Its end takes the company out of one's sight. */
  isLast: boolean;
}) {
  const t = useTexts(organisationEditTexts).memberships;
  const f = useFormats();
  const [asking, setAsking] = useState(false);
  const found = useApi(
    'GET /v1/clusters/{id}/memberships',
    canEnd ? { params: { id: cluster.id }, query: { organisationId, current: true } } : null,
  );
  const membership = found.data?.items[0];
  return (
    <li>
      <span>
        {cluster.name}
        {membership === undefined ? null : (
          <span className="note">
            {t.since(f.day(membership.since))}
            {membership.until === null ? '' : `, ${t.until(f.day(membership.until))}`}
          </span>
        )}
      </span>
      <span />
      {membership === undefined || membership.until !== null ? (
        <span />
      ) : (
        <button className="btn quiet sm" type="button" onClick={() => setAsking(true)}>
          {t.end}
          <span className="sr"> {cluster.name}</span>
        </button>
      )}
      {asking && membership !== undefined ? (
        <EndMembership cluster={cluster} membership={membership} isLast={isLast} close={() => setAsking(false)} />
      ) : null}
    </li>
  );
}

function EndMembership({
  cluster,
  membership,
  isLast,
  close,
}: {
  cluster: NamedCluster;
  membership: Membership;
  isLast: boolean;
  close: () => void;
}) {
  const t = useTexts(organisationEditTexts).memberships;
  const [, navigate] = useLocation();
  const [day, setDay] = useState(isoDay(new Date()));
  const shell = useTexts(shellTexts);
  const resume = useAct('POST /v1/clusters/{id}/memberships/{membershipId}/resume');
  const end = useAct('POST /v1/clusters/{id}/memberships/{membershipId}/end', {
    done: () => {
      const params = { id: cluster.id, membershipId: membership.id };
      toast({ text: t.ended, act: { label: shell.undo, run: () => void resume.run({ params }) } });
      // What can't be read any more is left before it is read anew.
      if (isLast && day <= isoDay(new Date())) flushSync(() => navigate(to('organisations')));
    },
  });
  return (
    <Confirm
      question={t.question(cluster.name)}
      verb={t.end}
      tone="bad"
      busy={end.busy}
      close={close}
      onConfirm={() =>
        void end
          .run({ params: { id: cluster.id, membershipId: membership.id }, body: day === '' ? {} : { until: day } })
          .then((done) => done !== null && close())
      }
    >
      <p>{t.text}</p>
      <Refusal error={end.error} fields={{ '/until': 'ends' }} />
      <DayInput id="ends" label={t.day} value={day} onChange={setDay} error={fieldError(end.error, '/until')} />
    </Confirm>
  );
}

function Join({
  organisationId,
  clusters,
  close,
}: {
  organisationId: string;
  clusters: readonly NamedCluster[];
  close: () => void;
}) {
  const t = useTexts(organisationEditTexts).memberships;
  const [clusterId, setClusterId] = useState(clusters[0]?.id ?? '');
  const [since, setSince] = useState(isoDay(new Date()));
  const join = useAct('POST /v1/clusters/{id}/memberships', { done: () => toast({ text: t.joined }) });
  return (
    <Confirm
      question={t.join}
      verb={t.join}
      busy={join.busy}
      close={close}
      onConfirm={() =>
        void join
          .run({ params: { id: clusterId }, body: { organisationId, ...(since === '' ? {} : { since }) } })
          .then((done) => done !== null && close())
      }
    >
      <Refusal error={join.error} fields={{ '/since': 'since' }} />
      <SelectInput
        id="joined"
        label={t.joinTo}
        value={clusterId}
        onChange={setClusterId}
        options={clusters.map(({ id, name }) => [id, name] as const)}
      />
      <DayInput
        id="since"
        label={t.joinSince}
        value={since}
        onChange={setSince}
        error={fieldError(join.error, '/since')}
      />
    </Confirm>
  );
}
