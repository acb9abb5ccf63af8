import { texts } from './define.ts';

/** Words of the people who have an account. */
export const peopleTexts = texts({
  fr: {
    title: 'Personnes',
    lead: 'Qui peut se connecter, et pour qui. Une personne invitée choisit son mot de passe par le lien de son message.',
    caption: 'Personnes',
    find: 'Nom ou adresse',
    name: 'Nom',
    roles: 'Rôles',
    status: 'Compte',
    acts: 'Gestes',
    statuses: { invited: 'invitée', active: 'actif', disabled: 'fermé' },
    /** Of a status by RFC 3463. */
    refused: (status: string) =>
      status === '5.2.2'
        ? 'boîte pleine'
        : status.startsWith('5.1.')
          ? 'adresse inconnue'
          : 'adresse qui refuse nos messages',
    roleNames: { admin: 'administration', coordinator: 'coordination', member: 'parle pour une entreprise' },
    take: (role: string) => `Retirer le rôle : ${role}`,
    takeShort: 'Retirer ce rôle',
    taken: 'Rôle retiré.',
    takeQuestion: 'Retirer ce rôle ?',
    takeText: (name: string) => `${name} ne verra plus ce que ce rôle ouvrait, dès maintenant.`,
    disable: 'Fermer le compte',
    disabled: 'Compte fermé.',
    disableQuestion: 'Fermer ce compte ?',
    disableText: (name: string) => `${name} est déconnecté partout et ne peut plus se connecter. Cela se défait.`,
    reset: 'Retirer la double authentification',
    resetDone: 'Double authentification retirée.',
    resetQuestion: 'Retirer la double authentification ?',
    resetText: (name: string) =>
      `Seulement si ${name} a perdu son téléphone et ses codes de secours, et que vous êtes sûr que la demande vient de cette personne. Ses sessions se ferment ; un message l’en prévient.`,
    enable: 'Rouvrir le compte',
    enabled: 'Compte rouvert.',
    erase: 'Effacer',
    erased: 'Personne effacée.',
    eraseQuestion: 'Effacer cette personne ?',
    eraseText: (name: string) =>
      `Le nom et l’adresse de ${name} sont effacés partout (RGPD, article 17). Ce qui a été fait reste, sans nom. Cela ne se défait pas.`,
    invite: 'Inviter une personne',
    email: 'Adresse électronique',
    fullName: 'Nom',
    language: 'Langue',
    languages: { fr: 'français', en: 'anglais' },
    role: 'Rôle',
    organisation: 'Entreprise',
    inviteFor: (name: string) => `Inviter une personne de ${name}`,
    inviteShort: 'Inviter une personne',
    readers: {
      title: 'Personnes',
      caption: 'Qui lit et répond pour cette entreprise',
      none: 'Personne n’a de compte pour cette entreprise : ce qui lui est envoyé n’est lu par personne.',
      unread:
        'Aucune de ces adresses n’accepte nos messages : ce qui est envoyé à l’entreprise n’est lu par personne. Invitez quelqu’un à une autre adresse.',
    },
    organisationNote: 'Tapez son nom, puis choisissez.',
    cluster: 'Cluster',
    chooseOrganisation: 'Choisissez une entreprise de la liste.',
    send: 'Inviter',
    sent: 'Invitation envoyée.',
    none: 'Personne ne correspond.',
  },
  en: {
    title: 'People',
    lead: 'Who can sign in, and for whom. Somebody who is invited chooses a password by the link in the mail.',
    caption: 'People',
    find: 'Name or address',
    name: 'Name',
    roles: 'Roles',
    status: 'Account',
    acts: 'Acts',
    statuses: { invited: 'invited', active: 'active', disabled: 'closed' },
    refused: (status) =>
      status === '5.2.2'
        ? 'mailbox full'
        : status.startsWith('5.1.')
          ? 'unknown address'
          : 'address that refuses our mails',
    roleNames: { admin: 'administrator', coordinator: 'coordinator', member: 'speaks for an organisation' },
    take: (role) => `Remove the role: ${role}`,
    takeShort: 'Remove this role',
    taken: 'Role removed.',
    takeQuestion: 'Remove this role?',
    takeText: (name) => `From now on, ${name} no longer sees what this role gave access to.`,
    disable: 'Close the account',
    disabled: 'Account closed.',
    disableQuestion: 'Close this account?',
    disableText: (name) => `${name} is signed out everywhere and cannot sign in any more. This can be undone.`,
    reset: 'Remove the second factor',
    resetDone: 'Second factor removed.',
    resetQuestion: 'Remove the second factor?',
    resetText: (name) =>
      `Only if ${name} has lost telephone and recovery codes, and you are sure that it is that person who asks. Their sessions end, and a mail tells them.`,
    enable: 'Reopen the account',
    enabled: 'Account reopened.',
    erase: 'Erase',
    erased: 'Person erased.',
    eraseQuestion: 'Erase this person?',
    eraseText: (name) =>
      `Name and address of ${name} are erased everywhere (GDPR, article 17). What was done stays, without the name. This cannot be undone.`,
    invite: 'Invite somebody',
    email: 'E-mail address',
    fullName: 'Name',
    language: 'Language',
    languages: { fr: 'French', en: 'English' },
    role: 'Role',
    organisation: 'Organisation',
    inviteFor: (name) => `Invite somebody from ${name}`,
    inviteShort: 'Invite somebody',
    readers: {
      title: 'People',
      caption: 'Who reads and answers for this company',
      none: 'Nobody has an account for this company: nobody reads what is sent to it.',
      unread:
        'None of these addresses accepts our mails: nobody reads what is sent to the company. Invite somebody at another address.',
    },
    organisationNote: 'Type its name, then choose.',
    cluster: 'Cluster',
    chooseOrganisation: 'Choose an organisation from the list.',
    send: 'Invite',
    sent: 'Invitation sent.',
    none: 'Nobody matches.',
  },
});
