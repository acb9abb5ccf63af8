import { useAct, useList } from '../../api/query.ts';
import type { PartnerSearch } from '../../api/types.ts';
import { Refusal } from '../../components/form.tsx';
import { List } from '../../components/list.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { Section } from '../../components/page.tsx';
import { Region } from '../../components/region.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { partnerTexts } from '../../texts/partners.ts';

/** For a cluster that was asked: whom of its members to ask, and what they said. */
export function ChooseMembers({ search }: { search: PartnerSearch }) {
  const t = useTexts(partnerTexts);
  const f = useFormats();
  const params = { id: search.id };
  const able = useList('GET /v1/partner-searches/{id}/members', { params, query: { limit: 50 } });
  const asked = useList('GET /v1/partner-searches/{id}/answers', { params, query: { limit: 50 } });
  const choose = useAct('POST /v1/partner-searches/{id}/answers', { done: () => toast({ text: t.chosen }) });
  const already = new Set((asked.data ?? []).map(({ organisationId }) => organisationId));
  return (
    <>
      <Section id="members" title={t.members}>
        <p className="mute">{t.membersLead}</p>
        <Refusal error={choose.error} />
        <Await of={able} rows={3}>
          {(rows) =>
            rows.length === 0 ? (
              <p>{t.noMembers}</p>
            ) : (
              <List
                caption={t.members}
                rows={rows}
                rowKey={({ id }) => id}
                name={{ head: t.member, cell: ({ name }) => name, href: ({ id }) => to('organisation', { id }) }}
                columns={[
                  { key: 'place', head: t.places, cell: ({ nuts }) => (nuts === null ? '–' : <Region code={nuts} />) },
                  { key: 'level', head: t.skill, cell: ({ level }) => t.level(f.count(level)) },
                  {
                    key: 'acts',
                    head: t.acts,
                    cell: ({ id, name }) =>
                      search.state !== 'published' || already.has(id) ? (
                        ''
                      ) : (
                        <button
                          className="btn sm"
                          type="button"
                          aria-busy={choose.busy}
                          onClick={() => void choose.run({ params, body: { organisationId: id } })}
                        >
                          {t.choose}
                          <span className="sr"> {name}</span>
                        </button>
                      ),
                  },
                ]}
                more={able.more}
                loadingMore={able.loadingMore}
              />
            )
          }
        </Await>
      </Section>
      <Section id="asked" title={t.asked}>
        <Await of={asked} rows={2}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="mute">{t.noAsked}</p>
            ) : (
              <List
                caption={t.asked}
                rows={rows}
                rowKey={({ id }) => id}
                name={{
                  head: t.member,
                  cell: ({ organisationId }) =>
                    organisationId === null ? '–' : <OrganisationName id={organisationId} />,
                }}
                columns={[{ key: 'state', head: t.state, cell: ({ state }) => t.answerStates[state] }]}
                more={asked.more}
                loadingMore={asked.loadingMore}
              />
            )
          }
        </Await>
      </Section>
    </>
  );
}
