import { Link } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { isStaff, useMe } from '../../api/me.ts';
import { useApi } from '../../api/query.ts';
import { Tag } from '../../components/icon.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Region } from '../../components/region.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { Trade } from '../../components/trade.tsx';
import { useFormats } from '../../format/values.ts';
import { to, usePathParams } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { organisationEditTexts } from '../../texts/organisation-edit.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { Contacts } from './contacts.tsx';
import { Relations, Ties } from './links.tsx';
import { Memberships } from './memberships.tsx';
import { Merging } from './merging.tsx';
import { Readers } from './readers.tsx';

type Organisation = Answer<'GET /v1/organisations/{id}'>;

/** The profile of an organisation: what it is, what it can do, and what its profile lacks. */
export default function OrganisationPage() {
  const t = useTexts(organisationTexts);
  const edits = useTexts(organisationEditTexts);
  const staff = isStaff(useMe());
  const { id } = usePathParams<'organisation'>('organisation');
  const organisation = useApi('GET /v1/organisations/{id}', { params: { id } });
  return (
    <Page
      title={organisation.data?.name ?? t.one}
      {...(organisation.data === undefined ? {} : { lead: leadOf(organisation.data, t) })}
      crumbs={staff ? [[to('organisations'), t.title]] : []}
      acts={
        staff ? (
          <>
            <Link className="btn" href={to('organisationSkills', { id })}>
              {edits.skills}
            </Link>
            <Link className="btn" href={to('organisationEdit', { id })}>
              {edits.edit}
            </Link>
          </>
        ) : undefined
      }
    >
      <Await of={organisation} rows={10}>
        {(data) => (
          <>
            <div className="two">
              <div>
                <Capabilities organisation={data} />
                <References organisation={data} />
              </div>
              <div>
                <Facts organisation={data} />
                {staff ? <Readers organisation={data} /> : null}
                {staff ? <Contacts organisationId={data.id} /> : null}
                {staff ? <Memberships organisationId={data.id} clusterIds={data.clusterIds} /> : null}
                <Completeness organisation={data} />
                <Certifications organisation={data} />
                <Years organisation={data} />
                {staff ? <Ties organisationId={data.id} /> : null}
                {staff ? <Relations organisationId={data.id} /> : null}
                {staff ? <Merging organisation={data} /> : null}
              </div>
            </div>
          </>
        )}
      </Await>
    </Page>
  );
}

const leadOf = ({ kind, sizeClass, town }: Organisation, t: (typeof organisationTexts)['fr']): string =>
  [t.kinds[kind], sizeClass === null ? null : t.sizes[sizeClass], town].filter((part) => part !== null).join(', ');

function Facts({ organisation: o }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts);
  const f = useFormats();
  const unknown = <span className="note">{t.unknown}</span>;
  return (
    <Section id="facts" title={t.facts.title}>
      <dl className="facts">
        <dt>{t.facts.registration}</dt>
        <dd>{o.registrationNumber ?? unknown}</dd>
        <dt>{t.facts.address}</dt>
        <dd>
          {[o.address, [o.postalCode, o.town].filter((part) => part !== null).join(' ')].filter(Boolean).join(', ') ||
            unknown}
        </dd>
        <dt>{t.facts.region}</dt>
        <dd>{o.nuts === null ? unknown : <Region code={o.nuts} />}</dd>
        <dt>{t.facts.leads}</dt>
        <dd>{o.canLead ? t.facts.yes : t.facts.no}</dd>
        {o.website === null ? null : (
          <>
            <dt>{t.facts.website}</dt>
            <dd>
              <a href={o.website} rel="noreferrer">
                {o.website.replace(/^https?:\/\//, '')}
              </a>
            </dd>
          </>
        )}
        {o.excluded ? (
          <>
            <dt>{t.facts.excluded}</dt>
            <dd>
              <Tag tone="bad" icon="warn">
                {o.excludedUntil === null ? t.facts.yes : f.day(o.excludedUntil)}
              </Tag>
            </dd>
          </>
        ) : null}
      </dl>
    </Section>
  );
}

/** What makes a profile useful to the search, and whether it is there. */
function Completeness({ organisation: o }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts).completeness;
  const parts = {
    place: o.lat !== null && o.lon !== null,
    figures: o.years.length > 0,
    capabilities: o.capabilities.length > 0,
    references: o.references.length > 0,
    certifications: o.certifications.length > 0,
    description: o.description !== null,
  };
  const names = Object.keys(parts) as (keyof typeof parts)[];
  const done = names.filter((name) => parts[name]).length;
  const missing = names.filter((name) => !parts[name]);
  return (
    <Section id="completeness" title={t.title}>
      <div className="stack">
        <p>{t.done(done, names.length)}</p>
        <progress className="meter" max={names.length} value={done} aria-label={t.label} />
        {missing.length === 0 ? null : (
          <p className="mute">
            {t.missing} {missing.map((name) => t.items[name]).join(', ')}
          </p>
        )}
      </div>
    </Section>
  );
}

