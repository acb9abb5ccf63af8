import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import type { WorkingGroup } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { LongTextInput, TextInput } from '../../components/inputs.tsx';
import { OrganisationField } from '../../components/organisation-field.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { networkTexts } from '../../texts/network.ts';
import { ClusterList } from './cluster-list.tsx';

/** Groups in which companies of a cluster work on a subject: who is in them, and new ones. */
export function WorkingGroups({ clusterId }: { clusterId: string }) {
  const t = useTexts(networkTexts).groups;
  const f = useFormats();
  const [composing, setComposing] = useState<WorkingGroup | null>(null);
  const groups = useApi('GET /v1/clusters/{id}/working-groups', { params: { id: clusterId }, query: { limit: 100 } });
  return (
    <>
      <ClusterList
        id="groups"
        words={t}
        of={groups}
        itemsOf={({ items }) => items}
        line={(group) => (
          <>
            <span>
              {group.name}
              <span className="note">{group.description}</span>
            </span>
            <span className="note">{t.members(f.count(group.memberIds.length))}</span>
            <button className="btn sm" type="button" onClick={() => setComposing(group)}>
              {t.edit}
              <span className="sr"> {group.name}</span>
            </button>
          </>
        )}
        adding={(close) => <NewGroup clusterId={clusterId} close={close} />}
      />
      {composing === null ? null : <Compose group={composing} close={() => setComposing(null)} />}
    </>
  );
}

function NewGroup({ clusterId, close }: { clusterId: string; close: () => void }) {
  const t = useTexts(networkTexts).groups;
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const add = useAct('POST /v1/clusters/{id}/working-groups', {
    done: () => {
      toast({ text: t.added });
      close();
    },
  });
  const body = { name: name.trim(), ...(description.trim() === '' ? {} : { description: description.trim() }) };
  return (
    <Confirm
      question={t.add}
      verb={t.add}
      busy={add.busy}
      close={close}
      onConfirm={() => void add.run({ params: { id: clusterId }, body })}
    >
      <Refusal error={add.error} fields={{ '/name': 'group-name' }} />
      <TextInput
        id="group-name"
        label={t.name}
        value={name}
        onChange={setName}
        error={fieldError(add.error, '/name')}
      />
      <LongTextInput id="group-description" label={t.description} value={description} onChange={setDescription} />
    </Confirm>
  );
}

function Compose({ group, close }: { group: WorkingGroup; close: () => void }) {
  const t = useTexts(networkTexts).groups;
  const [members, setMembers] = useState<readonly string[]>(group.memberIds);
  const [round, setRound] = useState(0);
  const save = useAct('PUT /v1/clusters/{id}/working-groups/{workingGroupId}/members', {
    done: () => {
      toast({ text: t.saved });
      close();
    },
  });
  return (
    <Confirm
      question={group.name}
      verb={t.edit}
      busy={save.busy}
      close={close}
      onConfirm={() => void save.run({ params: { id: group.clusterId, workingGroupId: group.id }, body: [...members] })}
    >
      <Refusal error={save.error} />
      <ul className="kept">
        {members.map((id) => (
          <li key={id}>
            <OrganisationName id={id} />
            <span />
            <button
              className="btn quiet sm"
              type="button"
              onClick={() => setMembers(members.filter((one) => one !== id))}
            >
              {t.remove}
            </button>
          </li>
        ))}
      </ul>
      <OrganisationField
        key={round}
        id="group-join"
        label={t.join}
        onChange={(found) => {
          if (found === null || members.includes(found.id)) return;
          setMembers([...members, found.id]);
          setRound(round + 1);
        }}
      />
    </Confirm>
  );
}
