import type { Content } from 'pdfmake/interfaces.js';
import { ruledTable } from '../printing/blocks.ts';
import { formatEuros, formatShare, type Language, labelled, unevenColumn } from '../printing/format.ts';
import type { PdfDefinition } from '../printing/pdf.ts';
import { lotWords } from '../shared/lot-words.ts';
import { signatureBoxes } from './attri1.ts';
import { fieldLine, formDocument, sectionBand, valueOrGap } from './form.ts';
import { signatory } from './form-parts.ts';
import { holdersOfLot } from './lot-groups.ts';
import { lotPrice } from './lot-prices.ts';
import { missingFacts } from './missing-facts.ts';
import { type BidFile, type BidLot, holdersOf, isGroup, mandataireOf } from './model.ts';
import { addressLine, lotTitle, siretGroups } from './words.ts';

const WORDS = {
  fr: {
    code: 'Offre',
    title: 'Lettre d’offre',
    to: 'Destinataire',
    customer: 'Client',
    address: 'Adresse',
    reference: 'Référence',
    what: 'Objet de l’offre',
    object: 'Objet',
    who: 'Entreprises qui s’engagent',
    alone: 'L’entreprise répond seule.',
    name: 'Entreprise',
    number: 'Immatriculation',
    signs: 'Représentée par',
    leader: 'Interlocuteur du client pour le groupement',
    price: 'Prix',
    member: 'Entreprise',
    amount: 'Montant HT',
    vat: 'TVA',
    total: 'Total',
    with: 'TTC',
    below: (name: string) => `sous-traitant de ${name}`,
    engagement: 'Engagement',
    forms: {
      conjoint: 'Chaque entreprise n’est tenue envers le client que de sa part.',
      solidaire: 'Chaque entreprise est tenue envers le client de la totalité (articles 1310 et 1313 du code civil).',
      conjoint_mandataire_solidaire:
        'Chaque entreprise n’est tenue envers le client que de sa part ; l’interlocuteur du groupement répond de toutes.',
    },
    validity: 'Validité de l’offre',
    days: (days: number) => `${days} jours à compter de la date limite de réception des offres`,
    signature: 'Signatures',
  },
  en: {
    code: 'Offer',
    title: 'Letter of offer',
    to: 'Addressee',
    customer: 'Customer',
    address: 'Address',
    reference: 'Reference',
    what: 'What is offered',
    object: 'Subject',
    who: 'Companies that commit themselves',
    alone: 'The company bids alone.',
    name: 'Company',
    number: 'Registration',
    signs: 'Represented by',
    leader: 'Contact of the customer for the group',
    price: 'Price',
    member: 'Company',
    amount: 'Amount excl. tax',
    vat: 'VAT',
    total: 'Total',
    with: 'incl. tax',
    below: (name: string) => `subcontractor of ${name}`,
    engagement: 'Commitment',
    forms: {
      conjoint: 'Each company is bound to the customer for its own part only.',
      solidaire: 'Each company is bound to the customer for the whole.',
      conjoint_mandataire_solidaire:
        'Each company is bound to the customer for its own part only; the contact of the group answers for all.',
    },
    validity: 'The offer is open for',
    days: (days: number) => `${days} days from the last day for bids`,
    signature: 'Signatures',
  },
} as const;

/** The offer to a buyer that French forms do not fit: a private one, or one abroad. No article of the Code de la commande publique. */
export function offerLetter(file: BidFile, language: Language): PdfDefinition {
  const w = WORDS[language];
  const line = (label: string, value: string | null) => fieldLine(label, value, language);
  const leader = mandataireOf(file);
  return formDocument({
    code: w.code,
    title: w.title,
    subtitle: file.group.name,
    reference: file.tender.reference ?? file.tender.title,
    writtenAt: file.writtenAt,
    language,
    missing: missingFacts(file).filter(({ documents }) => documents.includes('offer')),
    content: [
      sectionBand('1', w.to),
      line(w.customer, file.buyer.name),
      line(w.address, addressLine(file.buyer.address, language)),
      line(w.reference, file.tender.reference),
      sectionBand('2', w.what),
      line(w.object, file.tender.title),
      { ul: file.lots.map((lot) => `${lotTitle(lot.externalId, language)} – ${lot.title}`) },
      sectionBand('3', w.who),
      ruledTable(
        [w.name, w.number, w.signs],
        holdersOf(file).map((member) => [
          {
            stack: [
              { text: member.name, bold: true },
              { text: addressLine(member.address, language) ?? '', fontSize: 8.5 },
            ],
          },
          valueOrGap(member.registrationNumber === null ? null : siretGroups(member.registrationNumber), language),
          valueOrGap(signatory(member), language),
        ]),
        ['*', 110, 140],
      ),
      ...(isGroup(file) ? [line(w.leader, leader?.name ?? null)] : [{ text: w.alone }]),
      sectionBand('4', w.price),
      ...file.lots.flatMap((lot) => prices(file, lot, language)),
      sectionBand('5', w.engagement),
      ...(isGroup(file)
        ? [file.group.legalForm === null ? line(w.engagement, null) : { text: w.forms[file.group.legalForm] }]
        : []),
      line(w.validity, file.validityDays === null ? null : w.days(file.validityDays)),
      sectionBand('6', w.signature),
      signatureBoxes(
        holdersOf(file).map((member) => [member.name, signatory(member) ?? '']),
        language,
      ),
    ],
  });
}

function prices(file: BidFile, lot: BidLot, language: Language): Content[] {
  const w = WORDS[language];
  const price = lotPrice(file, lot);
  const right = { alignment: 'right' as const };
  const head: Content = {
    text: `${lotTitle(lot.externalId, language)} – ${lot.title}`,
    bold: true,
    margin: [0, 4, 0, 1],
    headlineLevel: 2,
  };
  if (price === null) {
    return [head, fieldLine(`${w.price} (${lotWords(lot.externalId, language)})`, null, language)];
  }
  const holders = holdersOfLot(file, lot);
  const even = unevenColumn(price.members.map(({ amountCents }) => amountCents));
  return [
    head,
    ruledTable(
      [w.member, { text: w.amount, ...right }],
      [
        ...price.members.map(({ member, below, amountCents }) => [
          below === null
            ? { text: member.name, bold: holders.includes(member) }
            : { text: `${member.name}, ${w.below(below)}`, margin: [8, 0, 0, 0] as [number, number, number, number] },
          { text: formatEuros(amountCents, language, even), ...right },
        ]),
        [
          { text: w.total, bold: true },
          { text: formatEuros(price.amountCents, language, even), bold: true, ...right },
        ],
      ],
      ['*', 110],
      { lastRowIsSum: true },
    ),
    {
      text: [
        ...price.rates.map((rate) =>
          labelled(`${w.vat} ${formatShare(rate.vatBp, language)}`, formatEuros(rate.vatCents, language), language),
        ),
        labelled(`${w.total} ${w.with}`, formatEuros(price.amountCents + price.vatCents, language), language),
      ].join(' – '),
      ...right,
    },
  ];
}
