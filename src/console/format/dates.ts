import type { Language } from '../shell/preferences.ts';
import { wallOf } from './moments.ts';

type Names = { months: readonly string[]; weekdays: readonly string[]; short: readonly string[] };

/** Names as CLDR has them for fr-FR and en-GB (a test compares what is printed with `Intl`). */
const NAMES: Record<Language, Names> = {
  fr: {
    months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
    weekdays: 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' '),
    short: 'dim. lun. mar. mer. jeu. ven. sam.'.split(' '),
  },
  en: {
    months: 'January February March April May June July August September October November December'.split(' '),
    weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
    short: 'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
  },
};

/** Day and month; the 1st is said so in French. */
function dayAndMonth(wall: Date, language: Language): string {
  const day = wall.getUTCDate();
  return `${language === 'fr' && day === 1 ? '1er' : day} ${NAMES[language].months[wall.getUTCMonth()]}`;
}

/** "28 novembre 2026". */
export function longDay(at: number, language: Language): string {
  const wall = wallOf(at);
  return `${dayAndMonth(wall, language)} ${wall.getUTCFullYear()}`;
}

/** "samedi 28 novembre". */
export function weekdayOf(at: number, language: Language): string {
  const wall = wallOf(at);
  return `${NAMES[language].weekdays[wall.getUTCDay()]} ${dayAndMonth(wall, language)}`;
}

/** "sam. 28". */
export function shortDay(at: number, language: Language): string {
  const wall = wallOf(at);
  return `${NAMES[language].short[wall.getUTCDay()]} ${wall.getUTCDate()}`;
}

/** The time of the day: "9 h 05", "18 h"; "09:05". */
export function timeOfDay(at: number, language: Language): string {
  const wall = wallOf(at);
  const hours = wall.getUTCHours();
  const minutes = String(wall.getUTCMinutes()).padStart(2, '0');
  if (language === 'en') return `${String(hours).padStart(2, '0')}:${minutes}`;
  return minutes === '00' ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${minutes}`;
}
