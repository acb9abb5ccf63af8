import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Mandate } from '../../api/types.ts';
import { AddingList } from '../../components/adding-section.tsx';
import { Confirm } from '../../components/dialog.tsx';
import { FieldsDialog, given, saidAndClosed } from '../../components/fields-dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { daysApart, isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import { shellTexts } from '../../texts/shell.ts';
import type { CircleProps } from './circle.tsx';
import { useCompanyField } from './company-choice.tsx';

const OF_GROUPS = ['pilot', 'co_pilot'] as const;
const OF_BOARDS = ['president', 'vice_president', 'treasurer', 'secretary', 'board_member'] as const;
/** Offices that a circle has. */
export const positionsOf = (isGroup: boolean): readonly Mandate['position'][] => (isGroup ? OF_GROUPS : OF_BOARDS);
/** From so many days before its end, a term is shown as ending. */
const SOON_DAYS = 60;

/** Who holds an office, until when, and who held one before. */
export function Mandates(props: CircleProps) {
  const words = useTexts(groupTexts);
  const t = words.mandates;
  const { colon } = useTexts(shellTexts);
  const f = useFormats();
  const [ending, setEnding] = useState<Mandate | null>(null);
  const { circle, coordinates } = props;
  const today = isoDay(new Date());
  const past = circle.mandates.filter(({ to }) => to < today);
  const line = (mandate: Mandate) => [mandate.organisationName, mandate.person].filter(Boolean).join(', ');
  const term = ({ from, to }: Mandate) => {
    if (from > today) return t.span(f.day(from), f.day(to));
    return daysApart(to) <= SOON_DAYS ? t.soon(f.relativeDay(to)) : t.until(f.day(to));
  };
  return (
    <AddingList
      id="mandates"
      title={t.title}
      add={coordinates ? t.add : null}
      dialog={(close) => <NewMandate {...props} close={close} />}
      none={t.none}
      lines={circle.mandates
        .filter(({ to }) => to >= today)
        .map((mandate) => (
          <li key={mandate.id}>
            <span>
              <strong>{words.positions[mandate.position]}</strong> {line(mandate)}
              <span className="note">
                {term(mandate)}
                {mandate.electionId === null ? '' : ` · ${t.elected}`}
              </span>
            </span>
            {coordinates ? (
              <button className="btn quiet sm" type="button" onClick={() => setEnding(mandate)}>
                {t.end}
                <span className="sr"> {line(mandate)}</span>
              </button>
            ) : null}
          </li>
        ))}
    >
      {past.length === 0 ? null : (
        <details>
          <summary>{t.past}</summary>
          <ul className="plain">
            {past.map((mandate) => (
              <li key={mandate.id}>
                {words.positions[mandate.position]}
                {colon}
                {line(mandate)}, {t.span(f.day(mandate.from), f.day(mandate.to))}
              </li>
            ))}
          </ul>
        </details>
      )}
      {ending === null ? null : <End clusterId={circle.clusterId} of={ending} close={() => setEnding(null)} />}
    </AddingList>
  );
}

function End({ clusterId, of, close }: { clusterId: string; of: Mandate; close: () => void }) {
  const t = useTexts(groupTexts).mandates;
  const { colon } = useTexts(shellTexts);
  const end = useAct('POST /v1/clusters/{id}/mandates/{mandateId}/end', { done: saidAndClosed(t.ended, close) });
  return (
    <Confirm
      question={`${t.end}${colon}${of.organisationName}`}
      verb={t.end}
      busy={end.busy}
      close={close}
      onConfirm={() => void end.run({ params: { id: clusterId, mandateId: of.id }, body: { on: isoDay(new Date()) } })}
    >
      <p>{t.endText}</p>
      <Refusal error={end.error} />
    </Confirm>
  );
}

function NewMandate({ circle, of, close }: CircleProps & { close: () => void }) {
  const words = useTexts(groupTexts);
  const t = words.mandates;
  const positions = positionsOf(circle.workingGroup !== null);
  const add = useAct('POST /v1/clusters/{id}/mandates', { done: saidAndClosed(t.added, close) });
  return (
    <FieldsDialog
      name="mandate"
      verb={t.add}
      first={{ position: positions[0]!, organisationId: '', person: '', from: isoDay(new Date()), to: '' }}
      fields={[
        { key: 'position', label: t.position, options: positions.map((one) => [one, words.positions[one]] as const) },
        useCompanyField(circle),
        { key: 'person', label: words.person, optional: true },
        { key: 'from', kind: 'day', label: t.from },
        { key: 'to', kind: 'day', label: t.to },
      ]}
      act={add}
      send={({ person, ...facts }) =>
        void add.run({ params: { id: circle.clusterId }, body: { ...of, ...facts, ...given('person', person) } })
      }
      close={close}
    />
  );
}
