import { useState } from 'react';
import { type Item, useAct, useList } from '../../api/query.ts';
import { AddingSection } from '../../components/adding-section.tsx';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { List } from '../../components/list.tsx';
import { OrganisationField } from '../../components/organisation-field.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { indicatorTexts } from '../../texts/indicators.ts';

type Initiative = Item<'GET /v1/clusters/{id}/initiatives'>;
const KINDS = ['innovation_project', 'other'] as const;

/** What members do together beside bids. */
export function Initiatives({ clusterId }: { clusterId: string }) {
  const t = useTexts(indicatorTexts).initiatives;
  const f = useFormats();
  const initiatives = useList('GET /v1/clusters/{id}/initiatives', { params: { id: clusterId }, query: { limit: 50 } });
  const remove = useAct('DELETE /v1/clusters/{id}/initiatives/{initiativeId}', {
    done: () => toast({ text: t.removed }),
  });
  const facts = ({ kind, from, to, international, intercluster, memberIds }: Initiative) =>
    [
      t.kinds[kind],
      to === null ? t.since(f.day(from)) : t.span(f.day(from), f.day(to)),
      t.members(f.count(memberIds.length)),
      ...(international ? [t.international] : []),
      ...(intercluster ? [t.intercluster] : []),
    ].join(' · ');
  return (
    <AddingSection
      id="initiatives"
      title={t.title}
      add={t.add}
      dialog={(close) => <NewInitiative clusterId={clusterId} close={close} />}
    >
      <p className="read">{t.text}</p>
      <Refusal error={remove.error} />
      <Await of={initiatives} rows={3}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <List
              caption={t.title}
              rows={rows}
              rowKey={({ id }) => id}
              name={{ head: t.what, cell: ({ title }) => title, sub: facts }}
              columns={[
                {
                  key: 'acts',
                  head: t.remove,
                  cell: ({ id, title }) => (
                    <button
                      className="btn quiet sm"
                      type="button"
                      onClick={() => void remove.run({ params: { id: clusterId, initiativeId: id } })}
                    >
                      {t.remove}
                      <span className="sr"> {title}</span>
                    </button>
                  ),
                },
              ]}
              more={initiatives.more}
              loadingMore={initiatives.loadingMore}
            />
          )
        }
      </Await>
    </AddingSection>
  );
}

function NewInitiative({ clusterId, close }: { clusterId: string; close: () => void }) {
  const t = useTexts(indicatorTexts).initiatives;
  const [typed, setTyped] = useState({ title: '', from: '', to: '' });
  const [kind, setKind] = useState<(typeof KINDS)[number]>('innovation_project');
  const [told, setTold] = useState({ international: false, intercluster: false });
  const [members, setMembers] = useState<readonly { id: string; name: string }[]>([]);
  const [round, setRound] = useState(0);
  const add = useAct('POST /v1/clusters/{id}/initiatives', {
    done: () => {
      toast({ text: t.added });
      close();
    },
  });
  const put = (key: keyof typeof typed) => (value: string) => setTyped({ ...typed, [key]: value });
  const { title, from, to } = typed;
  const facts = { title: title.trim(), kind, from, to: to === '' ? null : to, ...told };
  const send = () =>
    void add.run({ params: { id: clusterId }, body: { ...facts, memberIds: members.map(({ id }) => id) } });
  const check = (key: keyof typeof told) => (
    <label className="check">
      <input
        type="checkbox"
        checked={told[key]}
        onChange={({ target }) => setTold({ ...told, [key]: target.checked })}
      />
      {t[key]}
    </label>
  );
  return (
    <Confirm question={t.add} verb={t.add} busy={add.busy} close={close} onConfirm={send}>
      <Refusal error={add.error} fields={{ '/title': 'initiative-title', '/from': 'initiative-from' }} />
      <TextInput
        id="initiative-title"
        label={t.what}
        value={title}
        onChange={put('title')}
        error={fieldError(add.error, '/title')}
      />
      <SelectInput
        id="initiative-kind"
        label={t.kind}
        value={kind}
        onChange={setKind}
        options={KINDS.map((one) => [one, t.kinds[one]] as const)}
      />
      <DayInput
        id="initiative-from"
        label={t.from}
        value={from}
        onChange={put('from')}
        error={fieldError(add.error, '/from')}
      />
      <DayInput id="initiative-to" label={t.to} value={to} onChange={put('to')} error={fieldError(add.error, '/to')} />
      {check('international')}
      {check('intercluster')}
      <ul className="kept">
        {members.map((member) => (
          <li key={member.id}>
            {member.name}
            <span />
            <button
              className="btn quiet sm"
              type="button"
              onClick={() => setMembers(members.filter(({ id }) => id !== member.id))}
            >
              {t.out}
              <span className="sr"> {member.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <OrganisationField
        key={round}
        id="initiative-member"
        label={t.member}
        onChange={(found) => {
          if (found === null || members.some(({ id }) => id === found.id)) return;
          setMembers([...members, found]);
          setRound(round + 1);
        }}
      />
    </Confirm>
  );
}
