import { amountOf, decimalText } from '../amounts.ts';
import type { ParsedAward, ParsedOrganisation } from '../award.ts';
import { cpvOf, distinct, registrationOf } from '../codes.ts';
import { completed } from '../completeness.ts';
import { countOf, type JsonObject, listOf, objectOf, textOf, textsOf } from '../json/value.ts';
import { emptyLot } from '../lot.ts';
import type { ParsedNotice, Warning } from '../notice.ts';
import { dayOf } from '../times.ts';

/**
 * One contract of the French award data (DECP; formats of 2019, 2022 and 2024, contracts and concessions) as a result
 * notice with one lot. In the 2019 format several holders may be a group or several winners: they stay unlabelled,
 * with a warning. Since 2022 `typeGroupementOperateurs` tells a group.
 */
export function noticeOfContract(contract: JsonObject): ParsedNotice {
  const organisations = holdersOf(contract);
  const buyer = buyerOf(contract);
  const title = textOf(contract['objet']) ?? '';
  const cpv = cpvOf(textOf(contract['codeCPV']) ?? textOf(contract['cpv']));
  const amount = [contract['montant'], contract['valeurGlobale'], contract['amount']]
    .map(decimalText)
    .find((t) => t !== null);
  const read = amountOf(amount, 'EUR');
  const value = read?.amountCents === 0 ? null : read;
  const months = textOf(contract['dureeMois']);
  const id = textOf(contract['uid']) ?? textOf(contract['uuid']) ?? idOf(contract, buyer?.ids[0]);
  const modifications = listOf(contract['modifications']).length;
  const date = dateOf(contract);
  return completed({
    format: 'decp',
    formatVersion: contract['typeGroupementOperateurs'] !== undefined || contract['ccag'] !== undefined ? '2022' : null,
    noticeId: id,
    version: String(modifications + 1).padStart(2, '0'),
    procedureId: textOf(contract['idAccordCadre']),
    publicationId: textOf(contract['id']),
    kind: 'result',
    noticeType: textOf(contract['_type']) ?? textOf(contract['nature']),
    subtype: null,
    language: 'fr',
    languages: ['fr'],
    dispatchedAt: dayOf(textOf(contract['datePublicationDonnees'])) ?? date,
    buyer,
    buyers: buyer ? [buyer] : [],
    title,
    titles: title ? { fr: title } : {},
    description: '',
    descriptions: {},
    nature: null,
    procedureType: textOf(contract['procedure']),
    legalBasis: null,
    cpvMain: cpv,
    cpvAdditional: [],
    nuts: [],
    country: 'FR',
    estimatedValue: null,
    frameworkMaximum: null,
    maxLotsSubmitted: null,
    maxLotsAwarded: null,
    allLotsRequired: false,
    lotGroups: [],
    exclusionGrounds: [],
    lots: [
      {
        ...emptyLot('1'),
        title,
        titles: title ? { fr: title } : {},
        cpvMain: cpv,
        country: 'FR',
        duration: months === null ? null : { value: months, unit: 'MONTH' },
      },
    ],
    change: null,
    organisations,
    awards: [awardOf(contract, organisations, value, title, date)],
    previousNotices: [],
    warnings: warningsOf(contract, organisations, title),
    missing: [],
  });
}

function awardOf(
  contract: JsonObject,
  organisations: readonly ParsedOrganisation[],
  value: ParsedAward['value'],
  title: string,
  contractDate: string | null,
): ParsedAward {
  return {
    externalId: '1',
    lotId: '1',
    won: organisations.length > 0,
    rank: null,
    value,
    title: title || null,
    partyName: null,
    seats: organisations.map((o) => ({
      organisationId: o.id,
      role: organisations.length === 1 ? 'sole' : 'unlabelled',
    })),
    contractDate,
    tendersReceived: countOf(contract['offresRecues']) ?? countOf(contract['offers']),
    subcontractedValue: null,
    subcontractedBp: null,
  };
}

/** Holders: `titulaires` or `concessionnaires`, each maybe wrapped in `titulaire`; `holders` in the grouped extract. */
function holdersOf(contract: JsonObject): ParsedOrganisation[] {
  const wrapped = [contract['titulaires'], contract['concessionnaires'], contract['holders']].flatMap((list) =>
    listOf(list).flatMap((h) => {
      const inner = h['titulaire'] ?? h['concessionnaire'];
      return inner === undefined ? [h] : listOf(inner);
    }),
  );
  return wrapped.flatMap((holder, index): ParsedOrganisation[] => {
    const name = textOf(holder['denominationSociale']) ?? textOf(holder['name']) ?? '';
    const registration = registrationOf(textOf(holder['id']) ?? textOf(holder['siret']));
    if (!name && !registration) return [];
    const category = textOf(holder['categorie']);
    const sizes: Readonly<Record<string, string>> = { PME: 'sme', ETI: 'large', GE: 'large' };
    return [
      {
        id: `TIT-${index + 1}`,
        name,
        names: name ? { fr: name } : {},
        ids: distinct([registration]),
        country: 'FR',
        nuts: null,
        city: null,
        size: category === null ? null : (sizes[category] ?? null),
        person: false,
      },
    ];
  });
}

function buyerOf(contract: JsonObject): ParsedNotice['buyer'] {
  const buyer = objectOf(contract['acheteur'] ?? contract['autoriteConcedante'] ?? contract['buyer']);
  const id = registrationOf(textOf(buyer['id']) ?? textOf(buyer['siret']));
  const name = textOf(buyer['nom']) ?? textOf(buyer['name']) ?? id;
  return name === null ? null : { name, private: false, country: 'FR', ids: distinct([id]) };
}

/** Contract numbers are unique to a buyer only. */
const idOf = (contract: JsonObject, buyer: string | undefined): string =>
  distinct([buyer, textOf(contract['id'])]).join('-');

const dateOf = (contract: JsonObject): string | null =>
  [contract['dateNotification'], contract['dateSignature'], contract['notified']]
    .map((d) => dayOf(textOf(d)?.slice(0, 10)))
    .find((d) => d !== null) ?? null;

function warningsOf(contract: JsonObject, holders: readonly ParsedOrganisation[], title: string): Warning[] {
  const warnings: Warning[] = [];
  const group = textsOf(contract['typeGroupementOperateurs']).some((t) => /conjoint|solidaire/i.test(t));
  if (holders.length > 1 && !group)
    warnings.push({
      code: 'group_unknown',
      where: '1',
      message: `${holders.length} holders: the data does not say whether they are a group or several winners.`,
    });
  if (title.includes('\ufffd'))
    warnings.push({
      code: 'letters_lost',
      where: 'title',
      message: 'The publisher lost accented letters of the title.',
    });
  return warnings;
}
