import { formatShare } from '../printing/format.ts';
import { lotWords } from '../shared/lot-words.ts';
import { type BidFile, holdersOf, isGroup, lotsWithoutFullSplit, mandataireOf } from './model.ts';
import { ask, type DocumentKind, type Question } from './question.ts';
import { lotTitle } from './words.ts';

/** What the group as a whole has to settle before its file can go out. */
export const groupQuestions = (file: BidFile): Question[] => [...formQuestions(file), ...termQuestions(file)];

/** What the forms to the buyer ask of the group and its tender. */
function formQuestions(file: BidFile): Question[] {
  const group = isGroup(file);
  const unpriced = file.lots.filter(({ id }) => !(file.prices ?? []).some(({ lotId }) => lotId === id));
  const below = file.members.some((member) => member.role === 'sous_traitant') || (file.subcontracts ?? []).length > 0;
  const dc4: DocumentKind[] = below ? ['dc4'] : [];
  const splits = lotsWithoutFullSplit(file).map(({ lot, sumBp }) =>
    ask(
      `split.${lot.externalId}`,
      `${lotTitle(lot.externalId)} : la répartition fait ${formatShare(sumBp, 'fr')} au lieu de 100 %`,
      `${lotTitle(lot.externalId, 'en')}: the split adds up to ${formatShare(sumBp, 'en')} instead of 100%`,
      ['dc1', ...dc4, 'attri1', 'offer', 'split', 'convention', 'dossier'],
      true,
    ),
  );
  return [
    ...splits,
    ask(
      'mandataire',
      'Désigner le mandataire (R2142-24)',
      'Name the group leader (R2142-24)',
      ['dc1', ...dc4, 'attri1', 'offer', 'convention', 'espd'],
      group && mandataireOf(file) === null,
    ),
    ask('offer', 'Prix de l’offre', 'Prices of the offer', ['attri1', 'offer'], file.prices === null),
    ask(
      'offer.lots',
      `Prix de l’offre : ${unpriced.map(({ externalId }) => lotWords(externalId)).join(', ')}`,
      `Prices of the offer: ${unpriced.map(({ externalId }) => lotWords(externalId, 'en')).join(', ')}`,
      ['attri1', 'offer'],
      file.prices !== null && unpriced.length > 0,
    ),
    ask(
      'validityDays',
      'Délai de validité de l’offre, en jours',
      'For how many days the offer is open',
      ['attri1', 'offer'],
      file.validityDays === null,
    ),
    ask(
      'legalForm',
      'Choisir la forme du groupement (R2142-20)',
      'Choose the legal form (R2142-20)',
      ['dc1', 'attri1', 'offer', 'convention'],
      group && file.group.legalForm === null,
    ),
    ask(
      'tender.reference',
      'Référence de la consultation',
      'Reference of the procedure',
      ['dc1', 'dc2', ...dc4, 'attri1', 'offer', 'espd'],
      file.tender.reference === null,
    ),
    ask(
      'buyer.address',
      'Adresse de l’acheteur',
      'Address of the buyer',
      ['dc1', 'dc2', ...dc4, 'attri1', 'offer'],
      file.buyer.address === null,
    ),
  ];
}

/** What the members agree on among themselves. */
function termQuestions(file: BidFile): Question[] {
  const { terms } = file;
  const group = isGroup(file);
  const convention: DocumentKind[] = ['convention'];
  return [
    ask(
      'terms.mandataireFeeBp',
      'Rémunération du mandataire',
      'Fee of the group leader',
      convention,
      group && terms.mandataireFeeBp === null,
    ),
    ask(
      'terms.commonExpenses',
      'Règle des dépenses communes',
      'Rule for common expenses',
      convention,
      group && terms.commonExpenses === null,
    ),
    ask(
      'terms.guarantees',
      'Garanties et cautions',
      'Guarantees and sureties',
      convention,
      group && terms.guarantees === null,
    ),
    ask(
      'terms.insuranceCoverCents',
      'Montant d’assurance exigé de chaque membre',
      'Insurance cover asked of each member',
      convention,
      group && terms.insuranceCoverCents === null,
    ),
    ask(
      'terms.defaultNoticeDays',
      'Délai de mise en demeure en cas de défaillance',
      'Notice period on default',
      convention,
      group && terms.defaultNoticeDays === null,
    ),
    ask(
      'terms.penalties',
      'Répartition des pénalités',
      'How penalties are shared',
      convention,
      group && terms.penalties === null,
    ),
    ask(
      'terms.disputes',
      'Règlement des litiges',
      'How disputes are settled',
      convention,
      group && terms.disputes === null,
    ),
    ask(
      'terms.payment',
      'Paiement : comptes séparés ou compte unique',
      'Payment: separate accounts or one',
      ['attri1', 'offer', 'convention'],
      holdersOf(file).length > 1 && terms.payment === null,
    ),
  ];
}
