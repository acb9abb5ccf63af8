import { useState } from 'react';
import { type Item, useAct, useApi, useList } from '../../api/query.ts';
import { AskedAct } from '../../components/asked-act.tsx';
import { Confirm, Dialog } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { TextInput } from '../../components/inputs.tsx';
import { ListAndOne } from '../../components/list-and-one.tsx';
import { Page, Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { feedTexts } from '../../texts/feeds.ts';
import { networkTexts } from '../../texts/network.ts';

type Webhook = Item<'GET /v1/webhooks'>;

/** Programs that are told what changes, and what was sent to them. */
export default function WebhooksPage() {
  const t = useTexts(feedTexts).webhooks;
  const network = useTexts(networkTexts);
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const hooks = useList('GET /v1/webhooks', { query: { limit: 50 } });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[[to('network'), network.title]]}
      acts={
        <button className="btn first" type="button" onClick={() => setAdding(true)}>
          {t.add}
        </button>
      }
    >
      <ListAndOne
        of={hooks}
        caption={t.caption}
        none={t.none}
        name={{ head: t.url, cell: ({ url }) => url }}
        columns={[
          { key: 'events', head: t.events, cell: ({ events }) => events.join(', ') || t.allEvents },
          { key: 'since', head: t.since, cell: ({ createdAt }) => f.day(createdAt) },
          { key: 'acts', head: t.acts, cell: (hook) => <Remove hook={hook} /> },
        ]}
        one={(hook) => <Deliveries hook={hook} />}
      />
      {adding ? <NewWebhook close={() => setAdding(false)} made={setSecret} /> : null}
      {secret === null ? null : (
        <Dialog
          title={t.secret}
          close={() => setSecret(null)}
          foot={
            <button className="btn first" type="button" onClick={() => setSecret(null)}>
              {t.done}
            </button>
          }
        >
          <p>{t.secretText}</p>
          <p>
            <code className="break">{secret}</code>
          </p>
        </Dialog>
      )}
    </Page>
  );
}

function NewWebhook({ close, made }: { close: () => void; made: (secret: string) => void }) {
  const t = useTexts(feedTexts).webhooks;
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState('');
  const add = useAct('POST /v1/webhooks', {
    done: ({ data }) => {
      toast({ text: t.added });
      close();
      made(data.secret);
    },
  });
  const wanted = events
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return (
    <Confirm
      question={t.add}
      verb={t.add}
      busy={add.busy}
      close={close}
      onConfirm={() => void add.run({ body: { url: url.trim(), ...(wanted.length === 0 ? {} : { events: wanted }) } })}
    >
      <Refusal error={add.error} fields={{ '/url': 'hook-url' }} />
      <TextInput
        id="hook-url"
        type="url"
        label={t.url}
        value={url}
        onChange={setUrl}
        error={fieldError(add.error, '/url')}
      />
      <TextInput
        id="hook-events"
        label={t.events}
        note={t.eventsNote}
        value={events}
        onChange={setEvents}
        error={fieldError(add.error, '/events*')}
      />
    </Confirm>
  );
}

function Remove({ hook: { id, url } }: { hook: Webhook }) {
  const t = useTexts(feedTexts).webhooks;
  const remove = useAct('DELETE /v1/webhooks/{id}', { done: () => toast({ text: t.removed }) });
  return (
    <AskedAct
      label={t.remove}
      about={url}
      question={t.removeQuestion}
      text={t.removeText}
      tone="bad"
      act={remove}
      run={() => remove.run({ params: { id } })}
    />
  );
}

function Deliveries({ hook }: { hook: Webhook }) {
  const t = useTexts(feedTexts).webhooks;
  const f = useFormats();
  const retry = useAct('POST /v1/webhook-deliveries/{id}/retry', { done: () => toast({ text: t.retried }) });
  const sent = useApi('GET /v1/webhooks/{id}/deliveries', { params: { id: hook.id }, query: { limit: 50 } });
  return (
    <Section id="deliveries" title={t.deliveries} aside={<span className="note break">{hook.url}</span>}>
      <Refusal error={retry.error} />
      <Await of={sent} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.deliveriesNone}</p>
          ) : (
            <SimpleTable
              caption={t.deliveries}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { head: t.type, cell: ({ type, createdAt }) => `${type}, ${f.instant(createdAt)}` },
                { head: t.state, cell: ({ state }) => t.states[state] },
                { head: t.tries, numeric: true, cell: ({ attempts }) => f.count(attempts) },
                { head: t.answer, cell: ({ lastStatus, lastError }) => lastError ?? lastStatus ?? '–' },
                {
                  head: t.acts,
                  cell: ({ id, state, type }) =>
                    state === 'dead' ? (
                      <button className="btn sm" type="button" onClick={() => void retry.run({ params: { id } })}>
                        {t.retry}
                        <span className="sr"> {type}</span>
                      </button>
                    ) : null,
                },
              ]}
            />
          )
        }
      </Await>
    </Section>
  );
}
