/** A page of ours for readers of mail: plain, light or dark as they have it, without scripts. */
export interface PageAnswer {
  status: number;
  html: string;
}

/** `body` is HTML; whatever comes from outside is escaped by whoever wrote it. */
export function page(status: number, title: string, body: string): PageAnswer {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { max-width: 34rem; margin: 3rem auto; padding: 0 1rem }
  fieldset { border: 1px solid; border-radius: .5rem; margin: 0 0 1rem }
  button { font: inherit; padding: .5rem 1rem; margin: 0 0 1rem }
</style></head><body><main><h1>${title}</h1>
${body}
</main></body></html>
`;
  return { status, html };
}
