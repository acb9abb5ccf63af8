/** The examples that are refused on any data, by operation, with the code and the reason: nothing else may be. */
export const refusals: Readonly<Record<string, { code: string; why: string }>> = {
  refresh: { code: 'refresh_token_invalid', why: 'who has a refresh token got it when signing in' },
  acceptInvitation: { code: 'invitation_invalid', why: 'the token is in the mail and nowhere else' },
  openSeat: { code: 'seat_link_ended', why: 'the token is in the mail and nowhere else' },
  getCalendarIcs: { code: 'token_invalid', why: 'the address is told once, to its person' },
  decideTenderSuggestions: { code: 'not_found', why: 'which suggestions there are is up to the notice' },
};
