import type { Election } from '../../api/types.ts';
import { AddingList } from '../../components/adding-section.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import { shellTexts } from '../../texts/shell.ts';
import type { CircleProps } from './circle.tsx';
import { ElectionActs, hasCandidates } from './election-acts.tsx';
import { NewElection } from './election-new.tsx';

/** Elections of the circle: who stands, whether one's company voted, and the result once it is counted. */
export function Elections(props: CircleProps) {
  const t = useTexts(groupTexts).elections;
  const { circle } = props;
  return (
    <AddingList
      id="elections"
      title={t.title}
      add={circle.leads ? t.call : null}
      dialog={(close) => <NewElection {...props} close={close} />}
      none={t.none}
      lines={circle.elections.map((election) => (
        <li key={election.id} className={election.state === 'open' && hasCandidates(election) ? 'todo' : undefined}>
          <One {...props} election={election} />
        </li>
      ))}
    />
  );
}

function One(props: CircleProps & { election: Election }) {
  const words = useTexts(groupTexts);
  const t = words.elections;
  const { colon } = useTexts(shellTexts);
  const f = useFormats();
  const { election } = props;
  const nobody = !hasCandidates(election);
  const elected = election.candidates.find(({ id }) => id === election.electedId);
  const facts = [
    t.states[election.state],
    t.when(f.instant(election.opensAt), f.instant(election.closesAt)),
    ...(election.state === 'announced' || election.state === 'cancelled' || nobody
      ? []
      : [t.turnout(f.count(election.turnout), f.count(election.electors))]),
    ...(election.quorumBp === null ? [] : [t.quorumIs(f.share(election.quorumBp))]),
  ];
  const asked = election.candidates.filter(({ accepted }) => accepted !== false);
  return (
    <div className="stack">
      <span>
        <strong>{t.head(words.positions[election.position])}</strong>
        <span className="note">{facts.join(' · ')}</span>
      </span>
      {election.outcome === null ? null : (
        <p>
          {election.outcome === 'elected'
            ? t.outcomes.elected(elected?.organisationName ?? '')
            : t.outcomes[election.outcome]}
        </p>
      )}
      {nobody && election.state === 'announced' ? (
        <p>{(asked.length === 0 ? t.nobodyYet : t.nobodyAccepted)(f.instant(election.opensAt))}</p>
      ) : null}
      {nobody && election.state === 'open' ? <p>{t.nobodyStood}</p> : null}
      {nobody && election.state === 'cancelled' ? <p className="mute">{t.noCandidates}</p> : null}
      {asked.length === 0 ? null : (
        <ul className="plain" aria-label={t.candidates}>
          {asked.map((candidate) => (
            <li key={candidate.id}>
              {[candidate.organisationName, candidate.person].filter(Boolean).join(', ')}
              {candidate.votes === null ? '' : `${colon}${t.votes(f.count(candidate.votes))}`}
              {candidate.accepted === null ? ` (${t.waiting})` : ''}
              {candidate.statement === null ? null : <span className="note">{candidate.statement}</span>}
            </li>
          ))}
        </ul>
      )}
      {election.blank === null || election.blank === 0 ? null : (
        <p className="note">{t.blankVotes(f.count(election.blank))}</p>
      )}
      {election.state === 'counted' && election.blank === null && !nobody ? <p className="note">{t.few}</p> : null}
      <ElectionActs {...props} />
      {election.roll.length === 0 || election.state === 'announced' || nobody ? null : (
        <details>
          <summary>{t.roll}</summary>
          <ul className="plain">
            {election.roll.map((elector) => (
              <li key={elector.organisationId}>
                {elector.organisationName}
                {colon}
                {elector.voted ? t.hasVoted : t.notVoted}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
