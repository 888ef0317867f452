/** A measurement as text: tables of scores, and the misses side by side. */
import type { Miss } from './compare.ts';
import type { Measured } from './measure.ts';
import type { Score } from './score.ts';

export function renderScores(all: Measured): string {
  const { clustering } = all;
  return [
    `${all.documents} documents, ${all.happenings} happenings, ${all.nonEventDocuments} documents without an event`,
    '',
    table('field', { ...all.fields, 'date and effective date': all.dates }),
    table('event type', all.byType),
    table('types and targets, by language', all.byLanguage),
    table('types and targets, by source', all.bySourceKind),
    `clustering (B³, ${clustering.accounts} accounts)   ${ratio(clustering.precision)}  ${ratio(clustering.recall)}  ${ratio(clustering.f1)}`,
    `non-events read as events: ${all.nonEventsAsEvents}    models falsely unavailable: ${all.falselyUnavailable}`,
  ].join('\n');
}

function table(head: string, rows: Record<string, Score>): string {
  const width = Math.max(head.length, ...Object.keys(rows).map(({ length }) => length));
  const lines = Object.entries(rows).map(([name, { precision, recall, f1, right, wrong, missed }]) => {
    const counts = [right, wrong, missed].map((count) => String(count).padStart(7)).join('');
    return `${name.padEnd(width)}  ${ratio(precision)}   ${ratio(recall)}  ${ratio(f1)}${counts}`;
  });
  return [`${head.padEnd(width)}  precision recall    F1  right  wrong missed`, ...lines, ''].join('\n');
}

const ratio = (value: number): string => value.toFixed(3).padStart(6);

/** `field` narrows: "events" is all of "events.type", "events.date" …. */
export function renderMisses(all: Measured, field: string | undefined): string {
  const wanted = all.misses.filter(
    (miss) => field === undefined || miss.field === field || miss.field.startsWith(`${field}.`),
  );
  const blocks = wanted.map(renderMiss);
  if (field === undefined || field === 'clustering') {
    for (const { happening, events } of all.torn)
      blocks.push(
        `torn apart: ${happening}\n${events.map(({ event, documents }) => `  ${event}: ${documents.join(', ')}`).join('\n')}\n`,
      );
    for (const { event, happenings } of all.mixed) blocks.push(`mixed: ${event}\n  ${happenings.join(', ')}\n`);
  }
  return blocks.join('\n');
}

function renderMiss({ file, document, field, expected, got, sentence }: Miss): string {
  const said = sentence === '' ? '' : `\n  “${sentence.replace(/\s+/gu, ' ')}”`;
  return `${file} ${document}: ${field}\n  expected | ${expected}\n  got      | ${got}${said}\n`;
}
