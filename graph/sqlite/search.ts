/** Full text: what people type, as a query of FTS5. */
import type { SQLInputValue } from 'node:sqlite';

/**
 * Every word must occur (in any case, accents aside); words in "double quotes" or joined by punctuation stand side by
 * side; a word that ends in `*` is a beginning. Gives `node` and `tier`: 0 all words are in the name, 1 in name or keys,
 * 2 elsewhere. Tiers, not bm25: what is written between two pages must not move what was ranked before.
 */
export function matchesOf(text: string): { sql: string; values: SQLInputValue[] } {
  const phrases = phrasesOf(text);
  if (phrases.length === 0) return { sql: 'SELECT 0 AS node, 0 AS tier WHERE FALSE', values: [] };
  const query = phrases.join(' AND ');
  const hits = 'SELECT rowid, % FROM search WHERE search MATCH ?';
  return {
    sql: `SELECT coalesce(m.stands_for, m.key) AS node, min(h.tier) AS tier FROM (
        SELECT rowid AS key, 0 AS tier FROM search WHERE search MATCH ?
        UNION ALL ${hits.replace('%', '1')} UNION ALL ${hits.replace('%', '2')}
      ) h CROSS JOIN nodes m ON m.key = h.key GROUP BY 1`,
    values: [`{name} : (${query})`, `{name keys} : (${query})`, query],
  };
}

/** FTS5 strings; within one, its tokenizer splits words as it does in texts. */
function phrasesOf(text: string): string[] {
  const parts = text.match(/"[^"]*"|[^\s"]+/gu) ?? [];
  return parts.flatMap((part) => {
    const words = part.replaceAll('"', ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    return [`"${words}"${part.endsWith('*') ? ' *' : ''}`];
  });
}
