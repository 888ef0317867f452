/** A piece of text with the words of a search marked. */
import type { ComponentChildren } from 'preact';

interface PassageProps {
  passage: { text: string; marks: readonly { start: number; end: number }[] };
}

export function Passage({ passage: { text, marks } }: PassageProps) {
  const parts: ComponentChildren[] = [];
  let done = 0;
  for (const { start, end } of marks) {
    parts.push(text.slice(done, start), <mark key={start}>{text.slice(start, end)}</mark>);
    done = end;
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  );
}
