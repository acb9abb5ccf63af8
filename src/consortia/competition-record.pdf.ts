import type { Content } from 'pdfmake/interfaces.js';
import { pageFooter, ruledTable } from '../printing/blocks.ts';
import { formatInstant, labelled } from '../printing/format.ts';
import { printPdf } from '../printing/pdf.ts';
import type { Language } from '../shared/language.ts';
import type { CompetitionRecord } from './competition.schemas.ts';

const WORDS = {
  fr: {
    title: 'Dossier de concurrence',
    lead: 'Ce qui a été déclaré, révélé et vérifié pour cette consultation, tel que conservé à la date de l’export.',
    buyer: 'Acheteur',
    exported: 'Exporté le',
    seal: 'Empreinte SHA-256 des données (JSON)',
    timestamp: 'Horodatage (RFC 3161)',
    noTimestamp: 'aucun : aucune autorité d’horodatage n’a répondu ou n’est configurée',
    declarations: 'Déclarations scellées de capacité individuelle',
    company: 'Entreprise',
    alone: 'Pouvait répondre seule',
    willAlone: 'répond aussi seule',
    yes: 'oui',
    no: 'non',
    reasons: 'Raisons',
    sealed: 'Scellée le',
    insufficient: 'insuffisant',
    sufficient: 'suffisant',
    group: 'Groupement',
    members: 'Membres',
    rule: 'Règle',
    verdict: 'Verdict',
    justification: 'Justification signée',
    signed: (name: string, when: string) => `Signé par ${name} le ${when}`,
    unknown: 'inconnu',
    efficiencies: 'Gains d’efficacité',
    indispensability: 'Nécessité',
    minimality: 'Composition minimale',
    refusals: 'Refus, contre-propositions et exclusions',
    what: 'Acte',
    when: 'Date',
    disclosures: 'Divulgations entre membres',
    documents: 'Pièces remises',
    file: 'Fichier',
    hash: 'Empreinte SHA-256',
    of: 'De',
    to: 'À',
    none: 'Aucune.',
    kinds: { declined: 'a décliné', countered: 'a contre-proposé', expired: 'n’a pas répondu', excluded: 'exclue' },
    told: { masked_profile: 'profil masqué', identity: 'identité' },
    statuses: {
      ok: 'conforme',
      not_yet_known: 'pas encore connu',
      warning: 'à surveiller',
      blocking: 'bloquant',
      not_applicable: 'sans objet',
    },
    questions: {
      trades: 'métiers',
      staff: 'effectifs',
      capacity: 'capacité',
      turnover: 'chiffre d’affaires',
      references: 'références',
      time: 'délais',
      risk: 'risque',
    },
  },
  en: {
    title: 'Record of competition',
    lead: 'What was declared, disclosed and checked for this call for tender, as kept on the day of the export.',
    buyer: 'Buyer',
    exported: 'Exported',
    seal: 'SHA-256 of the data (JSON)',
    timestamp: 'Timestamp (RFC 3161)',
    noTimestamp: 'none: no authority for timestamps answered, or none is configured',
    declarations: 'Sealed declarations of solo capacity',
    company: 'Company',
    alone: 'Could bid alone',
    willAlone: 'bids alone as well',
    yes: 'yes',
    no: 'no',
    reasons: 'Reasons',
    sealed: 'Sealed',
    insufficient: 'not enough',
    sufficient: 'enough',
    group: 'Consortium',
    members: 'Members',
    rule: 'Rule',
    verdict: 'Verdict',
    justification: 'Signed justification',
    signed: (name: string, when: string) => `Signed by ${name}, ${when}`,
    unknown: 'unknown',
    efficiencies: 'Efficiencies',
    indispensability: 'Indispensability',
    minimality: 'Minimal membership',
    refusals: 'Refusals, counter-offers and exclusions',
    what: 'Act',
    when: 'Date',
    disclosures: 'Disclosures between members',
    documents: 'Papers handed out',
    file: 'File',
    hash: 'SHA-256',
    of: 'Of',
    to: 'To',
    none: 'None.',
    kinds: { declined: 'declined', countered: 'counter-offered', expired: 'did not answer', excluded: 'excluded' },
    told: { masked_profile: 'masked profile', identity: 'identity' },
    statuses: {
      ok: 'ok',
      not_yet_known: 'not yet known',
      warning: 'warning',
      blocking: 'blocking',
      not_applicable: 'not applicable',
    },
    questions: {
      trades: 'trades',
      staff: 'staff',
      capacity: 'capacity',
      turnover: 'turnover',
      references: 'references',
      time: 'time',
      risk: 'risk',
    },
  },
} as const;
type Words = (typeof WORDS)[Language];

const heading = (text: string): Content => ({
  text,
  fontSize: 12,
  bold: true,
  margin: [0, 10, 0, 3],
  headlineLevel: 1,
});

