import type { Language } from '../shared/language.ts';
import { labelled } from './format.ts';
import { frenchSpaces } from './french.ts';

/** A mail to a person before it is set: what it says, what is to be known, and the one thing to do. */
export type Letter = {
  language: Language;
  /** Whom it greets. */
  name: string;
  /** What it is about, in one line: the heading. */
  title: string;
  paragraphs: readonly string[];
  /** What is to be known, in the order in which it is read. */
  facts: readonly { label: string; value: string }[];
  /** The one button; null where nothing is to be done. */
  act: { label: string; href: string } | null;
  /** Small print below the button. */
  notes: readonly string[];
};

/** A letter as both parts of a mail (RFC 2046, 5.1.4): they say the same. */
export type SetLetter = { text: string; html: string };

const HELLO = { fr: 'Bonjour', en: 'Hello' } as const;

/** Sets a letter as plain text and as HTML. */
export const setLetter = (letter: Letter): SetLetter => ({ text: asText(letter), html: asHtml(letter) });

function asText(letter: Letter): string {
  const { language, act } = letter;
  const facts = letter.facts.map(({ label, value }) => labelled(label, value, language)).join('\n');
  return `${[
    `${HELLO[language]} ${letter.name},`,
    ...letter.paragraphs,
    ...(facts === '' ? [] : [facts]),
    ...(act === null ? [] : [`${labelled(act.label, '', language).trimEnd()}\n${act.href}`]),
    ...letter.notes,
  ].join('\n\n')}\n`;
}

/** Colours of the console's tokens, light and dark; mail programs know no variables. */
const INK = '#14201e';
const NOTE = '#586662';
const LINE = '#d8dfdc';
const ACCENT = '#0b5a61';
const DARK = `@media (prefers-color-scheme:dark){body,.page{background:#0f1514!important}.sheet{background:#161e1d!important;border-color:#2b3735!important}h1,p,td{color:#e9efed!important}.note,th{color:#b9c6c2!important}tr{border-color:#2b3735!important}.act{background:#63c5c4!important;color:#06201f!important}}`;
const FACE = "font-family:-apple-system,'Segoe UI',Roboto,'Liberation Sans',Arial,sans-serif";

/**
 * One column that fits a phone, styles in the elements (mail programs drop others), no picture, nothing from elsewhere:
 * opening it tells nobody.
 */
function asHtml({ language, name, title, paragraphs, facts, act, notes }: Letter): string {
  const set = (text: string): string => escaped(language === 'fr' ? frenchSpaces(text) : text);
  const paragraph = (text: string, style = `margin:0 0 12px;color:${INK}`): string =>
    `<p style="${style}">${set(text).replaceAll('\n', '<br>')}</p>`;
  const rows = facts.map(
    ({ label, value }) =>
      `<tr style="border-top:1px solid ${LINE}"><th scope="row" align="left" valign="top" style="padding:8px 12px 8px 0;width:34%;font-weight:400;color:${NOTE}">${set(label)}</th><td valign="top" style="padding:8px 0;color:${INK}">${set(value).replaceAll('\n', '<br>')}</td></tr>`,
  );
  const small = `margin:0 0 8px;font-size:13px;color:${NOTE}`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${set(title)}</title><style>${DARK}</style></head>
<body style="margin:0;background:#f5f7f6;${FACE};font-size:16px;line-height:1.45">
<div class="page" style="padding:16px;background:#f5f7f6"><main class="sheet" style="max-width:560px;margin:0 auto;padding:20px;background:#ffffff;border:1px solid ${LINE};border-radius:6px">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3;color:${INK}">${set(title)}</h1>
${paragraph(`${HELLO[language]} ${name},`)}
${paragraphs.map((text) => paragraph(text)).join('\n')}
${rows.length === 0 ? '' : `<table role="table" style="width:100%;margin:4px 0 20px;border-collapse:collapse;font-size:15px">${rows.join('\n')}</table>`}
${act === null ? '' : `<p style="margin:0 0 16px"><a class="act" href="${escaped(act.href)}" style="display:block;padding:13px 16px;border-radius:6px;background:${ACCENT};color:#ffffff;font-weight:600;text-align:center;text-decoration:none">${set(act.label)}</a></p>`}
${notes.map((text) => `<p class="note" style="${small}">${set(text)}</p>`).join('\n')}
</main></div></body></html>
`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
