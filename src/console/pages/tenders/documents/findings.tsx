import { Link } from 'wouter';
import { useAct } from '../../../api/query.ts';
import { Refusal } from '../../../components/form.tsx';
import { Tag } from '../../../components/icon.tsx';
import { Section } from '../../../components/page.tsx';
import { useFormats } from '../../../format/values.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/define.ts';
import { tenderDocumentTexts } from '../../../texts/tender-documents.ts';
import { type Finding, groupOf, useFindingWords } from './finding-words.ts';
import { SourceOf } from './source-of.tsx';

const GROUPS = ['dates', 'group', 'criteria'] as const;
type Decision = 'take_over' | 'strike_out' | 'reopen';

/** What the documents say, each with its words: taken over into the tender, or struck out. */
export function Findings({
  tenderId,
  findings,
  editable,
  lots,
}: {
  tenderId: string;
  findings: readonly Finding[];
  editable: boolean;
  /** Address of the lots, where needs are decided. */
  lots: string;
}) {
  const t = useTexts(tenderDocumentTexts).findings;
  const decide = useAct('POST /v1/tenders/{id}/findings/{findingId}/decide');
  const needs = findings.filter((one) => groupOf(one) === null).length;
  const act = async (finding: Finding, decision: Decision) => {
    const done = await decide.run({ params: { id: tenderId, findingId: finding.id }, body: { decision } });
    if (done !== null && decision === 'take_over') toast({ text: t.takenToast });
  };
  return (
    <Section id="findings" title={t.title} lead={<span className="note">{t.note}</span>}>
      <div className="stack">
        <Refusal error={decide.error} />
        {needs === 0 ? null : (
          <p className="call">
            {t.needs(needs)}. <Link href={lots}>{t.needsLink}</Link>
          </p>
        )}
        {GROUPS.map((group) => {
          const own = findings.filter((one) => groupOf(one) === group);
          return own.length === 0 ? null : (
            <div key={group}>
              <h3>{t.groups[group]}</h3>
              <FindingTable
                caption={t.caption(t.groups[group])}
                findings={own}
                editable={editable}
                busy={decide.busy}
                act={act}
              />
            </div>
          );
        })}
        {findings.length === 0 ? <p className="mute">{t.none}</p> : null}
      </div>
    </Section>
  );
}

function FindingTable({
  caption,
  findings,
  editable,
  busy,
  act,
}: {
  caption: string;
  findings: readonly Finding[];
  editable: boolean;
  busy: boolean;
  act: (finding: Finding, decision: Decision) => Promise<void>;
}) {
  const t = useTexts(tenderDocumentTexts).findings;
  const f = useFormats();
  const words = useFindingWords();
  return (
    <table className="t cards sheet" role="table">
      <caption className="sr">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[t.what, t.words, t.confidence].map((head) => (
            <th key={head} scope="col" role="columnheader">
              {head}
            </th>
          ))}
          <th scope="col" role="columnheader">
            <span className="sr">{t.takeOver}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {findings.map((finding) => {
          const { what, value } = words(finding);
          return (
            <tr key={finding.id} role="row">
              <th scope="row" role="rowheader" className="wrapped">
                {what}
                {value === null ? null : <span className="sub n">{value}</span>}
                {finding.lot === null ? null : <span className="sub">{t.lot(finding.lot)}</span>}
              </th>
              <td role="cell" className="max" data-l={t.words}>
                <div>
                  <q>{finding.quote}</q>
                  <SourceOf source={{ name: finding.documentName, place: finding.place }} />
                </div>
              </td>
              <td role="cell" className="num" data-l={t.confidence}>
                <div>{f.quality(finding.confidence)}</div>
              </td>
              <td role="cell">
                <div className="row">
                  <Acts finding={finding} what={what} editable={editable} busy={busy} act={act} />
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Acts({
  finding,
  what,
  editable,
  busy,
  act,
}: {
  finding: Finding;
  what: string;
  editable: boolean;
  busy: boolean;
  act: (finding: Finding, decision: Decision) => Promise<void>;
}) {
  const t = useTexts(tenderDocumentTexts).findings;
  const button = (decision: Decision, verb: string, quiet: boolean) => (
    <button
      className={quiet ? 'btn sm quiet' : 'btn sm'}
      type="button"
      aria-busy={busy}
      onClick={() => void act(finding, decision)}
    >
      {verb}
      <span className="sr"> {what}</span>
    </button>
  );
  if (finding.decision !== null)
    return (
      <>
        <Tag icon={finding.decision === 'taken_over' ? 'check' : 'x'}>
          {finding.decision === 'taken_over' ? t.taken : t.struck}
        </Tag>
        {editable ? button('reopen', t.reopen, true) : null}
      </>
    );
  return (
    <>
      {finding.takeOver === 'possible' && editable ? button('take_over', t.takeOver, false) : null}
      {finding.takeOver === 'possible' ? null : (
        <span className="note">{finding.takeOver === 'filled' ? t.filled : t.known}</span>
      )}
      {editable ? button('strike_out', t.strikeOut, true) : null}
    </>
  );
}
