import type { Template } from './template.ts';

/** What is told of equipment of the pool that is held for bids; `said` lists each need with the way out. */
export const EQUIPMENT_TEMPLATES: Readonly<Record<string, Template>> = {
  'consortium.equipment_missing': {
    fr: {
      subject: 'Un équipement manque au groupement',
      text: (p) =>
        `Tous ont accepté pour « ${p['tender']} », mais le parc du cluster ne peut pas retenir tout ce qu’il faut.\n${p['said_fr'] ?? ''}\nChangez les jours, choisissez un autre équipement ou retirez le besoin : sans cela, l’offre ne peut pas être déclarée prête.`,
    },
    en: {
      subject: 'Equipment is missing for the consortium',
      text: (p) =>
        `Everyone has accepted for “${p['tender']}”, but the cluster’s pool cannot provide everything that is needed.\n${p['said_en'] ?? ''}\nChange the dates, choose another resource or remove the need: until then the bid cannot be marked as ready.`,
    },
  },
  'consortium.equipment_taken_away': {
    fr: {
      subject: 'Un équipement retenu n’est plus disponible',
      text: (p) =>
        `Ce qui était retenu pour « ${p['tender']} » est sorti du parc, rendu, ou ne convient plus.\n${p['said_fr'] ?? ''}\nRetenez autre chose sur la page du groupement.`,
    },
    en: {
      subject: 'Equipment that was held is no longer available',
      text: (p) =>
        `What was held for “${p['tender']}” has left the pool, has been returned, or no longer fits.\n${p['said_en'] ?? ''}\nHold something else on the consortium’s page.`,
    },
  },
};
