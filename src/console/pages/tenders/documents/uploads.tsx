import { useState } from 'react';
import { Problem } from '../../../api/call.ts';
import { queryClient } from '../../../api/query.ts';
import { upload } from '../../../api/upload.ts';
import { FileDrop } from '../../../components/file-drop.tsx';
import { Icon } from '../../../components/icon.tsx';
import { usePreferences } from '../../../shell/preferences.ts';
import { useTexts } from '../../../texts/define.ts';
import { wordsOf } from '../../../texts/problems.ts';
import { shellTexts } from '../../../texts/shell.ts';
import { tenderDocumentTexts } from '../../../texts/tender-documents.ts';

/** A file on its way, or why it did not get there. */
type Sending = { key: number; name: string; part: number; refused: string | null };

let nextKey = 1;

/** Where documents are dropped; each goes by itself, with how much of it is sent. */
export function Uploads({ tenderId }: { tenderId: string }) {
  const t = useTexts(tenderDocumentTexts);
  const shell = useTexts(shellTexts);
  const { language } = usePreferences();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [said, setSaid] = useState('');
  const change = (key: number, part: Partial<Sending> | null) =>
    setSending((all) => all.flatMap((one) => (one.key !== key ? [one] : part === null ? [] : [{ ...one, ...part }])));
  const send = async (file: File) => {
    const key = nextKey++;
    setSending((all) => [
      ...all.filter(({ refused }) => refused === null),
      { key, name: file.name, part: 0, refused: null },
    ]);
    try {
      const call = { params: { id: tenderId }, query: { name: file.name.slice(-200) } };
      await upload('POST /v1/tenders/{id}/documents', call, file, (part) => change(key, { part }));
      change(key, null);
      setSaid(t.sent(file.name));
      await queryClient.invalidateQueries();
    } catch (error) {
      change(key, { refused: error instanceof Problem ? wordsOf(error, language) : shell.offline.text });
    }
  };
  return (
    <>
      <FileDrop
        label={t.drop}
        or={t.or}
        choose={t.choose}
        accept=".pdf,.docx,.odt,.xlsx"
        multiple
        first={false}
        onFile={(file) => void send(file)}
      />
      <p className="sr" role="status">
        {said}
      </p>
      {sending.length === 0 ? null : (
        <ul className="tasks sheet">
          {sending.map(({ key, name, part, refused }) => (
            <li key={key}>
              <span>
                <strong>{name}</strong>
                {refused === null ? null : (
                  <span className="err" role="alert">
                    <Icon name="x" />
                    {t.refused}
                    {shell.colon}
                    {refused}
                  </span>
                )}
              </span>
              {refused === null ? <progress aria-label={t.sending(name)} value={part} max={1} /> : <span />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
