import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { GroupEvent } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { LongTextInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import type { CircleProps } from './circle.tsx';
import { instantOf } from './moments.ts';

/** Meetings and visits: who comes before, minutes after. */
export function Events(props: CircleProps) {
  const t = useTexts(groupTexts).events;
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const { circle } = props;
  return (
    <Section
      id="events"
      title={t.title}
      aside={
        circle.leads ? (
          <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        ) : null
      }
    >
      {circle.events.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <ul className="tasks sheet">
          {circle.events.map((event) => {
            const over = Date.parse(event.at) <= Date.now();
            const count = event.guests.filter(({ coming, attended }) => (over ? attended : coming) === true).length;
            return (
              <li key={event.id}>
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
                {over ? <Write {...props} event={event} /> : <Answers {...props} event={event} />}
              </li>
            );
          })}
        </ul>
      )}
      {adding ? <NewEvent {...props} close={() => setAdding(false)} /> : null}
    </Section>
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
    done: () => {
      toast({ text: t.written });
      setOpen(false);
    },
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
          <LongTextInput id="event-minutes" label={t.minutes} value={minutes} onChange={setMinutes} />
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
  const words = useTexts(groupTexts);
  const t = words.events;
  const [typed, setTyped] = useState({ title: '', at: '', place: '' });
  const [checked, setChecked] = useState(false);
  const add = useAct('POST /v1/clusters/{id}/events', {
    done: () => {
      toast({ text: t.added });
      close();
    },
  });
  const at = instantOf(typed.at);
  const send = () => {
    setChecked(true);
    if (at === null) return;
    void add.run({
      params: { id: circle.clusterId },
      body: { ...of, title: typed.title.trim(), at, place: typed.place.trim() },
    });
  };
  return (
    <Confirm question={t.add} verb={t.add} busy={add.busy} close={close} onConfirm={send}>
      <Refusal error={add.error} fields={{ '/title': 'event-title', '/place': 'event-place' }} />
      <TextInput
        id="event-title"
        label={t.what}
        value={typed.title}
        onChange={(title) => setTyped({ ...typed, title })}
        error={fieldError(add.error, '/title')}
      />
      <TextInput
        id="event-at"
        type="datetime-local"
        label={t.at}
        value={typed.at}
        onChange={(value) => setTyped({ ...typed, at: value })}
        error={checked && at === null ? words.elections.notDay : undefined}
      />
      <TextInput
        id="event-place"
        label={t.place}
        value={typed.place}
        onChange={(place) => setTyped({ ...typed, place })}
        error={fieldError(add.error, '/place')}
      />
    </Confirm>
  );
}
