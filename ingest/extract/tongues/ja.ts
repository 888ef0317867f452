/** Japanese. */
import type { Tongue } from './tongue.ts';

export const JA: Tongue = {
  home: 'jurisdiction:JP',
  trade: /人工知能|生成ai|\bai|ＡＩ|チャットボット|半導体|個人情報|言語モデル|アルゴリズム/u,
  acts: [
    {
      type: 'STAY',
      by: 'court',
      on: 'nobody',
      words: /(?:地裁|高裁|裁判所|最高裁)[^。]{0,60}(?:執行停止|差し止め|差止)/u,
    },
    { type: 'COURT_ORDER', by: 'court', on: 'somebody', words: /命じ|命令|判決|認め/u },
    { type: 'FINE', by: 'official', on: 'somebody', words: /課徴金|罰金|制裁金/u },
    {
      type: 'ENTITY_LISTING',
      by: 'official',
      on: 'somebody',
      words:
        /(?:エンティティー?・?リスト|禁輸リスト|輸出(?:管理|規制|禁止)リスト|ブラックリスト|信頼できない(?:実体|企業|主体|事業体)リスト|関心リスト|外国ユーザーリスト)[^。]{0,16}(?:に|へ)[^。]{0,24}(?:追加|加え|載せ|掲載|指定|登録|入れ)/u,
    },
    {
      type: 'BAN',
      by: 'official',
      on: 'somebody',
      words: /禁止(?!法)|禁じ|利用制限|使用制限|ダウンロード[^。]{0,6}停止|遮断/u,
    },
    { type: 'ORDER', by: 'official', on: 'somebody', words: /命令|命じ|是正勧告/u },
    {
      type: 'DESIGNATION',
      by: 'official',
      on: 'somebody',
      words: /(?:ゲートキーパー|指定事業者|サプライチェーン(?:上の)?リスク)[^。]{0,16}(?:指定|認定)/u,
    },
    {
      type: 'INVESTIGATION',
      by: 'official',
      on: 'somebody',
      words: /を調査|(?:調査|審査)を(?:開始|始め)|調査を開始|審査に入|調査に乗り出|調査を始め|本格調査/u,
    },
    { type: 'INQUIRY', by: 'official', on: 'somebody', words: /に要請|要請した|説明を求め|照会|情報提供を求め/u },
    {
      type: 'EXPORT_CONTROL_DIRECTIVE',
      by: 'official',
      on: 'somebody',
      words: /輸出規制|輸出許可(?!（|\(|申請)|輸出管理|輸出制限|輸出申請|対中輸出|許可要件|許可が必要/u,
    },
    {
      type: 'LICENCE_GRANTED',
      by: 'official',
      on: 'somebody',
      words: /(?:輸出|販売)[^。]{0,12}(?:許可|承認|容認)(?:した|する|し、|された|へ|を与え|を出し)/u,
    },
    { type: 'RESCISSION', by: 'official', on: 'nobody', words: /解除|撤回|撤廃/u },
    {
      type: 'RULE',
      by: 'official',
      on: 'nobody',
      words:
        /(?:公表|発表|公布)した(?:新)?規則|(?:規則|規制|省令|告示)(?:案)?(?:（[^）]{0,8}）)?を(?:公表|発表|公布|施行|導入)/u,
    },
    { type: 'LEGISLATION', by: 'any', on: 'nobody', words: /法(?:\)|）|律|」|案)?[^。]{0,30}(?:成立|可決|施行|公布)/u },
    {
      type: 'GUIDANCE',
      by: 'official',
      on: 'nobody',
      words:
        /(?:ガイドライン|指針|手引)[^。]{0,20}(?:公表|策定|発表|まとめ)|注意喚起|注意を(?:促|呼びかけ)|通知を(?:出し|発出)|通達|行政指導/u,
    },
    { type: 'SUSPENSION', by: 'vendor', on: 'somebody', words: /停止|遮断|利用できなく|提供を終了/u },
    {
      type: 'VENDOR_POLICY',
      by: 'vendor',
      on: 'somebody',
      words:
        /(?:利用規約|利用ポリシー|使用ポリシー)[^。]{0,16}(?:改定|更新|変更|改訂)|(?:向け|への)[^。]{0,20}(?:販売|提供)[^。]{0,10}(?:禁止|取りやめ|制限)/u,
    },
    { type: 'DEPRECATION', by: 'vendor', on: 'somebody', words: /提供(?:を)?終了|廃止|サポート(?:を)?終了|非推奨/u },
    { type: 'RESTORATION', by: 'any', on: 'somebody', words: /再開(?:した|し、|された|する)|復旧/u },
    { type: 'OUTAGE', by: 'any', on: 'somebody', words: /障害|ダウン(?!ロード)|つながりにくい|接続できない/u },
    { type: 'LAWSUIT', by: 'any', on: 'somebody', words: /提訴|訴訟を起こ/u },
  ],
  stops: /[;；]|[がらめ]、$/u,
  unreal:
    /順守|遵守|各国|国々|ない(?:。|と|よう)|なかった|ません|かもしれ|可能性|否定|誤り|すれば|されれば|した場合|場合は|求める声|検討|懸念(?!を理由|から)|との投稿|できる|だろうか|なら/u,
  planned: /今後|予定|方針|見通し|する見込み|へ$/u,
  passive: /(?:され|られ|処分を受け)/u,
  background: /かつて|当時|以前に|施行されていました/u,
  goesOn: /引き続き|継続|影響を受けない|通常どおり|使い続け/u,
  office: /同庁|同省|委員会は|当局|規制当局|政府/u,
  court: /地裁|高裁|最高裁|裁判所/u,
  bill: /法案|改正案|素案/u,
  effect: /施行|適用|から。|以降/u,
  audiences: [
    [/外国人|外国籍|米国人以外/u, { kind: 'foreign-persons', label: 'foreign persons' }],
    [/政府機関|公務員|政府端末|省庁|行政機関/u, { kind: 'class', label: 'government agencies' }],
    [/全ての(?:利用者|顧客|ユーザー)|全世界/u, { kind: 'everyone' }],
  ],
};
