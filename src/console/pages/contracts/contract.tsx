import { Link } from 'wouter';
import { isStaff, useMe } from '../../api/me.ts';
import { useApi } from '../../api/query.ts';
import type { Contract } from '../../api/types.ts';
import { Tag } from '../../components/icon.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { to, usePathParams } from '../../shell/paths.ts';
import { contractTexts } from '../../texts/contracts.ts';
import { useTexts } from '../../texts/define.ts';
import { Amendments, Options } from './amendments.tsx';
import { EndContract, SignContract } from './contract-acts.tsx';
import { ContractEntries } from './contract-entries.tsx';
import { ContractMembers } from './contract-members.tsx';
import { SectorOfContract } from './sector.tsx';

/** A contract: the next act, where it stands, whose it is in which part, what was agreed later, its entries. */
export default function ContractPage() {
  const t = useTexts(contractTexts);
  const staff = isStaff(useMe());
  const { id } = usePathParams<'contract'>('contract');
  const contract = useApi('GET /v1/contracts/{id}', { params: { id } });
  const runs = contract.data !== undefined && contract.data.signedOn !== null && contract.data.endedOn === null;
  return (
    <Page
      title={contract.data?.title ?? t.one}
      {...(contract.data === undefined ? {} : { lead: contract.data.buyer.name })}
      crumbs={staff ? [[to('contracts'), t.title]] : []}
      acts={staff && runs ? <EndContract id={id} /> : undefined}
    >
      <Await of={contract} rows={8}>
        {(data) => (
          <>
            {staff && data.signedOn === null && data.endedOn === null && data.kind !== 'framework' ? (
              <SignContract contract={data} />
            ) : null}
            {staff ? <Plausibility contract={data} /> : null}
            {data.kind === 'framework' ? null : <Totals contract={data} />}
            <div className="two">
              <div>
                <ContractMembers contract={data} />
                <ContractEntries contract={data} />
              </div>
              <div>
                <Facts contract={data} />
                <Amendments contract={data} />
                <Options contract={data} />
              </div>
            </div>
          </>
        )}
      </Await>
    </Page>
  );
}

/** What doesn't fit together, in words. */
function Plausibility({ contract }: { contract: Contract }) {
  const { totals, endsOn, endedOn, kind, warnings } = contract;
  const t = useTexts(contractTexts).warn;
  const f = useFormats();
  const { signed, invoiced, paid } = totals;
  const said = [
    ...warnings.map(({ code, message }) =>
      code === 'signed_in_standstill' && contract.standstillUntil !== null
        ? t.early(f.day(contract.standstillUntil))
        : message,
    ),
    kind !== 'framework' && invoiced.amountCents > signed.amountCents ? t.overInvoiced : null,
    paid.amountCents > invoiced.amountCents ? t.overPaid : null,
    endsOn !== null && endedOn === null && endsOn < isoDay(new Date()) ? t.late(f.day(endsOn)) : null,
  ].filter((text) => text !== null);
  if (said.length === 0) return null;
  return (
    <div className="call warn">
      {said.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

function Totals({ contract: { totals } }: { contract: Contract }) {
  const t = useTexts(contractTexts).totals;
  const f = useFormats();
  const { signed, invoiced, paid } = totals;
  const part = (of: number, whole: number, words: (share: string) => string) =>
    of === 0 ? t.nothing : whole > 0 ? words(f.share(Math.round((of / whole) * 10_000))) : '';
  return (
    <section aria-label={t.title}>
      <dl className="keys">
        <div>
          <dt>{t.signed}</dt>
          <dd className="v">{f.money(signed.amountCents)}</dd>
        </div>
        <div>
          <dt>{t.invoiced}</dt>
          <dd className="v">{f.money(invoiced.amountCents)}</dd>
          <dd className="note">{part(invoiced.amountCents, signed.amountCents, t.ofSigned)}</dd>
        </div>
        <div>
          <dt>{t.paid}</dt>
          <dd className="v">{f.money(paid.amountCents)}</dd>
          <dd className="note">{part(paid.amountCents, invoiced.amountCents, t.ofInvoiced)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Facts({ contract: c }: { contract: Contract }) {
  const words = useTexts(contractTexts);
  const t = words.facts;
  const f = useFormats();
  const unknown = <span className="note">{t.none}</span>;
  const runs = [
    c.startsOn === null ? null : t.from(f.day(c.startsOn)),
    c.endsOn === null ? null : t.until(f.day(c.endsOn)),
  ].filter((part) => part !== null);
  return (
    <Section id="facts" title={t.title}>
      <dl className="facts">
        <dt>{t.kind}</dt>
        <dd>{words.kinds[c.kind]}</dd>
        <dt>{t.reference}</dt>
        <dd>{c.reference ?? unknown}</dd>
        <dt>{t.sector}</dt>
        <dd>
          <SectorOfContract contract={c} />
        </dd>
        <dt>{t.signedOn}</dt>
        <dd>
          {c.signedOn === null ? (
            <Tag tone="warn" icon="pen">
              {words.unsigned}
            </Tag>
          ) : (
            f.day(c.signedOn)
          )}
        </dd>
        <dt>{t.runs}</dt>
        <dd>{runs.length === 0 ? unknown : runs.join(' ')}</dd>
        <dt>{t.value}</dt>
        <dd>{f.money(c.value.amountCents)}</dd>
        {c.currentValue.amountCents === c.value.amountCents ? null : (
          <>
            <dt>{t.now}</dt>
            <dd>{f.money(c.currentValue.amountCents)}</dd>
          </>
        )}
        {c.endedOn === null ? null : (
          <>
            <dt>{t.ended}</dt>
            <dd>
              {f.day(c.endedOn)}
              {c.endReason === null ? null : <span className="note">{c.endReason}</span>}
            </dd>
          </>
        )}
        <Origin contract={c} />
      </dl>
    </Section>
  );
}

function Origin({ contract: { tenderId, consortiumId } }: { contract: Contract }) {
  const t = useTexts(contractTexts).facts;
  const staff = isStaff(useMe());
  if (consortiumId === null && tenderId === null) return null;
  return (
    <>
      <dt>{t.origin}</dt>
      <dd className="row">
        {consortiumId === null ? null : <Link href={to('consortium', { id: consortiumId })}>{t.consortium}</Link>}
        {tenderId === null || !staff ? null : <Link href={to('tender', { id: tenderId })}>{t.tender}</Link>}
      </dd>
    </>
  );
}
