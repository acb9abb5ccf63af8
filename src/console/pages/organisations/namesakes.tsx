import { Link } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { to } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { organisationEditTexts } from '../../texts/organisation-edit.ts';

/** Whom the network has already that an entered organisation may be. */
export type Found = Answer<'GET /v1/organisations/namesakes'>['items'];

/** Said before an organisation is made a second time, with the way to the one that is there. */
export function Namesakes({ found, busy, create }: { found: Found; busy: boolean; create: () => void }) {
  const t = useTexts(organisationEditTexts).namesakes;
  if (found.length === 0) return null;
  return (
    <div className="call warn" role="alert">
      <p>
        <b>{t.title}</b>
      </p>
      <ul>
        {found.map(({ organisationId, name, town, registrationNumber, by }) => (
          <li key={organisationId}>
            <Link href={to('organisation', { id: organisationId })}>{name}</Link>
            {[town, registrationNumber].flatMap((part) => (part === null ? [] : [`, ${part}`]))} ({t.by[by]})
          </li>
        ))}
      </ul>
      {found.some(({ by }) => by === 'number') ? null : (
        <>
          <p>{t.lead}</p>
          <p>
            <button className="btn" type="button" aria-busy={busy} onClick={create}>
              {t.anyway}
            </button>
          </p>
        </>
      )}
    </div>
  );
}
