import { Section } from '../../../components/page.tsx';
import { Trade } from '../../../components/trade.tsx';
import { useFormats } from '../../../format/values.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import { type LotFacts, type Proposal, type Run, uncovered } from './model.ts';

/** Below this a quality says nothing. */
const LEAST = 0.1;

/** Requirement by member: the quality as text over shade, a frame for who does the work, what is uncovered first. */
export function Matrix({ proposal, facts, origins }: { proposal: Proposal; facts: LotFacts; origins: Run['origins'] }) {
  const t = useTexts(proposalTexts).matrix;
  const f = useFormats();
  const missing = new Set(uncovered(proposal, facts).map(({ id }) => id));
  const rows = [...facts.requirements].sort(
    (a, b) => Number(missing.has(b.id)) - Number(missing.has(a.id)) || b.weightBp - a.weightBp,
  );
  const from = new Map(origins.map(({ organisationId, clusterName }) => [organisationId, clusterName]));
  const qualities = new Map(
    facts.members.map((member) => [
      member.organisationId,
      new Map(member.qualities.map(({ requirementId, quality }) => [requirementId, quality])),
    ]),
  );
  return (
    <Section id="matrix" title={t.title(f.count(proposal.rank))} aside={<span className="note">{t.note}</span>}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="sheet wrap" tabIndex={0} aria-label={t.region}>
        <table className="t mx">
          <thead>
            <tr>
              <th scope="col">{t.requirement}</th>
              {proposal.members.map(({ organisationId, name, shareBp }) => (
                <th key={organisationId} scope="col">
                  {name}
                  <span className="sub n">{f.share(shareBp)}</span>
                  {from.has(organisationId) ? (
                    <span className="sub">{t.from(from.get(organisationId) ?? '')}</span>
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cpv, weightBp, mandatory, certification }) => (
              <tr key={id} className={missing.has(id) ? 'todo' : undefined}>
                <th scope="row">
                  <Trade code={cpv} />
                  <span className="sub">
                    {[
                      missing.has(id) ? t.uncovered : null,
                      t.weight(f.share(weightBp)),
                      mandatory ? t.mandatory : null,
                      certification,
                    ]
                      .filter((part) => part !== null)
                      .join(', ')}
                  </span>
                </th>
                {proposal.members.map(({ organisationId, covers }) => {
                  const quality = qualities.get(organisationId)?.get(id) ?? 0;
                  const does = covers.includes(id);
                  return (
                    <td
                      key={organisationId}
                      className={quality < LEAST && !does ? 'none' : `q${shadeOf(quality)}${does ? ' does' : ''}`}
                    >
                      {quality < LEAST && !does ? '–' : f.quality(quality)}
                      {does ? <span className="sr">{t.does}</span> : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
}

const shadeOf = (quality: number): number => Math.min(5, Math.max(1, Math.ceil(quality * 5)));
