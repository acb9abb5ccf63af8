import writeXlsxFile from 'write-excel-file/node';
import { decodeWindows1252 } from '../../../src/shared/decode-text.ts';

/** A company as somebody's list tells of it. */
type Kept = {
  name: string;
  siret: string;
  naf: string;
  work: string;
  headcount: number;
  /** In euros. */
  turnover: number;
  postcode: string;
  town: string;
  certificates: readonly string[];
  email: string;
};

/** Trades of industrial clusters: activity code, and the words in which such firms speak of themselves. */
const TRADES = [
  ['25.62B', 'chaudronnerie inox et tôlerie fine'],
  ['25.62A', 'usinage de précision, tournage et fraisage'],
  ['43.21A', 'installation électrique industrielle'],
  ['25.61Z', 'peinture industrielle et traitement anticorrosion'],
  ['25.11Z', 'charpente métallique, serrurerie'],
  ['71.12B', 'bureau d’études mécaniques et calcul de structures'],
  ['43.22B', 'plomberie, chauffage et ventilation'],
  ['33.20A', 'montage et maintenance d’équipements industriels'],
  ['43.99C', 'maçonnerie et gros œuvre'],
  ['27.12Z', 'fabrication d’armoires électriques et automatismes'],
] as const;

const TOWNS = [
  ['44600', 'Saint-Nazaire'],
  ['44000', 'Nantes'],
  ['49000', 'Angers'],
  ['85000', 'La Roche-sur-Yon'],
  ['72000', 'Le Mans'],
  ['53000', 'Laval'],
  ['01000', 'Bourg-en-Bresse'],
  ['44606', 'ST NAZAIRE CEDEX'],
] as const;

const CERTIFICATES = [['ISO 9001'], ['ISO 9001', 'EN 9100'], ['MASE'], [], ['ISO 14001', 'EN 1090-2'], []] as const;

/** Digits with the one behind them that Luhn's sum asks for. */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((all, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return all + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** The nth company of a list: another SIRET, name and address for each. */
export function company(n: number): Kept {
  const [naf, work] = TRADES[n % TRADES.length]!;
  const [postcode, town] = TOWNS[n % TOWNS.length]!;
  const siren = withCheckDigit(String(31_000_000 + n));
  return {
    name: `Atelier ${n + 1} – Été`,
    siret: withCheckDigit(`${siren}0001`),
    naf,
    work,
    headcount: 3 + (n % 60),
    turnover: 250_000 + 1_500 * (n % 900),
    postcode,
    town,
    certificates: CERTIFICATES[n % CERTIFICATES.length]!,
    email: `contact${n}@atelier.example`,
  };
}
const companies = (rows: number): Kept[] => Array.from({ length: rows }, (_, n) => company(n));

/** Text as Windows-1252 bytes, euro sign and all. */
export function windows1252(text: string): Buffer {
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decodeWindows1252(Buffer.from([byte])), byte]));
  const beyond = text.replace(/[\u0100-\uffff]/g, (sign) => String.fromCharCode(table.get(sign)!));
  return Buffer.from(beyond, 'latin1');
}

/** As Python and Google write a cell. */
const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The coordinator's own list: Excel for Windows, a title above, a total below, thousands of euros. */
export const officeList = (rows = 40): Buffer =>
  windows1252(
    [
      'Liste des adhérents 2026;;;;;;;;;',
      ';;;;;;;;;',
      'Raison sociale;SIRET;code NAF;effectif;CA (k€);ville;code postal;activité;certifications;contact email',
      ...companies(rows).map((one) =>
        [
          one.name,
          one.siret,
          one.naf.replace('.', ''),
          one.headcount,
          String(one.turnover / 1_000).replace('.', ','),
          one.town,
          one.postcode,
          one.work,
          one.certificates.join(' | '),
          one.email,
        ].join(';'),
      ),
      `Total;;;${rows};;;;;;`,
    ].join('\r\n'),
  );

/** What the cluster's website exports of its directory: HTML in the cells, names with entities, columns that mean nothing. */
export const websiteExport = (rows = 12): Buffer =>
  Buffer.from(
    [
      '"ID","post_title","post_content","post_date","company_website","company_email","company_phone","company_address","company_city","company_zip","categories"',
      ...companies(rows).map((one, n) =>
        [
          `${410 + n}`,
          n % 3 === 0 ? `Dupont &amp; Fils ${n}` : `L&rsquo;atelier ${n}`,
          `<p>${one.work.charAt(0).toUpperCase()}${one.work.slice(1)}&nbsp;:<br />de la pi&egrave;ce unique &agrave; la s&eacute;rie.</p>`,
          '2024-03-01 09:30:00',
          `www.atelier${n}.example`,
          `mailto:${one.email}`,
          '+33 2 40 00 00 00',
          `${n} rue des Forges`,
          one.town,
          one.postcode,
          'Industrie|Métallurgie',
        ]
          .map((cell) => `"${cell.replaceAll('"', '""')}"`)
          .join(','),
      ),
    ].join('\n'),
  );