function Capabilities({ organisation: { capabilities } }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts).capabilities;
  const f = useFormats();
  return (
    <Section id="capabilities" title={t.title}>
      {capabilities.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <SimpleTable
          cards
          caption={t.caption}
          rows={capabilities}
          rowKey={({ cpv }) => cpv}
          columns={[
            {
              head: t.code,
              cell: ({ cpv, quote }) => (
                <>
                  <TradeAndCode code={cpv} />
                  {quote === null ? null : <span className="sub">{t.readIn(quote)}</span>}
                </>
              ),
            },
            { head: t.level, numeric: true, cell: ({ level }) => f.count(level) },
            { head: t.evidence, numeric: true, cell: ({ evidence }) => f.count(evidence) },
            {
              head: t.capacity,
              numeric: true,
              cell: ({ capacityCents }) => (capacityCents === null ? '–' : f.money(capacityCents)),
            },
          ]}
        />
      )}
    </Section>
  );
}

/** A CPV code with its words. */
const TradeAndCode = ({ code }: { code: string }) => (
  <>
    <Trade code={code} />
    <span className="sub ref">{code}</span>
  </>
);

function Certifications({ organisation: { certifications } }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts).certifications;
  const f = useFormats();
  return (
    <Section id="certifications" title={t.title}>
      {certifications.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <SimpleTable
          caption={t.caption}
          rows={certifications}
          rowKey={({ code }) => code}
          columns={[
            { head: t.code, cell: ({ code }) => code },
            {
              head: t.until,
              cell: ({ validUntil, expired }) =>
                expired ? (
                  <Tag tone="warn" icon="warn">
                    {t.expired}
                  </Tag>
                ) : validUntil === null ? (
                  t.unlimited
                ) : (
                  f.day(validUntil)
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function References({ organisation: { references } }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts).references;
  const f = useFormats();
  return (
    <Section id="references" title={t.title}>
      {references.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <SimpleTable
          caption={t.caption}
          rows={[...references].sort((a, b) => b.year - a.year)}
          rowKey={({ id }) => id}
          columns={[
            { head: t.what, cell: ({ title }) => title },
            { head: t.buyer, cell: ({ buyer }) => buyer },
            { head: t.year, numeric: true, cell: ({ year }) => String(year) },
            {
              head: t.value,
              numeric: true,
              cell: ({ valueCents }) => (valueCents === null ? '–' : f.money(valueCents)),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Years({ organisation: { years } }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts);
  const f = useFormats();
  return (
    <Section id="years" title={t.years.title}>
      {years.length === 0 ? (
        <p className="mute">{t.years.none}</p>
      ) : (
        <SimpleTable
          caption={t.years.caption}
          rows={[...years].sort((a, b) => b.year - a.year)}
          rowKey={({ year }) => String(year)}
          columns={[
            { head: t.years.year, cell: ({ year }) => String(year) },
            { head: t.columns.headcount, numeric: true, cell: ({ headcount }) => f.count(headcount) },
            { head: t.columns.turnover, numeric: true, cell: ({ turnoverCents }) => f.money(turnoverCents) },
          ]}
        />
      )}
    </Section>
  );
}
