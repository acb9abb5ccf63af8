import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { guardedFetch } from '../shared/guarded-fetch.ts';
import { boampSource } from './boamp.source.ts';
import { folderSource } from './folder.source.ts';
import { createWatchService } from './service.ts';
import { tedSource } from './ted.source.ts';

/** Watches with the sources that they ask: a folder below `WATCH_FOLDER`, TED and BOAMP. */
export function buildWatches(
  config: Config,
  deps: Pick<Parameters<typeof createWatchService>[0], 'database' | 'clock' | 'tenderImport'>,
) {
  const fetch = guardedFetch(config.WATCH_PRIVATE_ADDRESSES);
  return createWatchService({
    ...deps,
    sources: {
      folder: folderSource(resolve(config.projectFolder, config.WATCH_FOLDER)),
      ted: tedSource(fetch),
      boamp: boampSource(fetch),
    },
    allowPrivate: config.WATCH_PRIVATE_ADDRESSES,
  });
}
