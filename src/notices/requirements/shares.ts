import { namesNoTrade } from '../../shared/cpv.ts';

/**
 * Parts of the work before they are made to sum: the main code counts for two additional ones, a certificate for half of
 * one. Chosen so that what the buyer names first weighs most; not measured.
 */
export const SHARE = { main: 4, additional: 2, certification: 1 } as const;

/** The main code's part of a lot's work. */
export interface MainPart {
  readonly share: number;
  /** Whether it is work that somebody must do; no: it stands for the whole, and the other codes say which trades are meant. */
  readonly counts: boolean;
}

/**
 * Of a main code that names no trade, where others say which trades are meant, and of one that stands for the whole work
 * while the lot's title names its trade: a hundredth of a part, which adds less than `minContribution` to what a group
 * covers even beside the least of them, so that nobody is in it for that.
 */
export const STANDS_FOR_WHOLE: MainPart = { share: 0.01, counts: false };

/**
 * The main code's part of the work beside the further codes and trades of a lot. "Construction works" beside "roofing" and
 * "painting" is roofing and painting: whoever works anywhere in the division would else be given most of the lot.
 */
export const partOfMain = (main: string, further: readonly string[]): MainPart =>
  namesNoTrade(main) && further.some((cpv) => cpv.startsWith(main.slice(0, 2)) && !namesNoTrade(cpv))
    ? STANDS_FOR_WHOLE
    : { share: SHARE.main, counts: true };
