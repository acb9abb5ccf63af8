import { useState } from 'react';
import { Link } from 'wouter';
import { type Item, useAct, useApi, useList } from '../../api/query.ts';
import { AskedAct } from '../../components/asked-act.tsx';
import { Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { ListAndOne } from '../../components/list-and-one.tsx';
import { Page, Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { feedTexts } from '../../texts/feeds.ts';
import { networkTexts } from '../../texts/network.ts';
import { NewWatch } from './watch-new.tsx';

type Watch = Item<'GET /v1/watches'>;

/** Where notices are looked for at regular times, and what was found. */
export default function WatchesPage() {
  const t = useTexts(feedTexts).watches;
  const network = useTexts(networkTexts);
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const watches = useList('GET /v1/watches', { query: { limit: 50 } });
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
        of={watches}
        caption={t.caption}
        none={t.none}
        tone={({ error }) => (error === null ? undefined : 'todo')}
        name={{ head: t.name, cell: ({ name }) => name, sub: ({ error }) => (error === null ? '' : t.failed(error)) }}
        columns={[
          { key: 'source', head: t.source, cell: ({ source }) => t.sources[source] },
          { key: 'every', head: t.every, cell: ({ everyMinutes }) => t.minutes(f.count(everyMinutes)) },
          {
            key: 'last',
            head: t.last,
            cell: ({ polledAt, enabled }) =>
              !enabled ? <Tag icon="lock">{t.paused}</Tag> : polledAt === null ? t.never : <When at={polledAt} />,
          },
          { key: 'acts', head: t.acts, cell: (watch) => <Acts watch={watch} /> },
        ]}
        one={(watch) => <Finds watch={watch} />}
      />
      {adding ? <NewWatch close={() => setAdding(false)} /> : null}
    </Page>
  );
}

function Acts({ watch }: { watch: Watch }) {
  const t = useTexts(feedTexts).watches;
  const params = { id: watch.id };
  const poll = useAct('POST /v1/watches/{id}/poll', { done: () => toast({ text: t.polled }) });
  const change = useAct('PATCH /v1/watches/{id}', { done: () => toast({ text: t.changed }) });
  const remove = useAct('DELETE /v1/watches/{id}', { done: () => toast({ text: t.removed }) });
  const name = <span className="sr"> {watch.name}</span>;
  return (
    <span className="acts">
      <button className="btn sm" type="button" aria-busy={poll.busy} onClick={() => void poll.run({ params })}>
        {t.poll}
        {name}
      </button>
      <button
        className="btn quiet sm"
        type="button"
        aria-busy={change.busy}
        onClick={() => void change.run({ params, ifMatch: '*', body: { enabled: !watch.enabled } })}
      >
        {watch.enabled ? t.pause : t.resume}
        {name}
      </button>
      <AskedAct
        label={t.remove}
        about={watch.name}
        question={t.removeQuestion}
        text={t.removeText}
        tone="bad"
        act={remove}
        run={() => remove.run({ params })}
      />
      <Refusal error={poll.error ?? change.error} />
    </span>
  );
}

function Finds({ watch }: { watch: Watch }) {
  const t = useTexts(feedTexts).watches;
  const f = useFormats();
  const finds = useApi('GET /v1/watches/{id}/finds', { params: { id: watch.id }, query: { limit: 50 } });
  return (
    <Section id="finds" title={t.finds} aside={<span className="note">{watch.name}</span>}>
      <Await of={finds} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.findsNone}</p>
          ) : (
            <SimpleTable
              caption={t.finds}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  head: t.notice,
                  cell: ({ title, key, tenderId }) =>
                    tenderId === null ? (
                      (title ?? key)
                    ) : (
                      <Link href={to('tender', { id: tenderId })}>{title ?? key}</Link>
                    ),
                },
                { head: t.score, numeric: true, cell: ({ scoreBp }) => f.share(scoreBp) },
                { head: t.outcome, cell: ({ outcome }) => t.outcomes[outcome] },
                { head: t.found, cell: ({ foundAt }) => <When at={foundAt} /> },
              ]}
            />
          )
        }
      </Await>
    </Section>
  );
}
