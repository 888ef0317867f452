/** A titled list for a terminal: each entry with its mark, wrapped under itself. */
import { paint } from './style.ts';
import { wrap } from './wrap.ts';

/** No lines at all where there is nothing to list. */
export function section(
  title: string,
  lines: readonly string[],
  width: number,
  colour: boolean,
  mark: (index: number) => string,
): string[] {
  if (lines.length === 0) return [];
  const body = lines.flatMap((line, i) => {
    const [first = '', ...rest] = wrap(line, width - 5);
    return [`  ${mark(i).padEnd(2)} ${first}`, ...rest.map((more) => `     ${more}`)];
  });
  return [paint(title, 'bold', colour), ...body];
}

/** The first so many, and how many more there are. */
export function trimmed(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), `And ${lines.length - most + 1} more; --json has them all.`];
}

/** Doubts about one thing stand together: what is followed is said once. */
export function together(doubts: readonly string[]): string[] {
  const BUT = '; but also: ';
  const groups = new Map<string, string[]>();
  for (const doubt of doubts) {
    const [followed = doubt, ...others] = doubt.split(BUT);
    groups.set(followed, [...(groups.get(followed) ?? []), ...others.map((other) => other.replace(/\.$/, ''))]);
  }
  return [...groups].map(([followed, others]) =>
    others.length === 0 ? followed : `${followed}${BUT}${others.join('; ')}.`,
  );
}

/** Blocks of lines, an empty line between two. */
export const joinBlocks = (blocks: readonly string[][]): string =>
  blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
