import { cpvOf } from '../../notices/codes.ts';
import { foldText } from '../../shared/text.ts';
import { readDepartements } from '../../taxonomies/data.ts';
import { amountInCents } from './cells/amount.ts';
import { readCertificates } from './cells/certificates.ts';
import { readFrenchRegistration } from './cells/registration.ts';
import { countryCode, emailAddress, nafCode, plainWords, readHeadcount, webAddress, yesOrNo } from './cells/words.ts';
import { CellFault, type FaultCode } from './faults.ts';
import { OTHER_HEADINGS } from './other-headings.ts';

/** A row on its way to an organisation: members as POST /organisations takes them, and what goes elsewhere. */
export type Draft = {
  /** Members of POST /organisations. */
  input: Record<string, unknown>;
  /** Figures of the row's year; amounts in cents. */
  figures: Record<string, number>;
  departement?: string;
  contactEmail?: string;
  contactName?: string;
  siren?: string;
  /** What was taken over with a doubt; the column is the cell's own. */
  doubts: { code: FaultCode; params: Record<string, string | number> }[];
};

/** How a cell of a column is read. */
export type Field = {
  /** Other headings that mean the same, folded. */
  also: readonly string[];
  /** Words that tell the field within a longer heading, folded; weaker than a whole heading. */
  within?: readonly string[];
  about: string;
  /** Puts a cell that is not empty into the draft; `factor` is what one unit of the column is in euros. Throws CellFault. */
  read: (cell: string, draft: Draft, factor: number) => void;
};

const KINDS: Readonly<Record<string, string>> = {
  entreprise: 'company',
  societe: 'company',
  pme: 'company',
  tpe: 'company',
  recherche: 'research',
  laboratoire: 'research',
  formation: 'training',
  ecole: 'training',
  collectivite: 'institution',
};

const text = (field: string) => (cell: string, draft: Draft) => {
  draft.input[field] = plainWords(cell);
};
const decimal = (field: string) => (cell: string, draft: Draft) => {
  const value = Number(cell.replace(',', '.'));
  if (!Number.isFinite(value)) throw new CellFault('notANumber');
  draft.input[field] = value;
};
const amount = (field: string) => (cell: string, draft: Draft, factor: number) => {
  draft.figures[field] = amountInCents(cell, factor);
};

