/** Which language a text is in, by its little words: enough to choose rules and the order of day and month. */

const WORDS: Record<string, ReadonlySet<string>> = {
  en: new Set(
    'the and of to in that is for on with was as by it from at has are not this over after its bans banned blocks blocked orders fines fined says said probes sues suspends lifts but their will access who'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das und ist nicht von mit für auf den dem ein eine des sich wird hat nach bei über wurde im zu zum zur am gegen sperrt verbietet verhängt ermittelt prüft stoppt soll will aus als auch werden neue wie'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le la les des et est dans pour que une sur du par avec pas au plus qui ses ont aux été un contre ce cette son sanctionne interdit suspend enquête ouvre se ne sont leur ou mais lance'.split(
      ' ',
    ),
  ),
  it: new Set(
    'il la di che per del della con una dei sono nel alla gli non è dal delle ha al lo nella un dell contro blocca vieta sanziona multa avvia apre sospende ma sui come anche più'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el la los las de que en y por con para del una se su al no es más ha fue como un contra bloquea prohíbe multa investiga suspende abre sobre tras sus le pero sin desde este esta'.split(
      ' ',
    ),
  ),
  pt: new Set('o os de que e em por com para do da uma não ao dos das foi no na pelo mais'.split(' ')),
  nl: new Set('de het een van en in op dat is te voor met zijn niet aan door bij ook heeft werd'.split(' ')),
};
const SAMPLE_WORDS = 400;

/** ISO 639-1; null where the text is too short or too mixed to tell. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, 4_000);
  let kana = 0;
  let han = 0;
  let hangul = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code >= 0x3040 && code <= 0x30ff) kana++;
    else if (code >= 0x4e00 && code <= 0x9fff) han++;
    else if (code >= 0xac00 && code <= 0xd7a3) hangul++;
  }
  if (kana > 0 && kana * 12 >= han && kana + han > sample.length * 0.15) return 'ja';
  if (hangul > sample.length * 0.15) return 'ko';
  if (han > sample.length * 0.15) return 'zh';
  const words =
    sample
      .toLowerCase()
      .match(/[\p{L}']+/gu)
      ?.slice(0, SAMPLE_WORDS) ?? [];
  let best: string | null = null;
  let most = 0;
  let second = 0;
  for (const [language, known] of Object.entries(WORDS)) {
    let hits = 0;
    for (const word of words) if (known.has(word)) hits++;
    if (hits > most) {
      second = most;
      most = hits;
      best = language;
    } else if (hits > second) second = hits;
  }
  // A headline has but a word or two that tell.
  return (most >= 2 && most > second * 1.15) || (most === 1 && second === 0 && words.length <= 12) ? best : null;
}
