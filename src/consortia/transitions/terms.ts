import type { Tx } from '../../db/transaction.ts';
import { solidarityExposure } from '../../law/exposure.ts';
import { LEGAL_FORMS, type LegalForm } from '../../law/facts.ts';
import type { LoadedTender } from '../../tenders/service.ts';
import type { Place } from '../life/domain.ts';
import { amountsOf, heldBp } from '../life/split.domain.ts';
import { changedTerms, type Duty, type Terms, type TermsBody, toldBefore } from '../life/terms.domain.ts';
import { worthOf } from '../life/work.domain.ts';
import { findBurdens, findOffer, type GroupBurdens } from '../store/offers.repository.ts';
import type { OfferLine } from '../store/records.ts';
import type { ConsortiumRow } from '../store/repository.ts';

export type TermsOfPlaces = ReadonlyMap<string, TermsBody>;

/** What every place of a consortium is offered on, from the tender, the offer and the convention as they are now. */
export async function termsOfPlaces(
  tx: Tx,
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>,
  row: Pick<ConsortiumRow, 'id' | 'tenderId' | 'lotIds' | 'legalForm'>,
  places: readonly Place[],
): Promise<TermsOfPlaces> {
  const [{ tender, lots }, offer, burdens] = await Promise.all([
    loadTender(tx, row.tenderId),
    findOffer(tx, row.id),
    findBurdens(tx, row.id),
  ]);
  const own = lots.filter((lot) => row.lotIds.includes(lot.id));
  const deadlines = own.flatMap((lot) => (lot.deadline === null ? [] : [lot.deadline.toISOString()])).sort();
  const required = tender.constraints.requiredFormAfterAward;
  return composeTerms({
    places,
    legalForm: row.legalForm,
    formAfterAward: LEGAL_FORMS.find((form) => form === required) ?? null,
    worthCents: worthOf(own),
    lines: offer?.lines ?? null,
    burdens,
    deadline: deadlines[0] ?? null,
  });
}

/** Amounts come from the offer where there is one, else from the estimate and the shares. */
export function composeTerms(input: {
  places: readonly Place[];
  legalForm: LegalForm;
  formAfterAward: LegalForm | null;
  worthCents: number | null;
  lines: readonly OfferLine[] | null;
  burdens: GroupBurdens | null;
  deadline: string | null;
}): TermsOfPlaces {
  const { places, legalForm, formAfterAward, lines } = input;
  const valueCents = lines === null ? input.worthCents : lines.reduce((sum, line) => sum + line.amountCents, 0);
  const amounts = amountsOfPlaces(places, input.worthCents, lines);
  const exposures =
    valueCents === null
      ? []
      : solidarityExposure(
          valueCents,
          places.map((p) => ({ ...p, turnoverCents: null })),
        );
  return new Map(
    places.map((place, i): [string, TermsBody] => {
      const forms = [legalForm, ...(formAfterAward === null ? [] : [formAfterAward])];
      const whole = forms.some((form) => answersForAll(form, place.role));
      const owed = exposures
        .filter((e) => e.organisationId === place.organisationId && forms.includes(e.legalForm))
        .map((e) => (answersForAll(e.legalForm, place.role) ? e.liabilityCents : (amounts[i] ?? e.liabilityCents)));
      return [
        place.organisationId,
        {
          role: place.role,
          shareBp: place.shareBp,
          covers: place.covers,
          amountCents: amounts[i] ?? null,
          legalForm,
          formAfterAward,
          liability: whole ? 'whole' : 'own_part',
          exposureCents: owed.length === 0 ? null : Math.max(...owed),
          duties: dutiesOf(place, legalForm, formAfterAward, input.burdens),
          deadline: input.deadline,
        },
      ];
    }),
  );
}

/** What each place is paid, in cents; null where neither an offer nor an estimate tells. */
export function amountsOfPlaces(
  places: readonly Place[],
  worthCents: number | null,
  lines: readonly OfferLine[] | null,
): (number | null)[] {
  if (lines !== null) {
    return places.map((place) =>
      lines.filter((l) => l.organisationId === place.organisationId).reduce((sum, l) => sum + l.amountCents, 0),
    );
  }
  const whole = heldBp(places) === 10_000;
  return worthCents === null || !whole ? places.map(() => null) : amountsOf(worthCents, places);
}

