import { useState } from 'react';
import type { Answer } from '../../../api/call.ts';
import { addressOf } from '../../../api/call.ts';
import { useAct } from '../../../api/query.ts';
import { Confirm } from '../../../components/dialog.tsx';
import { Refusal } from '../../../components/form.tsx';
import { Tag } from '../../../components/icon.tsx';
import { Said } from '../../../components/said.tsx';
import { Empty } from '../../../components/states.tsx';
import { useFormats } from '../../../format/values.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/define.ts';
import { tenderDocumentTexts } from '../../../texts/tender-documents.ts';

export type ConsultationDocument = Answer<'GET /v1/tenders/{id}/documents'>['items'][number];

/** The documents with where the reading of each stands. */
export function DocumentList({ documents }: { documents: readonly ConsultationDocument[] }) {
  const t = useTexts(tenderDocumentTexts);
  const f = useFormats();
  const [removing, setRemoving] = useState<ConsultationDocument | null>(null);
  if (documents.length === 0) return <Empty title={t.empty.title} text={t.empty.text} />;
  return (
    <>
      <table className="t cards sheet" role="table">
        <caption className="sr">{t.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {[t.name, t.state].map((head) => (
              <th key={head} scope="col" role="columnheader">
                {head}
              </th>
            ))}
            {[t.found, t.size].map((head) => (
              <th key={head} scope="col" role="columnheader" className="num">
                {head}
              </th>
            ))}
            <th scope="col" role="columnheader">
              <span className="sr">{t.acts}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {documents.map((document) => (
            <tr key={document.id} role="row">
              <th scope="row" role="rowheader" className="wrapped">
                <a
                  href={addressOf('GET /v1/tenders/{id}/documents/{documentId}/file', {
                    params: { id: document.tenderId, documentId: document.id },
                  })}
                  download
                  data-row-link
                >
                  {document.name}
                </a>
              </th>
              <td role="cell" className="max" data-l={t.state}>
                <div>
                  <Reading document={document} />
                </div>
              </td>
              <td role="cell" className="num" data-l={t.found}>
                <div>{document.state === 'read' ? f.count(document.findingCount) : '–'}</div>
              </td>
              <td role="cell" className="num nw" data-l={t.size}>
                <div>{t.megabytes(f.decimal(Math.max(0.1, document.size / 1_000_000)))}</div>
              </td>
              <td role="cell">
                <div>
                  <button className="btn sm quiet" type="button" onClick={() => setRemoving(document)}>
                    {t.remove}
                    <span className="sr"> {document.name}</span>
                  </button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {removing === null ? null : <Removal document={removing} close={() => setRemoving(null)} />}
    </>
  );
}

function Reading({ document: { state, error, progress, pagesWithoutText } }: { document: ConsultationDocument }) {
  const t = useTexts(tenderDocumentTexts);
  const f = useFormats();
  if (state === 'reading')
    return (
      <>
        <Tag icon="clock">{t.states.reading}</Tag>
        {progress === null ? null : (
          <span className="sub">
            <progress
              aria-label={t.pageOf(f.count(progress.done), f.count(progress.total))}
              value={progress.done}
              max={progress.total}
            />{' '}
            {t.pageOf(f.count(progress.done), f.count(progress.total))}
          </span>
        )}
      </>
    );
  if (state === 'failed')
    return (
      <>
        <Tag tone="bad" icon="x">
          {t.states.failed}
        </Tag>
        <span className="sub">{error === null ? null : <Said text={error.message} />}</span>
      </>
    );
  return (
    <>
      <Tag tone={state === 'read' ? undefined : 'warn'} icon={state === 'read' ? 'check' : 'warn'}>
        {t.states[state]}
      </Tag>
      {state === 'no_text' ? <span className="sub">{t.scanned}</span> : null}
      {state === 'read' && pagesWithoutText.length > 0 ? (
        <span className="sub">{t.pagesWithoutText(pagesWithoutText.slice(0, 12).map(f.count).join(', '))}</span>
      ) : null}
    </>
  );
}

function Removal({ document, close }: { document: ConsultationDocument; close: () => void }) {
  const t = useTexts(tenderDocumentTexts);
  const remove = useAct('DELETE /v1/tenders/{id}/documents/{documentId}', { done: () => toast({ text: t.removed }) });
  const params = { id: document.tenderId, documentId: document.id };
  return (
    <Confirm
      question={t.removeQuestion}
      verb={t.remove}
      tone="bad"
      busy={remove.busy}
      close={close}
      onConfirm={() => void remove.run({ params }).then((done) => done !== null && close())}
    >
      <p>
        <strong>{document.name}</strong>
      </p>
      <p>{t.removeText}</p>
      <Refusal error={remove.error} />
    </Confirm>
  );
}
