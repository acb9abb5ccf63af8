import { useState } from 'react';
import { Link } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { hasRole, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { Refusal } from '../../components/form.tsx';
import { Page } from '../../components/page.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { importTexts } from '../../texts/organisation-import.ts';
import { mergingTexts } from '../../texts/organisation-merging.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { ImportColumns } from './import-columns.tsx';
import { faultyRows, mediaTypeOf, NO_CHOICE, queryOfChoices, type Reading, type Trial } from './import-reading.ts';
import { Rejects } from './import-rejects.tsx';
import { ImportSave } from './import-save.tsx';
import { ImportSkills } from './import-skills.tsx';
import { ImportTrial } from './import-trial.tsx';
import { useTrial } from './import-trying.ts';
import { PastImports } from './past-imports.tsx';
import { PasteRows } from './paste-rows.tsx';

type Result = Answer<'POST /v1/organisations/import'>;

/** Members from a spreadsheet: the file, its columns, a dry run with every fault in words, then the import. */
export default function OrganisationImportPage() {
  const t = useTexts(importTexts);
  const words = useTexts(organisationTexts);
  const f = useFormats();
  const { language } = usePreferences();
  const isAdmin = hasRole(useMe(), 'admin');
  const clusters = useApi('GET /v1/clusters', isAdmin ? { query: { limit: 1 } } : null);
  const [chosen, setChosen] = useState<string>();
  const clusterId = chosen ?? (isAdmin ? clusters.data?.items[0]?.id : undefined);
  const [result, setResult] = useState<Result | null>(null);
  const [choices, choose] = useState(NO_CHOICE);
  const take = useAct('POST /v1/organisations/import', { done: ({ data }) => setResult(data) });
  const queryOf = ({ mapping, acceptSuggestions, clusterId: cluster }: Reading) => ({
    lang: language,
    ...(cluster === undefined ? {} : { clusterId: cluster }),
    ...(Object.keys(mapping).length === 0 ? {} : { mapping: JSON.stringify(mapping) }),
    ...(acceptSuggestions ? { acceptSuggestions } : {}),
  });
  const { tried, wanted, look, attempt } = useTrial(queryOf);
  const read = async (reading: Reading) => {
    setResult(null);
    choose((before) => ({ ...before, left: NO_CHOICE.left }));
    await attempt(reading);
  };
  const start = (file: File) => read({ file, mapping: {}, acceptSuggestions: false, clusterId });
  const drop = (
    <FileDrop
      label={t.drop}
      or={t.or}
      choose={tried === null ? t.choose : t.other}
      accept=".csv,.xlsx,text/csv"
      busy={look.busy}
      first={tried === null}
      onFile={(file) => void start(file)}
    >
      <p className="note read">{t.hint}</p>
    </FileDrop>
  );
  return (
    <Page
      title={t.title}
      lead={tried === null ? t.lead : t.found(tried.reading.file.name, f.count(tried.trial.rows))}
      crumbs={[[to('organisations'), words.title]]}
    >
      {tried === null ? null : <Steps trial={tried.trial} done={result !== null} />}
      <div className="stack lg">
        <Refusal error={look.error ?? take.error} />
        {tried !== null ? null : (
          <>
            <ClusterField id="cluster" label={t.cluster} value={clusterId} onChange={setChosen} />
            {drop}
            <PasteRows busy={look.busy} onFile={(file) => void start(file)} />
            <PastImports />
          </>
        )}
        {tried === null || result !== null ? null : (
          <>
            <ImportTrial
              trial={tried.trial}
              reading={tried.reading}
              query={queryOf(tried.reading)}
              onAccept={() => void read({ ...(wanted ?? tried.reading), acceptSuggestions: true })}
            />
            <ImportColumns
              columns={tried.trial.columns}
              mapping={(wanted ?? tried.reading).mapping}
              busy={look.busy}
              onChange={(mapping) => void read({ ...(wanted ?? tried.reading), mapping })}
            />
            <ImportSkills trial={tried.trial} left={choices.left} setLeft={(left) => choose({ ...choices, left })} />
            <ImportSave
              trial={tried.trial}
              choices={choices}
              choose={choose}
              busy={take.busy || look.busy}
              save={() => {
                // What is being tried is not what is shown as counted.
                if (look.busy) return;
                void take.run({
                  query: {
                    ...queryOf(tried.reading),
                    partial: tried.trial.errors.length > 0,
                    ...queryOfChoices(choices),
                  },
                  body: tried.reading.file,
                  mediaType: mediaTypeOf(tried.reading.file),
                });
              }}
            />
            {drop}
          </>
        )}
        {result === null || tried === null ? null : (
          <Done result={result} reading={tried.reading} query={queryOf(tried.reading)} />
        )}
      </div>
    </Page>
  );
}

function Steps({ trial, done }: { trial: Trial; done: boolean }) {
  const t = useTexts(importTexts);
  const f = useFormats();
  const linked = trial.columns.filter(({ field }) => field !== null).length;
  const steps = [
    { name: t.steps.file, fact: t.rows(f.count(trial.rows)) },
    { name: t.steps.columns, fact: t.linked(f.count(linked), f.count(trial.columns.length - linked)) },
    { name: t.steps.trial, fact: t.faulty(f.count(faultyRows(trial))) },
    { name: t.steps.import, fact: '' },
  ];
  const at = done ? 3 : 2;
  return (
    <ol className="steps" aria-label={t.steps.label}>
      {steps.map(({ name, fact }, i) => (
        <li key={name} className={i < at ? 'done' : undefined} aria-current={i === at ? 'step' : undefined}>
          <b>{name}</b>
          <small>{fact}</small>
        </li>
      ))}
    </ol>
  );
}

function Done({ result, reading, query }: { result: Result; reading: Reading; query: object }) {
  const t = useTexts(importTexts);
  const f = useFormats();
  const words = useTexts(mergingTexts).imports;
  const left = faultyRows(result);
  const [undone, setUndone] = useState(false);
  const undo = useAct('POST /v1/organisations/imports/{id}/undo', { done: () => setUndone(true) });
  const { importId } = result;
  if (undone)
    return (
      <p role="status" className="call">
        {words.undone}
      </p>
    );
  return (
    <div className="call stack" role="status">
      <h2>{t.finished}</h2>
      <p>{t.done(f.count(result.created), f.count(result.updated))}</p>
      {result.invited === 0 ? null : <p>{t.invited(f.count(result.invited))}</p>}
      {result.skills === 0 ? null : <p>{t.skills.done(f.count(result.skills))}</p>}
      {left === 0 ? null : <p>{t.left(f.count(left))}</p>}
      <p className="row">
        <Link className="btn first" href={to('organisations')}>
          {t.see}
        </Link>
        {result.invited > 0 || result.created === 0 ? null : (
          <Link className="btn" href={to('organisationsUnread')}>
            {t.unread}
          </Link>
        )}
        {left === 0 ? null : <Rejects reading={reading} query={query} rows={left} />}
        {importId === null ? null : (
          <button
            className="btn quiet"
            type="button"
            aria-busy={undo.busy}
            onClick={() => void undo.run({ params: { id: importId } })}
          >
            {words.undo}
          </button>
        )}
      </p>
      <Refusal error={undo.error} />
    </div>
  );
}
