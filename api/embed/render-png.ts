/** SVG → PNG, at twice its size for sharp screens, with a font of our own (Latin, Greek and Cyrillic letters). */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const FONTS = ['noto-sans-regular.ttf', 'noto-sans-bold.ttf'].map(
  (name) => new URL(`./fonts/${name}`, import.meta.url),
);

/** Loaded when the first picture is asked for: two megabytes. */
let loading: Promise<(svg: string) => Uint8Array> | undefined;

/** The latest pictures: drawing one takes a tenth of a second in which nothing else is answered. */
const drawn = new Map<string, Uint8Array>();
const KEPT = 100;

export async function renderPng(svg: string): Promise<Uint8Array> {
  loading ??= load();
  const draw = await loading;
  const picture = drawn.get(svg) ?? draw(svg);
  // The one that was asked for longest ago is the first.
  drawn.delete(svg);
  drawn.set(svg, picture);
  if (drawn.size > KEPT) drawn.delete(drawn.keys().next().value!);
  return picture;
}

async function load(): Promise<(svg: string) => Uint8Array> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  const [code, ...fontBuffers] = await Promise.all([wasm, ...FONTS].map((path) => readFile(path)));
  await initWasm(code!);
  const font = { fontBuffers, defaultFontFamily: 'Noto Sans', sansSerifFamily: 'Noto Sans' };
  return (svg) => {
    const picture = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: 2 } });
    try {
      return picture.render().asPng();
    } finally {
      picture.free();
    }
  };
}
