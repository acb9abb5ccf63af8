import { hasRole, ownClusterIds, ownOrganisationIds, useMe } from '../../api/me.ts';
import { useApi } from '../../api/query.ts';
import type { Governance } from '../../api/types.ts';
import { Page, Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { to, useFilters, usePathParams } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import { Actions } from './actions.tsx';
import { Awaited } from './awaited.tsx';
import { Elections } from './elections.tsx';
import { Events } from './events.tsx';
import { Mandates } from './mandates.tsx';
import { Results } from './results.tsx';

const FILTERS = { group: null } as const;

/** What every part of the page is told. */
export type CircleProps = {
  circle: Governance;
  /** `workingGroupId` of what is added here; nothing for the cluster as a whole. */
  of: { workingGroupId?: string };
  /** Companies that the reader speaks for. */
  companies: readonly string[];
  /** Whether the reader coordinates the cluster. */
  coordinates: boolean;
};

/** A working group, or a cluster as a whole: who leads it, who votes, what is to be done, what came of it. */
export default function CirclePage() {
  const t = useTexts(groupTexts);
  const me = useMe();
  const { id } = usePathParams<'circle'>('circle');
  const [{ group }] = useFilters(FILTERS);
  const of = group === undefined ? {} : { workingGroupId: group };
  const read = useApi('GET /v1/clusters/{id}/governance', { params: { id }, query: of });
  const circle = read.data;
  const companies = ownOrganisationIds(me);
  const coordinates = hasRole(me, 'admin') || ownClusterIds(me).includes(id);
  return (
    <Page
      title={circle === undefined ? t.title : (circle.workingGroup?.name ?? circle.clusterName)}
      lead={circle?.workingGroup === null ? t.board : (circle?.workingGroup?.description ?? circle?.clusterName ?? '')}
      crumbs={[[to('groups'), t.title]]}
    >
      <Await of={read} rows={8}>
        {(data) => {
          const props = { circle: data, of, companies, coordinates };
          return (
            <>
              <Awaited {...props} />
              <div className="half">
                <div>
                  <Mandates {...props} />
                  <Elections {...props} />
                  {data.members.length === 0 ? null : (
                    <Section id="members" title={t.membersTitle}>
                      <ul className="plain">
                        {data.members.map((member) => (
                          <li key={member.organisationId}>{member.organisationName}</li>
                        ))}
                      </ul>
                    </Section>
                  )}
                </div>
                <div>
                  <Actions {...props} />
                  <Events {...props} />
                  <Results {...props} />
                </div>
              </div>
            </>
          );
        }}
      </Await>
    </Page>
  );
}
