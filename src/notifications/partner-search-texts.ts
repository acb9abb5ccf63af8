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
        'Another cluster is looking for companies for part of a contract. Some of your members seem able to do it: choose whom to ask. Nothing is disclosed about a member before it agrees.',
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
        'Your cluster thought of you. If you offer your company, the other cluster sees its size, region and trades, but not its name; the name is given only if it accepts the offer.',
    },
  },
  'partner_search.stood': {
    fr: {
      subject: 'Votre entreprise est proposée à un autre cluster',
      text: () =>
        'Un autre cluster cherche un métier pour lequel vous avez accepté d’avance d’être proposé. Il lit votre taille, votre région et vos métiers, sans votre nom. Vous pouvez retirer cette proposition.',
    },
    en: {
      subject: 'Your company has been put forward to another cluster',
      text: () =>
        'Another cluster is looking for a trade for which you agreed in advance to be put forward. It sees your size, region and trades, but not your name. You may withdraw this offer.',
    },
  },
  'partner_search.offered': {
    fr: {
      subject: 'Une entreprise se propose',
      text: () => 'Une entreprise d’un autre cluster se propose pour votre recherche de partenaires.',
    },
    en: {
      subject: 'A company has come forward',
      text: () => 'A company from another cluster has come forward for your partner search.',
    },
  },
  'partner_search.accepted': {
    fr: {
      subject: 'Une proposition est retenue',
      text: (p) =>
        `${p['cluster'] ?? 'L’autre cluster'} retient la proposition : il connaît désormais le nom de l’entreprise et peut l’inviter dans un groupement, pour ce seul marché.`,
    },
    en: {
      subject: 'An offer has been accepted',
      text: (p) =>
        `${p['cluster'] ?? 'The other cluster'} accepts the offer: it now knows the company’s name and may invite it to join a consortium, for this contract only.`,
    },
  },
  'partner_search.declined': {
    fr: {
      subject: 'Une proposition n’est pas retenue',
      text: () => 'L’autre cluster n’a pas retenu la proposition ; le nom de l’entreprise ne lui a pas été donné.',
    },
    en: {
      subject: 'An offer was not accepted',
      text: () => 'The other cluster did not accept the offer; it was not given the company’s name.',
    },
  },
};
