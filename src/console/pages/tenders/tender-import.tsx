import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { type Answer, call, Problem, Unreachable } from '../../api/call.ts';
import { hasRole, useMe } from '../../api/me.ts';
import { queryClient, useApi } from '../../api/query.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { useDraft } from '../../components/draft.ts';
import { Field } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Page, Section } from '../../components/page.tsx';
import { to } from '../../shell/paths.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { wordsOf } from '../../texts/problems.ts';
import { shellTexts } from '../../texts/shell.ts';
import { tenderEntryTexts } from '../../texts/tender-entry.ts';
import { tenderTexts } from '../../texts/tenders.ts';

/** What became of a notice. */
type Outcome = {
  name: string;
  tender?: Answer<'POST /v1/tenders/import'>;
  isNew?: boolean;
  refused?: string;
};

/** Notices become drafts: dropped as files, or pasted. */
export default function TenderImportPage() {
  const t = useTexts(tenderEntryTexts).import;
  const words = useTexts(tenderTexts);
  const shell = useTexts(shellTexts);
  const { language } = usePreferences();
  const isAdmin = hasRole(useMe(), 'admin');
  const clusters = useApi('GET /v1/clusters', isAdmin ? { query: { limit: 1 } } : null);
  const [chosen, setChosen] = useState<string>();
  const [over, setOver] = useState(false);
  const [{ text }, change, forget] = useDraft('tender-import', { text: '' });
  const [pasteError, setPasteError] = useState<string>();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const clusterId = chosen ?? (isAdmin ? clusters.data?.items[0]?.id : undefined);

  const read = async (name: string, content: string): Promise<boolean> => {
    const put = (outcome: Outcome) => setOutcomes((before) => [outcome, ...before.filter((one) => one.name !== name)]);
    put({ name });
    try {
      const { data, status } = await call('POST /v1/tenders/import', {
        query: clusterId === undefined ? {} : { clusterId },
        body: content,
        mediaType: /^\s*[[{]/.test(content) ? 'application/json' : 'application/xml',
      });
      put({ name, tender: data, isNew: status === 201 });
      void queryClient.invalidateQueries();
      return true;
    } catch (error) {
      const refused =
        error instanceof Problem
          ? wordsOf(error, language)
          : error instanceof Unreachable
            ? shell.offline.title
            : String(error);
      put({ name, refused });
      return false;
    }
  };
  const readFiles = async (files: readonly File[]) => {
    for (const file of files) await read(file.name, await file.text());
  };
  const readPasted = async () => {
    setPasteError(text.trim() === '' ? t.empty : undefined);
    if (text.trim() !== '' && (await read(t.pasted, text))) forget();
  };

  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('tenders'), words.title]]}>
      <div className="stack lg">
        <ClusterField id="cluster" label={t.cluster} value={clusterId} onChange={setChosen} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same by keyboard */}
        <div
          className={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void readFiles([...event.dataTransfer.files]);
          }}
        >
          <p>
            <strong>{t.drop}</strong>
            <br />
            <span className="mute">{t.or}</span>
          </p>
          <button className="btn first" type="button" onClick={() => picker.current?.click()}>
            {t.choose}
          </button>
          <input
            ref={picker}
            type="file"
            multiple
            accept=".xml,.json"
            aria-label={t.choose}
            hidden
            onChange={(event) => {
              // Copied before the field is emptied: its list goes with it.
              void readFiles([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </div>
        <Outcomes outcomes={outcomes} />
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void readPasted();
          }}
        >
          <Field id="pasted" label={t.paste} note={t.pasteNote} error={pasteError}>
            {(props) => (
              <textarea
                {...props}
                spellCheck={false}
                value={text}
                onChange={(event) => change({ text: event.target.value })}
              />
            )}
          </Field>
          <p>
            <button className="btn" type="submit">
              {t.read}
            </button>
          </p>
        </form>
      </div>
    </Page>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = useTexts(tenderEntryTexts).import;
  return (
    <div aria-live="polite">
      {outcomes.length === 0 ? null : (
        <Section id="outcomes" title={t.results}>
          <ul className="tasks sheet">
            {outcomes.map(({ name, tender, isNew, refused }) => (
              <li key={name}>
                <span>
                  <strong>{tender?.title ?? name}</strong>
                  {refused === undefined ? null : (
                    <span className="err">
                      <Icon name="x" />
                      {refused}
                    </span>
                  )}
                </span>
                <span className="note">
                  {tender === undefined
                    ? refused === undefined
                      ? t.reading
                      : ''
                    : tender.source.alreadyAwarded
                      ? t.awarded
                      : isNew === true
                        ? t.made(tender.lots.length)
                        : t.known}
                </span>
                {tender === undefined ? (
                  <span />
                ) : (
                  <Link className="btn sm" href={to('tender', { id: tender.id })}>
                    {t.open}
                    <span className="sr"> {tender.title}</span>
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