/** An accountant's list of its clients: account numbers, French signs, totals of classes, no address. */
export const accountantList = (rows = 15): Buffer =>
  windows1252(
    [
      'CABINET COMPTABLE DE L’ESTUAIRE;;;;;;',
      'Balance clients au 31/12/2025;;;;;;',
      'Compte;Intitulé du compte;N° SIREN;Code APE;Effectif moyen;CA HT (€);Total bilan (€)',
      ...companies(rows).flatMap((one, n) => [
        [
          `411${String(n).padStart(5, '0')}`,
          one.name.toUpperCase(),
          one.siret.slice(0, 9).replace(/(\d{3})(?=\d)/g, '$1 '),
          one.naf,
          `${one.headcount},0`,
          `${String(one.turnover).replace(/(?<=\d)(?=(\d{3})+$)/g, '\u00a0')},00 €`,
          `${String(Math.round(one.turnover / 2)).replace(/(?<=\d)(?=(\d{3})+$)/g, '.')},00`,
        ].join(';'),
        ...(n % 5 === 4 ? [`Sous-total;;;;${n};;`] : []),
      ]),
      'TOTAL GÉNÉRAL;;;;;;',
    ].join('\r\n'),
  );

/** Answers of a form: questions for headings, line ends within cells, one company that answered twice. */
export const surveyAnswers = (rows = 10): Buffer =>
  Buffer.from(
    [
      [
        'Horodateur',
        'Quel est le nom de votre entreprise ?',
        'Votre numéro SIRET (14 chiffres)',
        'Décrivez votre activité en quelques mots',
        'Combien de salariés êtes-vous ?',
        'Chiffre d’affaires du dernier exercice (en M€)',
        'Quelles certifications avez-vous ?',
        'Dans quelle commune êtes-vous ?',
        'Votre code postal',
        'Votre adresse mail',
        'J’accepte que mes réponses soient partagées',
      ],
      ...[...companies(rows), company(0)].map((one) => [
        '02/05/2026 10:12:31',
        one.name,
        one.siret,
        `Nous faisons :\n- ${one.work}`,
        `${one.headcount} salariés`,
        String(one.turnover / 1_000_000).replace('.', ','),
        one.certificates.join(', '),
        one.town,
        one.postcode,
        one.email.toUpperCase(),
        'Oui',
      ]),
    ]
      .map((cells) => cells.map(quoted).join(','))
      .join('\n'),
  );

/** A whole cluster as a workbook: numbers as numbers, days as days, headings in English and French mixed. */
export async function clusterWorkbook(rows = 2_000): Promise<Buffer> {
  const heads = [
    'Dénomination',
    'SIRET',
    'NAF',
    'Effectif',
    'CA en M€',
    'City',
    'CP',
    'Métier',
    'Certifs',
    'E-mail',
    'Adhésion',
  ];
  const workbook = await writeXlsxFile(
    [
      heads.map((value) => ({ value })),
      ...companies(rows).map((one) => [
        { value: one.name },
        { type: Number, value: Number(one.siret) },
        { value: one.naf },
        { type: Number, value: one.headcount },
        { type: Number, value: one.turnover / 1_000_000 },
        { value: one.town },
        { value: one.postcode },
        { value: one.work },
        { value: one.certificates.join('; ') },
        { value: one.email },
        { type: Date, value: new Date('2020-01-31'), format: 'dd/mm/yyyy' },
      ]),
    ],
    { buffer: true },
  );
  return workbook as unknown as Buffer;
}

/** One row for each thing that goes wrong, after one that is well: the column, the cell, and the fault it must be told as. */
export const FAULTS = [
  ['SIRET', '4,1817E+13', 'siretScientific'],
  ['SIRET', '5520098300013', 'siretZeros'],
  ['SIRET', '5720784', 'sirenZeros'],
  ['SIRET', 'FR40303265045', 'vatNumber'],
  ['SIRET', '12345', 'sirenLength'],
  ['SIRET', '41816609600068', 'checkDigit'],
  ['code postal', '1000', 'postalZero'],
  ['code postal', '99999', 'postalUnknown'],
  ['code NAF', 'métallurgie', 'notANaf'],
  ['effectif', 'une dizaine', 'notAWholeNumber'],
  ['effectif', '10 à 19', 'headcountRange'],
  ['CA', 'confidentiel', 'notAnAmount'],
  ['CA', '1.234', 'ambiguousAmount'],
  ['CA', '99999999999999999', 'amountBeyond'],
  ['mail', 'accueil(at)forge.example', 'notAnEmail'],
  ['pays', 'Atlantide', 'notACountry'],
  ['département', '20', 'corsica'],
  ['département', '00', 'notADepartement'],
  ['mandataire', 'peut-être', 'notYesOrNo'],
  ['compétences', '45262670:9', 'notACapability'],
  ['latitude', 'nord', 'notANumber'],
  ['latitude', '47.2', 'coordinatesAlone'],
  ['exercice', '2099', 'yearNotBegun'],
  ['nom', '', 'required'],
  ['nom', 'Forge saine', 'sameAsRow'],
] as const;

const FAULTY_HEADS = [
  'nom',
  'SIRET',
  'code postal',
  'code NAF',
  'effectif',
  'CA',
  'exercice',
  'mail',
  'pays',
  'département',
  'mandataire',
  'compétences',
  'latitude',
  'longitude',
] as const;

/** The list with every fault: see `FAULTS`. The sound row is the second of the file. */
export const faultyList = (): Buffer =>
  Buffer.from(
    [
      FAULTY_HEADS.join(';'),
      'Forge saine;;44600;2562B;12;1 250 000;2025;a@forge.example;FR;;oui;;;',
      ...FAULTS.map(([column, cell], n) => {
        const given: Record<string, string> = { nom: `Forge ${n}`, effectif: '12', CA: '350 000', exercice: '2025' };
        given[column] = cell;
        return FAULTY_HEADS.map((head) => given[head] ?? '').join(';');
      }),
      'Forge large;;;;;;;;;;;;;;;une cellule de trop',
    ].join('\n'),
  );
