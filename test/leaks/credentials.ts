import type { TestPerson } from '../app.ts';

/** What the console's own script sends, and no page of another site can. */
export const FROM_CONSOLE = { 'sec-fetch-site': 'same-origin', 'x-groupement-console': '1' };

/** How a reader says who it is: by its session of the console where it has one, else by its token. */
export const credentials = (person: TestPerson & { cookie?: string }): Record<string, string> =>
  person.cookie === undefined
    ? { authorization: `Bearer ${person.token}` }
    : { cookie: person.cookie, ...FROM_CONSOLE };
