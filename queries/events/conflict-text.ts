/** A document that stands apart from the others about an event, as the linker notes it in the event's props. */
interface Outlier {
  /** `date`, `models`, `existence` … */
  about: string;
  /** Title of the document. */
  title: string;
  says: unknown;
  /** What the others say. */
  instead: unknown;
}

/** In a line: “The Fable saga in one minute” says date 2026-05-12; the others say 2026-06-12. */
export function conflictText(noted: unknown): string {
  if (typeof noted === 'string') return noted;
  const { about, title, says, instead } = noted as Outlier;
  if (about === 'existence' && says === false) return `“${title}” says that there is no such thing.`;
  return `“${title}” says ${about} ${valueText(says)}; the others say ${valueText(instead)}.`;
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  // Ids read well enough without what sort of thing they are.
  return typeof value === 'string' ? value.replace(/^[a-z]+:/, '') : JSON.stringify(value);
}
