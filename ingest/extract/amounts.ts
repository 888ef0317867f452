/** Sums of money: "15 million euros", "$1.2bn", "€30.5 million", "1500万ユーロ". */

export interface Amount {
  value: number;
  /** ISO 4217; a bare dollar is the American one. */
  currency: string;
  quote: string;
}

const SIGNS: Readonly<Record<string, string>> = {
  ...{ $: 'USD', us$: 'USD', a$: 'AUD', c$: 'CAD', s$: 'SGD', hk$: 'HKD', nt$: 'TWD', r$: 'BRL' },
  ...{ '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₩': 'KRW', '₹': 'INR' },
};
const WORDS: Readonly<Record<string, string>> = {
  ...{ euro: 'EUR', eur: 'EUR', ユーロ: 'EUR', 欧元: 'EUR', 歐元: 'EUR' },
  ...{ dollar: 'USD', usd: 'USD', dollari: 'USD', dólare: 'USD', ドル: 'USD', 美元: 'USD' },
  ...{ pound: 'GBP', gbp: 'GBP', sterling: 'GBP', yen: 'JPY', 円: 'JPY', won: 'KRW', ウォン: 'KRW', 韩元: 'KRW' },
  ...{ yuan: 'CNY', rmb: 'CNY', 元: 'CNY', rupee: 'INR', real: 'BRL', reai: 'BRL', franc: 'CHF', chf: 'CHF' },
};
const SCALES: readonly [RegExp, number][] = [
  [/^(?:k|thousand|mila|tausend)$/i, 1e3],
  [/^万$/, 1e4],
  [/^(?:m|mn|mio\.?|million|millions|millionen|milione|milioni|millón|millones)$/i, 1e6],
  [/^[億亿]$/, 1e8],
  [/^(?:b|bn|mrd\.?|billion|billions|milliarde|milliarden|milliard|milliards|miliardo|miliardi)$/i, 1e9],
];

const AFTER_SIGN =
  /((?:us|[acsr]|hk|nt)?\$|[€£¥₩₹])\s?(\d[\d.,]{0,18})(?:\s?(k|thousand|mn|mio\.?|m|millions?|millionen|bn|billions?|b|mrd\.?|milliarden)(?![\p{L}]))?/giu;
const BEFORE_WORD =
  /(\d[\d.,]{0,18})\s?(mila|tausend|thousand|millions?|millionen|milion[ei]|millón|millones|mio\.?|billions?|milliarden?|milliards?|miliard[oi]|mrd\.?|万|億|亿)?\s?(?:de |di |d[’'])?(euros?|eur|dollars?|dollari|dólares?|usd|pounds?|gbp|sterling|yen|won|yuan|rmb|rupees?|reais|francs?|chf|€|£|ユーロ|ドル|円|ウォン|欧元|歐元|美元|韩元|元)/giu;
/** "up to 20 million": what could be, not what is. */
const AT_MOST = /(?:up to|as much as|at most|maximum of|fino a|bis zu|jusqu[’']à|hasta|最大|最高)\s*$/i;

/** The first sum that the text names, maxima excepted; null where it names none. */
export function findAmount(text: string): Amount | null {
  let best: (Amount & { at: number }) | null = null;
  const consider = (
    at: number,
    quote: string,
    number: string,
    scale: string | undefined,
    currency: string | undefined,
  ) => {
    const value = readNumber(number, scale);
    if (value === null || currency === undefined || AT_MOST.test(text.slice(Math.max(0, at - 16), at))) return;
    if (best === null || at < best.at) best = { value, currency, quote: quote.trim(), at };
  };
  for (const match of text.matchAll(AFTER_SIGN))
    consider(match.index, match[0], match[2]!, match[3], SIGNS[match[1]!.toLowerCase()]);
  for (const match of text.matchAll(BEFORE_WORD)) {
    const word = match[3]!.toLowerCase();
    consider(match.index, match[0], match[1]!, match[2], WORDS[word] ?? WORDS[word.replace(/s$/, '')] ?? SIGNS[word]);
  }
  if (best === null) return null;
  const { value, currency, quote } = best as Amount;
  return { value, currency, quote };
}

/** "1,500,000", "1.500.000", "30.5", "15,6": the last separator is a decimal one, unless three digits follow it and no scale. */
function readNumber(written: string, scale: string | undefined): number | null {
  const plain = written.replace(/[.,]{1,3}$/, '');
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const isDecimal =
    last !== -1 && (plain.length - last - 1 !== 3 || scale !== undefined) && plain.indexOf(plain[last]!) === last;
  const digits = isDecimal
    ? `${plain.slice(0, last).replace(/[.,]/g, '')}.${plain.slice(last + 1)}`
    : plain.replace(/[.,]/g, '');
  const factor = scale === undefined ? 1 : (SCALES.find(([pattern]) => pattern.test(scale))?.[1] ?? 1);
  const value = Math.round(Number(digits) * factor * 100) / 100;
  return Number.isFinite(value) && value > 0 ? value : null;
}
