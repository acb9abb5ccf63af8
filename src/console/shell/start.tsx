import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeEarlyAnswers } from '../api/early.ts';
import { expectAnswer } from '../api/query.ts';
import { App } from './app.tsx';

takeEarlyAnswers(expectAnswer);
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
