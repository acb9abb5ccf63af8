import type { Template } from './template.ts';

/** What is told in partner searches. Until names are told, no text names a side. */
export const PARTNER_SEARCH_TEMPLATES: Readonly<Record<string, Template>> = {
  'partner_search.asked': {
    fr: {
      subject: 'Un cluster cherche des partenaires',
      text: () =>
        'Un autre cluster cherche des entreprises pour une partie d’un marché. Des membres du vôtre semblent savoir le faire : à vous de dire à qui le proposer. Rien n’est dit d’un membre tant qu’il n’a pas accepté.',
    },
    en: {
      subject: 'A cluster is looking for partners',
      text: () =>
        'Another cluster is looking for companies for a part of a contract. Members of yours seem to be able to do it: choose whom to ask. Nothing is told of a member before it agrees.',
    },
  },
  'partner_search.chosen': {
    fr: {
      subject: 'Un autre cluster cherche une entreprise comme la vôtre',
      text: () =>
        'Votre cluster a pensé à vous. Si vous vous proposez, l’autre cluster lit votre taille, votre région et vos métiers, sans votre nom ; votre nom ne lui est donné que s’il retient votre proposition.',
    },
    en: {
      subject: 'Another cluster is looking for a company like yours',
      text: () =>
        'Your cluster thought of you. If you offer your company, the other cluster reads its size, region and trades, without its name; the name is told only if it takes the offer.',
    },
  },
  'partner_search.stood': {
    fr: {
      subject: 'Votre entreprise est proposée à un autre cluster',
      text: () =>
        'Un autre cluster cherche un métier pour lequel vous avez accepté d’avance d’être proposé. Il lit votre taille, votre région et vos métiers, sans votre nom. Vous pouvez reprendre cette proposition.',
    },
    en: {
      subject: 'Your company is offered to another cluster',
      text: () =>
        'Another cluster looks for a trade for which you agreed in advance to be offered. It reads your size, region and trades, without your name. You may take this offer back.',
    },
  },
  'partner_search.offered': {
    fr: {
      subject: 'Une entreprise se propose',
      text: () => 'Une entreprise d’un autre cluster se propose pour votre recherche de partenaires.',
    },
    en: {
      subject: 'A company offers itself',
      text: () => 'A company of another cluster offers itself for your partner search.',
    },
  },
  'partner_search.accepted': {
    fr: {
      subject: 'Une proposition est retenue',
      text: (p) =>
        `${p['cluster'] ?? 'L’autre cluster'} retient la proposition : il connaît désormais le nom de l’entreprise et peut l’inviter dans un groupement, pour ce seul marché.`,
    },
    en: {
      subject: 'An offer is taken',
      text: (p) =>
        `${p['cluster'] ?? 'The other cluster'} takes the offer: it knows the company’s name now and may invite it to a consortium, for this contract alone.`,
    },
  },
  'partner_search.declined': {
    fr: {
      subject: 'Une proposition n’est pas retenue',
      text: () => 'L’autre cluster n’a pas retenu la proposition ; le nom de l’entreprise ne lui a pas été donné.',
    },
    en: {
      subject: 'An offer is not taken',
      text: () => 'The other cluster did not take the offer; it was not told the company’s name.',
    },
  },
};
