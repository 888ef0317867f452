/** Acts told in German, French, Italian, Spanish, Japanese and Chinese; and what sounds like one and is none. */
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../ingest/extract/language.ts';
import { extractText } from './reading.ts';

const told = (language: string, text: string) =>
  extractText(text, { language, timeZone: 'UTC' }).events.map(
    ({ type, jurisdiction, models, providers, status, stance }) => ({
      type,
      jurisdiction: jurisdiction?.slice('jurisdiction:'.length) ?? null,
      on: [...models, ...(models.length === 0 ? providers : [])].map((id) => id.slice(id.indexOf(':') + 1)),
      status,
      stance,
    }),
  );

describe('an act', () => {
  test.each([
    ['de', 'Die italienische Datenschutzbehörde hat den Chatbot von DeepSeek gesperrt.', 'BAN', 'IT', ['deepseek']],
    ['de', 'Anthropic schaltet Claude Fable 5 ab.', 'SUSPENSION', null, ['anthropic/claude-fable-5']],
    ['de', 'Ein Gericht in Ankara hat den Zugang zu Grok von xAI gesperrt.', 'COURT_ORDER', 'TR', ['xai']],
    ['de', 'China führt eine Kennzeichnungspflicht für KI-Inhalte ein.', 'RULE', 'CN', []],
    ['fr', 'La CNIL a prononcé une amende de 5 millions d’euros contre OpenAI.', 'FINE', 'FR', ['openai']],
    ['fr', 'Pékin interdit à ses entreprises les puces de Nvidia.', 'BAN', 'CN', ['nvidia']],
    ['fr', 'Anthropic a suspendu Claude Fable 5.', 'SUSPENSION', null, ['anthropic/claude-fable-5']],
    ['it', 'Il Garante ha avviato un’istruttoria su OpenAI.', 'INVESTIGATION', 'IT', ['openai']],
    ['it', 'Il Tribunale di Roma sospende la multa a OpenAI.', 'STAY', 'IT', ['openai']],
    [
      'es',
      'Meta ha suspendido sus planes de entrenar la inteligencia artificial en Europa.',
      'SUSPENSION',
      null,
      ['meta'],
    ],
    ['zh', 'OpenAI将自7月9日起停止对中国提供API服务。', 'VENDOR_POLICY', null, ['openai']],
    [
      'de',
      'Das US-Unternehmen Anthropic verkauft seine KI nicht mehr an Firmen aus China.',
      'VENDOR_POLICY',
      null,
      ['anthropic'],
    ],
    [
      'fr',
      'L’administration chinoise du cyberespace a convoqué Nvidia au sujet de ses puces.',
      'INQUIRY',
      'CN',
      ['nvidia'],
    ],
    ['de', 'Die CAC hat Nvidia wegen seiner Chips einbestellt.', 'INQUIRY', 'CN', ['nvidia']],
    ['es', 'Indonesia bloqueó el acceso a Grok, de xAI.', 'BAN', 'ID', ['xai']],
    ['es', 'ChatGPT sufre una caída mundial, admite OpenAI.', 'OUTAGE', null, ['openai']],
    ['ja', '韓国の個人情報保護委員会はDeepSeekのアプリの新規ダウンロードを停止した。', 'BAN', 'KR', ['deepseek']],
    ['ja', 'AI推進法が参院本会議で可決、成立した。', 'LEGISLATION', 'JP', []],
    // Whom it hits stands behind the verb, whoever was heard before.
    [
      'it',
      'Dopo aver sentito OpenAI, l’Agcm ha ordinato a Meta di sospendere le nuove condizioni.',
      'ORDER',
      'IT',
      ['meta'],
    ],
    ['it', 'L’Antitrust ha avviato un’istruttoria su Meta.', 'INVESTIGATION', 'IT', ['meta']],
    [
      'es',
      'Una jueza de Estados Unidos rechazó la petición de OpenAI sobre su chatbot.',
      'COURT_ORDER',
      'US',
      ['openai'],
    ],
    [
      'de',
      'Microsoft wurde vom Bundeskartellamt als Unternehmen mit KI-Macht eingestuft.',
      'DESIGNATION',
      'DE',
      ['microsoft'],
    ],
    ['ja', '米商務省は、エヌビディアのAI半導体の輸出を許可した。', 'LICENCE_GRANTED', 'US', ['nvidia']],
    [
      'ja',
      '米政府がエヌビディアに新たな許可要件を課したことから、売上高が減る可能性がある。',
      'EXPORT_CONTROL_DIRECTIVE',
      'US',
      ['nvidia'],
    ],
    ['zh', '國家網信辦就晶片安全風險約談輝達公司。', 'INQUIRY', 'CN', ['nvidia']],
    ['zh', '美國商務部將浪潮集團的AI子公司列入實體清單。', 'ENTITY_LISTING', 'US', []],
    ['zh', '国家网信办就《人工智能服务管理办法（征求意见稿）》公开征求意见。', 'RULE', 'CN', []],
    ['zh', '国家网信办就芯片安全风险约谈英伟达公司。', 'INQUIRY', 'CN', ['nvidia']],
    ['zh', '国家网信办公布《生成式人工智能服务管理暂行办法》,自2026年8月15日起施行。', 'RULE', 'CN', []],
  ])('%s: %s', (language, text, type, jurisdiction, on) => {
    expect(told(language, text)).toMatchObject([{ type, jurisdiction, on, stance: 'asserted' }]);
  });
});

