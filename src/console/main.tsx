import './styles/tokens.css';
import './styles/base.css';
import './styles/console.css';
import { askEarly } from './api/early.ts';
import { followNewVersion } from './shell/new-version.ts';
import { askForOpenedPage } from './shell/page-code.ts';
import { applyPreferences } from './shell/preferences.ts';

// Small on purpose: what takes the server's time is asked for before the code that draws is there.
applyPreferences();
followNewVersion();
askForOpenedPage(location, askEarly('GET /v1/me', {}));
void import('./shell/start.tsx');
