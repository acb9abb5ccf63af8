import { texts } from './define.ts';

/** Words for who begins with nothing. */
export const firstStepTexts = texts({
  fr: {
    title: 'Pour commencer',
    lead: 'Ce qu’il faut avant de répondre à un premier appel d’offres, dans cet ordre.',
    done: 'fait',
    next: 'à faire maintenant',
    later: 'ensuite',
    steps: {
      cluster: 'Ajouter votre cluster',
      coordinator: 'Inviter la personne qui le coordonne',
      companies: 'Importer la liste de vos adhérents',
      readers: 'Inviter quelqu’un dans chaque entreprise',
      tender: 'Déposer un premier avis',
    },
    why: {
      cluster: 'Les entreprises, les appels d’offres et les chiffres sont toujours ceux d’un cluster.',
      coordinator: 'Elle importe les adhérents, publie les appels d’offres et compose les groupements.',
      companies: 'Un tableur suffit, avec l’activité en clair : les savoir-faire en sont déduits et vous les retenez.',
      readers: 'Sans personne qui se connecte pour elle, une entreprise ne lit pas son invitation.',
      tender: 'Le fichier de l’avis ou son adresse : les lots et les exigences en sont lus, et vous les relisez.',
    },
  },
  en: {
    title: 'Getting started',
    lead: 'What it takes before a first call for tender can be answered, in this order.',
    done: 'done',
    next: 'to do now',
    later: 'afterwards',
    steps: {
      cluster: 'Add your cluster',
      coordinator: 'Invite the person who coordinates it',
      companies: 'Import the list of your members',
      readers: 'Invite somebody from each company',
      tender: 'Drop a first notice',
    },
    why: {
      cluster: 'Companies, calls for tender and figures always belong to a cluster.',
      coordinator: 'This person imports the members, publishes calls for tender and forms consortia.',
      companies:
        'A spreadsheet will do, with the trade in plain words: skills are read from it, and you decide which to keep.',
      readers: 'A company for which nobody signs in does not read its invitation.',
      tender: 'The file of the notice or its address: lots and requirements are read from it, and you review them.',
    },
  },
});
