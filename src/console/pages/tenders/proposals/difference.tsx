import { Section } from '../../../components/page.tsx';
import { useFormats } from '../../../format/values.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import { counting, earned, type Points, type Proposal } from './model.ts';

const WIDTH = 120;
/** Points as they are printed: what stands beside two figures is their difference. */
const printed = (points: number): number => Math.round(points * 10) / 10;

/** Two proposals, only where they differ: the largest difference first, then who joins, leaves and stays. */
export function Difference({ pair, points }: { pair: readonly [Proposal, Proposal] | null; points: Points }) {
  const t = useTexts(proposalTexts);
  const f = useFormats();
  if (pair === null) return <p className="mute">{t.diff.pickTwo}</p>;
  const [a, b] = pair;
  const gaps = counting(points).map((name) => ({
    name,
    a: printed(earned(a, name, points)),
    b: printed(earned(b, name, points)),
  }));
  const different = gaps.filter((gap) => gap.b !== gap.a).sort((x, y) => Math.abs(y.b - y.a) - Math.abs(x.b - x.a));
  const same = gaps.filter((gap) => gap.b === gap.a);
  const widest = Math.max(...different.map((gap) => Math.abs(gap.b - gap.a)), 1);
  const signed = (value: number) => `${value > 0 ? '+' : ''}${f.decimal(value)}`;
  const leadOf = (proposal: Proposal) => {
    const lead = proposal.members.find(({ role }) => role === 'mandataire') ?? proposal.members[0];
    return lead === undefined ? '–' : `${lead.name ?? ''}, ${f.share(lead.shareBp)}`;
  };
  return (
    <Section
      id="difference"
      title={t.diff.title(f.count(a.rank), f.count(b.rank))}
      aside={
        same.length === 0 ? null : (
          <span className="note">{t.diff.same(same.map(({ name }) => t.components[name]).join(', '))}</span>
        )
      }
    >
      <div className="sheet">
        <table className="t mid">
          <caption className="sr">{t.diff.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.diff.what}</th>
              <th scope="col" className="num">
                {t.diff.n(f.count(a.rank))}
              </th>
              <th scope="col" className="num">
                {t.diff.n(f.count(b.rank))}
              </th>
              <th scope="col" className="num">
                {t.diff.gap}
              </th>
              <th scope="col" className="wide-only">
                <span className="sr">{t.diff.bar}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {leadOf(a) === leadOf(b) ? null : (
              <tr>
                <th scope="row">{t.diff.lead}</th>
                <td className="num wrapped">{leadOf(a)}</td>
                <td className="num wrapped">{leadOf(b)}</td>
                <td />
                <td className="wide-only" />
              </tr>
            )}
            {different.map((gap) => (
              <tr key={gap.name}>
                <th scope="row">{t.components[gap.name]}</th>
                <td className="num">{f.decimal(gap.a)}</td>
                <td className="num">{f.decimal(gap.b)}</td>
                <td className="num">
                  <strong>{signed(gap.b - gap.a)}</strong>
                </td>
                <td className="wide-only">
                  <GapBar part={(gap.b - gap.a) / widest} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.compare.score}</th>
              <td className="num">{f.score(a.score)}</td>
              <td className="num">{f.score(b.score)}</td>
              <td className="num">{signed(printed(b.score * 100) - printed(a.score * 100))}</td>
              <td className="wide-only" />
            </tr>
          </tfoot>
        </table>
      </div>
      <Changes pair={pair} />
    </Section>
  );
}

/** Who joins, leaves and stays, in signs and words. */
function Changes({ pair: [a, b] }: { pair: readonly [Proposal, Proposal] }) {
  const t = useTexts(proposalTexts).diff;
  const f = useFormats();
  const before = new Map(a.members.map((member) => [member.organisationId, member]));
  const after = new Map(b.members.map((member) => [member.organisationId, member]));
  const joins = b.members.filter(({ organisationId }) => !before.has(organisationId));
  const leaves = a.members.filter(({ organisationId }) => !after.has(organisationId));
  const stays = b.members.filter(({ organisationId }) => before.has(organisationId));
  const line = (
    sign: string,
    tone: string,
    verb: string,
    { organisationId, name }: Proposal['members'][number],
    shares: string,
  ) => (
    <li key={organisationId}>
      <span className={`sign ${tone}`} aria-hidden="true">
        {sign}
      </span>
      <span>
        {verb} <strong>{name}</strong>, <span className="n">{shares}</span>
      </span>
    </li>
  );
  return (
    <ul className="diff" aria-label={t.membership}>
      {joins.map((member) => line('+', 'in', t.joins, member, f.share(member.shareBp)))}
      {leaves.map((member) => line('−', 'out', t.leaves, member, f.share(member.shareBp)))}
      {stays.map((member) => {
        const was = before.get(member.organisationId)?.shareBp ?? member.shareBp;
        return line(
          '=',
          '',
          t.stays,
          member,
          was === member.shareBp ? f.share(was) : `${f.share(was)} → ${f.share(member.shareBp)}`,
        );
      })}
    </ul>
  );
}

/** A difference from −1 to 1 beside its number. */
const GapBar = ({ part }: { part: number }) => {
  const half = WIDTH / 2;
  const width = Math.abs(part) * half;
  return (
    <svg className="gap" width={WIDTH} height="12" aria-hidden="true">
      <path className="zero" d={`M${half} 0V12`} />
      <rect className={part > 0 ? 'more' : 'less'} x={part > 0 ? half : half - width} y="1" width={width} height="10" />
    </svg>
  );
};
