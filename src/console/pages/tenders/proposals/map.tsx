import { Section } from '../../../components/page.tsx';
import { SimpleTable } from '../../../components/simple-table.tsx';
import outlines from '../../../data/departements.json';
import { useFormats } from '../../../format/values.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import { type Point, placedApart } from './apart.ts';
import type { LotFacts, Proposal } from './model.ts';

/** Room around the outermost point, and the least part of France that is shown, in units of the outlines. */
const MARGIN = 40;
const LEAST = 160;

/** A position of metropolitan France in the units of the outlines (Mercator). */
function placed(lat: number, lon: number): Point {
  const { parallel, xMin, yMin, scale } = outlines.projection;
  const cos = Math.cos((parallel * Math.PI) / 180);
  const mercator = (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
  return { x: (lon * cos - xMin) * scale, y: (-mercator * cos - yMin) * scale };
}

/** Where the members are, beside a list that says the same. */
export default function MapOfMembers({ proposal, facts }: { proposal: Proposal; facts: LotFacts }) {
  const t = useTexts(proposalTexts).map;
  const f = useFormats();
  const positions = new Map(facts.members.map((member) => [member.organisationId, member]));
  const members = proposal.members.map((member, i) => {
    const at = positions.get(member.organisationId);
    return {
      ...member,
      letter: String.fromCharCode(65 + i),
      km: at?.distanceKm ?? null,
      point: at === undefined || at.lat === null || at.lon === null ? null : placed(at.lat, at.lon),
    };
  });
  const site = facts.site === null ? null : placed(facts.site.lat, facts.site.lon);
  const points = [...members.flatMap(({ point }) => (point === null ? [] : [point])), ...(site === null ? [] : [site])];
  return (
    <Section id="map" title={t.title}>
      <div className="stack">
        {points.length === 0 ? (
          <p className="mute">{t.nobody}</p>
        ) : (
          <figure className="sheet pad">
            <Drawing members={members} site={site} points={points} label={t.label} siteLabel={t.site} />
            <figcaption className="note">{t.source}</figcaption>
          </figure>
        )}
        <SimpleTable
          caption={t.caption}
          rows={members}
          rowKey={({ organisationId }) => organisationId}
          columns={[
            { head: t.member, cell: ({ letter, name }) => `${letter}, ${name ?? ''}` },
            {
              head: t.distance,
              numeric: true,
              cell: ({ km, point }) =>
                km === null ? (point === null ? t.unknown : '–') : t.km(f.count(Math.round(km))),
            },
          ]}
        />
      </div>
    </Section>
  );
}

function Drawing({
  members,
  site,
  points,
  label,
  siteLabel,
}: {
  members: readonly { organisationId: string; letter: string; point: Point | null }[];
  site: Point | null;
  points: readonly Point[];
  label: string;
  siteLabel: string;
}) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const width = Math.max(LEAST, Math.max(...xs) - Math.min(...xs) + 2 * MARGIN);
  const height = Math.max(LEAST * 0.66, Math.max(...ys) - Math.min(...ys) + 2 * MARGIN);
  const left = (Math.min(...xs) + Math.max(...xs)) / 2 - width / 2;
  const top = (Math.min(...ys) + Math.max(...ys)) / 2 - height / 2;
  /** What a pixel is, about: signs keep their size however far the members are apart. */
  const unit = width / 420;
  const shown = members.flatMap(({ organisationId, letter, point }) =>
    point === null ? [] : [{ organisationId, letter, point }],
  );
  const frame = {
    left: left + 10 * unit,
    top: top + 10 * unit,
    right: left + width - 10 * unit,
    bottom: top + height - 10 * unit,
  };
  const signs = placedApart(
    shown.map(({ point }) => point),
    20 * unit,
    site === null ? [] : besides(site, siteLabel, unit),
    frame,
  );
  return (
    <svg className="chart map" viewBox={`${left} ${top} ${width} ${height}`} role="img" aria-label={label}>
      {outlines.items
        .filter((item) => !('inset' in item))
        .map(({ code, d }) => (
          <path key={code} className="land" d={d} strokeWidth={unit} vectorEffect="non-scaling-stroke" />
        ))}
      {site === null
        ? null
        : shown.map(({ organisationId, point }) => (
            <line
              key={organisationId}
              className="tie"
              x1={site.x}
              y1={site.y}
              x2={point.x}
              y2={point.y}
              vectorEffect="non-scaling-stroke"
            />
          ))}
      {site === null ? null : (
        <>
          <rect className="site" x={site.x - 5 * unit} y={site.y - 5 * unit} width={10 * unit} height={10 * unit} />
          <text x={site.x - 8 * unit} y={site.y + 4 * unit} textAnchor="end" style={{ fontSize: `${12 * unit}px` }}>
            {siteLabel}
          </text>
        </>
      )}
      {shown.map(({ organisationId, letter, point }, i) => {
        const sign = signs[i] ?? point;
        return (
          <g key={organisationId}>
            {Math.hypot(sign.x - point.x, sign.y - point.y) <= unit ? null : (
              <>
                <line
                  className="lead"
                  x1={point.x}
                  y1={point.y}
                  x2={sign.x}
                  y2={sign.y}
                  vectorEffect="non-scaling-stroke"
                />
                <circle className="spot" cx={point.x} cy={point.y} r={2.5 * unit} />
              </>
            )}
            <circle className="pin" cx={sign.x} cy={sign.y} r={9 * unit} />
            <text className="pin-t" x={sign.x} y={sign.y + 4 * unit} style={{ fontSize: `${12 * unit}px` }}>
              {letter}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The sign of the place of the work and the words to the left of it, as points that other signs keep clear of. */
const besides = (site: Point, label: string, unit: number): Point[] =>
  Array.from({ length: Math.ceil((label.length * 6) / 12) + 1 }, (_, i) => ({ x: site.x - 12 * i * unit, y: site.y }));
