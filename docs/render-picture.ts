/** `npm run picture`: docs/answer.svg, the answer of the real program on the sample, as a terminal shows it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { main } from '../bellwether.ts';

const ROOT = join(import.meta.dirname, '..');
const COLUMNS = 112;
/** The answer goes on; what the first look shows is enough for a picture. */
const LINES = 34;
const QUESTION = [
  'impact',
  'export',
  'control',
  'directive',
  'fable',
  '--org',
  'meridian',
  '--at',
  '2026-06-13T02:00Z',
];

/** What terminals make of the colours that `commands/render/style.ts` uses, on a dark ground. */
const COLOURS: Record<string, string> = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  90: '#8b949e',
};
const [GROUND, INK] = ['#0d1117', '#e6edf3'];
const [CHARACTER, LINE, MARGIN] = [8.4, 18, 20];

const data = mkdtempSync(join(tmpdir(), 'bellwether-picture-'));
try {
  await run(['import', 'ingest/sample/organisation.yaml', '--as-of', '2026-06-01']);
  await run(['ingest', '--file', 'ingest/sample/documents']);
  const answer = await run(QUESTION);
  writeFileSync(
    join(import.meta.dirname, 'answer.svg'),
    draw([`$ bellwether ${QUESTION.join(' ')}`, '', ...answer.split('\n').slice(0, LINES)]),
  );
} finally {
  rmSync(data, { recursive: true, force: true });
}

async function run(args: string[]): Promise<string> {
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: COLUMNS });
  const stderr = new PassThrough();
  const chunks: Buffer[] = [];
  const complaints: Buffer[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  const env = { BELLWETHER_DATA: data };
  const now = (): number => Date.UTC(2026, 9, 6, 12);
  const fetch = (): Promise<Response> => Promise.reject(new Error('A picture needs no network.'));
  const exitCode = await main(args, { env, cwd: ROOT, stdin: Readable.from([]), stdout, stderr, now, fetch });
  if (exitCode !== 0) throw new Error(`bellwether ${args.join(' ')}: ${Buffer.concat(complaints)}`);
  return Buffer.concat(chunks).toString('utf8');
}

function draw(lines: string[]): string {
  const [width, height] = [2 * MARGIN + COLUMNS * CHARACTER, 2 * MARGIN + lines.length * LINE];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    '<title>The answer of bellwether impact in a terminal</title>',
    `<rect width="100%" height="100%" rx="8" fill="${GROUND}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${INK}">`,
    ...lines.map((line, i) => drawLine(line, MARGIN + (i + 0.75) * LINE)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** Words that stand together, each group at its own column, so that a font of another width does not shift what follows. */
function drawLine(line: string, y: number): string {
  let [column, style] = [0, ''];
  const spans: string[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
  for (const [, codes, text] of `\x1b[0m${line}`.matchAll(/\x1b\[([\d;]*)m([^\x1b]*)/g)) {
    style = (codes ?? '').split(';').reduce(restyle, style);
    for (const { 0: words, index } of (text ?? '').matchAll(/\S+(?: \S+)*/g)) {
      const x = MARGIN + (column + index) * CHARACTER;
      spans.push(`<tspan x="${x.toFixed(1)}"${style}>${escapeXml(words)}</tspan>`);
    }
    column += [...(text ?? '')].length;
  }
  return `<text y="${y}">${spans.join('')}</text>`;
}

function restyle(style: string, code: string): string {
  if (code === '' || code === '0') return '';
  if (code === '1') return `${style} font-weight="bold"`;
  if (code === '2') return ' fill="#8b949e"';
  if (code === '22') return style.replace(' font-weight="bold"', '');
  const colour = COLOURS[code];
  return colour === undefined ? style.replace(/ fill="[^"]*"/, '') : `${style} fill="${colour}"`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
