import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Candidate, Election } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { FieldsDialog, given, saidAndClosed } from '../../components/fields-dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { SelectInput } from '../../components/inputs.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import type { CircleProps } from './circle.tsx';
import { useCompanyField } from './company-choice.tsx';

type Props = CircleProps & { election: Election };
/** Chosen for none of the candidates. */
const BLANK = 'blank';

/** The reader's companies that may vote, and are no candidates yet. */
const notStanding = ({ own, candidates }: Election): string[] =>
  own
    .map(({ organisationId }) => organisationId)
    .filter((id) => candidates.every(({ organisationId }) => organisationId !== id));

/** Whether somebody stands: only then is there a vote. */
export const hasCandidates = ({ candidates }: Election): boolean =>
  candidates.some(({ accepted }) => accepted === true);

/** What the reader may do with an election as it stands. */
export function ElectionActs(props: Props) {
  const t = useTexts(groupTexts).elections;
  const { circle, companies, coordinates, election } = props;
  const [asking, setAsking] = useState<'stand' | 'off' | null>(null);
  const count = useAct('POST /v1/clusters/{id}/elections/{electionId}/count', {
    done: () => toast({ text: t.counted }),
  });
  const params = { id: circle.clusterId, electionId: election.id };
  const asked = election.candidates.filter(
    ({ accepted, organisationId }) => accepted === null && (companies.includes(organisationId) || coordinates),
  );
  const mayStand = circle.leads || notStanding(election).length > 0;
  const nobody = !hasCandidates(election);
  const over = election.state === 'counted' || election.state === 'cancelled';
  return (
    <div className="acts">
      {election.state === 'announced' ? asked.map((one) => <Answer key={one.id} {...props} candidate={one} />) : null}
      {election.state === 'announced' && mayStand ? (
        <button className="btn sm" type="button" onClick={() => setAsking('stand')}>
          {circle.leads ? t.stand : t.standSelf}
        </button>
      ) : null}
      {election.state === 'open' && !nobody
        ? election.own.map((one) => <VoteOf key={one.organisationId} {...props} company={one} />)
        : null}
      {circle.leads && (election.state === 'closed' || (election.state === 'open' && nobody)) ? (
        <button className="btn sm" type="button" aria-busy={count.busy} onClick={() => void count.run({ params })}>
          {nobody ? t.closeEmpty : t.count}
        </button>
      ) : null}
      {!over && circle.leads ? (
        <button className="btn quiet sm" type="button" onClick={() => setAsking('off')}>
          {t.off}
        </button>
      ) : null}
      <Refusal error={count.error} />
      {asking === 'stand' ? <Stand {...props} close={() => setAsking(null)} /> : null}
      {asking === 'off' ? <CallOff params={params} close={() => setAsking(null)} /> : null}
    </div>
  );
}

function CallOff({ params, close }: { params: { id: string; electionId: string }; close: () => void }) {
  const t = useTexts(groupTexts).elections;
  const off = useAct('POST /v1/clusters/{id}/elections/{electionId}/cancel', { done: saidAndClosed(t.wasOff, close) });
  return (
    <Confirm question={t.off} verb={t.off} busy={off.busy} close={close} onConfirm={() => void off.run({ params })}>
      <p>{t.offText}</p>
      <Refusal error={off.error} />
    </Confirm>
  );
}

/** The answer of a company that others put up. */
function Answer({ circle, election, candidate }: Props & { candidate: Candidate }) {
  const t = useTexts(groupTexts).elections;
  const answer = useAct('PUT /v1/clusters/{id}/elections/{electionId}/candidates/{candidateId}/answer', {
    done: () => toast({ text: t.answered }),
  });
  const params = { id: circle.clusterId, electionId: election.id, candidateId: candidate.id };
  const say = (accept: boolean, word: string) => (
    <button
      className="btn sm"
      type="button"
      aria-busy={answer.busy}
      onClick={() => void answer.run({ params, body: { accept } })}
    >
      {word}
      <span className="sr"> {candidate.organisationName}</span>
    </button>
  );
  return (
    <>
      {say(true, t.accept)}
      {say(false, t.decline)}
      <Refusal error={answer.error} />
    </>
  );
}

function Stand({ circle, election, close }: Props & { close: () => void }) {
  const words = useTexts(groupTexts);
  const t = words.elections;
  const company = useCompanyField(circle);
  const stand = useAct('POST /v1/clusters/{id}/elections/{electionId}/candidates', {
    done: saidAndClosed(t.stood, close),
  });
  return (
    <FieldsDialog
      name="candidate"
      verb={circle.leads ? t.stand : t.standSelf}
      first={{ organisationId: circle.leads ? '' : (notStanding(election)[0] ?? ''), person: '', statement: '' }}
      fields={[
        ...(circle.leads ? [company] : []),
        { key: 'person', label: words.person, optional: true },
        { key: 'statement', kind: 'lines', label: t.statement, optional: true },
      ]}
      act={stand}
      send={({ organisationId, person, statement }) =>
        void stand.run({
          params: { id: circle.clusterId, electionId: election.id },
          body: { organisationId, ...given('person', person), ...given('statement', statement) },
        })
      }
      close={close}
    />
  );
}

/** The vote of one company that the reader speaks for. */
function VoteOf({ circle, election, company }: Props & { company: Election['own'][number] }) {
  const words = useTexts(groupTexts);
  const t = words.elections;
  const [open, setOpen] = useState(false);
  const [choice, setChoice] = useState('');
  const [missing, setMissing] = useState(false);
  const vote = useAct('PUT /v1/clusters/{id}/elections/{electionId}/vote', {
    done: saidAndClosed(t.voted, () => setOpen(false)),
  });
  if (company.voted)
    return (
      <span className="note">
        {company.organisationName} {t.hasVoted}
      </span>
    );
  const stands = election.candidates.filter(({ accepted }) => accepted === true);
  return (
    <>
      <button className="btn first sm" type="button" onClick={() => setOpen(true)}>
        {t.vote}
        <span className="sr"> {company.organisationName}</span>
      </button>
      {open ? (
        <Confirm
          question={t.voteFor(company.organisationName)}
          verb={t.vote}
          busy={vote.busy}
          close={() => setOpen(false)}
          onConfirm={() => {
            // A blank vote is meant, never left: it cannot be taken back either.
            setMissing(choice === '');
            if (choice === '') return;
            void vote.run({
              params: { id: circle.clusterId, electionId: election.id },
              body: { organisationId: company.organisationId, candidateId: choice === BLANK ? null : choice },
            });
          }}
        >
          <Refusal error={vote.error} />
          <SelectInput
            id="vote-for"
            label={t.candidates}
            value={choice}
            onChange={setChoice}
            note={t.once}
            error={missing && choice === '' ? t.noChoice : undefined}
            options={[
              ['', words.choose],
              ...stands.map(({ id, organisationName }) => [id, organisationName] as const),
              [BLANK, t.blank],
            ]}
          />
        </Confirm>
      ) : null}
    </>
  );
}
