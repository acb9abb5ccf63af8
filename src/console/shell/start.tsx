import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeEarlyAnswer } from '../api/early.ts';
import { expectAnswer } from '../api/query.ts';
import { App } from './app.tsx';

const who = takeEarlyAnswer();
if (who !== null) expectAnswer('GET /v1/me', {}, who);
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
