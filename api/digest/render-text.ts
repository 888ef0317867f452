/** The mail as plain text: whole by itself, at most 78 characters wide. */
import type { DigestView, Line, MovedLine } from './view.ts';

const WIDTH = 78;

export function renderText(view: DigestView): string {
  const blocks = [
    `${view.headline}`,
    `${view.organisation}, ${view.period}`,
    wrap(view.posture),
    ...(view.quiet === null ? [] : [wrap(view.quiet)]),
    ...section('WHAT MOVED FOR YOU', [
      ...view.workloads.map(movedLines),
      view.workloads.length === 0 ? [] : [view.unmoved],
    ]),
    ...section('BUSINESS FUNCTIONS', view.functions.map(movedLines)),
    ...section('WHAT HAPPENED TO WHAT YOU USE', view.ours.map(lines)),
    ...section('ACTIONS THAT MOVED', view.actions.map(lines)),
    ...section('DATES TO COME', view.deadlines.map(lines)),
    ...section('OPEN QUESTIONS THAT MOVED', view.questions.map(lines)),
    ...section('UNRESOLVED', view.conflicts.map(lines)),
    ...section('ELSEWHERE', view.others.map(lines)),
    ...section('WHAT WAS LOOKED AT', view.coverage.map(lines)),
    '-- ',
    [
      `Bellwether: ${view.urls.console}`,
      ...(view.urls.unsubscribe === null ? [] : [`How often, or no more: ${view.urls.unsubscribe}`]),
      'Not legal advice.',
    ].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(title: string, items: string[][]): string[] {
  const text = items.flat().join('\n');
  return text === '' ? [] : [`${title}\n${'-'.repeat(title.length)}\n${text}`];
}

function movedLines({ name, before, after, why, wayOut }: MovedLine): string[] {
  return [
    wrap(`* ${name}: ${before} -> ${after}`, '  '),
    wrap(`  ${why}`, '  '),
    ...(wayOut === null ? [] : [wrap(`  What to do: ${wayOut}`, '  ')]),
  ];
}

function lines({ text, note }: Line): string[] {
  return [wrap(`* ${text}`, '  '), ...(note === null ? [] : [wrap(`  ${note}`, '  ')])];
}

/** Breaks at spaces; a word that is longer than the line stands alone. */
function wrap(text: string, indent = ''): string {
  const out: string[] = [];
  let line = '';
  const [lead = ''] = /^ */.exec(text) ?? [];
  for (const word of text.trim().split(/\s+/)) {
    const next = line === '' ? `${out.length === 0 ? lead : indent}${word}` : `${line} ${word}`;
    if (next.length > WIDTH && line !== '') {
      out.push(line);
      line = `${indent}${word}`;
    } else line = next;
  }
  return [...out, line].join('\n');
}
