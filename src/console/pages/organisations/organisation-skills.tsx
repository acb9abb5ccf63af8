import { useApi } from '../../api/query.ts';
import { Page } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { to, usePathParams } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { organisationEditTexts } from '../../texts/organisation-edit.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { Certificates } from '../member/company/certificates.tsx';
import { Figures } from '../member/company/figures.tsx';
import { References } from '../member/company/references.tsx';
import { Skills } from '../member/company/skills.tsx';

/** What a company can do, kept by its coordinator for whoever does not do it itself: skills, proofs, certificates, figures. */
export default function OrganisationSkillsPage() {
  const t = useTexts(organisationEditTexts);
  const words = useTexts(organisationTexts);
  const { id } = usePathParams<'organisationSkills'>('organisationSkills');
  const company = useApi('GET /v1/organisations/{id}', { params: { id } });
  const name = company.data?.name ?? words.one;
  return (
    <Page
      title={t.skillsTitle(name)}
      lead={t.skillsLead}
      crumbs={[
        [to('organisations'), words.title],
        [to('organisation', { id }), name],
      ]}
    >
      <Await of={company} rows={8}>
        {(data) => (
          <div className="two">
            <div>
              <Skills company={data} etag={company.etag} />
              <References company={data} etag={company.etag} />
            </div>
            <div>
              <Certificates company={data} etag={company.etag} />
              <Figures company={data} etag={company.etag} />
            </div>
          </div>
        )}
      </Await>
    </Page>
  );
}
