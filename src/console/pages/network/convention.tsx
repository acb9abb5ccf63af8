import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import type { ConventionTemplate } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { fieldError, Refusal, SaveRow } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { LongTextInput, TextInput } from '../../components/inputs.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to, usePathParams } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { conventionTexts } from '../../texts/convention.ts';
import { useTexts } from '../../texts/define.ts';
import { networkTexts } from '../../texts/network.ts';

/** A cluster's own convention de groupement: edited clause by clause, beside ours. */
export default function ConventionPage() {
  const t = useTexts(conventionTexts);
  const words = useTexts(networkTexts);
  const { id } = usePathParams<'convention'>('convention');
  const cluster = useApi('GET /v1/clusters/{id}', { params: { id } });
  const template = useApi('GET /v1/clusters/{id}/convention-template', { params: { id } });
  const back = [to('cluster', { id }), cluster.data?.name ?? words.one] as const;
  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('network'), words.title], back]}>
      <Await of={template} rows={8}>
        {(data) => (
          <>
            <Editor template={data} />
            <Versions template={data} />
          </>
        )}
      </Await>
    </Page>
  );
}

type Typed = { key: string; title: string; text: string };
type Clause = ConventionTemplate['clauses'][number];

const typedOf = ({ key, title, paragraphs }: Pick<Clause, 'key' | 'title' | 'paragraphs'>): Typed => ({
  key,
  title,
  text: paragraphs.join('\n\n'),
});
const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim().replaceAll(/\s*\n\s*/g, ' '))
    .filter((part) => part !== '');

function Editor({ template }: { template: ConventionTemplate }) {
  const t = useTexts(conventionTexts);
  const [typed, keep, forget, unsaved] = useDraft<{ clauses: readonly Typed[]; note: string }>(
    `convention-${template.clusterId}`,
    { clauses: template.clauses.filter(({ state }) => state !== 'left_out').map(typedOf), note: '' },
  );
  const { clauses, note } = typed;
  const setClauses = (clauses: readonly Typed[]) => keep({ clauses });
  // How many were added on this page: a key of one that was left out again is not given twice.
  const [made, setMade] = useState(0);
  const save = useAct('PUT /v1/clusters/{id}/convention-template', { done: () => toast({ text: t.saved }) });
  const change = (key: string, changed: Partial<Typed>) =>
    setClauses(clauses.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  const send = async (all: readonly Typed[] | null) => {
    const answered = await save.run({
      params: { id: template.clusterId },
      body: {
        version: template.version,
        note: note.trim() === '' ? null : note.trim(),
        clauses:
          all?.map(({ key, title, text }) => ({ key, title: title.trim(), paragraphs: paragraphsOf(text) })) ?? null,
      },
    });
    if (answered !== null) forget(all === null ? undefined : typed);
  };
  const left = template.clauses.filter(({ key, ours }) => ours !== null && !clauses.some((one) => one.key === key));
  return (
    <Section id="clauses" title={t.clauses} lead={t.braces(template.placeholders.map((name) => `{${name}}`).join(' '))}>
      <div className="stack read">
        <Refusal error={save.error} />
        {clauses.map((one, place) => {
          const before = template.clauses.find(({ key }) => key === one.key);
          const ours = before?.ours ?? null;
          return (
            <fieldset key={one.key}>
              <legend>
                {t.article(place + 1)}{' '}
                <Tag tone={before?.state === 'same' ? undefined : 'warn'}>{t.states[before?.state ?? 'added']}</Tag>
              </legend>
              <TextInput
                id={`title-${one.key}`}
                label={t.clauseTitle}
                value={one.title}
                onChange={(title) => change(one.key, { title })}
                error={fieldError(save.error, `/clauses/${place}/title`)}
              />
              <LongTextInput
                id={`text-${one.key}`}
                label={t.text}
                value={one.text}
                onChange={(text) => change(one.key, { text })}
                error={
                  fieldError(save.error, `/clauses/${place}/paragraphs`) ??
                  fieldError(save.error, `/clauses/${place}/paragraphs/0`)
                }
              />
              {ours === null ? null : <Difference ours={ours.paragraphs.join('\n\n')} own={one.text} />}
              <p>
                <button
                  className="btn quiet"
                  type="button"
                  onClick={() => setClauses(clauses.filter(({ key }) => key !== one.key))}
                >
                  {t.leaveOut}
                  <span className="sr"> ({one.title})</span>
                </button>
              </p>
            </fieldset>
          );
        })}
        {left.map((clause) => (
          <p key={clause.key}>
            <span className="note">{t.leftOut(clause.ours?.title ?? clause.title)}</span>{' '}
            <button
              className="btn quiet"
              type="button"
              onClick={() =>
                setClauses([
                  ...clauses,
                  typedOf({ ...clause, paragraphs: clause.ours?.paragraphs ?? clause.paragraphs }),
                ])
              }
            >
              {t.takeBack}
            </button>
          </p>
        ))}
        <p>
          <button
            className="btn"
            type="button"
            onClick={() => {
              setClauses([...clauses, { key: `clause-${made + 1}-v${template.version + 1}`, title: '', text: '' }]);
              setMade(made + 1);
            }}
          >
            {t.add}
          </button>
        </p>
        <TextInput id="template-note" label={t.note} value={note} onChange={(note) => keep({ note })} />
        <SaveRow
          first
          label={t.save}
          busy={save.busy}
          unsaved={unsaved}
          forget={forget}
          save={() => void send(clauses)}
        />
        {template.own ? (
          <p>
            <button className="btn" type="button" aria-busy={save.busy} onClick={() => void send(null)}>
              {t.back}
            </button>
          </p>
        ) : null}
      </div>
    </Section>
  );
}

/** Words of ours that went, and of the cluster's that came, in the order of the text. */
function Difference({ ours, own }: { ours: string; own: string }) {
  const t = useTexts(conventionTexts);
  if (ours === own) return null;
  return (
    <details>
      <summary>{t.difference}</summary>
      <p>
        {wordDiff(ours, own).map(({ at, kind, text }) =>
          kind === 'same' ? (
            <span key={at}>{text}</span>
          ) : kind === 'gone' ? (
            <del key={at}>{text}</del>
          ) : (
            <ins key={at}>{text}</ins>
          ),
        )}
      </p>
    </details>
  );
}

/** `at`: where it stands among the words of both texts. */
type Piece = { at: number; kind: 'same' | 'gone' | 'new'; text: string };

/** The longest common run of words, and what is between. */
function wordDiff(before: string, after: string): Piece[] {
  const a = before.split(/(?<=\s)/);
  const b = after.split(/(?<=\s)/);
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i]![j] = a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
    }
  }
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  const add = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ at: i + j, kind, text });
  };
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i++]!);
      j++;
    } else if (j >= b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!)) add('gone', a[i++]!);
    else add('new', b[j++]!);
  }
  return pieces;
}

function Versions({ template }: { template: ConventionTemplate }) {
  const t = useTexts(conventionTexts);
  const f = useFormats();
  if (template.versions.length === 0) return null;
  return (
    <Section id="versions" title={t.versions}>
      <ul>
        {template.versions.map(({ version, own, note, createdAt }) => (
          <li key={version}>
            {t.version(version, f.day(createdAt))}
            {own ? '' : `, ${t.ours}`}
            {note === null ? '' : `: ${note}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}
