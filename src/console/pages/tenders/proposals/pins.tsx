import type { Answer } from '../../../api/call.ts';
import { useAct } from '../../../api/query.ts';
import { Refusal } from '../../../components/form.tsx';
import { Icon, Tag } from '../../../components/icon.tsx';
import { Section } from '../../../components/page.tsx';
import { useFormats } from '../../../format/values.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import type { RunLot } from './model.ts';

type Tender = Answer<'GET /v1/tenders/{id}'>;

/** Who must be in the next search's consortia, and who must not: kept as conditions of the tender. */
export function Pins({ tender, etag, lot }: { tender: Tender; etag: string | null; lot: RunLot }) {
  const t = useTexts(proposalTexts).pins;
  const save = useAct('PATCH /v1/tenders/{id}', { done: () => toast({ text: t.saved }) });
  const search = useAct('POST /v1/tenders/{id}/match-runs');
  const pinned = tender.constraints.pinned ?? [];
  const banned = tender.constraints.banned ?? [];
  const members = new Map(
    lot.consortia.flatMap((one) =>
      one.members.map(({ organisationId, name }) => [organisationId, name ?? ''] as const),
    ),
  );
  const set = (id: string, to: 'pinned' | 'banned' | null) =>
    void save.run({
      params: { id: tender.id },
      ifMatch: etag ?? '*',
      body: {
        constraints: {
          ...tender.constraints,
          pinned: [...pinned.filter((one) => one !== id), ...(to === 'pinned' ? [id] : [])],
          banned: [...banned.filter((one) => one !== id), ...(to === 'banned' ? [id] : [])],
        },
      },
    });
  const button = (id: string, name: string, text: string, to: 'pinned' | 'banned' | null, quiet: boolean) => (
    <button className={quiet ? 'btn sm quiet' : 'btn sm'} type="button" onClick={() => set(id, to)}>
      {text}
      <span className="sr"> {name}</span>
    </button>
  );
  return (
    <Section
      id="pins"
      title={t.title}
      aside={
        <button
          className="btn quiet sm"
          type="button"
          aria-busy={search.busy}
          onClick={() => void search.run({ params: { id: tender.id }, body: {} })}
        >
          {t.search}
        </button>
      }
      lead={<span className="note">{t.note}</span>}
    >
      <Refusal error={save.error ?? search.error} />
      <ul className="tasks sheet">
        {[...members].map(([id, name]) => {
          const state = pinned.includes(id) ? t.pinned : banned.includes(id) ? t.banned : null;
          return (
            <li key={id}>
              <span>{name}</span>
              <span>{state === null ? null : <Tag tone="sel">{state}</Tag>}</span>
              <span className="row">
                {state === null ? (
                  <>
                    {button(id, name, t.pin, 'pinned', false)}
                    {button(id, name, t.ban, 'banned', true)}
                  </>
                ) : (
                  button(id, name, t.free, null, true)
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Organisations that cover a lot alone; the engine names them, as it proposes groups only where one is needed. */
export function Alone({ lot }: { lot: RunLot }) {
  const t = useTexts(proposalTexts).alone;
  const f = useFormats();
  const { alone, generalCpv } = lot;
  if (alone === undefined) return null;
  // Of a lot with proposals all is known but who does it alone.
  const general = typeof generalCpv === 'string' && (alone.length > 0 || lot.consortia.length === 0);
  return (
    <Section id="alone" title={general ? t.fieldTitle : t.title}>
      {alone.length === 0 ? (
        <p className="mute">{general ? t.fieldNone : t.none}</p>
      ) : (
        <>
          <ul className="tasks sheet">
            {alone.map(({ organisationId, name, quality }) => (
              <li key={organisationId}>
                <span>{name ?? organisationId}</span>
                <span className="n">{f.quality(quality)}</span>
                <span />
              </li>
            ))}
          </ul>
          <p className="note">
            <Icon name="warn" /> {general ? t.fieldNote(generalCpv) : t.note}
          </p>
        </>
      )}
    </Section>
  );
}
