import { useState } from 'react';
import { Link } from 'wouter';
import { useMe } from '../../api/me.ts';
import { queryClient, useAct, useApi } from '../../api/query.ts';
import { Field } from '../../components/field.tsx';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { Page, Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { accountTexts } from '../../texts/account.ts';
import { useTexts } from '../../texts/define.ts';
import { roleRequestTexts } from '../../texts/role-requests.ts';
import { CalendarAddress } from './calendar-address.tsx';
import { SecondFactor } from './second-factor.tsx';

/** One's own account: name, password, where one is signed in, the address of the calendar. */
export default function AccountPage() {
  const t = useTexts(accountTexts);
  const requests = useTexts(roleRequestTexts);
  return (
    <Page title={t.title}>
      <div className="half">
        <div>
          <Who />
          <Password />
        </div>
        <div>
          <SecondFactor />
          <Sessions />
          <CalendarAddress />
          <p>
            <Link href={to('accessibility')}>{t.accessibility}</Link>
          </p>
          <p>
            <Link href={to('roleRequests')}>{requests.title}</Link>
          </p>
        </div>
      </div>
    </Page>
  );
}

function Who() {
  const t = useTexts(accountTexts).who;
  const me = useMe();
  const own = useApi('GET /v1/me', {});
  const [name, setName] = useState(me.name);
  const save = useAct('PATCH /v1/me', { done: () => toast({ text: t.saved }) });
  return (
    <Section id="who" title={t.title}>
      <Form className="stack" onSubmit={() => void save.run({ body: { name }, ifMatch: own.etag ?? '*' })}>
        <Refusal error={save.error} fields={{ '/name': 'name' }} />
        <dl className="facts">
          <dt>{t.email}</dt>
          <dd>{me.email}</dd>
        </dl>
        <Field id="name" label={t.name} error={fieldError(save.error, '/name')}>
          {(props) => (
            <input
              {...props}
              type="text"
              autoComplete="name"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <p>
          <button className="btn" type="submit" aria-busy={save.busy}>
            {t.save}
          </button>
        </p>
      </Form>
    </Section>
  );
}

function Password() {
  const t = useTexts(accountTexts).password;
  const [typed, setTyped] = useState({ currentPassword: '', password: '' });
  // The session ended with the old password: the sign-in page follows.
  const save = useAct('POST /v1/me/password', { done: () => void queryClient.resetQueries() });
  return (
    <Section id="password" title={t.title} lead={t.lead}>
      <Form className="stack" onSubmit={() => void save.run({ body: typed })}>
        <Refusal error={save.error} fields={{ '/currentPassword': 'current-password', '/password': 'new-password' }} />
        <Field id="current-password" label={t.current} error={fieldError(save.error, '/currentPassword')}>
          {(props) => (
            <input
              {...props}
              type="password"
              autoComplete="current-password"
              value={typed.currentPassword}
              onChange={(event) => setTyped({ ...typed, currentPassword: event.target.value })}
            />
          )}
        </Field>
        <Field id="new-password" label={t.next} note={t.note} error={fieldError(save.error, '/password')}>
          {(props) => (
            <input
              {...props}
              type="password"
              autoComplete="new-password"
              value={typed.password}
              onChange={(event) => setTyped({ ...typed, password: event.target.value })}
            />
          )}
        </Field>
        <p>
          <button className="btn" type="submit" aria-busy={save.busy}>
            {t.save}
          </button>
        </p>
      </Form>
    </Section>
  );
}

function Sessions() {
  const t = useTexts(accountTexts).sessions;
  const f = useFormats();
  const sessions = useApi('GET /v1/auth/sessions', {});
  const end = useAct('DELETE /v1/auth/sessions/{id}', { done: () => toast({ text: t.ended }) });
  return (
    <Section id="sessions" title={t.title}>
      <Await of={sessions} rows={2}>
        {({ items }) => (
          <SimpleTable
            cards
            caption={t.caption}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              { head: t.browser, cell: ({ browser }) => browser },
              { head: t.seen, cell: ({ lastSeenAt }) => <When at={lastSeenAt} /> },
              { head: t.until, cell: ({ expiresAt }) => f.day(expiresAt) },
              {
                head: t.act,
                cell: ({ id, current, browser }) =>
                  current ? (
                    <Tag icon="check">{t.here}</Tag>
                  ) : (
                    <button className="btn sm" type="button" onClick={() => void end.run({ params: { id } })}>
                      {t.end}
                      <span className="sr"> {browser}</span>
                    </button>
                  ),
              },
            ]}
          />
        )}
      </Await>
    </Section>
  );
}
