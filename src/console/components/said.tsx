import { withLotNames } from '../format/lot.ts';
import { typeset } from '../format/typography.ts';
import { usePreferences } from '../shell/preferences.ts';

/** A sentence that the server says, set as the page sets its own: a blank that must not break stays in its line, and lots have their names. */
export const Said = ({ text }: { text: string }) => <>{typeset(withLotNames(text), usePreferences().language)}</>;
