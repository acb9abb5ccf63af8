import { useAct } from '../../api/query.ts';
import { FieldsDialog, saidAndClosed } from '../../components/fields-dialog.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import type { CircleProps } from './circle.tsx';
import { positionsOf } from './mandates.tsx';

const isPercent = (typed: string): boolean => /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 100;

/** Calls an election: office, time of the vote, term, quorum. */
export function NewElection({ circle, of, close }: CircleProps & { close: () => void }) {
  const words = useTexts(groupTexts);
  const t = words.elections;
  const positions = positionsOf(circle.workingGroup !== null);
  const call = useAct('POST /v1/clusters/{id}/elections', { done: saidAndClosed(t.called, close) });
  return (
    <FieldsDialog
      name="election"
      verb={t.call}
      text={t.callText}
      first={{ position: positions[0]!, opensAt: '', closesAt: '', termFrom: '', termTo: '', quorum: '' }}
      fields={[
        {
          key: 'position',
          label: words.mandates.position,
          options: positions.map((one) => [one, words.positions[one]] as const),
        },
        { key: 'opensAt', kind: 'moment', label: t.opens },
        { key: 'closesAt', kind: 'moment', label: t.closes },
        { key: 'termFrom', kind: 'day', label: t.termFrom },
        { key: 'termTo', kind: 'day', label: t.termTo },
        {
          key: 'quorum',
          label: t.quorum,
          digits: 3,
          optional: true,
          pointer: '/quorumBp',
          check: (typed) => (isPercent(typed) ? null : t.notQuorum),
        },
      ]}
      act={call}
      send={({ quorum, ...facts }) => {
        const least = quorum === '' ? {} : { quorumBp: Number(quorum) * 100 };
        void call.run({ params: { id: circle.clusterId }, body: { ...of, ...facts, ...least } });
      }}
      close={close}
    />
  );
}