/** The next version for a member, with what it changes; the same object when nothing did. */
export function nextVersion(before: Terms | null, body: TermsBody, anew: boolean): Terms {
  const changed = before === null ? [] : changedTerms(before, body);
  if (before !== null && !anew && changed.length === 0) return before;
  const version = (before?.version ?? 0) + 1;
  return {
    ...body,
    version,
    offeredVersion: anew ? version : (before?.offeredVersion ?? version),
    changed,
    ...(before === null ? {} : { before: toldBefore(before) }),
  };
}

/** R2142-20 and -24: who owes the whole under a form. A subcontractor owes its part to its principal alone. */
const answersForAll = (form: LegalForm, role: Place['role']): boolean =>
  role !== 'sous_traitant' &&
  (form === 'solidaire' || (form === 'conjoint_mandataire_solidaire' && role === 'mandataire'));

function dutiesOf(
  place: Place,
  legalForm: LegalForm,
  formAfterAward: LegalForm | null,
  burdens: GroupBurdens | null,
): Duty[] {
  const lead = place.role === 'mandataire';
  const holder = place.role !== 'sous_traitant';
  const duties: Duty[] = [];
  if (lead) {
    duties.push({
      kind: 'mandate',
      fr: 'Représente tous les membres auprès de l’acheteur (R2142-23, R2142-24).',
      en: 'Represents all members before the buyer (R2142-23, R2142-24).',
    });
  }
  if (answersForAll(legalForm, place.role)) {
    duties.push({
      kind: 'joint_liability',
      fr: 'Répond de la totalité du marché envers l’acheteur.',
      en: 'Answers to the buyer for the whole contract.',
    });
  }
  if (formAfterAward !== null && answersForAll(formAfterAward, place.role) && !answersForAll(legalForm, place.role)) {
    duties.push({
      kind: 'form_after_award',
      fr: 'Répondra de la totalité du marché après l’attribution : l’acheteur demande cette forme (R2142-22).',
      en: 'Will answer for the whole contract after the award: the buyer asks for that form (R2142-22).',
    });
  }
  if (holder && burdens !== null) duties.push(...burdensOf(burdens, lead));
  return duties;
}

function burdensOf(burdens: GroupBurdens, lead: boolean): Duty[] {
  const { mandataireFeeBp, commonExpenses, guarantees, insuranceCoverCents, penalties } = burdens;
  const fee = (mandataireFeeBp ?? 0) / 100;
  return [
    ...(fee > 0 && !lead
      ? [
          {
            kind: 'mandataire_fee' as const,
            fr: `Verse ${fee.toLocaleString('fr-FR')} % de ses factures au mandataire.`,
            en: `Pays ${fee}% of its invoices to the lead contractor.`,
            measure: mandataireFeeBp ?? 0,
          },
        ]
      : []),
    ...textDuty('common_costs', 'Frais communs', 'Common costs', commonExpenses),
    ...textDuty('guarantees', 'Garanties', 'Guarantees', guarantees),
    ...textDuty('penalties', 'Pénalités', 'Penalties', penalties),
    ...(insuranceCoverCents === null
      ? []
      : [
          {
            kind: 'insurance' as const,
            fr: `Est assuré en responsabilité à hauteur de ${Math.round(insuranceCoverCents / 100).toLocaleString('fr-FR')} € au moins.`,
            en: `Is insured for at least €${Math.round(insuranceCoverCents / 100).toLocaleString('en-GB')}.`,
            measure: insuranceCoverCents,
          },
        ]),
  ];
}

const textDuty = (kind: Duty['kind'], fr: string, en: string, text: string | null): Duty[] =>
  text === null || text === '' ? [] : [{ kind, fr: `${fr} : ${text}`, en: `${en}: ${text}` }];
