import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Mandate } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { daysApart, isoDay, useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import type { CircleProps } from './circle.tsx';
import { CompanyChoice } from './company-choice.tsx';

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
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Mandate | null>(null);
  const { circle, coordinates } = props;
  const today = isoDay(new Date());
  const past = circle.mandates.filter(({ to }) => to < today);
  const line = (mandate: Mandate) => [mandate.organisationName, mandate.person].filter(Boolean).join(', ');
  return (
    <Section
      id="mandates"
      title={t.title}
      aside={
        coordinates ? (
          <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        ) : null
      }
    >
      {circle.mandates.length === past.length ? (
        <p className="mute">{t.none}</p>
      ) : (
        <ul className="tasks sheet">
          {circle.mandates
            .filter(({ to }) => to >= today)
            .map((mandate) => (
              <li key={mandate.id}>
                <span>
                  <strong>{words.positions[mandate.position]}</strong> {line(mandate)}
                  <span className="note">
                    {mandate.from > today
                      ? t.span(f.day(mandate.from), f.day(mandate.to))
                      : daysApart(mandate.to) <= SOON_DAYS
                        ? t.soon(f.relativeDay(mandate.to))
                        : t.until(f.day(mandate.to))}
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
        </ul>
      )}
      {past.length === 0 ? null : (
        <details>
          <summary>{t.past}</summary>
          <ul className="plain">
            {past.map((mandate) => (
              <li key={mandate.id}>
                {words.positions[mandate.position]} : {line(mandate)}, {t.span(f.day(mandate.from), f.day(mandate.to))}
              </li>
            ))}
          </ul>
        </details>
      )}
      {adding ? <NewMandate {...props} close={() => setAdding(false)} /> : null}
      {ending === null ? null : <End clusterId={circle.clusterId} of={ending} close={() => setEnding(null)} />}
    </Section>
  );
}

function End({ clusterId, of, close }: { clusterId: string; of: Mandate; close: () => void }) {
  const t = useTexts(groupTexts).mandates;
  const end = useAct('POST /v1/clusters/{id}/mandates/{mandateId}/end', {
    done: () => {
      toast({ text: t.ended });
      close();
    },
  });
  return (
    <Confirm
      question={`${t.end} : ${of.organisationName}`}
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
  const [typed, setTyped] = useState({
    position: positions[0]!,
    organisationId: '',
    person: '',
    from: isoDay(new Date()),
    to: '',
  });
  const add = useAct('POST /v1/clusters/{id}/mandates', {
    done: () => {
      toast({ text: t.added });
      close();
    },
  });
  const { person, ...facts } = typed;
  const body = { ...of, ...facts, ...(person.trim() === '' ? {} : { person: person.trim() }) };
  return (
    <Confirm
      question={t.add}
      verb={t.add}
      busy={add.busy}
      close={close}
      onConfirm={() => void add.run({ params: { id: circle.clusterId }, body })}
    >
      <Refusal
        error={add.error}
        fields={{ '/from': 'mandate-from', '/to': 'mandate-to', '/organisationId': 'mandate-company' }}
      />
      <SelectInput
        id="mandate-position"
        label={t.position}
        value={typed.position}
        onChange={(position) => setTyped({ ...typed, position })}
        options={positions.map((one) => [one, words.positions[one]] as const)}
      />
      <CompanyChoice
        id="mandate-company"
        circle={circle}
        value={typed.organisationId}
        onChange={(organisationId) => setTyped({ ...typed, organisationId })}
        error={fieldError(add.error, '/organisationId')}
      />
      <TextInput
        id="mandate-person"
        label={words.person}
        value={typed.person}
        onChange={(person) => setTyped({ ...typed, person })}
        error={fieldError(add.error, '/person')}
      />
      <DayInput
        id="mandate-from"
        label={t.from}
        value={typed.from}
        onChange={(from) => setTyped({ ...typed, from })}
        error={fieldError(add.error, '/from')}
      />
      <DayInput
        id="mandate-to"
        label={t.to}
        value={typed.to}
        onChange={(until) => setTyped({ ...typed, to: until })}
        error={fieldError(add.error, '/to')}
      />
    </Confirm>
  );
}
