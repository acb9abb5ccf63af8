import { useApi } from '../../api/query.ts';
import { Failure } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { auditTexts } from '../../texts/audit.ts';
import { useTexts } from '../../texts/define.ts';

/** Whether the log is as it was written: every fingerprint worked out anew. */
export function Verification() {
  const t = useTexts(auditTexts).verify;
  const f = useFormats();
  const asked = useApi('GET /v1/audit/verification', {});
  if (asked.error !== null) return <Failure error={asked.error} retry={asked.refetch} />;
  if (asked.data === undefined)
    return (
      <p className="call" role="status" aria-busy="true">
        {t.busy}
      </p>
    );
  const { intact, rows, chains, at, digest, faults } = asked.data;
  return (
    <div className={intact ? 'call' : 'call bad'} role="status">
      <h2>{intact ? t.intact : t.broken}</h2>
      <p>{t.text(f.count(rows), f.count(chains), f.instant(at))}</p>
      {faults.map(({ chain, seq, fault }) => (
        <p key={`${chain} ${seq}`}>
          {t.fault(f.count(seq), f.count(chain))} <span lang="en">{fault}</span>
        </p>
      ))}
      <p className="note">
        {t.digest} <code className="break">{digest}</code>
      </p>
    </div>
  );
}