describe('no act', () => {
  test.each([
    ['de', 'Könnte die Bundesregierung den Chatbot Grok von xAI sperren?'],
    ['de', 'Die Europäische Kommission hat Grok von xAI nicht verboten.'],
    ['de', 'Bei einem Verstoß drohen OpenAI Bußgelder der Europäischen Kommission.'],
    ['fr', 'La Commission européenne pourrait infliger une amende à OpenAI.'],
    ['fr', 'La CNIL n’a pas interdit ChatGPT d’OpenAI.'],
    ['it', 'Il Garante non ha bloccato ChatGPT di OpenAI.'],
    ['it', 'OpenAI rischia una multa fino a 20 milioni del Garante.'],
    ['es', 'La organización OCU ha pedido que la Agencia Española de Protección de Datos bloquee DeepSeek.'],
    ['es', 'El Gobierno de España no ha prohibido ChatGPT de OpenAI.'],
    ['ja', '政府がOpenAIのChatGPTを禁止した事実はないと否定した。'],
    ['zh', '欧盟委员会可能对OpenAI处以罚款。'],
    // "Elle" is the company.
    ['fr', 'OpenAI a corrigé ChatGPT. Elle a ouvert une enquête interne sur un salarié.'],
    ['de', 'Ein Gericht in Ankara prüft Beiträge von xAI, gesperrt wurde bislang nichts.'],
    // Product news.
    ['zh', 'DeepSeek发布新模型，默认关闭联网，可在设置模式中停用。'],
    ['zh', '阿里巴巴开源新模型，支持自动恢复使用会话。'],
    ['ja', '米商務省は、エヌビディアのAI半導体の輸出許可申請を検討している。'],
    ['zh', '中国并未禁止OpenAI的模型。'],
  ])('%s: %s', (language, text) => {
    expect(told(language, text)).toEqual([]);
  });
});

test.each([
  [
    'de',
    'Ein Gesetzentwurf soll kommen: Deutschland will ein KI-Gesetz, der Entwurf des Gesetzes wurde beschlossen.',
    'PROPOSED',
  ],
  ['es', 'El Consejo de Ministros aprobó el anteproyecto de ley española de inteligencia artificial.', 'PROPOSED'],
  ['zh', '韩国《人工智能基本法》正式施行。', 'IN_FORCE'],
  ['zh', '国家网信办公布《人工智能生成合成内容标识办法》,自2026年9月1日起施行。', 'EFFECTIVE_LATER'],
])('%s: %s is %s', (language, text, status) => {
  expect(told(language, text)[0]).toMatchObject({ status });
});