/** Every field that the import knows. The API's description is made from this table. */
export const FIELDS: Readonly<Record<string, Field>> = {
  name: {
    also: OTHER_HEADINGS.name,
    within: [
      'raison sociale',
      'nom de l entreprise',
      'nom de la societe',
      'nom de la structure',
      'nom de votre entreprise',
      'denomination',
    ],
    about: 'obligatory',
    read: text('name'),
  },
  kind: {
    also: ['type', 'nature'],
    about: '`company` (also when empty), `research`, `training` or `institution`',
    read: (cell, draft) => {
      draft.input['kind'] = KINDS[foldText(cell)] ?? cell.toLowerCase();
    },
  },
  registrationNumber: {
    also: ['siret', 'numero siret', 'n siret', 'no siret', 'siret siege', 'numero d immatriculation'],
    within: ['siret'],
    about: 'SIRET or SIREN in France; finds the organisation again at the next import',
    read: (cell, draft) => {
      draft.input['registrationNumber'] = cell.toUpperCase();
    },
  },
  siren: {
    also: ['numero siren', 'n siren', 'no siren'],
    within: ['siren'],
    about: 'where there is no SIRET',
    read: (cell, draft) => {
      const { number, doubtful } = readFrenchRegistration(cell);
      if (doubtful) draft.doubts.push({ code: 'checkDigit', params: {} });
      draft.siren = number;
    },
  },
  nafCode: {
    also: ['naf', 'code naf', 'ape', 'code ape', 'naf ape', 'code naf ape', 'code ape naf', 'activite principale naf'],
    within: ['code naf', 'code ape'],
    about: 'NAF rev. 2 or 2025, as `25.62B`',
    read: (cell, draft) => {
      draft.input['nafCode'] = nafCode(cell);
    },
  },
  country: {
    also: ['pays'],
    about: 'two letters or the name, `FR` when empty',
    read: (cell, draft) => {
      draft.input['country'] = countryCode(cell);
    },
  },
  nuts: { also: ['code nuts'], about: 'NUTS code', read: text('nuts') },
  departement: {
    also: ['department', 'dep', 'dept', 'numero de departement', 'code departement'],
    about: 'instead of `nuts`: number of the French département',
    read: (cell, draft) => {
      const number = (/^\d+[AB]?/i.exec(cell)?.[0] ?? cell).toUpperCase().padStart(2, '0');
      if (number === '20') throw new CellFault('corsica');
      const found = readDepartements().find((dep) => dep.inseeDep === number || foldText(dep.name) === foldText(cell));
      if (found === undefined) throw new CellFault('notADepartement');
      draft.departement = found.nuts3;
    },
  },
  town: {
    also: ['ville', 'commune', 'localite', 'city', 'cp ville', 'code postal ville', 'code postal et ville'],
    within: ['ville', 'commune'],
    about: 'with the postcode before it where they share a column: `49000 Angers`',
    read: (cell, draft) => {
      const [, postalCode, town = cell] = /^(\d{5})[\s,–-]+(\D.*)$/.exec(cell) ?? [];
      if (postalCode !== undefined) draft.input['postalCode'] ??= postalCode;
      draft.input['town'] = plainWords(town.replace(/\s*\((?:\d{2}|2[AB]|\d{5})\)$/i, ''));
    },
  },
  postalCode: {
    also: ['code postal', 'cp', 'postcode', 'zip'],
    within: ['code postal'],
    about: 'finds the NUTS region and the position with the town',
    read: (cell, draft) => {
      draft.input['postalCode'] = cell.replace(/\s+(?=\d)/g, '');
    },
  },
  address: {
    also: ['adresse', 'rue', 'adresse postale', 'voie'],
    within: ['adresse'],
    about: '',
    read: text('address'),
  },
  lat: { also: ['latitude'], about: 'degrees; from the place when empty', read: decimal('lat') },
  lon: { also: ['longitude', 'lng', 'long'], about: 'degrees', read: decimal('lon') },
  website: {
    also: ['site', 'site web', 'site internet', 'url', 'web'],
    within: ['site web', 'site internet'],
    about: '',
    read: (cell, draft) => {
      draft.input['website'] = webAddress(cell);
    },
  },
  description: {
    also: [
      'activite',
      'activites',
      'metier',
      'metiers',
      'savoir faire',
      'domaine d activite',
      'presentation',
      'specialite',
      'specialites',
      'post content',
    ],
    within: ['activite', 'savoir faire', 'metier', 'specialite', 'decrivez', 'que faites vous'],
    about: 'what it does, in words: capabilities are suggested from it',
    read: (cell, draft) => {
      const before = draft.input['description'];
      const words = plainWords(cell);
      draft.input['description'] = before === undefined ? words : `${String(before)}\n${words}`;
    },
  },
  canLead: {
    also: ['mandataire', 'peut etre mandataire'],
    about: 'whether it can be mandataire: yes or no, oui or non',
    read: (cell, draft) => {
      draft.input['canLead'] = yesOrNo(cell);
    },
  },
  year: {
    also: ['annee', 'exercice'],
    about: 'of the figures; the last one when empty',
    read: (cell, draft) => {
      const year = /(?:^|\D)((?:19|20)\d{2})$/.exec(cell.trim())?.[1];
      if (year === undefined) throw new CellFault('notAWholeNumber');
      draft.figures['year'] = Number(year);
    },
  },
  headcount: {
    also: OTHER_HEADINGS.headcount,
    within: ['effectif', 'salaries', 'employees'],
    about: 'staff of that year',
    read: (cell, draft) => {
      const { headcount, range } = readHeadcount(cell);
      if (range) draft.doubts.push({ code: 'headcountRange', params: { taken: headcount } });
      draft.figures['headcount'] = headcount;
    },
  },
  turnover: {
    also: ['chiffre d affaires', 'ca', 'ca ht', 'chiffre d affaires ht', 'revenue'],
    within: ['chiffre d affaires', 'turnover'],
    about: 'of that year, in euros, or in the unit of the heading: `CA (k€)`',
    read: amount('turnoverCents'),
  },
  balanceSheet: {
    also: ['total bilan', 'bilan', 'total du bilan'],
    within: ['total bilan', 'total du bilan'],
    about: 'of that year, in euros or the unit of the heading',
    read: amount('balanceSheetCents'),
  },
  capabilities: {
    also: ['competences', 'capacites', 'cpv'],
    about:
      '`cpv:level` or `cpv:level:yearly capacity in euros`, several with `;` or `|` between: `45262670:4:150000|45442000:3`; words go to the description',
    read: (cell, draft) => {
      if (!/\d{8}/.test(cell)) return FIELDS['description']!.read(cell, draft, 1);
      draft.input['capabilities'] = cell
        .split(/[;|]/)
        .map((entry) => entry.trim())
        .filter(Boolean)
        .map((entry) => {
          const [code = '', level = '', capacity] = entry.split(':').map((part) => part.trim());
          const cpv = cpvOf(code);
          if (cpv === null || !/^[1-5]$/.test(level)) throw new CellFault('notACapability');
          return { cpv, level: Number(level), ...(capacity ? { capacityCents: amountInCents(capacity) } : {}) };
        });
    },
  },
  certifications: {
    also: 'certification qualification qualifications certificat certificats certificates certif certifs qualif qualifs labels agrements normes'.split(
      ' ',
    ),
    within: ['certification', 'qualification', 'certificat', 'certificate'],
    about: 'several with `;` or `|` between, each with its last day where it has one: `EN 9100 (31/01/2027); MASE`',
    read: (cell, draft) => {
      draft.input['certifications'] = readCertificates(cell);
    },
  },
  contactEmail: {
    also: [
      'email',
      'e mail',
      'mail',
      'courriel',
      'contact email',
      'email contact',
      'mail contact',
      'adresse mail',
      'adresse electronique',
      'adresse electronique du contact',
      'adresse email',
      'adresse e mail',
    ],
    within: ['email', 'e mail', 'courriel', 'adresse mail', 'adresse electronique'],
    about: 'whom to invite, with `invite=true`',
    read: (cell, draft) => {
      draft.contactEmail = emailAddress(cell);
    },
  },
  contactName: {
    also: OTHER_HEADINGS.contactName,
    within: ['nom du contact', 'interlocuteur', 'dirigeant', 'contact person'],
    about: 'the contact’s name',
    read: (cell, draft) => {
      draft.contactName = cell.replace(/\s+/g, ' ');
    },
  },
};
