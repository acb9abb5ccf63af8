/** What faults say of elections, in French. */
export const FRENCH_ELECTIONS: Readonly<Record<string, string>> = {
  'has no company that could vote': 'n’a aucune entreprise qui puisse voter',
  'does not stand in this election': 'n’est pas candidate à cette élection',
  'The vote has not opened yet: this cannot be done now.': 'Le vote n’est pas encore ouvert : c’est trop tôt.',
  'The vote is still open: this cannot be done now.': 'Le vote est encore ouvert : attendez sa clôture.',
  'The vote is closed: this cannot be done any more.': 'Le vote est clos : c’est trop tard.',
  'The votes are counted: this cannot be done any more.': 'Le vote est dépouillé : c’est trop tard.',
  'The election is cancelled: this cannot be done any more.': 'L’élection est annulée : il n’y a plus rien à y faire.',
};
