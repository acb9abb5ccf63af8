import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/tokens.css';
import './styles/base.css';
import './styles/console.css';
import { App, askForOpenedPage } from './shell/app.tsx';
import { applyPreferences } from './shell/preferences.ts';

applyPreferences();
askForOpenedPage(location.pathname);
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
