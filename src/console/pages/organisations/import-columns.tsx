import { Tag } from '../../components/icon.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { importTexts } from '../../texts/organisation-import.ts';
import type { Mapping, Trial } from './import-reading.ts';

type Column = Trial['columns'][number];
/** From this on, a heading counts as recognised. */
const SURE = 0.9;

/** The columns of the file with what they become; changing one tries anew. Open where one is not sure. */
export function ImportColumns({
  columns,
  mapping,
  busy,
  onChange,
}: {
  columns: readonly Column[];
  mapping: Mapping;
  busy: boolean;
  onChange: (mapping: Mapping) => void;
}) {
  const t = useTexts(importTexts);
  const f = useFormats();
  const fields: Readonly<Record<string, string>> = t.fields;
  const linked = columns.filter(({ field }) => field !== null).length;
  const unsure = columns.some(({ header, field, confidence }) => !(header in mapping) && isUnsure(field, confidence));
  return (
    <details open={unsure || Object.keys(mapping).length > 0}>
      <summary>{t.columns.summary(f.count(linked), f.count(columns.length - linked))}</summary>
      <div className="sheet" aria-busy={busy ? 'true' : undefined}>
        <table className="t cards mid" role="table">
          <caption className="sr">{t.columns.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {[t.columns.header, t.columns.example, t.columns.becomes, t.columns.state].map((head) => (
                <th key={head} scope="col" role="columnheader">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {columns.map(({ header, field, confidence, example }) => (
              <tr
                key={header}
                role="row"
                className={!(header in mapping) && isUnsure(field, confidence) ? 'todo' : undefined}
              >
                <th scope="row" role="rowheader" className="wrapped">
                  {header}
                </th>
                <td role="cell" data-l={t.columns.example}>
                  <div className="break">{example ?? '–'}</div>
                </td>
                <td role="cell" data-l={t.columns.becomes}>
                  <div>
                    <select
                      aria-label={t.columns.of(header)}
                      value={(header in mapping ? mapping[header] : field) ?? ''}
                      onChange={(event) =>
                        onChange({ ...mapping, [header]: event.target.value === '' ? null : event.target.value })
                      }
                    >
                      <option value="">{t.columns.ignore}</option>
                      {Object.entries(fields).map(([name, text]) => (
                        <option key={name} value={name}>
                          {text}
                        </option>
                      ))}
                    </select>
                  </div>
                </td>
                <td role="cell" data-l={t.columns.state}>
                  <div>
                    <State chosen={header in mapping} field={field} confidence={confidence} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const isUnsure = (field: string | null, confidence: number): boolean => field !== null && confidence < SURE;

function State({ chosen, field, confidence }: { chosen: boolean; field: string | null; confidence: number }) {
  const t = useTexts(importTexts).columns;
  if (chosen) return <Tag icon="pen">{t.chosen}</Tag>;
  if (field === null) return <Tag icon="x">{t.ignored}</Tag>;
  if (confidence >= SURE) return <Tag icon="check">{t.sure}</Tag>;
  return (
    <Tag tone="warn" icon="warn">
      {t.guessed}
    </Tag>
  );
}
