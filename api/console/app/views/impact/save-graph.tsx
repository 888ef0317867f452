/** The drawing as a file: SVG, PNG, and its links as CSV. */
import { render } from 'preact';
import { toCsv } from '../../parts/csv.ts';
import { saveFile } from '../../parts/save-file.ts';
import { statusWord } from '../../parts/status-pill.tsx';
import { Drawing } from './drawing.tsx';
import { LAYER_WORDS } from './graph.ts';
import type { Layout } from './layout.ts';

/** In the colours of the theme that is seen; whole, whatever is in view. */
export function drawSvg(layout: Layout, title: string): string {
  const frame = document.createElement('div');
  render(<Drawing layout={layout} title={title} />, frame);
  const text = new XMLSerializer().serializeToString(frame.firstElementChild!);
  render(null, frame);
  return fillColours(text);
}

/** Other programs know no custom properties: each `var(--name)` becomes the colour that it is here. */
function fillColours(text: string): string {
  const probe = document.createElement('span');
  document.body.append(probe);
  const known = new Map<string, string>();
  const filled = text.replace(/var\((--[a-z-]+)\)/g, (whole, name: string) => {
    if (!known.has(name)) {
      probe.style.color = whole;
      known.set(name, getComputedStyle(probe).color);
    }
    return known.get(name)!;
  });
  probe.remove();
  return filled;
}

export function saveSvg(layout: Layout, title: string): void {
  saveFile(`${fileName(title)}.svg`, 'image/svg+xml', drawSvg(layout, title));
}

/** Browsers draw no larger pictures than that on a side. */
const MOST_PX = 16_000;

/** Twice as fine as on the screen, or as fine as a picture can be. */
export async function savePng(layout: Layout, title: string): Promise<void> {
  const scale = Math.min(2, MOST_PX / Math.max(layout.width, layout.height));
  const url = URL.createObjectURL(new Blob([drawSvg(layout, title)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(layout.width * scale);
    canvas.height = Math.ceil(layout.height * scale);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('The browser could not make a picture of it.');
    saveFile(`${fileName(title)}.png`, 'image/png', blob);
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function saveLinks(layout: Layout, title: string): void {
  const tell = (id: string): (string | null)[] => {
    const { node } = layout.placed.get(id)!;
    return [LAYER_WORDS[node.layer][0], node.name, node.detail, node.status === null ? null : statusWord(node.status)];
  };
  const rows = layout.edges.map(({ from, to, kind, carries }) => [
    ...tell(from),
    kind,
    ...tell(to),
    carries ? 'yes' : 'no',
  ]);
  const head = [
    'From',
    'From name',
    'From detail',
    'From status',
    'Link',
    'To',
    'To name',
    'To detail',
    'To status',
    'Carries the impact',
  ];
  saveFile(`${fileName(title)}-links.csv`, 'text/csv', toCsv([head, ...rows]));
}

const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
