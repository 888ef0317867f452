/** The newest documents of an agency by the Federal Register's API, with the fields that `parse-federal-register.ts` reads. */

const FIELDS =
  'document_number title type action abstract dates effective_on comments_close_on citation excerpts html_url publication_date executive_order_number agencies'.split(
    ' ',
  );

/** `agency` is the register's slug. `term` is full text; without it, everything. */
export function federalRegisterUrl({ agency, term }: { agency: string; term?: string }): string {
  const url = new URL('https://www.federalregister.gov/api/v1/documents.json');
  url.searchParams.append('conditions[agencies][]', agency);
  if (term !== undefined) url.searchParams.append('conditions[term]', term);
  url.searchParams.append('order', 'newest');
  url.searchParams.append('per_page', '50');
  for (const field of FIELDS) url.searchParams.append('fields[]', field);
  return url.href;
}
