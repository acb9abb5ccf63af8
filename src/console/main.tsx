import './styles/tokens.css';
import './styles/base.css';
import './styles/console.css';
import { askWhoIsSignedIn } from './api/early.ts';
import { followNewVersion } from './shell/new-version.ts';
import { askForOpenedPage } from './shell/page-code.ts';
import { applyPreferences } from './shell/preferences.ts';

// Small on purpose: what takes the server's time is asked for before the code that draws is there.
applyPreferences();
followNewVersion();
askWhoIsSignedIn();
askForOpenedPage(location.pathname);
void import('./shell/start.tsx');
