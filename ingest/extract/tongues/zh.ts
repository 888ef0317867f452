/** Chinese, in simplified and traditional characters. */
import type { Tongue } from './tongue.ts';

export const ZH: Tongue = {
  home: null,
  trade: /人工智[能慧]|生成式|\bai|聊天机器人|聊天機器人|芯片|晶片|个人信息|個人資料|大模型|算法|網路安全|网络安全/u,
  acts: [
    { type: 'STAY', by: 'court', on: 'nobody', words: /法院[^。]{0,40}(?:暂停|暫停|中止|叫停)/u },
    { type: 'COURT_ORDER', by: 'court', on: 'somebody', words: /判决|判決|裁定|裁决|下令/u },
    { type: 'FINE', by: 'official', on: 'somebody', words: /罚款|罰款|罚金|罰金|处罚决定/u },
    { type: 'BAN', by: 'official', on: 'somebody', words: /禁止|封禁|禁用|禁令|封锁|封鎖|限制使用|下架/u },
    { type: 'ORDER', by: 'official', on: 'somebody', words: /责令|責令|勒令|命令|要求[^。]{0,20}(?:停止|下架|整改)/u },
    { type: 'INVESTIGATION', by: 'official', on: 'somebody', words: /立案|调查|調查|展开审查|反垄断审查/u },
    { type: 'INQUIRY', by: 'official', on: 'somebody', words: /约谈|約談|问询|函询|要求[^。]{0,40}(?:说明|說明)/u },
    { type: 'EXPORT_CONTROL_DIRECTIVE', by: 'official', on: 'somebody', words: /出口管制|出口许可|出口許可|出口限制/u },
    { type: 'ENTITY_LISTING', by: 'official', on: 'nobody', words: /列入[^。]{0,12}(?:实体清单|實體清單|不可靠实体)/u },
    {
      type: 'RESCISSION',
      by: 'official',
      on: 'nobody',
      words: /撤销|撤銷|废止|廢止|解除[^。]{0,12}(?:禁令|限制|管制)|取消[^。]{0,12}(?:禁令|限制|管制|规则)/u,
    },
    {
      type: 'RULE',
      by: 'any',
      on: 'nobody',
      words:
        /(?:公布|发布|印发|發布|出台|施行|起适用|生效)[^。]{0,4}《[^》]{0,40}(?:办法|辦法|规定|規定|条例|條例|通知)》|(?:办法|辦法|规定|規定|条例|條例)》[^。]{0,30}(?:施行|生效|公布|发布)/u,
    },
    {
      type: 'LEGISLATION',
      by: 'any',
      on: 'nobody',
      words: /(?<![办辦])法》[^。]{0,40}(?:施行|适用|適用|生效|通过|通過)|(?:通过|通過)[^。]{0,10}《[^》]{0,40}法》/u,
    },
    {
      type: 'GUIDANCE',
      by: 'official',
      on: 'nobody',
      words: /(?:发布|發布|公布|印发)[^。]{0,30}(?:指南|指引|指导意见)/u,
    },
    {
      type: 'SUSPENSION',
      by: 'vendor',
      on: 'somebody',
      words: /暂停|暫停|停用|关闭|關閉|下架|停止(?:服务|提供|访问)/u,
    },
    {
      type: 'VENDOR_POLICY',
      by: 'vendor',
      on: 'somebody',
      words: /阻止来自|不再向|不受支持|更新[^。]{0,10}(?:条款|政策)/u,
    },
    {
      type: 'RESTORATION',
      by: 'any',
      on: 'somebody',
      words: /恢复(?:服务|访问|使用|上架|供应|开放)|恢復(?:服務|使用)|重新(?:开放|上架|上线)/u,
    },
    { type: 'OUTAGE', by: 'any', on: 'somebody', words: /故障|宕机|當機|服务中断|瘫痪/u },
    { type: 'LAWSUIT', by: 'any', on: 'somebody', words: /起诉|起訴|提告|提起诉讼/u },
  ],
  stops: /[;；]|但是|然而/u,
  unreal:
    /不会|不會|未(?:有|曾|予)|并未|並未|没有|沒有|可能|或将|或將|考虑|考慮|否认|否認|如果|若|方可|可被处|最高可|不可行|传闻|认为/u,
  planned: /计划|計劃|拟|擬|将于|將於|即将/u,
  background: /此前|曾短暂|曾经|曾經|当时|年春天|回顾/u,
  goesOn: /不受影响|不受影響|仍可|仍然|继续(?:提供|使用)/u,
  office: /该部门|该机构|監管機構|监管机构|委员会|有关部门/u,
  court: /法院/u,
  bill: /草案|征求意见稿|法案/u,
  effect: /施行|适用|適用|生效/u,
  audiences: [
    [/外国人|外籍|非美国/u, { kind: 'foreign-persons', label: 'foreign persons' }],
    [/公务机关|公務機關|政府机关|政府機關|政府部门|公务员|政府设备/u, { kind: 'class', label: 'government agencies' }],
    [/所有(?:用户|用戶|客户)|全球用户/u, { kind: 'everyone' }],
  ],
};
