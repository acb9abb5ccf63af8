import { ownOrganisationIds, useMe } from '../../../api/me.ts';
import { useAct, useApi } from '../../../api/query.ts';
import { Refusal } from '../../../components/form.tsx';
import { Chips, Page } from '../../../components/page.tsx';
import { Await } from '../../../components/states.tsx';
import { useFormats } from '../../../format/values.ts';
import { useFilters } from '../../../shell/paths.ts';
import { toast } from '../../../shell/toasts.tsx';
import { companyTexts } from '../../../texts/company.ts';
import { useTexts } from '../../../texts/define.ts';
import { Certificates } from './certificates.tsx';
import { Contact } from './contact.tsx';
import { Cost } from './cost.tsx';
import { Figures } from './figures.tsx';
import type { Company } from './model.ts';
import { References } from './references.tsx';
import { Skills } from './skills.tsx';

const FILTERS = { of: null } as const;

/** One's own company: what the cluster believes of it, to be struck out, added to and confirmed in one page. */
export default function MyCompanyPage() {
  const t = useTexts(companyTexts);
  const own = ownOrganisationIds(useMe());
  const [filters, , addressWith] = useFilters(FILTERS);
  const id = own.find((one) => one === filters.of) ?? own[0] ?? '';
  const company = useApi('GET /v1/organisations/{id}', { params: { id } });
  return (
    <Page title={company.data?.name ?? t.title} lead={t.lead}>
      {own.length < 2 ? null : (
        <Chips
          label={t.which}
          links={own.map((one) => ({
            href: addressWith({ of: one }),
            text: one === id ? (company.data?.name ?? t.title) : t.other(own.indexOf(one) + 1),
            current: one === id,
          }))}
        />
      )}
      <Await of={company} rows={8}>
        {(data) => <Profile key={id} company={data} etag={company.etag} />}
      </Await>
    </Page>
  );
}

function Profile({ company, etag }: { company: Company; etag: string | null }) {
  return (
    <>
      <Confirmation company={company} />
      <div className="two">
        <div>
          <Skills company={company} etag={etag} />
          <References company={company} etag={etag} />
          <Contact company={company} etag={etag} />
        </div>
        <div>
          <Cost company={company} etag={etag} />
          <Certificates company={company} etag={etag} />
          <Figures company={company} etag={etag} />
        </div>
      </div>
    </>
  );
}

/** What was imported counts as said by the cluster until the company says it itself. */
function Confirmation({ company: { id, profileConfirmedAt } }: { company: Company }) {
  const t = useTexts(companyTexts).confirm;
  const f = useFormats();
  const confirm = useAct('POST /v1/organisations/{id}/confirm-profile', { done: () => toast({ text: t.done }) });
  if (profileConfirmedAt !== null)
    return (
      <p className="note">
        {t.confirmed(f.day(profileConfirmedAt))}{' '}
        <button
          className="btn quiet sm"
          type="button"
          aria-busy={confirm.busy}
          onClick={() => void confirm.run({ params: { id } })}
        >
          {t.again}
        </button>
      </p>
    );
  return (
    <div className="call side-act">
      <div>
        <h2>{t.title}</h2>
        <p className="mute">{t.text}</p>
        <Refusal error={confirm.error} />
      </div>
      <button
        className="btn first"
        type="button"
        aria-busy={confirm.busy}
        onClick={() => void confirm.run({ params: { id } })}
      >
        {t.act}
      </button>
    </div>
  );
}