/** The record as a PDF that names its data by their hash: it can be shown and compared in ten years. */
export function competitionRecordPdf(record: CompetitionRecord, language: Language): Promise<Uint8Array> {
  const w = WORDS[language];
  const at = (iso: string): string => formatInstant(iso, language);
  return printPdf({
    language,
    writtenAt: record.exportedAt,
    info: { title: `${w.title} – ${record.title}`, keywords: `sha256:${record.sha256}` },
    content: [
      { text: w.title, fontSize: 17, bold: true },
      { text: record.title, fontSize: 12, margin: [0, 0, 0, 6] },
      { text: w.lead, margin: [0, 0, 0, 6] },
      ruledTable(
        [w.buyer, w.exported, w.seal],
        [[record.buyer, at(record.exportedAt), record.sha256.replace(/(.{32})/, '$1\n')]],
        ['*', 125, 205],
      ),
      {
        text: labelled(
          w.timestamp,
          record.timestamp === null
            ? w.noTimestamp
            : `${at(record.timestamp.at)}, ${record.timestamp.authority} (${record.timestamp.serial})`,
          language,
        ),
        fontSize: 8.5,
      },
      heading(w.declarations),
      declarations(record, w, at),
      ...record.consortia.flatMap((group) => groupPart(group, w, at)),
      heading(w.documents),
      record.documents.length === 0
        ? w.none
        : ruledTable(
            [w.when, w.file, w.hash],
            record.documents.map((one) => [at(one.at), one.fileName, one.sha256.replace(/(.{32})/, '$1\n')]),
            [125, '*', 205],
          ),
      heading(w.disclosures),
      record.disclosures.length === 0
        ? w.none
        : ruledTable(
            [w.when, w.of, w.to, w.what],
            record.disclosures.map((d) => [
              at(d.at),
              d.ofName ?? d.ofOrganisationId,
              d.toName ?? d.toOrganisationId,
              w.told[d.what],
            ]),
            [125, '*', '*', 80],
          ),
    ],
    pageBreakBefore: (node) => node.headlineLevel === 1 && (node.startPosition?.verticalRatio ?? 0) > 0.85,
    footer: pageFooter(`${w.title} – sha256 ${record.sha256.slice(0, 16)}…`, record.exportedAt, language),
  });
}

type At = (iso: string) => string;

function declarations(record: CompetitionRecord, w: Words, at: At): Content {
  if (record.declarations.length === 0) return w.none;
  return ruledTable(
    [w.company, w.alone, w.reasons, w.sealed],
    record.declarations.map((d) => [
      d.name ?? d.organisationId,
      `${d.couldBidAlone ? w.yes : w.no}${d.willBidAlone ? `, ${w.willAlone}` : ''}`,
      [d.reasons, ...testLines(d.test, w)].join('\n'),
      at(d.sealedAt),
    ]),
    [120, 80, '*', 95],
  );
}

const testLines = (test: CompetitionRecord['declarations'][number]['test'], w: Words): string[] =>
  test === null
    ? []
    : (Object.keys(w.questions) as (keyof typeof w.questions)[]).map((key) => {
        const { sufficient, note } = test[key];
        return `${w.questions[key]} : ${sufficient ? w.sufficient : w.insufficient}${note === '' ? '' : ` (${note})`}`;
      });

function groupPart(group: CompetitionRecord['consortia'][number], w: Words, at: At): Content[] {
  const statuses: Readonly<Record<string, string>> = w.statuses;
  return [
    heading(`${w.group} : ${group.name}`),
    { text: `${w.members} : ${group.members.map((m) => m.name ?? m.organisationId).join(', ')}`, margin: [0, 0, 0, 4] },
    ruledTable(
      [w.rule, w.verdict, ''],
      group.verdicts.map((v) => [`${v.title}\n${v.article}`, statuses[v.status] ?? v.status, v.message]),
      [170, 75, '*'],
    ),
    ...group.indispensability.flatMap((r): Content[] => [
      { text: w.justification, bold: true, margin: [0, 4, 0, 2] },
      { text: `${w.efficiencies} : ${r.efficiencies}` },
      { text: `${w.indispensability} : ${r.indispensability}` },
      { text: `${w.minimality} : ${r.minimality}` },
      { text: w.signed(r.signedOffName ?? w.unknown, at(r.signedOffAt)), margin: [0, 0, 0, 4] },
    ]),
    ...(group.refusals.length === 0
      ? []
      : [
          { text: w.refusals, bold: true, margin: [0, 4, 0, 2] } as Content,
          ruledTable(
            [w.when, w.company, w.what, w.reasons],
            group.refusals.map((r) => [at(r.at), r.name ?? r.organisationId, w.kinds[r.kind], r.reason]),
            [125, 120, 90, '*'],
          ),
        ]),
  ];
}
