import { useEffect, useState } from 'react';
import type { Answer } from '../../../api/call.ts';
import { queryClient, useApi } from '../../../api/query.ts';
import { Section } from '../../../components/page.tsx';
import { Await } from '../../../components/states.tsx';
import { useTexts } from '../../../texts/define.ts';
import { tenderDocumentTexts } from '../../../texts/tender-documents.ts';
import { DocumentList } from './document-list.tsx';
import { Findings } from './findings.tsx';
import { Uploads } from './uploads.tsx';

/** How often the page looks while a document is being read, in milliseconds. */
const LOOK_MS = 1_000;

/** The documents of a consultation: sent, read as one watches, and what they say taken over. */
export function ConsultationDocuments({
  tender: { id },
  editable,
  lots,
}: {
  tender: Answer<'GET /v1/tenders/{id}'>;
  editable: boolean;
  /** Address of the lots, where needs are decided. */
  lots: string;
}) {
  const t = useTexts(tenderDocumentTexts);
  const [reading, setReading] = useState(false);
  const refetchInterval = reading ? LOOK_MS : false;
  const documents = useApi('GET /v1/tenders/{id}/documents', { params: { id } }, { refetchInterval });
  const findings = useApi('GET /v1/tenders/{id}/findings', { params: { id } }, { refetchInterval });
  const isReading = documents.data?.items.some(({ state }) => state === 'reading') ?? false;
  useEffect(() => {
    setReading(isReading);
    if (!isReading) void queryClient.invalidateQueries({ queryKey: ['GET /v1/tenders/{id}/findings'] });
  }, [isReading]);
  return (
    <>
      <Section id="documents" title={t.title} lead={<span className="note">{t.lead}</span>}>
        <div className="stack">
          <Uploads tenderId={id} />
          <Await of={documents} rows={3}>
            {({ items }) => <DocumentList documents={items} />}
          </Await>
        </div>
      </Section>
      {documents.data === undefined || documents.data.items.length === 0 || findings.data === undefined ? null : (
        <Findings tenderId={id} findings={findings.data.items} editable={editable} lots={lots} />
      )}
    </>
  );
}
