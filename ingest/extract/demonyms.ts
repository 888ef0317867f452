/** Adjectives of countries, capitals that stand for their governments, and names that lists of countries lack, in the languages beside English. */

/** Code → adjectives, "|", capitals, "|", more names. `*` takes the endings of German adjectives, `~` those of French ones, `_` is a space. */
const WORDS: Record<string, string> = {
  US: 'us-amerikanisch* amerikanisch* américain~ statunitense statunitensi americano americana americani americane estadounidense estadounidenses 美方 | Washingtons 华盛顿 華盛頓 ワシントン | 米国 アメリカ',
  CN: 'chinesisch* chinois~ cinese cinesi chino china chinos chinas 中方 | Peking Pékin Pechino Pekín 北京 | 中国大陆 大陆',
  EU: 'europäisch* européen~ européenne~ europeo europea europei europee europeos europeas 欧州 | Brüssel Bruxelles Bruselas 布鲁塞尔 ブリュッセル | 欧州連合 欧盟',
  IT: 'italienisch* italien~ italienne~ italiano italiana italiani italiane italianos italianas | Roma | 义大利 義大利',
  DE: 'deutsch* allemand~ tedesco tedesca tedeschi tedesche alemán alemana alemanes alemanas | Berlino Berlín 柏林',
  FR: 'französisch* français française françaises francese francesi francés francesa franceses francesas | Parigi París 巴黎',
  ES: 'spanisch* espagnol~ spagnolo spagnola spagnoli spagnole español española españoles españolas',
  GB: 'britisch* britannique~ britannico britannica britannici britanniche británico británica británicos británicas | Londres Londra 伦敦',
  JP: 'japanisch* japonais japonaise~ giapponese giapponesi japonés japonesa japoneses japonesas | Tokio 东京',
  KR: 'südkoreanisch* sud-coréen~ sudcoréen~ sudcoreano sudcoreana surcoreano surcoreana | Séoul Seúl Seul 首尔 首爾 | 韓国 南韩 南韓',
  TW: 'taiwanisch* taïwanais taïwanaise~ taiwanese taiwanesi taiwanés taiwanesa | Taipeh 台北 | 台湾 台灣',
  RU: 'russisch* russe~ russo russa ruso rusa | Moskau Moscou Mosca Moscú 莫斯科 モスクワ | ロシア',
  UA: 'ukrainisch* ukrainien~ ukrainienne~ ucraino ucraina ucraniano ucraniana',
  IN: 'indisch* indien~ indienne~ indiano indiana | Neu-Delhi Nueva_Delhi Nuova_Delhi 新德里',
  BR: 'brasilianisch* brésilien~ brésilienne~ brasiliano brasiliana brasileño brasileña brasileños brasileñas | Brasília 巴西利亚',
  CA: 'kanadisch* canadien~ canadienne~ canadese canadesi canadiense canadienses',
  AU: 'australisch* australien~ australienne~ australiano australiana australianos |  | 豪州 澳洲',
  NL: 'niederländisch* néerlandais néerlandaise~ olandese olandesi neerlandés neerlandesa holandés holandesa | Den_Haag La_Haye La_Haya',
  CH: 'schweizer schweizerisch* suisse~ svizzero svizzera suizo suiza | Bundesbern',
  AT: 'österreichisch* autrichien~ autrichienne~ austriaco austriaca austríaco | Wien Vienne Viena',
  IE: 'irisch* irlandais irlandaise~ irlandese irlandesi irlandés irlandesa',
  BE: 'belgisch* belge~ belga belgi belgas',
  PL: 'polnisch* polonais polonaise~ polacco polacca polaco polaca | Warschau Varsovie Varsavia Varsovia',
  TR: 'türkisch* turc~ turque~ turco turca turcos turcas',
  IL: 'israelisch* israélien~ israélienne~ israeliano israeliana israelí israelíes',
  IR: 'iranisch* iranien~ iranienne~ iraniano iraniana iraní | Teheran Téhéran Teherán 德黑兰',
  ID: 'indonesisch* indonésien~ indonésienne~ indonesiano indonesiana indonesio indonesia',
  MY: 'malaysisch* malaisien~ malaisienne~ malese malesi malasio malasia',
  MX: 'mexikanisch* mexicain~ messicano messicana mexicano mexicana',
  NZ: ' |  | 纽西兰',
  SA: ' |  | 沙乌地阿拉伯',
  KP: ' |  | 北朝鮮 北韩',
  AR: 'argentinisch* argentin~ argentino argentina',
};

export interface Demonyms {
  adjectives: string[];
  capitals: string[];
  names: string[];
}

/** By ISO code, with their endings. */
export const DEMONYMS: ReadonlyMap<string, Demonyms> = new Map(
  Object.entries(WORDS).map(([code, words]) => {
    const [adjectives = '', capitals = '', names = ''] = words.split(' | ').map((part) => part.trim());
    return [
      code,
      { adjectives: namesOf(adjectives).flatMap(inflect), capitals: namesOf(capitals), names: namesOf(names) },
    ];
  }),
);

function inflect(word: string): string[] {
  const stem = word.slice(0, -1);
  if (word.endsWith('*')) return ['', 'e', 'er', 'es', 'en', 'em'].map((ending) => stem + ending);
  if (word.endsWith('~')) return (stem.endsWith('e') ? ['', 's'] : ['', 'e', 's', 'es']).map((ending) => stem + ending);
  return [word];
}

function namesOf(words: string): string[] {
  return words === '' ? [] : words.split(' ').map((word) => word.replace('_', ' '));
}
