import type { Answer } from '../../api/call.ts';
import { useTrade } from '../../components/trade.tsx';
import { lotName } from '../../format/lot.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';

type Lot = Answer<'GET /v1/tenders/{id}'>['lots'][number];
type Requirement = Lot['requirements'][number];
type Doer = { id: string; name: string };

/** Who does what: requirement → members. */
export type Coverage = Readonly<Record<string, readonly string[]>>;

/** What a member does, of the requirements of these lots. */
export const coversOf = (coverage: Coverage, lots: readonly Lot[], memberId: string): string[] =>
  lots.flatMap(({ requirements }) =>
    requirements.map(({ id }) => id).filter((id) => coverage[id]?.includes(memberId) ?? false),
  );

/** Requirements that must be done and that nobody is given. */
export const leftOpen = (coverage: Coverage, lots: readonly Lot[], members: readonly Doer[]): Requirement[] =>
  lots.flatMap(({ requirements }) =>
    requirements.filter(
      ({ id, mandatory }) => mandatory && !members.some((member) => coverage[id]?.includes(member.id) ?? false),
    ),
  );

/** For each requirement of each lot, the members that do it. */
export function CoverageTable({
  lots,
  members,
  coverage,
  onChange,
}: {
  lots: readonly Lot[];
  members: readonly Doer[];
  coverage: Coverage;
  onChange: (coverage: Coverage) => void;
}) {
  const t = useTexts(consortiumActTexts).new;
  const needing = lots.filter(({ requirements }) => requirements.length > 0);
  if (members.length === 0 || lots.length === 0) return null;
  return (
    <fieldset className="stack">
      <legend className="lab">{t.work}</legend>
      <p className="note">{needing.length === 0 ? t.noWork : t.workNote}</p>
      {needing.map((lot) => (
        <div key={lot.id} className="stack">
          {lots.length < 2 ? null : (
            <p>
              <strong>{lotName(lot.externalId)}</strong> {lot.title}
            </p>
          )}
          <ul className="tasks sheet">
            {lot.requirements.map((requirement) => (
              <Doers
                key={requirement.id}
                requirement={requirement}
                members={members}
                doing={coverage[requirement.id] ?? []}
                onChange={(doing) => onChange({ ...coverage, [requirement.id]: doing })}
              />
            ))}
          </ul>
        </div>
      ))}
    </fieldset>
  );
}

function Doers({
  requirement,
  members,
  doing,
  onChange,
}: {
  requirement: Requirement;
  members: readonly Doer[];
  doing: readonly string[];
  onChange: (doing: readonly string[]) => void;
}) {
  const t = useTexts(consortiumActTexts).new;
  const trade = useTrade(requirement.cpv);
  return (
    <li>
      <span>
        {trade}
        <span className="note">
          {[requirement.mandatory ? t.mandatory : null, requirement.certification]
            .filter((part) => part !== null)
            .join(', ')}
        </span>
      </span>
      <fieldset className="row">
        <legend className="sr">{t.whoDoes(trade)}</legend>
        {members.map(({ id, name }) => (
          <label className="opt" key={id}>
            <input
              type="checkbox"
              checked={doing.includes(id)}
              onChange={(event) => onChange(event.target.checked ? [...doing, id] : doing.filter((one) => one !== id))}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
    </li>
  );
}
