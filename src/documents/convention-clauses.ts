import { formatEuros, formatShare } from '../printing/format.ts';
import { type BidFile, mandataireOf } from './model.ts';
import { formWords } from './words.ts';

/** An article of the convention. `gap` marks a paragraph that the members still have to settle. */
export type Clause = { title: string; paragraphs: { text: string; gap?: boolean }[]; splitTableHere?: boolean };

const LIABILITY = {
  conjoint: 'Chaque membre n’est engagé envers l’acheteur que pour sa part (article R2142-20, 1°).',
  solidaire: 'Chaque membre est engagé envers l’acheteur pour la totalité du marché (article R2142-20, 2°).',
  conjoint_mandataire_solidaire:
    'Chaque membre n’est engagé que pour sa part ; le mandataire est solidaire de chacun des membres envers l’acheteur (article R2142-24). À défaut de répartition détaillée dans l’acte d’engagement, tous devraient le tout (CE, 12 octobre 2023, n° 462994).',
} as const;

const PAYMENT = {
  separate: 'L’acheteur règle chaque membre sur son propre compte, pour la part qui lui revient.',
  single_account:
    'L’acheteur règle sur un compte unique ouvert au nom du groupement ; le mandataire reverse à chacun sa part dans les huit jours.',
} as const;

/** The articles of the draft convention de groupement, in order; terms that are not agreed are left as gaps. */
export const conventionClauses = (file: BidFile): Clause[] => [
  ...groupClauses(file),
  ...moneyClauses(file),
  ...durationClauses(file),
];

const settled = (text: string | null) =>
  text === null ? { text: '[à compléter par les membres]', gap: true } : { text };

/** Who is together, in what form, for which part. */
function groupClauses(file: BidFile): Clause[] {
  const leader = mandataireOf(file)?.name ?? null;
  const form = file.group.legalForm;
  return [
    {
      title: 'Objet',
      paragraphs: [
        {
          text: `Les membres s’associent, le temps de la consultation et du marché, pour répondre ensemble à « ${file.tender.title} » (${file.buyer.name}${file.tender.reference === null ? '' : `, référence ${file.tender.reference}`}) et pour en exécuter les prestations s’il leur est attribué. Le groupement n’a pas la personnalité morale.`,
        },
        { text: `Lots concernés : ${file.lots.map((lot) => `${lot.externalId} (${lot.title})`).join(' ; ')}.` },
      ],
    },
    {
      title: 'Forme du groupement',
      paragraphs: [
        settled(form === null ? null : `Le groupement est un ${formWords(form, 'fr')}. ${LIABILITY[form]}`),
        ...(file.group.formAfterAward === null
          ? []
          : [
              {
                text: `Après attribution, l’acheteur peut demander : ${file.group.formAfterAward} (article R2142-22).`,
              },
            ]),
      ],
    },
    {
      title: 'Mandataire',
      paragraphs: [
        settled(
          leader === null
            ? null
            : `${leader} est mandataire. Il représente les membres auprès de l’acheteur, dépose la candidature et l’offre, tient le calendrier et coordonne les prestations. Il ne signe que ce que les membres ont approuvé par écrit.`,
        ),
        { text: 'Aucun membre ne peut être mandataire de plus d’un groupement pour ce marché (article R2142-23).' },
      ],
    },
    {
      title: 'Répartition des prestations',
      splitTableHere: true,
      paragraphs: [
        {
          text: 'Les prestations et les montants sont répartis selon le tableau ci-dessous ; les parts de chaque lot font exactement 100 %.',
        },
        {
          text: 'Toute modification de la répartition est écrite et signée de tous les membres. De la candidature à la signature, la composition du groupement ne change que dans les cas de l’article R2142-26.',
        },
      ],
    },
  ];
}

/** Who pays what, and is paid how. */
function moneyClauses({ terms }: BidFile): Clause[] {
  return [
    {
      title: 'Rémunération du mandataire',
      paragraphs: [
        settled(
          terms.mandataireFeeBp === null
            ? null
            : terms.mandataireFeeBp === 0
              ? 'Le mandataire n’est pas rémunéré pour sa mission.'
              : `Le mandataire reçoit ${formatShare(terms.mandataireFeeBp, 'fr')} des montants hors taxes encaissés par chacun des autres membres.`,
        ),
      ],
    },
    {
      title: 'Dépenses communes',
      paragraphs: [
        settled(
          terms.commonExpenses === null
            ? null
            : `Les dépenses communes approuvées sont réparties : ${terms.commonExpenses}.`,
        ),
      ],
    },
    { title: 'Paiements', paragraphs: [settled(terms.payment === null ? null : PAYMENT[terms.payment])] },
    {
      title: 'Garanties',
      paragraphs: [settled(terms.guarantees === null ? null : `Garanties et cautions : ${terms.guarantees}.`)],
    },
    {
      title: 'Assurances',
      paragraphs: [
        settled(
          terms.insuranceCoverCents === null
            ? null
            : `Chaque membre est assuré en responsabilité professionnelle pour au moins ${formatEuros(terms.insuranceCoverCents, 'fr')} par sinistre et en justifie au mandataire avant le dépôt de l’offre, puis chaque année.`,
        ),
      ],
    },
  ];
}

/** What happens when somebody falls away or falls out, and how long it all lasts. */
function durationClauses({ terms }: BidFile): Clause[] {
  return [
    {
      title: 'Défaillance d’un membre',
      paragraphs: [
        settled(
          terms.defaultNoticeDays === null
            ? null
            : `Le membre défaillant dispose de ${terms.defaultNoticeDays} jours après mise en demeure du mandataire. Passé ce délai, les autres membres pourvoient à son remplacement, à ses frais, dans les conditions de l’article R2194-6.`,
        ),
        {
          text: 'Un membre ou sous-traitant exclu de la procédure est remplacé dans les dix jours de la demande de l’acheteur (article L2141-13).',
        },
      ],
    },
    {
      title: 'Pénalités',
      paragraphs: [settled(terms.penalties === null ? null : `Les pénalités sont ${terms.penalties}.`)],
    },
    {
      title: 'Confidentialité et concurrence',
      paragraphs: [
        {
          text: 'Les membres n’échangent que ce que la réponse commune exige, ne se communiquent ni leurs prix ni leurs capacités hors de ce marché, et restent libres et concurrents pour tout autre.',
        },
      ],
    },
    {
      title: 'Durée',
      paragraphs: [
        {
          text: 'La convention prend effet à sa signature. Elle prend fin si l’offre n’est pas retenue ; sinon, à la levée de la dernière garantie due à l’acheteur.',
        },
      ],
    },
    {
      title: 'Litiges',
      paragraphs: [settled(terms.disputes === null ? null : `Règlement des litiges : ${terms.disputes}.`)],
    },
  ];
}
