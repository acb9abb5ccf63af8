import { formatDay, formatEuros, formatShare } from '../printing/format.ts';
import { lotWords } from '../shared/lot-words.ts';
import { CONVENTION_TEMPLATE, type Placeholder, SPLIT_KEY, type TemplateClause } from './convention-template.ts';
import { type BidFile, mandataireOf } from './model.ts';
import { formWords } from './words.ts';

/** An article of the convention. `gap` marks a paragraph that the members still have to settle. */
export type Clause = { title: string; paragraphs: { text: string; gap?: boolean }[]; splitTableHere?: boolean };

/** Written in place of what is not settled. */
const GAP = '[à compléter par les membres]';

const LIABILITY = {
  conjoint: 'Chaque membre n’est engagé envers l’acheteur que pour sa part[[ (article R2142-20, 1°)]].',
  solidaire:
    'Chaque membre est engagé envers l’acheteur pour la totalité du marché (articles 1310 et 1313 du code civil[[ ; article R2142-20, 2°]]).',
  conjoint_mandataire_solidaire:
    'Chaque membre n’est engagé que pour sa part ; le mandataire est solidaire de chacun des membres envers l’acheteur[[ (article R2142-24). À défaut de répartition détaillée dans l’acte d’engagement, tous devraient le tout (CE, 12 octobre 2023, n° 462994)]].',
} as const;

const PAYMENT = {
  separate: 'L’acheteur règle chaque membre sur son propre compte, pour la part qui lui revient.',
  single_account:
    'L’acheteur règle sur un compte unique, ouvert au nom du mandataire, qui reverse à chacun sa part dans les huit jours ; les sommes reçues pour autrui ne lui appartiennent pas.',
} as const;

/** The articles of the draft convention, in order: the cluster's own template where it has one, else ours. */
export const conventionClauses = (file: BidFile): Clause[] => {
  const values = valuesOf(file);
  return (file.template ?? CONVENTION_TEMPLATE).flatMap((clause) => filledIn(file, clause, values));
};

function filledIn(
  file: BidFile,
  clause: TemplateClause,
  values: Readonly<Record<Placeholder, string | null>>,
): Clause[] {
  const paragraphs = clause.paragraphs.flatMap((template) => {
    let gap = false;
    const whole = template.replace(/\{([a-z]+)\}/g, (braces, name: string) => {
      if (!(name in values)) return braces;
      const value = values[name as Placeholder];
      if (value === null) gap = true;
      return value ?? GAP;
    });
    const text = ofLaw(whole, file.law === 'ccp').trim();
    return text === '' ? [] : [{ text, ...(gap ? { gap } : {}) }];
  });
  const splitTableHere = clause.key === SPLIT_KEY;
  return paragraphs.length === 0
    ? []
    : [{ title: clause.title, paragraphs, ...(splitTableHere ? { splitTableHere } : {}) }];
}

/** What stands in double brackets is for buyers under the Code de la commande publique. */
const ofLaw = (text: string, underCcp: boolean): string => text.replace(/\[\[(.*?)\]\]/g, underCcp ? '$1' : '');

/** What the braces stand for in this bid; null: not settled. */
function valuesOf(file: BidFile): Record<Placeholder, string | null> {
  const { terms, group, habilitation } = file;
  const form = group.legalForm;
  const after =
    group.formAfterAward === null
      ? ''
      : ` Après attribution, l’acheteur peut demander : ${group.formAfterAward}[[ (article R2142-22)]].`;
  const lots = file.lots.map((lot) => `${lotWords(lot.externalId)} (${lot.title})`).join(' ; ');
  return {
    objet: file.tender.title,
    acheteur: `${file.buyer.name}${file.tender.reference === null ? '' : `, référence ${file.tender.reference}`}`,
    lots,
    forme: form === null ? null : formWords(form, 'fr'),
    responsabilite: form === null ? '' : `${LIABILITY[form]}${after}`,
    mandataire: mandatairesOf(file),
    habilitation:
      habilitation === null
        ? 'signer la candidature, l’offre et ses modifications au nom de tous les membres'
        : `${habilitation.scope} (acte du ${formatDay(habilitation.date, 'fr')})`,
    remuneration: remunerationOf(terms.mandataireFeeBp),
    depenses: terms.commonExpenses,
    paiement: terms.payment === null ? null : PAYMENT[terms.payment],
    garanties: terms.guarantees,
    assurance: terms.insuranceCoverCents === null ? null : formatEuros(terms.insuranceCoverCents, 'fr'),
    delai: terms.defaultNoticeDays === null ? null : `${terms.defaultNoticeDays} jours`,
    penalites: terms.penalties,
    litiges: terms.disputes,
    validite:
      file.validityDays === null
        ? 'la durée de validité demandée par l’acheteur'
        : `${file.validityDays} jours à compter de la date limite de réception des offres`,
  };
}

/** The mandataire of the whole, and in brackets those who lead single lots: "X est mandataire" stays a sentence. */
function mandatairesOf(file: BidFile): string | null {
  const lead = mandataireOf(file);
  if (lead === null) return null;
  const others = file.lots.flatMap((lot) => {
    const own = file.members.find(({ id }) => id === lot.leadId);
    return own === undefined || own === lead ? [] : [`pour le ${lotWords(lot.externalId)}, ${own.name}`];
  });
  return others.length === 0 ? lead.name : `${lead.name} (${others.join(' ; ')})`;
}

function remunerationOf(feeBp: number | null): string | null {
  if (feeBp === null) return null;
  return feeBp === 0
    ? 'Le mandataire n’est pas rémunéré pour sa mission.'
    : `Le mandataire reçoit ${formatShare(feeBp, 'fr')} des montants hors taxes encaissés par chacun des autres membres.`;
}
