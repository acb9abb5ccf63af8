import { useState } from 'react';
import { newPasskey, passkeysWork } from '../../api/passkey.ts';
import { type Item, useAct, useApi } from '../../api/query.ts';
import { Confirm } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { securityTexts } from '../../texts/security.ts';
import { ProofFields, type Security, useProof } from './proof.tsx';

type Passkey = Item<'GET /v1/me/passkeys'>;
type Asked = { act: 'rename' | 'remove'; passkey: Passkey };

/** One's passkeys: listed, made, named and removed. */
export function Passkeys({ security, given }: { security: Security; given: (codes: readonly string[]) => void }) {
  const t = useTexts(securityTexts).passkeys;
  const f = useFormats();
  const passkeys = useApi('GET /v1/me/passkeys', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <div className="stack">
      <h3>{t.title}</h3>
      <p className="note">{t.lead}</p>
      <Await of={passkeys} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <SimpleTable
              caption={t.title}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { head: t.name, cell: ({ name }) => <span className="break">{name}</span> },
                { head: t.made, cell: ({ createdAt }) => f.day(createdAt) },
                { head: t.used, cell: ({ lastUsedAt }) => (lastUsedAt === null ? t.never : <When at={lastUsedAt} />) },
                {
                  head: t.act,
                  cell: (passkey) => (
                    <span className="row">
                      {(['rename', 'remove'] as const).map((act) => (
                        <button key={act} className="btn sm" type="button" onClick={() => setAsked({ act, passkey })}>
                          {t[act]}
                          <span className="sr"> {passkey.name}</span>
                        </button>
                      ))}
                    </span>
                  ),
                },
              ]}
            />
          )
        }
      </Await>
      {passkeysWork() ? <Make security={security} given={given} /> : <p className="note">{t.elsewhere}</p>}
      {asked?.act === 'rename' ? <Rename passkey={asked.passkey} close={() => setAsked(null)} /> : null}
      {asked?.act === 'remove' ? (
        <Remove passkey={asked.passkey} security={security} close={() => setAsked(null)} />
      ) : null}
    </div>
  );
}

function Make({ security, given }: { security: Security; given: (codes: readonly string[]) => void }) {
  const t = useTexts(securityTexts).passkeys;
  const proof = useProof(security);
  const [name, setName] = useState('');
  const begin = useAct('POST /v1/me/passkeys/begin');
  const keep = useAct('POST /v1/me/passkeys', {
    done: ({ data }) => {
      proof.forget();
      setName('');
      toast({ text: t.kept });
      if (data.recoveryCodes.length > 0) given(data.recoveryCodes);
    },
  });
  const make = () =>
    proof.show(async (body) => {
      const begun = await begin.run({ body });
      if (begun) await keep.run({ body: { ...(await newPasskey(begun.data)), name } });
    });
  return (
    <Form className="stack" onSubmit={() => void make()}>
      <Refusal error={keep.error} fields={{ '/name': 'passkey-name' }} />
      <Field id="passkey-name" label={t.newName} error={fieldError(keep.error, '/name')}>
        {(props) => (
          <input {...props} type="text" value={name} required onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <ProofFields id="passkey" proof={proof} error={begin.error} />
      <p>
        <button className="btn" type="submit" aria-busy={begin.busy || keep.busy}>
          {t.make}
        </button>
      </p>
    </Form>
  );
}

function Rename({ passkey, close }: { passkey: Passkey; close: () => void }) {
  const t = useTexts(securityTexts).passkeys;
  const [name, setName] = useState(passkey.name);
  const rename = useAct('POST /v1/me/passkeys/{id}/rename', { done: close });
  return (
    <Confirm
      question={t.renameQuestion}
      verb={t.rename}
      tone="first"
      busy={rename.busy}
      close={close}
      onConfirm={() => void rename.run({ params: { id: passkey.id }, body: { name } })}
    >
      <Refusal error={rename.error} fields={{ '/name': 'passkey-renamed' }} />
      <Field id="passkey-renamed" label={t.name} error={fieldError(rename.error, '/name')}>
        {(props) => <input {...props} type="text" value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
    </Confirm>
  );
}

function Remove({ passkey, security, close }: { passkey: Passkey; security: Security; close: () => void }) {
  const t = useTexts(securityTexts).passkeys;
  const proof = useProof(security);
  const remove = useAct('POST /v1/me/passkeys/{id}/remove', {
    done: () => {
      toast({ text: t.removed });
      close();
    },
  });
  return (
    <Confirm
      question={t.removeQuestion}
      verb={t.remove}
      tone="bad"
      busy={remove.busy}
      close={close}
      onConfirm={() => void proof.show((body) => remove.run({ params: { id: passkey.id }, body }))}
    >
      <p>{t.removeText(passkey.name)}</p>
      <ProofFields id="passkey-removal" proof={proof} error={remove.error} />
    </Confirm>
  );
}