test.each([
  ['de', 'Italien sperrt DeepSeek'],
  ['fr', 'La CNIL sanctionne Clearview AI'],
  ['it', 'Il Garante blocca ChatGPT'],
  ['es', 'España investiga a OpenAI por los datos'],
  ['ja', '欧州委、Xを調査'],
  ['zh', '国家网信办约谈英伟达'],
  ['en', 'Italy blocks DeepSeek over data'],
])('%s is told from a headline: %s', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each([
  [
    'Die französische Datenschutzbehörde CNIL hat gegen Kestrel AI eine Strafe in Höhe von 2 Millionen Euro verhängt.',
    ['Kestrel AI'],
  ],
  [
    'Die CNIL verhängte ein Bußgeld gegen das US-Unternehmen Tessella Inc., Betreiber eines KI-Chatbots.',
    ['Tessella Inc'],
  ],
  ['Die CNIL hat gegen Unternehmen der Branche ein Bußgeld wegen KI verhängt.', []],
])('German names are known by their form: %s', (text, names) => {
  expect([
    ...new Set(extractText(text, { language: 'de' }).events.flatMap(({ organisations }) => organisations)),
  ]).toEqual(names);
});

describe('a list', () => {
  test.each([
    ['de', 'Das US-Handelsministerium setzte am 25. März 2025 den KI-Entwickler DeepSeek auf die Entity List.', 'US'],
    ['fr', 'Le ministère américain du Commerce a inscrit DeepSeek sur sa liste noire.', 'US'],
    ['it', 'Il Dipartimento del Commercio degli Stati Uniti ha inserito DeepSeek nella lista nera.', 'US'],
    ['es', 'El Departamento de Comercio de Estados Unidos incluyó a DeepSeek en su lista negra.', 'US'],
    ['ja', '米商務省は25日、ディープシークをエンティティ・リストに追加した。', 'US'],
  ])('%s: %s', (language, text, jurisdiction) => {
    expect(told(language, text)).toEqual([
      { type: 'ENTITY_LISTING', jurisdiction, on: ['deepseek'], status: 'IN_FORCE', stance: 'asserted' },
    ]);
  });

  test.each([
    ['de', 'Das US-Handelsministerium könnte DeepSeek auf die Entity List setzen.'],
    ['fr', 'Le ministère américain du Commerce pourrait inscrire DeepSeek sur sa liste noire.'],
    ['es', 'Bruselas no incluirá a DeepSeek en su lista negra.'],
    ['it', 'La rivista ha inserito DeepSeek nella lista dei migliori chatbot.'],
    ['ja', '米商務省はディープシークをエンティティ・リストに追加する可能性がある。'],
  ])('%s, and none: %s', (language, text) => {
    expect(told(language, text).filter(({ stance }) => stance === 'asserted')).toEqual([]);
  });
});

test.each([
  ['fr', 'Anthropic ne vend plus ses modèles d’IA aux entreprises chinoises.'],
  ['it', 'Anthropic non vende più i suoi modelli di IA alle aziende cinesi.'],
  ['es', 'Anthropic ya no vende sus modelos de IA a empresas de China.'],
  ['ja', 'Anthropicは中国企業向けのAIサービスの提供を禁止した。'],
])('%s: whom a vendor serves: %s', (language, text) => {
  expect(told(language, text).map(({ type, on }) => [type, ...on])).toEqual([['VENDOR_POLICY', 'anthropic']]);
});

test.each([
  [
    'de',
    'Die US-Handelsbehörde hat begonnen, Nvidia Lizenzen für die Ausfuhr seiner Chips nach China zu erteilen.',
    'LICENCE_GRANTED',
    'US',
  ],
  ['ja', '米商務省はエヌビディアにH20の輸出許可を与えた。', 'LICENCE_GRANTED', 'US'],
  ['ja', '日本の公正取引委員会は、生成AI検索の市場について審査を開始した。', 'INVESTIGATION', 'JP'],
  ['it', 'DeepSeek, bloccato dal Garante il 30 gennaio, non è più disponibile negli store italiani.', 'BAN', 'IT'],
  ['fr', 'Bruxelles a désigné ChatGPT comme très grande plateforme.', 'DESIGNATION', 'EU'],
])('%s: %s is %s', (language, text, type, jurisdiction) => {
  expect(told(language, text).map((one) => [one.type, one.jurisdiction])).toEqual([[type, jurisdiction]]);
});

test('a law against monopolies forbids nothing by its name', () => {
  expect(told('ja', '公正取引委員会は独占禁止法とAIについての講座をOpenAIの社員向けに開いた。')).toEqual([]);
});

test.each([
  [
    'de',
    'Washington hat 37 chinesische Chip-Firmen auf eine schwarze Liste gesetzt. Von DeepSeek war keine Rede.',
    null,
  ],
  [
    'fr',
    'Le département du Commerce a ajouté jeudi sept fabricants de puces, sept sociétés, à sa liste noire.',
    'commerce',
  ],
  ['es', 'El Departamento de Comercio ha sumado unas 70 empresas chinas de IA a su lista negra.', 'commerce'],
  ['ja', '米商務省は安全保障上の懸念を理由に、半導体の中国企業36社をエンティティリストに追加した。', 'commerce'],
])('%s: a list of many who are not named: %s', (language, text, office) => {
  const { events } = extractText(text, { language, timeZone: 'UTC' });
  expect(events.map(({ type, authority, providers }) => [type, authority, providers])).toEqual([
    ['ENTITY_LISTING', office === null ? null : `authority:${office}`, []],
  ]);
});

test('a ministry that hits Chinese companies is not the Chinese one', () => {
  const text = 'Das Handelsministerium in Washington hat 50 chinesische Chip-Firmen auf die Entity List gesetzt.';
  expect(told('de', text).map(({ jurisdiction }) => jurisdiction)).not.toContain('CN');
});
