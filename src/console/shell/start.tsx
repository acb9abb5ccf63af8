import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeEarlyAnswers } from '../api/early.ts';
import { expectAnswer } from '../api/query.ts';
import { App } from './app.tsx';

takeEarlyAnswers(expectAnswer);

function draw(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no place to draw in');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
// The code may be there before the page's end.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', draw, { once: true });
else draw();
