import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeEarlyAnswers } from '../api/early.ts';
import { expectAnswer } from '../api/query.ts';
import { App } from './app.tsx';
import { openedPage } from './page-code.ts';

/** So long at most nothing is drawn where it is not known yet who is signed in, or the code of the page is not there. */
const MOST_FOR_PAGE_MS = 1_000;
/** And so long more where what the page reads first has no answer yet. */
const MOST_FOR_READS_MS = 200;

const answers: Promise<void>[] = [];
takeEarlyAnswers((early) => answers.push(expectAnswer(early)));

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Draws once, with all that the page needs, where that comes soon: each thing that comes later is another drawing of the
 * whole, and a placeholder for code that is missing stands for 300 ms at least. On a processor slowed four times a group's
 * page was whole after 2.4 s in the middle of three visits, where drawing at once took 3.1. Drawing without slices
 * (`flushSync`) was slower.
 */
async function drawWhenReady(): Promise<void> {
  const { code, reads } = openedPage();
  await Promise.race([Promise.all([code, ...answers]), after(MOST_FOR_PAGE_MS)]);
  await Promise.race([reads.then(() => Promise.all(answers)), after(MOST_FOR_READS_MS)]);
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no place to draw in');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

// The code may be there before the page's end.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => void drawWhenReady());
else void drawWhenReady();
