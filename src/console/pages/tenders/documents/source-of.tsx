import { useFormats } from '../../../format/values.ts';
import { useTexts } from '../../../texts/define.ts';
import { tenderDocumentTexts } from '../../../texts/tender-documents.ts';

/** A document of the consultation with the place in it, as the API gives it. */
export type Source = {
  name: string;
  place: { kind: 'page' | 'paragraph' | 'row'; number: number; sheet: string | null };
};

/** Where words were read: "RC.pdf, page 4". */
export function SourceOf({ source: { name, place } }: { source: Source }) {
  const t = useTexts(tenderDocumentTexts).source;
  const f = useFormats();
  return (
    <span className="sub">
      {t[place.kind](place.sheet === null ? name : `${name}, ${place.sheet}`, f.count(place.number))}
    </span>
  );
}
