import type { Answer } from '../../../api/call.ts';
import { Section, Tabs } from '../../../components/page.tsx';
import { Said } from '../../../components/said.tsx';
import { SimpleTable } from '../../../components/simple-table.tsx';
import { lotName } from '../../../format/lot.ts';
import { useFormats } from '../../../format/values.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import type { Run } from './model.ts';

type Tender = Answer<'GET /v1/tenders/{id}'>;
/** Stands in the address where a lot's id does, for the plan of all lots. */
export const PLAN = 'plan';

/** The lots of a search with the best score of each, and the plan for all of them. */
export function LotTabs({
  tender,
  run,
  current,
  address,
}: {
  tender: Tender;
  run: Run;
  current: string | undefined;
  address: (id: string) => string;
}) {
  const t = useTexts(proposalTexts);
  const f = useFormats();
  return (
    <Tabs
      label={t.lots}
      links={[
        ...run.lots.map(({ lotId, certificate }) => ({
          href: address(lotId),
          current: lotId === current,
          text: (
            <>
              {lotName(tender.lots.find(({ id }) => id === lotId)?.externalId ?? '')}{' '}
              <span className="n note">{certificate.score === null ? '–' : f.score(certificate.score)}</span>
            </>
          ),
        })),
        ...(run.plan === null ? [] : [{ href: address(PLAN), current: current === PLAN, text: t.plan }]),
      ]}
    />
  );
}

/** One consortium for each lot, with capacities and lots per tenderer shared between them. */
export function Plan({ run, tender }: { run: Run; tender: Tender }) {
  const t = useTexts(proposalTexts).planOf;
  const f = useFormats();
  if (run.plan === null) return <p className="mute">{t.none}</p>;
  return (
    <Section id="plan" title={t.caption}>
      <SimpleTable
        caption={t.caption}
        rows={run.plan.lots}
        rowKey={({ lotIds }) => lotIds.join(' ')}
        columns={[
          {
            head: t.lot,
            cell: ({ lotIds }) =>
              lotIds.map((id) => lotName(tender.lots.find((lot) => lot.id === id)?.externalId ?? id)).join(', '),
          },
          {
            head: t.consortium,
            cell: ({ consortium }) =>
              consortium === null
                ? t.none
                : consortium.members.map(({ name, shareBp }) => `${name ?? ''} ${f.share(shareBp)}`).join(', '),
          },
          {
            head: t.score,
            numeric: true,
            cell: ({ consortium }) => (consortium === null ? '–' : f.score(consortium.score)),
          },
        ]}
      />
      <ul className="note">
        {run.plan.explanation.map((line) => (
          <li key={line}>
            <Said text={line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
