import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { GroupEvent } from '../../api/types.ts';
import { AddingList } from '../../components/adding-section.tsx';
import { Confirm } from '../../components/dialog.tsx';
import { FieldsDialog, saidAndClosed } from '../../components/fields-dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { LongTextInput } from '../../components/inputs.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import type { CircleProps } from './circle.tsx';

/** Meetings and visits: who comes before, minutes after. */
export function Events(props: CircleProps) {
  const t = useTexts(groupTexts).events;
  const { circle } = props;
  return (
    <AddingList
      id="events"
      title={t.title}
      add={circle.leads ? t.add : null}
      dialog={(close) => <NewEvent {...props} close={close} />}
      none={t.none}
      lines={circle.events.map((event) => <OneEvent key={event.id} {...props} event={event} />)}
    />
  );
}

function OneEvent(props: CircleProps & { event: GroupEvent }) {
  const t = useTexts(groupTexts).events;
  const f = useFormats();
  const { event } = props;
  const over = Date.parse(event.at) <= Date.now();
  const count = event.guests.filter(({ coming, attended }) => (over ? attended : coming) === true).length;
  return (
    <li>
      <span>
        {event.title}
        <span className="note">
          {f.instant(event.at)} · {event.place}
          {count === 0 ? '' : ` · ${over ? t.came(f.count(count)) : t.comes(f.count(count))}`}
        </span>
        {event.minutes === null ? null : (
          <details>
            <summary>{t.minutes}</summary>
            <p className="read">{event.minutes}</p>
          </details>
        )}
      </span>
      {over ? <Write {...props} /> : <Answers {...props} />}
    </li>
  );
}

/** Whether the reader's companies of the circle come. */
function Answers({ circle, companies, event }: CircleProps & { event: GroupEvent }) {
  const t = useTexts(groupTexts).events;
  const answer = useAct('PUT /v1/clusters/{id}/events/{eventId}/answer', { done: () => toast({ text: t.answered }) });
  const sits = companies.filter(
    (id) => circle.workingGroup === null || circle.members.some(({ organisationId }) => organisationId === id),
  );
  if (sits.length === 0) return null;
  const said = event.guests.find(({ organisationId }) => organisationId === sits[0])?.coming ?? null;
  const say = (coming: boolean, word: string) => (
    <button
      className="btn sm"
      type="button"
      aria-pressed={said === coming}
      aria-busy={answer.busy}
      onClick={() =>
        void answer.run({
          params: { id: circle.clusterId, eventId: event.id },
          body: { organisationId: sits[0]!, coming },
        })
      }
    >
      {word}
      <span className="sr"> {event.title}</span>
    </button>
  );
  return (
    <span className="acts">
      {say(true, t.coming)}
      {say(false, t.notComing)}
      <Refusal error={answer.error} />
    </span>
  );
}

function Write({ circle, event }: CircleProps & { event: GroupEvent }) {
  const t = useTexts(groupTexts).events;
  const [open, setOpen] = useState(false);
  const [minutes, setMinutes] = useState(event.minutes ?? '');
  const [there, setThere] = useState<readonly string[]>(
    event.guests.flatMap(({ organisationId, coming, attended }) =>
      (attended ?? coming) === true ? [organisationId] : [],
    ),
  );
  const write = useAct('PUT /v1/clusters/{id}/events/{eventId}/minutes', {
    done: saidAndClosed(t.written, () => setOpen(false)),
  });
  if (!circle.leads) return null;
  const could = circle.members.length > 0 ? circle.members : event.guests;
  return (
    <>
      <button className="btn sm" type="button" onClick={() => setOpen(true)}>
        {t.write}
        <span className="sr"> {event.title}</span>
      </button>
      {open ? (
        <Confirm
          question={event.title}
          verb={t.write}
          busy={write.busy}
          close={() => setOpen(false)}
          onConfirm={() =>
            void write.run({
              params: { id: circle.clusterId, eventId: event.id },
              body: { minutes, attendedIds: [...there] },
            })
          }
        >
          <Refusal error={write.error} />
          <LongTextInput
            id="event-minutes"
            label={t.minutes}
            value={minutes}
            onChange={setMinutes}
            error={fieldError(write.error, '/minutes')}
          />
          <fieldset>
            <legend>{t.attended}</legend>
            {could.map(({ organisationId, organisationName }) => (
              <label key={organisationId} className="check">
                <input
                  type="checkbox"
                  checked={there.includes(organisationId)}
                  onChange={({ target }) =>
                    setThere(
                      target.checked ? [...there, organisationId] : there.filter((one) => one !== organisationId),
                    )
                  }
                />
                {organisationName}
              </label>
            ))}
          </fieldset>
        </Confirm>
      ) : null}
    </>
  );
}

function NewEvent({ circle, of, close }: CircleProps & { close: () => void }) {
  const t = useTexts(groupTexts).events;
  const add = useAct('POST /v1/clusters/{id}/events', { done: saidAndClosed(t.added, close) });
  return (
    <FieldsDialog
      name="event"
      verb={t.add}
      first={{ title: '', at: '', place: '' }}
      fields={[
        { key: 'title', label: t.what },
        { key: 'at', kind: 'moment', label: t.at },
        { key: 'place', label: t.place },
      ]}
      act={add}
      send={(typed) => void add.run({ params: { id: circle.clusterId }, body: { ...of, ...typed } })}
      close={close}
    />
  );
}
