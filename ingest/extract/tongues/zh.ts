/** Chinese. Patterns are in simplified characters; a text in traditional ones is brought to them. */
import { simplify } from '../han.ts';
import type { Tongue } from './tongue.ts';

export const ZH: Tongue = {
  home: null,
  plain: simplify,
  trade:
    /人工智[能慧]|生成式|\bai|ai(?![a-z])|聊天机器人|芯片|晶片|半导体|个人信息|个人资料|大模型|算法|网[络路]安全|超级计算|高效能运算|先进计算|出口管制|实体清单/u,
  acts: [
    { type: 'STAY', by: 'court', on: 'nobody', words: /(?:法院|法官)[^。]{0,40}(?:暂停|中止|叫停|暂缓|冻结)/u },
    { type: 'COURT_ORDER', by: 'court', on: 'somebody', words: /判决|裁定|裁决|下令|判令|驳回/u },
    {
      type: 'FINE',
      by: 'official',
      on: 'somebody',
      words: /罚款|罚金|处罚决定|处以[^。]{0,20}(?:欧元|美元|万元|亿元)|开出[^。]{0,20}罚单/u,
    },
    {
      type: 'ENTITY_LISTING',
      by: 'official',
      on: 'nobody',
      words:
        /(?:列入|纳入|加入|列为|增至|增列|增加到|新增至|添加到|放入)[^。]{0,24}(?:实体清单|不可靠实体|管[控制]名单|关注名单|出口管制清单|贸易限制清单|黑名单)|(?:实体清单|不可靠实体|管[控制]名单|关注名单|出口管制清单|贸易限制清单|黑名单)[^。]{0,8}(?:新增|增列)/u,
    },
    { type: 'BAN', by: 'official', on: 'somebody', words: /禁止(?!法)|封禁|禁用|禁令|封锁|限制使用|下架|屏蔽|封杀/u },
    {
      type: 'ORDER',
      by: 'official',
      on: 'somebody',
      words: /责令|勒令|命令|下令|指令|要求[^。]{0,20}(?:停止|下架|整改|暂停|删除)/u,
    },
    {
      type: 'DESIGNATION',
      by: 'official',
      on: 'somebody',
      words: /(?:认定|列为|指定)[^。]{0,16}(?:守门人|供应链风险|把关人)/u,
    },
    {
      type: 'INVESTIGATION',
      by: 'official',
      on: 'somebody',
      words:
        /立案|展开[^。]{0,12}调查|启动[^。]{0,12}调查|开展[^。]{0,12}调查|进行[^。]{0,8}调查|调查|展开审查|反垄断审查/u,
    },
    {
      type: 'INQUIRY',
      by: 'official',
      on: 'somebody',
      words: /约谈|问询|函询|要求[^。]{0,40}(?:说明|解释|提供[^。]{0,10}信息)/u,
    },
    {
      type: 'LICENCE_GRANTED',
      by: 'official',
      on: 'somebody',
      words:
        /(?:批准|允许|准许|同意|放行|发放|颁发)[^。]{0,30}(?:出口许可|许可证|对华出[口售]|向中国出[口售]|出口至中国|销往中国)/u,
    },
    { type: 'EXPORT_CONTROL_DIRECTIVE', by: 'official', on: 'somebody', words: /出口管制|出口许可|出口限制|对华出口/u },
    {
      type: 'RESCISSION',
      by: 'official',
      on: 'nobody',
      words: /撤销|废止|废除|解除[^。]{0,12}(?:禁令|限制|管制|封锁|封禁)|取消[^。]{0,12}(?:禁令|限制|管制|规则)/u,
    },
    {
      type: 'RULE',
      by: 'any',
      on: 'nobody',
      words:
        /就《[^》]{0,40}》[^。]{0,10}征求意见|(?:公布|发布|印发|出台|施行|起适用|生效)[^。]{0,8}《[^》]{0,40}(?:办法|规定|条例|通知|公告|规则)》|(?:办法|规定|条例|规则)》[^。]{0,30}(?:施行|生效|公布|发布)/u,
    },
    {
      type: 'LEGISLATION',
      by: 'any',
      on: 'nobody',
      words:
        /(?<!办)法》[^。]{0,40}(?:施行|适用|生效|通过)|(?:通过|审议通过|签署)[^。]{0,10}《[^》]{0,40}法》|(?:通过|签署)[^。]{0,16}(?:法案|法律)/u,
    },
    {
      type: 'GUIDANCE',
      by: 'official',
      on: 'nobody',
      words: /(?:发布|公布|印发)[^。]{0,30}(?:指南|指引|指导意见)/u,
    },
    {
      type: 'SUSPENSION',
      by: 'vendor',
      on: 'somebody',
      words: /暂停(?!键)|停用|关闭|下架|停止(?:服务|提供|访问|运营)/u,
    },
    {
      type: 'DEPRECATION',
      by: 'vendor',
      on: 'somebody',
      words: /退役|弃用|停止支持|终止支持|下线/u,
    },
    {
      type: 'VENDOR_POLICY',
      by: 'vendor',
      on: 'somebody',
      words: /阻止来自|不再向|停止[对向][^。]{0,12}(?:提供|开放|销售|出售)|不受支持|更新[^。]{0,10}(?:条款|政策)/u,
    },
    {
      type: 'RESTORATION',
      by: 'any',
      on: 'somebody',
      words: /恢复(?:对[^。]{0,12})?(?:服务|访问|使用|上架|供应|开放|下载)|重新(?:开放|上架|上线)/u,
    },
    { type: 'OUTAGE', by: 'any', on: 'somebody', words: /故障|宕机|当机|服务中断|瘫痪|无法访问|大规模中断/u },
    { type: 'LAWSUIT', by: 'any', on: 'somebody', words: /起诉|提告|提起诉讼|告上法庭/u },
  ],
  stops: /[;；]|[后後][，,]$|但是$|然而$/u,
  unreal:
    /遵守|合规|不会|未(?:有|曾|予|来|能)|并未|尚未|没有|可能|或将|或因|拟议|考虑|否认|如果|若|倘|方可|可被处|最高可|不可行|传闻|认为|敦促|呼吁|批评|反对|指责|警告称|默认|会话|命令行|开关|模式|(?<!不受)支持|功能|插件|快捷键|教程|避免|防止|排查|自动/u,
  planned: /计划|拟(?![人真态])|将于|即将|准备/u,
  passive: /[被遭]/u,
  background: /此前|曾短暂|曾经|曾于|当时|年春天|回顾|早前|去年/u,
  goesOn: /不受影响|仍可|仍然|继续(?:提供|使用)/u,
  office: /该部门|该机构|监管机构|委员会|有关部门|当局/u,
  court: /法院|法官/u,
  bill: /草案|征求意见|法案(?!》?(?:已|正式|经))/u,
  effect: /施行|适用|生效/u,
  audiences: [
    [/外国人|外籍|非美国/u, { kind: 'foreign-persons', label: 'foreign persons' }],
    [/公务机关|政府机关|政府部门|公务员|政府设备/u, { kind: 'class', label: 'government agencies' }],
    [/所有(?:用户|客户)|全球用户/u, { kind: 'everyone' }],
  ],
};
