import { benchNotices } from './intake-notices.ts';

/** `npm run bench:intake`: how fast notices are read, in ratios of one run. */
benchNotices();
