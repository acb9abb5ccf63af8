import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import type { CircleProps } from './circle.tsx';
import { positionsOf } from './mandates.tsx';
import { instantOf } from './moments.ts';

/** Calls an election: office, time of the vote, term, quorum. */
export function NewElection({ circle, of, close }: CircleProps & { close: () => void }) {
  const words = useTexts(groupTexts);
  const t = words.elections;
  const positions = positionsOf(circle.workingGroup !== null);
  const [position, setPosition] = useState(positions[0]!);
  const [typed, setTyped] = useState({ opensAt: '', closesAt: '', termFrom: '', termTo: '', quorum: '' });
  const [checked, setChecked] = useState(false);
  const call = useAct('POST /v1/clusters/{id}/elections', {
    done: () => {
      toast({ text: t.called });
      close();
    },
  });
  const put = (key: keyof typeof typed) => (value: string) => setTyped({ ...typed, [key]: value });
  const [opensAt, closesAt] = [instantOf(typed.opensAt), instantOf(typed.closesAt)];
  const quorum = typed.quorum.trim();
  const wrongQuorum = quorum !== '' && !(/^\d{1,3}$/.test(quorum) && Number(quorum) >= 1 && Number(quorum) <= 100);
  const send = () => {
    setChecked(true);
    if (opensAt === null || closesAt === null || wrongQuorum) return;
    const { termFrom, termTo } = typed;
    const body = { ...of, position, opensAt, closesAt, termFrom, termTo };
    const least = quorum === '' ? {} : { quorumBp: Number(quorum) * 100 };
    void call.run({ params: { id: circle.clusterId }, body: { ...body, ...least } });
  };
  const time = (key: 'opensAt' | 'closesAt', label: string, at: string | null) => (
    <TextInput
      id={`election-${key}`}
      type="datetime-local"
      label={label}
      value={typed[key]}
      onChange={put(key)}
      error={checked && at === null ? t.notDay : fieldError(call.error, `/${key}`)}
    />
  );
  const day = (key: 'termFrom' | 'termTo', label: string) => (
    <DayInput
      id={`election-${key}`}
      label={label}
      value={typed[key]}
      onChange={put(key)}
      error={fieldError(call.error, `/${key}`)}
    />
  );
  return (
    <Confirm question={t.call} verb={t.call} busy={call.busy} close={close} onConfirm={send}>
      <p>{t.callText}</p>
      <Refusal
        error={call.error}
        fields={{ '/closesAt': 'election-closesAt', '/termFrom': 'election-termFrom', '/termTo': 'election-termTo' }}
      />
      <SelectInput
        id="election-position"
        label={words.mandates.position}
        value={position}
        onChange={setPosition}
        options={positions.map((one) => [one, words.positions[one]] as const)}
      />
      {time('opensAt', t.opens, opensAt)}
      {time('closesAt', t.closes, closesAt)}
      {day('termFrom', t.termFrom)}
      {day('termTo', t.termTo)}
      <TextInput
        id="election-quorum"
        label={t.quorum}
        size={4}
        inputMode="numeric"
        value={typed.quorum}
        onChange={put('quorum')}
        error={checked && wrongQuorum ? t.notQuorum : undefined}
      />
    </Confirm>
  );
}
