import { useState } from 'react';
import { useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { EditOffer } from './edit-offer.tsx';
import { OfferLines } from './offer-lines.tsx';

/** The priced offer, line by line: whose each one is, and what it comes to with VAT. */
export function PricedOffer({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumActTexts).offer;
  const f = useFormats();
  const [editing, setEditing] = useState(false);
  const offer = useApi('GET /v1/consortia/{id}/offer', { params: { id: consortium.id } });
  const open = !['submitted', 'awarded', 'lost', 'dissolved'].includes(consortium.state);
  return (
    <Section
      id="offer"
      title={t.title}
      aside={
        open && offer.data !== undefined && !editing ? (
          <button className="btn sm" type="button" onClick={() => setEditing(true)}>
            {offer.data.version === 0 ? t.edit : t.change}
          </button>
        ) : undefined
      }
      {...(offer.data === undefined || offer.data.createdAt === null
        ? {}
        : {
            lead: (
              <span className="note">{t.version(f.count(offer.data.version), f.instant(offer.data.createdAt))}</span>
            ),
          })}
    >
      <Await of={offer} rows={2}>
        {(data) =>
          editing ? (
            <EditOffer consortium={consortium} offer={data} etag={offer.etag} close={() => setEditing(false)} />
          ) : data.lines.length === 0 ? (
            <p className="mute">{open ? t.none : t.never}</p>
          ) : (
            <OfferLines consortium={consortium} offer={data} />
          )
        }
      </Await>
    </Section>
  );
}
