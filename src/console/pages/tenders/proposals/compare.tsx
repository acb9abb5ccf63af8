import { Link } from 'wouter';
import { Icon, Tag } from '../../../components/icon.tsx';
import { Section } from '../../../components/page.tsx';
import { useTrade } from '../../../components/trade.tsx';
import { useFormats } from '../../../format/values.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import {
  boundOf,
  type Component,
  counting,
  earned,
  isProven,
  type LotFacts,
  type Points,
  type Proposal,
  uncovered,
} from './model.ts';

/** One row for each consortium; a row is a stacked bar of 100 points, cut at the same places in all of them. */
export function Compare({
  proposals,
  facts,
  points,
  sort,
  sortAddress,
  picked,
  pick,
  shown,
  showAddress,
}: {
  proposals: readonly Proposal[];
  facts: LotFacts;
  points: Points;
  sort: Component | undefined;
  sortAddress: (by: Component | undefined) => string;
  picked: readonly number[];
  pick: (rank: number) => void;
  shown: number;
  showAddress: (rank: number) => string;
}) {
  const t = useTexts(proposalTexts);
  const f = useFormats();
  const columns = counting(points);
  const tracks = columns.map((name) => `minmax(2.75rem, ${points[name].toFixed(2)}fr)`).join(' ');
  const rows = [...proposals].sort((a, b) =>
    sort === undefined ? a.rank - b.rank : earned(b, sort, points) - earned(a, sort, points),
  );
  return (
    <Section id="compare" title={t.compare.title} aside={<span className="note">{t.compare.note}</span>}>
      <div className="sheet">
        <table className="t comp weighted" role="table" style={{ '--tracks': tracks } as React.CSSProperties}>
          <caption className="sr">{t.compare.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader" className="c-pick">
                <span className="sr">{t.compare.pick}</span>
              </th>
              <th scope="col" role="columnheader">
                {t.compare.consortium}
              </th>
              <th
                scope="col"
                role="columnheader"
                className="num"
                aria-sort={sort === undefined ? 'descending' : undefined}
              >
                <Link href={sortAddress(undefined)} replace>
                  {t.compare.score} {sort === undefined ? <Icon name="down" /> : null}
                </Link>
                <span className="sub">{t.compare.of('100')}</span>
              </th>
              {columns.map((name) => (
                <th key={name} scope="col" role="columnheader" aria-sort={sort === name ? 'descending' : undefined}>
                  <Link href={sortAddress(name)} replace title={t.compare.sort(t.components[name])}>
                    {t.components[name]}
                  </Link>
                  <span className="sub n">{t.compare.of(f.decimal(points[name]))}</span>
                </th>
              ))}
              <th scope="col" role="columnheader" className="who">
                <span className="sr">{t.compare.who}</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((proposal) => (
              <ProposalRow
                key={proposal.rank}
                proposal={proposal}
                facts={facts}
                points={points}
                columns={columns}
                picked={picked.includes(proposal.rank)}
                pick={() => pick(proposal.rank)}
                current={proposal.rank === shown}
                href={showAddress(proposal.rank)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function ProposalRow({
  proposal,
  facts,
  points,
  columns,
  picked,
  pick,
  current,
  href,
}: {
  proposal: Proposal;
  facts: LotFacts;
  points: Points;
  columns: readonly Component[];
  picked: boolean;
  pick: () => void;
  current: boolean;
  href: string;
}) {
  const t = useTexts(proposalTexts).compare;
  const words = useTexts(proposalTexts).components;
  const f = useFormats();
  const rank = f.count(proposal.rank);
  const missing = uncovered(proposal, facts);
  return (
    <tr role="row" aria-selected={picked}>
      <td role="cell" className="pick">
        <label className="hit">
          <input type="checkbox" aria-label={t.pickOne(rank)} checked={picked} onChange={pick} />
        </label>
      </td>
      <th scope="row" role="rowheader">
        <Link href={href} replace data-row-link aria-current={current ? 'true' : undefined}>
          {t.name(rank)}
        </Link>
        <span className="sub">{t.members(proposal.members.length)}</span>
      </th>
      <td role="cell" className="num">
        <span className="score">{f.score(proposal.score)}</span>
        <span className="sub">
          {isProven(proposal) ? (
            <Tag icon="check">{t.proven}</Tag>
          ) : (
            <Tag icon="clock">{t.possible(f.decimal((boundOf(proposal) - proposal.score) * 100))}</Tag>
          )}
        </span>
      </td>
      {columns.map((name) => (
        <td key={name} role="cell" className="m" data-l={words[name]}>
          <span className="num">{f.decimal(earned(proposal, name, points))}</span>
          <Bar part={proposal.components[name] ?? 0} accent={name === columns[0]} />
        </td>
      ))}
      <td role="cell" className="who">
        <span>
          {proposal.members.map(({ organisationId, name, role, shareBp }, i) => (
            <span key={organisationId}>
              {i === 0 ? '' : ', '}
              {role === 'mandataire' ? <b>{name}</b> : name} <span className="n">{f.share(shareBp)}</span>
            </span>
          ))}
        </span>
        {missing.length === 0 ? (
          <Tag icon="check">{t.all}</Tag>
        ) : (
          missing.map(({ id, cpv, weightBp }) => <Without key={id} cpv={cpv} share={f.share(weightBp)} />)
        )}
      </td>
    </tr>
  );
}

function Without({ cpv, share }: { cpv: string; share: string }) {
  const t = useTexts(proposalTexts).compare;
  const trade = useTrade(cpv);
  return (
    <Tag tone="warn" icon="warn">
      {t.without(trade.charAt(0).toLowerCase() + trade.slice(1), share)}
    </Tag>
  );
}

/** A measure from 0 to 1; its number stands beside it. */
const Bar = ({ part, accent }: { part: number; accent: boolean }) => (
  <svg className="seg" aria-hidden="true">
    <rect className="tr" width="100%" height="100%" />
    <rect
      className={accent ? 'fi a' : 'fi'}
      width={`${(Math.min(1, Math.max(0, part)) * 100).toFixed(1)}%`}
      height="100%"
    />
  </svg>
);
