import { useLocation } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { useAct, useApi } from '../../api/query.ts';
import { useDraft } from '../../components/draft.ts';
import { Page } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { to, usePathParams } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { organisationEditTexts } from '../../texts/organisation-edit.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { bodyOf, type Card, OrganisationForm } from './organisation-form.tsx';

type Organisation = Answer<'GET /v1/organisations/{id}'>;

/** The card of an organisation, changed in place. */
export default function OrganisationEditPage() {
  const t = useTexts(organisationEditTexts);
  const words = useTexts(organisationTexts);
  const { id } = usePathParams<'organisationEdit'>('organisationEdit');
  const organisation = useApi('GET /v1/organisations/{id}', { params: { id } });
  const name = organisation.data?.name ?? words.one;
  return (
    <Page
      title={t.editTitle(name)}
      crumbs={[
        [to('organisations'), words.title],
        [to('organisation', { id }), name],
      ]}
    >
      <Await of={organisation} rows={8}>
        {(data) => <Edit organisation={data} etag={organisation.etag} />}
      </Await>
    </Page>
  );
}

const cardOf = (o: Organisation): Card => ({
  name: o.name,
  kind: o.kind,
  registrationNumber: o.registrationNumber ?? '',
  nafCode: o.nafCode ?? '',
  address: o.address ?? '',
  postalCode: o.postalCode ?? '',
  town: o.town ?? '',
  nuts: o.nuts ?? '',
  website: o.website ?? '',
  description: o.description ?? '',
  canLead: o.canLead,
  exclusionGround: o.exclusionGround ?? '',
  excludedUntil: o.excludedUntil ?? '',
});

function Edit({ organisation, etag }: { organisation: Organisation; etag: string | null }) {
  const t = useTexts(organisationEditTexts);
  const [, navigate] = useLocation();
  const { id } = organisation;
  const [card, change, forget] = useDraft(`organisation-${id}`, cardOf(organisation));
  const patch = useAct('PATCH /v1/organisations/{id}');
  const save = async () => {
    const answered = await patch.run({ params: { id }, ifMatch: etag ?? '*', body: bodyOf(card) });
    if (answered === null) return;
    forget();
    toast({ text: t.saved });
    navigate(to('organisation', { id }));
  };
  return (
    <OrganisationForm card={card} change={change} error={patch.error} busy={patch.busy} save={() => void save()} />
  );
}
